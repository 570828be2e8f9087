package browsertest

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"
	"time"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/internal/live"
	"glane/internal/server"
)

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
	pages := map[string]string{} // as they stand, for the checker of HTML
	for _, one := range []refusal{
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
				if b.Open(one.address); one.base == limited {
					for i := 0; b.status() == http.StatusOK && i < 10; i++ { // a second gives one more answer
						useUp(t, limited)
						b.Open(one.address)
					}
				}
				one.holds(b)
				pages[fmt.Sprintf("%s, scripts %v", one.name, !b.scriptless)] = b.whole()
			})
		})
	}
	ValidHTML(t, pages)
}

// A refusal is an address that one of the services answers with an error.
type refusal struct {
	name, base, address string
	status              int
	query               string // that the box keeps
	kept                int    // filters that the form keeps
}

// holds looks at the page of a refusal.
func (r refusal) holds(b *Tab) {
	t := b.t
	t.Helper()
	want(t, "status", b.status(), r.status)
	want(t, "language", Eval[string](b, "document.documentElement.lang"), "fr")
	want(t, "words in the box", Eval[string](b, "document.getElementById('q').value"), r.query)
	want(t, "filters that the form keeps", b.Count("#recherche input[type=hidden]"), r.kept)
	if told := b.Text("main"); jargon.MatchString(told) {
		t.Errorf("%q is jargon: %s", jargon.FindString(told), told)
	}
	if b.Count("main a[href]") == 0 {
		t.Error("there is no way on from here")
	}
	b.Accessible(r.name)
}

// status is the one that the page was answered with.
func (b *Tab) status() int {
	b.t.Helper()
	return Eval[int](b, `performance.getEntriesByType("navigation")[0].responseStatus`)
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
