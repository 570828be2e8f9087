package browsertest

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/internal/live"
	"glane/internal/server"
)

// withAndWithoutScript runs a journey twice, in a tab of its own each time.
func withAndWithoutScript(t *testing.T, base string, journey func(t *testing.T, b *Tab)) {
	t.Helper()
	for _, script := range []bool{true, false} {
		t.Run(map[bool]string{true: "with scripts", false: "without scripts"}[script], func(t *testing.T) {
			b := NewTab(t, base)
			if !script {
				b.NoScript()
			}
			journey(t, b)
		})
	}
}

// links gives the texts of the links at a selector.
func (b *Tab) links(selector string) []string {
	b.t.Helper()
	return Eval[[]string](b, `[...document.querySelectorAll(`+quote(selector)+`)].map(e => e.innerText.trim())`)
}

// number reads the number that a text begins with, or that stands before its noun.
var aNumber = regexp.MustCompile(`(\d+)\x{a0}fiches?`)

// Point 19.
func TestNothingFoundLeadsToTheMendedWordsAndToFewerFilters(t *testing.T) {
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		const asked = "/?q=tridan&outil=contrat&theme=eau"
		b.Open(asked)
		want(t, "the address, with each filter that was asked", b.Address(), asked)
		want(t, "filters at work", b.Count(".jeton"), 2)
		want(t, "hits", b.Count(".resultat"), 0)
		want(t, "words in the box", Eval[string](b, "document.getElementById('q').value"), "tridan")
		b.Accessible("nothing found, by two filters")
		ways := b.links(".vide .pistes a")
		if len(ways) == 0 {
			t.Fatal("no link leads to fewer filters")
		}
		for i, way := range ways {
			told := aNumber.FindStringSubmatch(way)
			if told == nil {
				continue // to what the corpus holds
			}
			b.Follow(chromedp.Click(chromedp.CSS(fmt.Sprintf(".vide .pistes li:nth-child(%d) a", i+1))))
			found := aNumber.FindStringSubmatch(b.Text("#titre-resultats"))
			if found == nil || found[1] != told[1] {
				t.Errorf("%q leads to %q", way, b.Text("#titre-resultats"))
			}
			b.Open(asked)
		}

		b.Open("/?q=agricuture&outil=entente&theme=eau")
		if told := b.Text(".corrige"); !strings.Contains(told, "agriculture") {
			t.Errorf("the mended word is not told: %q", told)
		}
		want(t, "the way to the words as typed", b.Count(".corrige a"), 1)

		b.Open("/?q=xyzzy")
		want(t, "heading", b.Text("#titre-resultats"), "Aucune fiche pour «\u00a0xyzzy\u00a0»")
		if advice := b.Count(".conseils li"); advice == 0 {
			t.Error("nothing is advised")
		}
		b.Follow(chromedp.Click(chromedp.CSS(`.vide a[href="/a-propos"]`)))
		want(t, "what the corpus holds", b.Text("h1"), "À propos")
	})
}

// Point 20.
func TestACorrectionIsToldAndTheWordsAsTypedAreOneClickAway(t *testing.T) {
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		b.Open("/?q=agricuture")
		told := b.Text(".corrige")
		for _, word := range []string{"«\u00a0agricuture\u00a0»", "«\u00a0agriculture\u00a0»"} {
			if !strings.Contains(told, word) {
				t.Errorf("the correction %q does not say %s", told, word)
			}
		}
		if b.Count(".resultat") == 0 {
			t.Error("the mended word finds nothing")
		}
		want(t, "the box keeps what was typed", Eval[string](b, "document.getElementById('q').value"), "agricuture")
		b.Accessible("a word mended")
		b.Follow(chromedp.Click(chromedp.CSS(".corrige a")))
		want(t, "hits of the words as typed", b.Count(".resultat"), 0)
		want(t, "corrections of the words as typed", b.Count(".corrige"), 0)

		b.Open("/?q=eau+xyzzy")
		if told := b.Text(".resultats-tete .avis"); !strings.HasPrefix(told, "Aucune fiche ne contient tous vos mots") {
			t.Errorf("a relaxed search says %q", told)
		}
		if heading := b.Text("#titre-resultats"); !strings.Contains(heading, "proche") {
			t.Errorf("the heading of a relaxed search is %q", heading)
		}
		if spoken := Eval[string](b, "document.getElementById('annonce').dataset.annonce || document.title"); !strings.Contains(spoken, "tous vos mots") && !strings.Contains(spoken, "proche") {
			t.Errorf("what is spoken of a relaxed search is %q", spoken)
		}
	})
}

