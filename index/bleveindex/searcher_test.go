package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
)

// generated makes a corpus of n cases out of a fixed seed, their words as
// unevenly common as those of a language.
func generated(n int) *corpus.Corpus {
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.1, 4, 20000)
	c := &corpus.Corpus{
		Schema: &corpus.Schema{
			Rubriques: []corpus.Rubrique{{Nom: "texte", Libelle: "Texte", Poids: 1}},
			Facettes:  []corpus.Facette{{Nom: "theme", Libelle: "Thème", Mode: corpus.ModeOu}, {Nom: "lieu", Libelle: "Lieu", Mode: corpus.ModeOu}},
		},
		Thesaurus: &corpus.Thesaurus{}, Fingerprint: fmt.Sprint(n),
	}
	for i := range 12 {
		c.Schema.Facettes[0].Valeurs = append(c.Schema.Facettes[0].Valeurs, corpus.Valeur{ID: fmt.Sprintf("t%d", i), Libelle: fmt.Sprintf("Thème %d", i)})
	}
	for i := range 100 {
		c.Schema.Facettes[1].Valeurs = append(c.Schema.Facettes[1].Valeurs, corpus.Valeur{ID: fmt.Sprintf("l%d", i), Libelle: fmt.Sprintf("Lieu %d", i)})
	}
	var cases []*corpus.Case
	for i := range n {
		var text strings.Builder
		for range 60 {
			text.WriteString(word(zipf.Uint64()) + " ")
		}
		cases = append(cases, &corpus.Case{
			ID: fmt.Sprintf("c%07d", i), Titre: word(zipf.Uint64()) + " " + word(zipf.Uint64()), Annee: 1990 + random.IntN(35),
			Rubriques: map[string][]string{"texte": {text.String()}},
			Facettes:  map[string][]string{"theme": {fmt.Sprintf("t%d", random.IntN(12))}, "lieu": {fmt.Sprintf("l%d", random.IntN(100))}},
		})
	}
	c.Cases = corpus.Hold(cases)
	return c
}

// word gives the nth of a made-up language; the commonest are the shortest.
func word(n uint64) string {
	syllables := []string{"ba", "ké", "di", "fo", "lu", "ra", "mi", "no", "pè", "su", "ta", "ve"}
	out := "m"
	for n++; n > 0; n /= 12 {
		out += syllables[n%12]
	}
	return out
}

func open(t testing.TB, c *corpus.Corpus) *searcher {
	t.Helper()
	s, err := Engine{}.Build(context.Background(), c, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s.(*searcher)
}

func TestSearchStopsAtItsDeadline(t *testing.T) {
	s := open(t, generated(50))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, text := range []string{"", "mké", `"mké mdi"`} {
		if _, err := s.Search(ctx, index.Request{Text: text, Query: query.Parse(text, nil), Size: 1}); !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAPanicIsAnErrorAndTheNextSearchAnswers(t *testing.T) {
	s := open(t, generated(10))
	years := s.columns.years
	s.columns.years = nil // as damage would: the first case is out of range
	_, err := s.Search(context.Background(), index.Request{Size: 1})
	if !errors.Is(err, ErrCrashed) {
		t.Errorf("the error is %v", err)
	}
	s.columns.years = years
	if a, err := s.Search(context.Background(), index.Request{Size: 1}); err != nil || a.Total != 10 {
		t.Errorf("after the panic: %v, %v", a, err)
	}
}

func TestPagesJoinedAreTheWholeList(t *testing.T) {
	s := open(t, generated(500))
	for _, sort := range index.Sorts {
		whole := page(t, s, "mké", sort, 1, 500)
		var joined []string
		for n := 1; n <= 72; n++ {
			joined = append(joined, page(t, s, "mké", sort, n, 7)...)
		}
		if len(whole) < 100 || strings.Join(whole, " ") != strings.Join(joined, " ") {
			t.Errorf("%s: %d hits at once, %d page by page, or in another order", sort, len(whole), len(joined))
		}
	}
}

func page(t *testing.T, s *searcher, text string, sort index.Sort, n, size int) []string {
	t.Helper()
	a, err := s.Search(context.Background(), index.Request{Query: query.Parse(text, nil), Sort: sort, Page: n, Size: size})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range a.Hits {
		out = append(out, h.Case.ID)
	}
	return out
}

func TestScoresFallAndFiltersKeepTheOrder(t *testing.T) {
	s := open(t, generated(500))
	all, err := s.Search(context.Background(), index.Request{Query: query.Parse("mké mdi", nil), Size: 500})
	if err != nil {
		t.Fatal(err)
	}
	filtered, err := s.Search(context.Background(), index.Request{
		Query: query.Parse("mké mdi", nil), Size: 500, Filters: []index.Filter{{Facet: "theme", Values: []string{"t1", "t2", "t3"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if filtered.Total == 0 || filtered.Total >= all.Total {
		t.Fatalf("%d of %d", filtered.Total, all.Total)
	}
	at := 0
	for i, h := range all.Hits {
		if i > 0 && h.Score > all.Hits[i-1].Score {
			t.Errorf("hit %d scores %g, after %g", i, h.Score, all.Hits[i-1].Score)
		}
		if at < len(filtered.Hits) && filtered.Hits[at].Case == h.Case {
			at++
		}
	}
	if at != len(filtered.Hits) {
		t.Errorf("the filter changes the order from hit %d on", at)
	}
}

func TestSearchesAtOnceAnswerAsOneByOne(t *testing.T) {
	s := open(t, generated(300))
	texts := []string{"mké", "mdi mfo", `"mké mdi"`, "mk", "-mké", ""}
	want := map[string]string{}
	for _, text := range texts {
		want[text] = strings.Join(page(t, s, text, index.ByRelevance, 1, 20), " ")
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, text := range texts {
				a, err := s.Search(context.Background(), index.Request{Query: query.Parse(text, nil), Size: 20})
				if err != nil {
					t.Error(err)
					return
				}
				var got []string
				for _, h := range a.Hits {
					got = append(got, h.Case.ID)
				}
				if strings.Join(got, " ") != want[text] {
					t.Errorf("%q answers otherwise", text)
				}
			}
		})
	}
	group.Wait()
}

func TestAnEmptyCorpusAnswers(t *testing.T) {
	s := open(t, generated(0))
	for _, text := range []string{"", "eau", "-eau", `"eau vive"`} {
		if a, err := s.Search(context.Background(), index.Request{Query: query.Parse(text, nil), Size: 5}); err != nil || a.Total != 0 {
			t.Errorf("%q: %v, %v", text, a, err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	s := open(b, generated(20000))
	for name, text := range map[string]string{
		"every case": "", "common": "mké", "two": "mké mdi", "rare": "mtavelu", "phrase": `"mké mdi"`, "prefix": "mk", "letter": "m",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Search(context.Background(), index.Request{Query: query.Parse(text, nil), Size: 10}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkBuild(b *testing.B) {
	c := generated(20000)
	size := 0
	for _, one := range c.Cases.All() {
		size += len(one.Titre) + len(one.Rubriques["texte"][0])
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		if err := (Engine{}).Keep(b.Context(), c, b.TempDir()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*c.Cases.Len())/b.Elapsed().Seconds(), "fiches/s")
}
