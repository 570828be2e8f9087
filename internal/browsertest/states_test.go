package browsertest

import (
	"fmt"
	"net/http"
	"os"
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
		b.empty("/?q=tridan&outil=contrat&theme=eau", 2,
			"Sans aucun filtre : 1 fiche", "Sans le filtre Outil : Contrat : aucune fiche", "Sans le filtre Thème : Eau : aucune fiche")
		want(t, "words in the box", Eval[string](b, "document.getElementById('q').value"), "tridan")
		b.Accessible("nothing found, by two filters")
		b.empty("/?q=alimentation&outil=contrat&theme=eau", 2, "Sans le filtre Thème : Eau : 2 fiches", "Sans le filtre Outil : Contrat : aucune fiche")

		b.empty("/?q=agricuture&outil=entente&theme=eau", 2,
			"Sans aucun filtre : 3 fiches", "Sans le filtre Outil : Entente : aucune fiche", "Sans le filtre Thème : Eau : aucune fiche")
		if told := b.Text(".corrige"); !strings.Contains(told, "«\u00a0agriculture\u00a0»") {
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

// Point 19, where a fiche needs every value that is chosen.
func TestNothingFoundLeadsToOneNeededValueLess(t *testing.T) {
	b := NewTab(t, recipes(t))
	b.empty("/?q=farine&regime=sans-lactose&regime=vegetarien", 2,
		"Sans le filtre Régime : Sans lactose, Végétarien : 7 fiches", "Sans le filtre Régime : Sans lactose : 3 fiches", "Sans le filtre Régime : Végétarien : 2 fiches")
}

// empty opens a view that holds nothing, with each of its filters at work, and
// holds the ways out of it: what they say is what they give.
func (b *Tab) empty(asked string, filters int, ways ...string) {
	b.t.Helper()
	b.Open(asked)
	want(b.t, "the address, with each filter that was asked", b.Address(), asked)
	want(b.t, asked+": filters at work", b.Count(".jeton"), filters)
	want(b.t, asked+": hits", b.Count(".resultat"), 0)
	told := strings.ReplaceAll(strings.Join(b.links(".vide .pistes a"), "\n"), "\u00a0", " ")
	want(b.t, asked+": ways", told, strings.Join(ways, "\n"))
	for i, way := range ways {
		b.Follow(chromedp.Click(chromedp.CSS(fmt.Sprintf(".vide .pistes li:nth-child(%d) a", i+1))))
		number := "Aucune fiche"
		if n := aNumber.FindString(strings.ReplaceAll(way, " fiche", "\u00a0fiche")); n != "" {
			number = n
		}
		if heading := b.Text("#titre-resultats"); !strings.HasPrefix(heading, number+" ") {
			b.t.Errorf("%q leads to %q", way, heading)
		}
		b.Open(asked)
	}
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
		spoken := func() string { return Eval[string](b, "document.getElementById('resultats').dataset.annonce") }
		if !strings.HasSuffix(spoken(), "voici les résultats pour «\u00a0agriculture\u00a0».") {
			t.Errorf("what is spoken of a correction is %q", spoken())
		}
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
		if !strings.Contains(spoken(), "proche") || !strings.Contains(spoken(), "Aucune fiche ne contient tous vos mots") {
			t.Errorf("what is spoken of a relaxed search is %q", spoken())
		}

		b.Open("/?q=contrat+rural+territoire&sort=titre")
		const partly = "2\u00a0fiches contiennent tous vos mots\u00a0: les autres en contiennent l’essentiel."
		want(t, "what is told where some fiches lack a word", b.Text(".resultats-tete .avis"), partly)
		if !strings.HasSuffix(spoken(), partly) {
			t.Errorf("what is spoken where some fiches lack a word is %q", spoken())
		}
	})
}

// jargon is what a reader need not know.
var jargon = regexp.MustCompile(`(?i)\b(HTTP|URL|API|JSON|param[eè]tre|identifiant|erreur \d|\d{3}|timeout|server|internal|null|undefined|request|error|not found|bad|too many|unavailable|status|requ[eê]te|facette)\b`)

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
		{"an unknown fiche", running, "/fiches/entente?q=eau&theme=eau", http.StatusNotFound, "eau", 1},
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

const noAnswer = "La recherche n’a pas répondu. Vos mots sont gardés."

// alerted waits for the message that no answer came, and tells how long it took.
func (b *Tab) alerted() time.Duration {
	b.t.Helper()
	began := time.Now()
	b.Until(`document.querySelector("[role=alert] p")?.textContent === ` + quote(noAnswer))
	return time.Since(began)
}