// jargon is what a reader need not know.
var jargon = regexp.MustCompile(`(?i)\b(HTTP|URL|API|JSON|param[eè]tre|identifiant|erreur \d|\d{3}|timeout|server|internal|null|undefined|request|requ[eê]te|facette)\b`)

// Point 22.
func TestARefusalHasItsStatusInFrenchAndKeepsTheSearch(t *testing.T) {
	c, faults := corpus.Load(cooperations.Files)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	running := serve(t, c)
	slow := serve(t, c, func(c *server.Config) { c.SearchTimeout = 1 })
	limited := serve(t, c, func(c *server.Config) { c.RateLimit = 1 })
	starting := serveHolder(t, new(live.Holder))
	for _, one := range []struct {
		name, base, address string
		status              int
		query               string // that the box keeps
		kept                int    // filters that the form keeps
	}{
		{"an unknown fiche", running, "/fiches/entente?q=eau", http.StatusNotFound, "eau", 0},
		{"an unknown address", running, "/nulle-part", http.StatusNotFound, "", 0},
		{"a value that a filter has not", running, "/?q=eau&enjeux=eaux&theme=eau", http.StatusBadRequest, "eau", 1},
		{"a page that is none", running, "/?q=eau&page=zero&theme=eau&theme=alimentation", http.StatusBadRequest, "eau", 2},
		{"too many searches", limited, "/?q=eau&theme=eau", http.StatusTooManyRequests, "eau", 1},
		{"a search that takes too long", slow, "/?q=eau&theme=eau", http.StatusServiceUnavailable, "eau", 1},
		{"a service that is starting", starting, "/?q=eau", http.StatusServiceUnavailable, "eau", 0},
	} {
		t.Run(one.name, func(t *testing.T) {
			withAndWithoutScript(t, one.base, func(t *testing.T, b *Tab) {
				b.ExpectConsole(1)
				status := func() int { return Eval[int](b, `performance.getEntriesByType("navigation")[0].responseStatus`) }
				if b.Open(one.address); one.base == limited {
					for i := 0; status() == http.StatusOK && i < 10; i++ { // a second gives one more answer
						useUp(t, limited)
						b.Open(one.address)
					}
				}
				want(t, "status", status(), one.status)
				want(t, "language", Eval[string](b, "document.documentElement.lang"), "fr")
				want(t, "words in the box", Eval[string](b, "document.getElementById('q').value"), one.query)
				want(t, "filters that the form keeps", b.Count("#recherche input[type=hidden]"), one.kept)
				if told := b.Text("main"); jargon.MatchString(told) {
					t.Errorf("%q is jargon: %s", jargon.FindString(told), told)
				}
				if b.Count("main a[href]") == 0 {
					t.Error("there is no way on from here")
				}
				b.Accessible(one.name)
			})
		})
	}
}

// useUp takes all that the limit of a site gives, for some seconds.
func useUp(t *testing.T, base string) {
	t.Helper()
	client := &http.Client{Timeout: patience}
	for until := time.Now().Add(patience); time.Now().Before(until); {
		res, err := client.Get(base + "/api/v1/schema")
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode == http.StatusTooManyRequests {
			if res.Header.Get("Retry-After") == "" {
				t.Error("a refusal does not say when to ask again")
			}
			return
		}
	}
	t.Fatal("the limit refuses nobody")
}
