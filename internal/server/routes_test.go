package server

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"glane/index"
	"glane/internal/api"
	"glane/internal/params"
)

func TestEveryRouteAnswers(t *testing.T) {
	for target, kind := range map[string]string{
		"/":                      "text/html; charset=utf-8",
		"/?q=eau&utm_source=x":   "text/html; charset=utf-8",
		"/fiches/fiche":          "text/html; charset=utf-8",
		"/facettes/enjeux?q=eau": "text/html; charset=utf-8",
		"/cartes/enjeux":         "text/html; charset=utf-8",
		"/cartes/enjeux/regions": "text/html; charset=utf-8",
		"/sigles":                "text/html; charset=utf-8",
		"/assets/glane.css":      "text/css; charset=utf-8",
		"/api/v1/search?q=eau":   "application/json; charset=utf-8",
		"/api/v1/facets":         "application/json; charset=utf-8",
		"/api/v1/facets/enjeux":  "application/json; charset=utf-8",
		"/api/v1/cases/fiche":    "application/json; charset=utf-8",
		"/api/v1/schema":         "application/json; charset=utf-8",
		"/api/v1/openapi.yaml":   "application/yaml; charset=utf-8",
		"/export.csv?q=eau":      "text/csv; charset=utf-8",
		"/export.json?q=eau":     "application/json; charset=utf-8",
		"/export.xlsx?q=eau":     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		"/feed.atom?q=eau":       "application/atom+xml; charset=utf-8",
		"/opensearch.xml":        "application/opensearchdescription+xml; charset=utf-8",
		"/opensearch.json?q=e":   "application/x-suggestions+json; charset=utf-8",
		"/sitemap.xml":           "application/xml; charset=utf-8",
		"/robots.txt":            "text/plain; charset=utf-8",
		"/healthz":               "text/plain; charset=utf-8",
		"/readyz":                "text/plain; charset=utf-8",
	} {
		f := newFixture(t, finds)
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			w := f.do(method, target)
			if w.Code != http.StatusOK || w.Header().Get("Content-Type") != kind {
				t.Errorf("%s %s = %d %s", method, target, w.Code, w.Header().Get("Content-Type"))
			}
		}
	}
}

