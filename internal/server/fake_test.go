package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"glane/corpus"
	"glane/index"
	"glane/internal/api"
	"glane/internal/openapi"
	"glane/internal/params"
	"glane/internal/problem"
	"glane/internal/texts"
	"glane/web"
)

// searcherFunc is a searcher made of one function.
type searcherFunc func(context.Context, index.Request) (*index.Answer, error)

func (f searcherFunc) Search(ctx context.Context, r index.Request) (*index.Answer, error) {
	return f(ctx, r)
}

func (searcherFunc) Similar(context.Context, string, int) ([]index.Hit, error) { return nil, nil }

func (searcherFunc) Close() error { return nil }

func finds(_ context.Context, r index.Request) (*index.Answer, error) {
	if r.NumbersOnly {
		return &index.Answer{Total: 1, Numbers: []int{0}}, nil
	}
	return &index.Answer{Total: 1, Hits: []index.Hit{{Case: testCorpus.Cases.At(0)}}}, nil
}

var testCorpus = &corpus.Corpus{
	Schema: &corpus.Schema{
		Titre: "Essai", Langue: "fr",
		Facettes: []corpus.Facette{{Nom: "enjeux", Libelle: "Enjeux", Valeurs: []corpus.Valeur{{ID: "eau", Libelle: "Eau"}}}},
	},
	Thesaurus: &corpus.Thesaurus{}, Fingerprint: "f1",
	Cases: corpus.Hold([]*corpus.Case{{ID: "fiche", Titre: "Une fiche"}}),
}

// fakeSource hands out one generation and counts who has it.
type fakeSource struct {
	mu         sync.Mutex
	generation *index.Generation
	out        int
}

func (s *fakeSource) Acquire() (*index.Generation, func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.generation == nil {
		return nil, func() {}
	}
	s.out++
	return s.generation, sync.OnceFunc(func() { s.mu.Lock(); s.out--; s.mu.Unlock() })
}

// fakePages are pages of one line.
type fakePages struct{}

func (fakePages) Search(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	req, err := params.ParsePage(params.Values(r.URL.RawQuery), g.Corpus.Schema)
	if err != nil {
		return err
	}
	answer, err := g.Searcher.Search(r.Context(), req)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, err = fmt.Fprintf(w, "<p>%d</p>", answer.Total)
	return err
}

func (fakePages) Case(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	c := g.Corpus.Case(r.PathValue("id"))
	if c == nil {
		return problem.NoCase(r.PathValue("id"), g.Corpus)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, err := io.WriteString(w, "<h1>"+c.Titre+"</h1>")
	return err
}

func (p fakePages) Facet(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	return p.About(w, r, g)
}

func (p fakePages) Map(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	return p.About(w, r, g)
}

func (p fakePages) Glossary(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	return p.About(w, r, g)
}

func (fakePages) About(w http.ResponseWriter, _ *http.Request, g *index.Generation) error {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, err := io.WriteString(w, "<h1>À propos</h1>"+g.Corpus.Schema.Titre)
	return err
}

func (p fakePages) Accessibility(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	return p.About(w, r, g)
}

func (fakePages) Contract(w http.ResponseWriter, _ *http.Request, _ *index.Generation, doc *openapi.Document, yaml string) error {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, err := io.WriteString(w, "<h1>API</h1>"+doc.Info.Version+yaml)
	return err
}

func (fakePages) Texts() (*texts.Catalog, error) {
	folder, err := fs.Sub(web.Files, "texts")
	if err != nil {
		return nil, err
	}
	return texts.Load(folder, "fr")
}

func (fakePages) Called(_ *corpus.Schema, r index.Request) (string, error) {
	return "Vue " + r.Text, nil
}

func (fakePages) Told(index.Request, *index.Answer) ([]string, error) { return nil, nil }

func (fakePages) Error(w http.ResponseWriter, _ *http.Request, _ *index.Generation, p *problem.Problem) error {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(p.Status)
	_, err := fmt.Fprintf(w, "<h1>%s</h1><p>%s</p>", p.Title, p.Detail)
	return err
}

func (fakePages) Assets() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/assets/glane.css" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		_, _ = w.Write(bytes.Repeat([]byte("body { color: black }\n"), 100))
	})
}

// A fixture is a whole service over a searcher, without a listener.
type fixture struct {
	source  *fakeSource
	handler http.Handler
	log     *bytes.Buffer
}

func newFixture(t *testing.T, search searcherFunc, change ...func(*Config)) *fixture {
	t.Helper()
	f := &fixture{source: &fakeSource{}, log: &bytes.Buffer{}}
	if search != nil {
		f.source.generation = &index.Generation{Corpus: testCorpus, Searcher: search}
	}
	c := Config{Log: f.logger()}
	for _, one := range change {
		one(&c)
	}
	h, err := New(c, f.source, api.New("essai"), fakePages{})
	if err != nil {
		t.Fatal(err)
	}
	f.handler = h
	t.Cleanup(func() {
		if f.source.out != 0 {
			t.Errorf("%d generations were not given back", f.source.out)
		}
	})
	return f
}

func (f *fixture) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(f.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// do asks; header holds names and values in turn.
func (f *fixture) do(method, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/", nil)
	u, err := r.URL.Parse(target)
	if err != nil {
		panic(err) // a target of a test is well-formed, but for its query
	}
	r.URL, r.RequestURI = u, target
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	return f.serve(r)
}

func (f *fixture) serve(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	f.handler.ServeHTTP(w, r)
	return w
}
