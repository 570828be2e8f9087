package api

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); go test -update writes it anew:\n%s", file, diff)
	}
}

func indented(t *testing.T, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, body, "", "  "); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	return b.Bytes()
}

func TestAnswersAreThoseOfTheGoldenFiles(t *testing.T) {
	for file, target := range map[string]string{
		"search.json":    "/api/v1/search?q=eaux&theme=eau&annee_min=2010&annee=non-precise&size=2&explain=true",
		"facets.json":    "/api/v1/facets?q=eau",
		"facet.json":     "/api/v1/facets/theme?contains=CLIMAT",
		"case.json":      "/api/v1/cases/fiche-pleine",
		"case-nue.json":  "/api/v1/cases/fiche-nue",
		"schema.json":    "/api/v1/schema",
		"problem.json":   "/api/v1/search?page=-1&foo=bar",
		"not-found.json": "/api/v1/cases/fiche-plein",
	} {
		t.Run(file, func(t *testing.T) {
			golden(t, file, indented(t, newFixture().get(t, target).Body.Bytes()))
		})
	}
}

func TestAnEmptyAnswerHasListsAndNoNull(t *testing.T) {
	f := newFixture()
	f.searcher.answer = &index.Answer{}
	body := f.get(t, "/api/v1/search").Body.String()
	for _, key := range []string{"hits", "facets", "without"} {
		if !strings.Contains(body, `"`+key+`":[]`) {
			t.Errorf("%s is no empty list in %s", key, body)
		}
	}
	if !strings.Contains(body, `"filters":{}`) {
		t.Errorf("filters is no empty object in %s", body)
	}
}