func TestTheOpenAPIDocumentHasTheRoutesOfTheAPI(t *testing.T) {
	x := &service{api: api.New("essai"), pages: fakePages{}}
	routes := map[string]bool{}
	for _, r := range x.searching() {
		if strings.HasPrefix(r.path, api.Prefix) {
			routes[r.path] = true
		}
	}
	var doc struct{ Paths map[string]any }
	if err := yaml.Unmarshal(newFixture(t, finds).do("GET", api.PathOpenAPI).Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	for path := range doc.Paths {
		if !routes[path] {
			t.Errorf("the document has %s, the router has not", path)
		}
		delete(routes, path)
	}
	for path := range routes {
		t.Errorf("the router has %s, the document has not", path)
	}
}

func TestTheDocumentationHasEveryRouteAndParameter(t *testing.T) {
	text, err := os.ReadFile("../../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	x := &service{api: api.New("essai"), pages: fakePages{}}
	wanted := []string{pathAlive, pathReady}
	for _, r := range slices.Concat(x.searching(), x.telling(), x.taking()) {
		wanted = append(wanted, r.path)
	}
	for _, p := range append(params.List(testCorpus.Schema), params.ContainsParam) {
		if p.Facet == nil {
			wanted = append(wanted, p.Name)
		}
		for _, v := range p.Choices {
			wanted = append(wanted, v.ID)
		}
	}
	for _, word := range wanted {
		if !strings.Contains(string(text), "`"+word) {
			t.Errorf("docs/api.md does not tell of `%s`", word)
		}
	}
}

func TestUnhappyInputGetsSenseOrARefusalThatNamesTheParameter(t *testing.T) {
	for _, c := range []struct {
		name, query string
		status      int // of the API; 0 for 200
		parameter   string
	}{
		{name: "a lone quote", query: `q="`},
		{name: "an operator left open", query: "q=eau+AND+("},
		{name: "a star", query: "q=*"},
		{name: "a hyphen", query: "q=-"},
		{name: "a colon", query: "q=:"},
		{name: "10,000 letters", query: "q=" + strings.Repeat("é", 10_000)},
		{name: "10,000 words", query: "q=" + strings.Repeat("a+", 10_000)},
		{name: "control characters", query: "q=%00%07%1b[31m%0d%0aSet-Cookie:+a"},
		{name: "bytes that are no UTF-8", query: "q=\xff\xfe%C3%28"},
		{name: "broken escapes", query: "q=100%+%zz+%"},
		{name: "a broken escape in a name", query: "%zz=1", status: 400, parameter: "%zz"},
		{name: "a double encoding", query: "q=%2522eau%2522"},
		{name: "a script", query: "q=<script>alert(1)</script>"},
		{name: "nothing", query: "&&&=&"},
		{name: "a page under 1", query: "page=-1", status: 400, parameter: "page"},
		{name: "a page that is no number", query: "page=deux", status: 400, parameter: "page"},
		{name: "a page past all numbers", query: "page=" + strings.Repeat("9", 400), status: 400, parameter: "page"},
		{name: "a size over all bounds", query: "size=1000000", status: 400, parameter: "size"},
		{name: "a value that is none", query: "enjeux=nope", status: 400, parameter: "enjeux"},
		{name: "a name that is none", query: "foo=bar", status: 400, parameter: "foo"},
		{name: "q twice", query: "q=a&q=b", status: 400, parameter: "q"},
		{name: "years the wrong way round", query: "annee_min=2020&annee_max=2010", status: 400, parameter: "annee_min"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFixture(t, finds)
			r := mustRequest(t, "/api/v1/search", c.query)
			w := f.serve(r)
			if want := max(c.status, 200); w.Code != want {
				t.Errorf("the API answers %d, want %d: %s", w.Code, want, w.Body)
			}
			if c.parameter != "" {
				var p api.Problem
				if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Parameter != c.parameter {
					t.Errorf("the refusal is %s", w.Body)
				}
			}
			if w := f.serve(mustRequest(t, "/", c.query)); w.Code != 200 && w.Code != 400 {
				t.Errorf("the page answers %d", w.Code)
			}
		})
	}
}

// mustRequest makes a request whose query holds those very bytes.
func mustRequest(t *testing.T, path, query string) *http.Request {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.URL = &url.URL{Path: path, RawQuery: query}
	return r
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	for target, kind := range map[string]string{
		"/nulle-part":           "text/html; charset=utf-8",
		"/fiches/":              "text/html; charset=utf-8",
		"/fiches/nope":          "text/html; charset=utf-8",
		"/fiches/..%2f..%2fetc": "text/html; charset=utf-8",
		"//exemple.fr":          "text/html; charset=utf-8",
		"/.git/config":          "text/html; charset=utf-8",
		"/api/v1/nope":          "application/problem+json; charset=utf-8",
		"/api/v2/search":        "application/problem+json; charset=utf-8",
		"/api/v1/cases/nope":    "application/problem+json; charset=utf-8",
		"/api/v1/facets/nope":   "application/problem+json; charset=utf-8",
		"/api/v1/search/":       "application/problem+json; charset=utf-8",
	} {
		w := newFixture(t, finds).serve(mustRequest(t, mustPath(t, target), ""))
		if w.Code != http.StatusNotFound || w.Header().Get("Content-Type") != kind {
			t.Errorf("%s = %d %s", target, w.Code, w.Header().Get("Content-Type"))
		}
		if w.Header().Get("Location") != "" {
			t.Errorf("%s redirects", target)
		}
	}
}

func mustPath(t *testing.T, escaped string) string {
	t.Helper()
	path, err := url.PathUnescape(escaped)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWithoutAGenerationOnlyTheProcessIsWell(t *testing.T) {
	f := newFixture(t, nil)
	if w := f.do("GET", "/healthz"); w.Code != 200 {
		t.Errorf("/healthz = %d", w.Code)
	}
	for _, target := range []string{"/readyz", "/", "/fiches/fiche", "/api/v1/search", "/api/v1/openapi.yaml"} {
		w := f.do("GET", target)
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("%s = %d, Retry-After %q", target, w.Code, w.Header().Get("Retry-After"))
		}
	}
}

func TestASearchHasItsTimeAndNoMore(t *testing.T) {
	waits := func(ctx context.Context, _ index.Request) (*index.Answer, error) {
		if _, ok := ctx.Deadline(); !ok {
			t.Error("a search has no deadline")
		}
		<-ctx.Done()
		return nil, ctx.Err()
	}
	f := newFixture(t, waits, func(c *Config) { c.SearchTimeout = 1 })
	for _, target := range []string{"/?q=eau", "/api/v1/search?q=eau"} {
		w := f.do("GET", target)
		if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "trop de temps") {
			t.Errorf("%s = %d %s", target, w.Code, w.Body)
		}
	}
}

func TestAnAddressThatTheAPILacksNamesTheOneMeant(t *testing.T) {
	for path, meant := range map[string]string{
		"/api/v1/sugest":    "Vouliez-vous dire «\u00a0/api/v1/suggest\u00a0»\u202f?",
		"/api/search":       "Vouliez-vous dire «\u00a0/api/v1/search\u00a0»\u202f?",
		"/api/v1/openapi":   "Vouliez-vous dire «\u00a0/api/v1/openapi.yaml\u00a0»\u202f?",
		"/api/v1/territory": "Toutes les adresses sont dans «\u00a0/api/v1/openapi.yaml\u00a0».",
	} {
		var told struct{ Detail string }
		w := newFixture(t, finds).do("GET", path)
		if err := json.Unmarshal(w.Body.Bytes(), &told); err != nil {
			t.Fatal(err)
		}
		if w.Code != http.StatusNotFound || !strings.HasSuffix(told.Detail, meant) {
			t.Errorf("%s: %d %q, want %q", path, w.Code, told.Detail, meant)
		}
	}
}