// Point 21.
func TestALostASlowAndARefusedAnswerAreToldAndNothingIsLost(t *testing.T) {
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Open("/?q=territoire")
	hits := b.links(".resultat h3 a")
	alerts := Eval[string](b, "document.querySelector('[role=alert]').textContent")
	want(t, "the place of the message at load", alerts, "")

	// Whatever goes wrong, what stands stays, and "Réessayer" goes on once all is well.
	for _, wrong := range []struct {
		name string
		what fault
		logs int // lines of the console, one per request that fails
	}{
		{"a network that is cut", fault{cut: true}, 2},
		{"too many requests", fault{status: http.StatusTooManyRequests}, 2},
		{"a service that prepares itself", fault{status: http.StatusServiceUnavailable}, 2},
		{"an answer that takes 8 s", fault{wait: 8 * time.Second}, 0},
	} {
		b.Open("/?q=territoire")
		n.Do(func(*http.Request) fault { return wrong.what })
		b.ExpectConsole(wrong.logs)
		b.types(" naturel")
		if took := b.alerted(); took > 5*time.Second {
			t.Errorf("%s is told after %v", wrong.name, took)
		}
		want(t, wrong.name+": words", Eval[string](b, "document.getElementById('q').value"), "territoire naturel")
		want(t, wrong.name+": hits", strings.Join(b.links(".resultat h3 a"), "; "), strings.Join(hits, "; "))
		b.Accessible(wrong.name)
		n.Do(nil)
		b.Do(chromedp.Click(chromedp.CSS("[role=alert] button")))
		b.Shows("/?q=territoire+naturel")
		want(t, wrong.name+": the message once all is well", b.Count("[role=alert] *"), 0)
		want(t, wrong.name+": focus", Eval[bool](b, "document.activeElement !== document.body"), true)
	}
}

func TestThePageGoesOnByItselfOnceTheNetworkIsBack(t *testing.T) {
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Open("/")
	n.Do(func(*http.Request) fault { return fault{cut: true} })
	b.ExpectConsole(1)
	b.Do(tick("theme", "eau"))
	b.alerted()
	want(t, "the box that was ticked", b.Count("[name=theme][value=eau]:checked"), 1)
	n.Do(nil)
	Eval[any](b, "dispatchEvent(new Event('online')), null")
	b.Shows("/?theme=eau")
	want(t, "messages", b.Count("[role=alert] *"), 0)
}

func TestAnAnswerThatIsUnderWayShowsItself(t *testing.T) {
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Open("/")
	Eval[any](b, `window.wheels = [];
		addEventListener("change", () => { window.began = performance.now() }, true);
		new MutationObserver(() => wheels.push([document.getElementById("attente").checkVisibility(), performance.now() - began]))
			.observe(document.getElementById("attente"), {attributes: true}); null`)
	n.Do(func(*http.Request) fault { return fault{wait: 900 * time.Millisecond} })
	b.Do(tick("theme", "eau"))
	b.Until("document.getElementById('attente').checkVisibility()")
	want(t, "busy meanwhile", b.Count("#resultats[aria-busy=true]"), 1)
	b.Accessible("an answer under way")
	b.Shows("/?theme=eau")
	want(t, "busy afterwards", b.Count("[aria-busy], #attente:not([hidden])"), 0)
	if after := Eval[float64](b, "wheels[0][1]"); after < 240 || after > 800 {
		t.Errorf("the wheel turns %v ms after the tick", after)
	}
	n.Do(nil)
	b.Do(tick("theme", "gouvernance"))
	b.Shows("/?theme=gouvernance&theme=eau")
	if shown := Eval[int](b, "wheels.filter(([shown]) => shown).length"); shown > 1 {
		t.Error("the wheel turns for an answer that is there at once")
	}
}

func TestAPageOfAnotherVersionOfTheServiceIsLoadedWhole(t *testing.T) {
	b := NewTab(t, site(t))
	b.Open("/")
	Eval[any](b, `document.querySelector("script[src]").setAttribute("src", "/assets/of-yesterday.js"); window.here = true; null`)
	b.Do(tick("theme", "eau"))
	b.Until("location.search === '?theme=eau' && document.readyState === 'complete' && !window.here")
	want(t, "hits", b.Count(".resultat"), 1)
}

func TestWithoutSuggestionsTheSearchGoesOn(t *testing.T) {
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Open("/")
	n.Do(func(r *http.Request) fault { return fault{cut: strings.HasPrefix(r.URL.Path, "/api/")} })
	b.ExpectConsole(1)
	b.types("eau")
	b.Shows("/?q=eau")
	n.Await(t, "/api/v1/suggest?q=eau")
	want(t, "suggestions", b.suggestions(), "")
	want(t, "messages", b.Count("[role=alert] *"), 0)
}

func TestAnImpossibleChoiceIsRefusedInPlace(t *testing.T) {
	dated, faults := corpus.Load(os.DirFS("../../corpus/testdata/recettes"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b := NewTab(t, serve(t, dated))
	b.Open("/")
	b.ExpectConsole(1) // the browser logs the 400
	b.Do(chromedp.SetValue(chromedp.ID("annee_min"), "1800"))
	b.Shows("/?annee_min=1800")
	b.Do(chromedp.SetValue(chromedp.ID("annee_max"), "1700"))
	b.Until("document.querySelector('[role=alert] p')?.textContent.startsWith('Les années')")
	want(t, "address", b.Address(), "/?annee_min=1800")
	want(t, "fields", Eval[string](b, "annee_min.value + ' ' + annee_max.value"), "1800 1700")
	if b.Count(".resultat") == 0 {
		t.Error("the hits are gone")
	}
}
