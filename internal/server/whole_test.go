package server_test

import (
	"encoding/json"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/index"
	"glane/index/bleveindex"
	"glane/index/indextest"
	"glane/internal/api"
	"glane/internal/page"
	"glane/internal/params"
	"glane/internal/server"
)

// one hands out one generation for ever.
type one struct{ generation *index.Generation }

func (o one) Acquire() (*index.Generation, func()) { return o.generation, func() {} }

// whole is the service as it is run, over a corpus.
func whole(t testing.TB, files fs.FS) (http.Handler, *index.Generation) {
	t.Helper()
	g := indextest.Open(t, bleveindex.Engine{}, func() (*corpus.Corpus, []corpus.Fault) { return corpus.Load(files) }, "")
	pages, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	h, err := server.New(server.Config{Log: slog.New(slog.DiscardHandler)}, one{g}, api.New("essai"), pages)
	if err != nil {
		t.Fatal(err)
	}
	return h, g
}

func get(h http.Handler, target string) (*http.Request, *httptest.ResponseRecorder) {
	r, w := httptest.NewRequest(http.MethodGet, target, nil), httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return r, w
}

// questions are addresses that meet every part of a corpus, whichever it is.
func questions(c *corpus.Corpus) []string {
	targets := []string{api.PathSearch, api.PathFacets, api.PathSchema}
	search := func(v url.Values) { targets = append(targets, api.PathSearch+"?"+v.Encode()) }
	for _, words := range []string{"eau", "de la", `"eau`, "-eau", "titre:a", "zzzz eau", "zzzz", "territorie", c.Cases.At(0).Titre} {
		for _, sort := range index.Sorts {
			search(url.Values{"q": {words}, "sort": {string(sort)}, "explain": {"true"}, "size": {"3"}, "page": {"2"}})
			search(url.Values{"q": {words}, "sort": {string(sort)}, "explain": {"true"}, "size": {"100"}})
		}
	}
	for _, f := range c.Schema.Facettes {
		facet := strings.Replace(api.PathFacet, "{facet}", f.Nom, 1)
		targets = append(targets, facet, facet+"?contains=e", facet+"?q=zzzz")
		search(url.Values{f.Nom: {corpus.Unspecified}})
		for _, v := range f.Valeurs {
			search(url.Values{f.Nom: {v.ID, corpus.Unspecified}, "annee": {corpus.Unspecified}})
			search(url.Values{f.Nom: {v.ID}, "q": {"zzzz"}})
		}
	}
	for _, one := range c.Cases.All() {
		for _, path := range []string{api.PathCase, api.PathSimilar} {
			targets = append(targets, strings.Replace(path, "{id}", url.PathEscape(one.ID), 1))
		}
		targets = append(targets, api.PathSuggest+"?"+url.Values{"q": {one.Titre[:3]}}.Encode())
	}
	return append(targets, api.PathSearch+"?page=0", api.PathSearch+"?nope=1", api.PathCase, api.PathFacet)
}

func TestEveryAnswerOverRealCorporaConformsToTheirDocument(t *testing.T) {
	for name, files := range map[string]fs.FS{
		"cooperations": cooperations.Files, "recettes": os.DirFS("../../corpus/testdata/recettes"),
	} {
		t.Run(name, func(t *testing.T) {
			h, g := whole(t, files)
			_, document := get(h, api.PathOpenAPI)
			doc, err := libopenapi.NewDocument(document.Body.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			v, errs := validator.NewValidator(doc)
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			if ok, errs := v.ValidateDocument(); !ok {
				t.Fatal(errs)
			}
			for _, target := range questions(g.Corpus) {
				r, w := get(h, target)
				if w.Code >= 500 {
					t.Errorf("%s = %d %s", target, w.Code, w.Body)
				}
				if ok, errs := v.ValidateHttpResponse(r, w.Result()); !ok {
					for _, e := range errs {
						t.Errorf("%s (%d): %v", target, w.Code, e)
					}
				}
			}
		})
	}
}

func TestEveryLinkOfAnAnswerLeadsSomewhere(t *testing.T) {
	h, g := whole(t, cooperations.Files)
	_, w := get(h, api.PathSearch+"?size=100")
	var answer api.Search
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Hits) != g.Corpus.Cases.Len() || answer.Total != g.Corpus.Cases.Len() {
		t.Errorf("%d hits of %d cases", len(answer.Hits), g.Corpus.Cases.Len())
	}
	for _, hit := range answer.Hits {
		if _, w := get(h, hit.URL); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "<h1") {
			t.Errorf("%s = %d", hit.URL, w.Code)
		}
	}
	for _, f := range answer.Facets {
		for _, v := range f.Values {
			_, w := get(h, api.PathSearch+"?"+url.Values{string(f.Name): {v.Value}}.Encode())
			var narrowed api.Search
			if err := json.Unmarshal(w.Body.Bytes(), &narrowed); err != nil || narrowed.Total != v.Count {
				t.Errorf("%s=%s tells %d cases and finds %d (%v)", f.Name, v.Value, v.Count, narrowed.Total, err)
			}
		}
	}
}

func TestEveryPageOfAnAnswerCanBeHad(t *testing.T) {
	h, g := whole(t, cooperations.Files)
	seen := map[string]bool{}
	r := index.Request{Page: 1, Size: 3}
	for {
		_, w := get(h, api.PathSearch+params.Link(r))
		var answer api.Search
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		for _, hit := range answer.Hits {
			if seen[hit.ID] {
				t.Errorf("%s is on two pages", hit.ID)
			}
			seen[hit.ID] = true
		}
		if r.Page > answer.Pages {
			if len(answer.Hits) > 0 {
				t.Errorf("page %d of %d has %d hits", r.Page, answer.Pages, len(answer.Hits))
			}
			break
		}
		r = params.WithPage(r, r.Page+1)
	}
	if len(seen) != g.Corpus.Cases.Len() {
		t.Errorf("the pages hold %d cases of %d", len(seen), g.Corpus.Cases.Len())
	}
}

func TestNothingThatIsTypedMakesTheServiceFail(t *testing.T) {
	h, _ := whole(t, cooperations.Files)
	for _, words := range []string{
		`"`, "eau AND (", "*", "-", "--", "?", ":", "titre:", "titre:\"", "-titre:-", "«", "« eau", "’", "eau~1", "eau^9", "/.*/", "[a TO b]",
		strings.Repeat("é", 10_000), strings.Repeat("a ", 5_000), strings.Repeat(`"`, 1_000), strings.Repeat("-", 1_000),
		"\x00\x01\x1b[31m", "\xff\xfe\xc3", "eau\r\nSet-Cookie: a", "<script>alert(1)</script>", "%22", "😀 eau", "a\u0301\u0301\u0301", "eau\u202e",
	} {
		for _, path := range []string{api.PathSearch, api.PathFacets, api.PathSuggest, "/", params.CaseLink("entente-tridan")} {
			_, w := get(h, path+"?"+url.Values{"q": {words}}.Encode())
			if w.Code != http.StatusOK {
				t.Errorf("%s with q=%.20q = %d", path, words, w.Code)
			}
			if strings.Contains(w.Body.String(), "<script>") && path == "/" {
				t.Errorf("%.20q reaches the page as markup", words)
			}
		}
	}
}