func TestNothingOfACaseIsMarkupButTheMarks(t *testing.T) {
	for _, c := range []struct {
		name    string
		passage index.Passage
		want    string
	}{
		{"text is escaped", index.Passage{Text: `<b> & "eau"`}, "&lt;b&gt; &amp; &#34;eau&#34;"},
		{"marked text too", index.Passage{Text: "<i>", Marks: []index.Span{{Start: 0, End: 3}}}, "<mark>&lt;i&gt;</mark>"},
		{"text goes on", index.Passage{Text: "eau", Before: true, After: true}, "… eau …"},
		{"two marks", index.Passage{Text: "eau et sol", Marks: []index.Span{{Start: 0, End: 3}, {Start: 7, End: 10}}}, "<mark>eau</mark> et <mark>sol</mark>"},
		{"marks that do not fit", index.Passage{Text: "eau", Marks: []index.Span{{Start: -1, End: 2}, {Start: 2, End: 2}, {Start: 1, End: 9}}}, "eau"},
	} {
		if got := markup(c.passage); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func FuzzMarkupNeverLetsATagThrough(f *testing.F) {
	f.Add("<script>é", 0, 3, true)
	f.Add("&<mark>", 1, 7, false)
	f.Fuzz(func(t *testing.T, text string, start, end int, before bool) {
		got := markup(index.Passage{Text: text, Marks: []index.Span{{Start: start, End: end}}, Before: before})
		rest := strings.NewReplacer("<mark>", "", "</mark>", "").Replace(got)
		if strings.ContainsAny(rest, `<>"`) {
			t.Errorf("markup of %q has a tag: %s", text, got)
		}
		if utf8.ValidString(text) && strings.Count(got, "<mark>") != strings.Count(got, "</mark>") {
			t.Errorf("a mark is open: %s", got)
		}
	})
}

func TestWhatIsAskedReachesTheSearcher(t *testing.T) {
	f := newFixture()
	f.get(t, "/api/v1/search?q=eau&theme=eau&page=3")
	f.get(t, "/api/v1/facets?q=eau")
	f.get(t, "/api/v1/facets/lieu?theme=energie&contains=45")
	want := request(t, f.generation.Corpus.Schema, "q=eau&theme=eau&page=3")
	if diff := cmp.Diff(want, f.searcher.asked[0]); diff != "" {
		t.Error(diff)
	}
	if r := f.searcher.asked[1]; r.Size != 0 || r.Text != "eau" {
		t.Errorf("facets asked for %+v", r)
	}
	if r := f.searcher.asked[2]; r.FacetValues != -1 || r.OnlyFacet != "lieu" || len(r.Filters) != 1 || r.Text != "" {
		t.Errorf("one facet asked for %+v", r)
	}
}

func TestAValueIsFoundByLabelAliasOrCode(t *testing.T) {
	for target, want := range map[string]string{
		"/api/v1/facets/lieu?contains=loir":      "loiret",
		"/api/v1/facets/lieu?contains=45":        "loiret",
		"/api/v1/facets/theme?contains=energie":  "energie",
		"/api/v1/facets/theme?contains=non+prec": corpus.Unspecified,
		"/api/v1/facets/theme?contains=zzz":      "",
		"/api/v1/facets/theme?contains=":         "eau energie " + corpus.Unspecified,
	} {
		var answer OneFacet
		if err := json.Unmarshal(newFixture().get(t, target).Body.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, v := range answer.Facet.Values {
			got = append(got, v.Value)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s = %v, want %s", target, got, want)
		}
	}
}

func TestRefusalsHaveAStatusAndNameTheParameter(t *testing.T) {
	for _, c := range []struct {
		target    string
		status    int
		parameter string
	}{
		{"/api/v1/search?page=-1", 400, "page"},
		{"/api/v1/search?size=1000000", 400, "size"},
		{"/api/v1/search?theme=nope", 400, "theme"},
		{"/api/v1/search?foo=bar", 400, "foo"},
		{"/api/v1/search?contains=a", 400, "contains"},
		{"/api/v1/facets?page=2", 400, "page"},
		{"/api/v1/facets/nope", 404, ""},
		{"/api/v1/facets/theme?size=2", 400, "size"},
		{"/api/v1/cases/nope", 404, ""},
		{"/api/v1/cases/fiche-nue?q=eau", 400, "q"},
		{"/api/v1/suggest?size=21", 400, "size"},
		{"/api/v1/suggest?theme=eau", 400, "theme"},
		{"/api/v1/cases/fiche-nue/similar?q=eau", 400, "q"},
		{"/api/v1/cases/nope/similar", 404, ""},
		{"/api/v1/schema?q=eau", 400, "q"},
		{"/api/v1/openapi.yaml?q=eau", 400, "q"},
	} {
		w := newFixture().get(t, c.target)
		var p Problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
			t.Fatalf("%s: %v", c.target, err)
		}
		if w.Code != c.status || p.Status != c.status || p.Parameter != c.parameter || p.Detail == "" {
			t.Errorf("%s = %d %+v", c.target, w.Code, p)
		}
		if got := w.Header().Get("Content-Type"); got != "application/problem+json; charset=utf-8" {
			t.Errorf("%s is %s", c.target, got)
		}
		if w.Header().Get("ETag") != "" {
			t.Errorf("%s has an ETag", c.target)
		}
	}
}

func TestAFailedSearchTellsTheReaderNothingOfItsCause(t *testing.T) {
	for _, target := range []string{"/api/v1/search", "/api/v1/facets", "/api/v1/facets/theme"} {
		f := newFixture()
		f.searcher.err = os.ErrPermission
		if w := f.get(t, target); w.Code != 500 || strings.Contains(w.Body.String(), "permission") {
			t.Errorf("%s = %d %s", target, w.Code, w.Body)
		}
		f.searcher.err = context.DeadlineExceeded
		if w := f.get(t, target); w.Code != 503 {
			t.Errorf("%s over its time = %d %s", target, w.Code, w.Body)
		}
	}
}

func TestAnAnswerIsRevalidatedByWhatWasAsked(t *testing.T) {
	targets := []string{
		"/api/v1/search?q=eau", "/api/v1/facets?q=eau", "/api/v1/facets/theme", "/api/v1/cases/fiche-nue",
		"/api/v1/schema", "/api/v1/openapi.yaml", "/api/v1/search?q=eau&page=2",
	}
	seen := map[string]string{}
	for _, target := range targets {
		f := newFixture()
		etag := f.get(t, target).Header().Get("ETag")
		if !strings.HasPrefix(etag, `W/"`) {
			t.Errorf("%s has the ETag %s", target, etag)
		}
		if other := seen[etag]; other != "" {
			t.Errorf("%s and %s have one ETag", target, other)
		}
		seen[etag] = target
		asked := len(f.searcher.asked)
		for _, tag := range []string{etag, strings.TrimPrefix(etag, "W/"), `"x", ` + etag, "*"} {
			w := f.get(t, target, "If-None-Match", tag)
			if w.Code != http.StatusNotModified || w.Body.Len() != 0 || w.Header().Get("ETag") != etag {
				t.Errorf("%s with If-None-Match %s = %d, %d bytes", target, tag, w.Code, w.Body.Len())
			}
		}
		if len(f.searcher.asked) != asked {
			t.Errorf("%s searched to say that nothing changed", target)
		}
		f.generation.Corpus.Fingerprint = "f2"
		if w := f.get(t, target, "If-None-Match", etag); w.Code != http.StatusOK {
			t.Errorf("%s after a change of the corpus = %d", target, w.Code)
		}
		f = newFixture()
		f.api = New("autre")
		if w := f.get(t, target, "If-None-Match", etag); w.Code != http.StatusOK {
			t.Errorf("%s with another program = %d", target, w.Code)
		}
	}
}
