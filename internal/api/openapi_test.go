package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"gopkg.in/yaml.v3"

	"glane/corpus"
	"glane/internal/openapi"
	"glane/internal/params"
)

// written is the document of a corpus as it is served.
func written(t *testing.T, c *corpus.Corpus) []byte {
	t.Helper()
	text, err := OpenAPI(c).YAML()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func openAPIOf(t *testing.T, c *corpus.Corpus) validator.Validator {
	t.Helper()
	text := written(t, c)
	doc, err := libopenapi.NewDocument(text)
	if err != nil {
		t.Fatal(err)
	}
	v, errs := validator.NewValidator(doc)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return v
}

func TestTheOpenAPIDocumentIsValid(t *testing.T) {
	bare := &corpus.Corpus{Schema: &corpus.Schema{Titre: "Sans facette", Langue: "fr"}}
	for _, c := range []*corpus.Corpus{testCorpus(), bare} {
		s := c.Schema
		ok, errs := openAPIOf(t, c).ValidateDocument()
		for _, e := range errs {
			t.Errorf("%s: %s: %s (line %d)", s.Titre, e.Message, e.Reason, e.SpecLine)
		}
		if !ok && len(errs) == 0 {
			t.Errorf("%s: not valid", s.Titre)
		}
	}
}

func TestTheOpenAPIDocumentIsTheGoldenFile(t *testing.T) {
	text := written(t, testCorpus())
	golden(t, "openapi.yaml", text)
	if served := newFixture().get(t, PathOpenAPI).Body.String(); served != string(text) {
		t.Error("another document is served")
	}
}

// conforms asks and holds question and answer against the document.
func conforms(t *testing.T, v validator.Validator, target string, w *httptest.ResponseRecorder) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, nil)
	response := w.Result()
	if w.Code < 400 {
		if ok, errs := v.ValidateHttpRequest(r); !ok {
			t.Errorf("the question %s does not conform: %v", target, tell(errs))
		}
	}
	if ok, errs := v.ValidateHttpResponse(r, response); !ok {
		t.Errorf("the answer to %s (%d) does not conform: %v\n%s", target, w.Code, tell(errs), w.Body)
	}
}

func tell[E any](errs []E) string {
	lines := make([]string, len(errs))
	for i, e := range errs {
		lines[i] = fmt.Sprint(e)
	}
	return strings.Join(lines, "\n")
}

func TestEveryAnswerConformsToTheDocument(t *testing.T) {
	v := openAPIOf(t, testCorpus())
	for _, target := range []string{
		"/api/v1/search", "/api/v1/search?q=eau&theme=eau&theme=non-precise&lieu=loiret&annee_min=2010&annee_max=2020&annee=non-precise&sort=titre&page=2&size=5&explain=true",
		"/api/v1/facets", "/api/v1/facets?q=eau&theme=eau", "/api/v1/facets/theme", "/api/v1/facets/lieu?contains=45",
		"/api/v1/cases/fiche-pleine", "/api/v1/cases/fiche-nue", "/api/v1/schema",
		"/api/v1/suggest?q=ea", "/api/v1/cases/fiche-nue/similar?size=2", "/api/v1/suggest?size=0", "/api/v1/cases/nope/similar",
		"/api/v1/search?page=-1&foo=bar", "/api/v1/search?theme=nope", "/api/v1/facets/nope", "/api/v1/cases/nope",
	} {
		conforms(t, v, target, newFixture().get(t, target))
	}
}

func TestTheDocumentRefusesWhatTheAPIDoesNotSay(t *testing.T) {
	v := openAPIOf(t, testCorpus())
	for _, c := range []struct{ name, from, to string }{
		{"a key that is not in the struct", `"total"`, `"totaux":1,"total"`},
		{"a key that is missing", `"relaxed":true,`, ``},
		{"a value of another type", `"total":2`, `"total":"2"`},
		{"a facet value that is not in the vocabulary", `["loiret"]`, `["mars"]`},
	} {
		w := newFixture().get(t, "/api/v1/search")
		body := strings.Replace(w.Body.String(), c.from, c.to, 1)
		if body == w.Body.String() {
			t.Fatalf("%s: %s is not in %s", c.name, c.from, body)
		}
		bad := httptest.NewRecorder()
		bad.Header().Set("Content-Type", "application/json")
		if _, err := bad.WriteString(body); err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodGet, "/api/v1/search", nil)
		if ok, _ := v.ValidateHttpResponse(r, bad.Result()); ok {
			t.Errorf("%s passes", c.name)
		}
	}
}

func TestTheDocumentHasTheParametersOfParams(t *testing.T) {
	s := testCorpus().Schema
	text := written(t, testCorpus())
	var doc struct {
		Paths map[string]struct {
			Get struct{ Parameters []struct{ Name, In string } }
		}
	}
	if err := yaml.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string][]params.Param{
		PathSearch: params.List(s), PathFacets: params.Counting(s),
		PathFacet: append(params.Counting(s), params.ContainsParam), PathCase: nil, PathSimilar: params.Similar(), PathSuggest: params.Suggest(), PathSchema: nil, PathOpenAPI: nil,
	} {
		var got, names []string
		for _, p := range doc.Paths[path].Get.Parameters {
			if p.In == "query" {
				got = append(got, p.Name)
			}
		}
		for _, p := range want {
			names = append(names, p.Name)
		}
		if !slices.Equal(got, names) {
			t.Errorf("%s takes %v, the document says %v", path, names, got)
		}
	}
}

// An example is what an integrator tries first.
func TestTheExamplesOfTheDocumentAreAnswered(t *testing.T) {
	f, tried := newFixture(), 0
	for _, path := range OpenAPI(testCorpus()).Paths {
		query, target := url.Values{}, path.Key
		for _, p := range path.Value.Get.Parameters {
			switch {
			case p.Example == nil:
			case p.In == openapi.InPath:
				target = strings.ReplaceAll(target, "{"+p.Name+"}", p.Example.Value)
			default:
				query.Set(p.Name, p.Example.Value)
			}
		}
		tried += len(query)
		if w := f.get(t, target+"?"+query.Encode()); w.Code != http.StatusOK {
			t.Errorf("%s?%s = %d", target, query.Encode(), w.Code)
		}
	}
	if tried == 0 {
		t.Error("there is no example")
	}
}

func TestEveryFieldOfAnAnswerIsDocumented(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var visit func(reflect.Type)
	visit = func(typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Slice, reflect.Pointer, reflect.Map:
			visit(typ.Elem())
		case reflect.Struct:
			if seen[typ] {
				return
			}
			seen[typ] = true
			for i := range typ.NumField() {
				f := typ.Field(i)
				if f.Tag.Get("doc") == "" || f.Tag.Get("json") == "" {
					t.Errorf("%s.%s has no doc or no json tag", typ, f.Name)
				}
				visit(f.Type)
			}
		}
	}
	for _, o := range operations(testCorpus()) {
		if o.answer != nil {
			visit(o.answer)
		}
	}
	visit(reflect.TypeFor[Problem]())
}

func TestEncodeKeepsMarksReadable(t *testing.T) {
	var b strings.Builder
	if err := Encode(&b, Highlights{"titre": {"<mark>eau</mark> &amp; sol"}}); err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(b.String()); got != `{"titre":["<mark>eau</mark> &amp; sol"]}` || !json.Valid([]byte(got)) {
		t.Error(got)
	}
}
