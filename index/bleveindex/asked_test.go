package bleveindex

import (
	"testing"

	"glane/index"
	"glane/index/french"
	"glane/index/query"
)

func TestWhoMarksFindsTheWordsOfASearchAnalysed(t *testing.T) {
	s := open(t, generated(50))
	typed := word(1)
	r := index.Request{Text: typed, Query: query.Query{Wanted: []query.Node{&query.Word{Text: typed}}}, Size: 10}
	answer, err := s.Search(t.Context(), r)
	if err != nil || len(answer.Hits) == 0 {
		t.Fatalf("%v, answer %+v", err, answer)
	}
	words, ok := answer.Held.(asked)
	if !ok {
		t.Fatalf("the answer holds %T", answer.Held)
	}
	known := len(words.words)
	got, want := words.Asked(typed, false, true), s.Asked(typed, false, true)
	if len(words.words) != known || known == 0 {
		t.Errorf("the search analysed %d words, and %d after its word was asked for", known, len(words.words))
	}
	if got.Len() != want.Len() || got.Len() == 0 {
		t.Fatalf("%d forms, want %d", got.Len(), want.Len())
	}
	for i := range got.Len() {
		form, kind := got.At(i)
		if wantForm, wantKind := want.At(i); form != wantForm || kind != wantKind {
			t.Errorf("form %d is %q, %s; want %q, %s", i, form, kind, wantForm, wantKind)
		}
	}
	if other := words.clone(); len(other.words) != known || other.word(word(2), false, true) == nil || len(words.words) != known {
		t.Error("another goroutine's words are those of this one")
	}
}

func TestAnAnswerThatIsMarkedHoldsNothingOfItsSearch(t *testing.T) {
	c, a := generated(50), french.New(nil)
	s, err := Engine{Analyzer: a}.Build(t.Context(), c, "")
	if err != nil {
		t.Fatal(err)
	}
	g := index.NewGeneration(c, s, a)
	t.Cleanup(func() {
		if err := g.Searcher.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, cases := range []bool{false, true} {
		r := index.Request{Text: word(1), Query: query.Parse(word(1), nil), Size: 10, CasesOnly: cases}
		if a, err := g.Searcher.Search(t.Context(), r); err != nil || a.Held != nil || a.Total == 0 {
			t.Errorf("%v, answer %+v", err, a)
		}
	}
}

func BenchmarkMarkingHits(b *testing.B) {
	c := generated(2000)
	s := open(b, c)
	q := query.Parse(word(1)+" "+word(40), nil)
	hits, err := s.Search(b.Context(), index.Request{Text: word(1), Query: q, Size: 10})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		m := index.NewMarker(q, s.analyzer, hits.Held)
		for _, h := range hits.Hits {
			for _, zone := range index.Zones(c.Schema) {
				for _, text := range index.ZoneTexts(h.Case, c.Schema, zone) {
					m.Marks(text, zone)
				}
			}
		}
	}
}
