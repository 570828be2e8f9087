package api

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/problem"
)

// fakeSearcher answers every request with the same answer, and remembers what
// it was asked.
type fakeSearcher struct {
	answer *index.Answer
	err    error
	asked  []index.Request
}

func (f *fakeSearcher) Search(_ context.Context, r index.Request) (*index.Answer, error) {
	f.asked = append(f.asked, r)
	return f.answer, f.err
}

func (*fakeSearcher) Similar(context.Context, string, int) ([]index.Hit, error) { return nil, nil }

func (f *fakeSearcher) Close() error { return nil }

func testCorpus() *corpus.Corpus {
	s := &corpus.Schema{
		Titre: "Essai : corpus", Langue: "fr", Licence: "Licence Ouverte 2.0",
		Rubriques: []corpus.Rubrique{{Nom: "enjeu_local", Libelle: "Enjeu", Poids: 2}, {Nom: "suites", Libelle: "Suites", Poids: 1}},
		Facettes: []corpus.Facette{
			{Nom: "theme", Libelle: "Thème", Mode: corpus.ModeOu, Valeurs: []corpus.Valeur{
				{ID: "eau", Libelle: "Ressource en eau"}, {ID: "energie", Libelle: "Énergie", Alias: []string{"climat"}},
			}},
			{Nom: "lieu", Libelle: "Lieu", Mode: corpus.ModeEt, Hierarchie: true, Valeurs: []corpus.Valeur{
				{ID: "centre", Libelle: "Centre-Val de Loire", Code: "24"},
				{ID: "loiret", Libelle: "Loiret", Code: "45", Parents: []string{"centre"}},
			}},
		},
	}
	full := &corpus.Case{
		ID: "fiche-pleine", Titre: `Fiche <script>alert("1")</script>`, Resume: "En bref.", Annee: 2018,
		PublieeLe: time.Date(2019, 5, 14, 0, 0, 0, 0, time.UTC), Contact: &corpus.Contact{Nom: "Zoé", Courriel: "zoe@exemple.fr"},
		Licence: "Licence Ouverte 2.0", Rubriques: map[string][]string{"suites": {"Un.", "Deux."}, "enjeu_local": {"L’eau & le <vin>"}},
		Facettes: map[string][]string{"theme": {"energie", "eau"}, "lieu": {"loiret"}},
		Sources:  []corpus.Source{{Titre: "Le rapport", URL: "https://exemple.fr/rapport"}, {Titre: "Sans adresse"}},
	}
	return &corpus.Corpus{
		Schema: s, Thesaurus: &corpus.Thesaurus{}, Fingerprint: "f1",
		Cases: corpus.Hold([]*corpus.Case{{ID: "fiche-nue", Titre: "Fiche nue"}, full}),
	}
}

// testAnswer has something in every part that an answer can have.
func testAnswer(c *corpus.Corpus) *index.Answer {
	text := "L’eau & le <vin>"
	return &index.Answer{
		Total: 2, Matched: 3, Relaxed: true, Took: 1234 * time.Microsecond,
		Hits: []index.Hit{
			{
				Case: c.Case("fiche-pleine"), Score: 3.14159265,
				Highlights: []index.Highlight{{Zone: "enjeu_local", Passages: []index.Passage{
					{Text: text, Marks: []index.Span{{Start: 4, End: 7}}, Before: true},
				}}},
				Why:         []index.Match{{Word: "eaux", Form: "eau", Zone: "enjeu_local", Kind: index.Stemmed}},
				Explanation: testExplanation(),
			},
			{Case: c.Case("fiche-nue")},
		},
		Facets: []index.FacetCounts{
			{Facet: &c.Schema.Facettes[0], Selected: true, More: 4, Values: []index.ValueCount{
				{ID: "eau", Label: "Ressource en eau", Count: 2, Selected: true},
				{ID: "energie", Label: "Énergie", Place: 1, Count: 1},
				{ID: corpus.Unspecified, Label: corpus.UnspecifiedLabel, Place: len(c.Schema.Facettes[0].Valeurs), Count: 1},
			}},
			{Facet: &c.Schema.Facettes[1], Values: []index.ValueCount{
				{ID: "loiret", Label: "Loiret", Place: 1, Parents: []string{"centre"}, Count: 1},
			}},
		},
		Years:   index.YearCounts{Counts: []index.YearCount{{Year: 2018, Count: 1}}, Unspecified: 1},
		Without: []index.Without{{Facet: "theme", Label: "Thème", Total: 3}},
		Alone:   []index.WordTotal{{Word: "eau", Total: 2}},
	}
}

// testExplanation has something in every field that an explanation can have.
func testExplanation() *index.Explanation {
	return &index.Explanation{Kind: index.ExplainedScore, Operation: index.Product, Value: 3.141593, Parts: []index.Explanation{
		{Kind: index.ExplainedVariant, Operation: index.Product, Value: 4, Entry: "eau", Parts: []index.Explanation{
			{Kind: index.ExplainedRarity, Value: 2, Word: "eaux", Count: 2, Of: 3, Limited: true},
			{Kind: index.ExplainedForm, Operation: index.Sum, Value: 2, Form: "eau", Relation: index.Stemmed, Parts: []index.Explanation{
				{Kind: index.ExplainedZone, Value: 2, Zone: "enjeu_local", Count: 1, Weight: 2},
			}},
		}},
		{Kind: index.ExplainedShare, Value: 0.78539825, Count: 2, Of: 3, Missing: []string{"sol"}},
	}}
}

// A fixture asks an API over the corpus above.
type fixture struct {
	generation *index.Generation
	searcher   *fakeSearcher
	api        *API
}

func newFixture() *fixture {
	c := testCorpus()
	searcher := &fakeSearcher{answer: testAnswer(c)}
	return &fixture{&index.Generation{Corpus: c, Searcher: searcher}, searcher, New("essai")}
}

// get asks a path that stands for one of the operations, as the server would.
func (f *fixture) get(t *testing.T, target string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	handle := f.route(r)
	if handle == nil {
		t.Fatalf("no operation at %s", target)
	}
	if err := handle(w, r, f.generation); err != nil {
		if err := WriteProblem(w, r, problem.From(err)); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

func (f *fixture) route(r *http.Request) handle {
	var found handle
	mux := http.NewServeMux()
	for path, h := range map[string]handle{
		PathSearch: f.api.Search, PathFacets: f.api.Facets, PathFacet: f.api.Facet,
		PathCase: f.api.Case, PathSimilar: f.api.Similar, PathSuggest: f.api.Suggest, PathSchema: f.api.Schema, PathOpenAPI: f.api.OpenAPI,
	} {
		mux.HandleFunc(path, func(http.ResponseWriter, *http.Request) { found = h })
	}
	mux.ServeHTTP(httptest.NewRecorder(), r) // which also sets the path's values on r
	return found
}

type handle = func(http.ResponseWriter, *http.Request, *index.Generation) error

// a request of the search path, parsed.
func request(t *testing.T, s *corpus.Schema, raw string) index.Request {
	t.Helper()
	r, err := params.Parse(params.Values(raw), s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
