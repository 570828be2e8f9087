package index

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"testing"

	"glane/corpus"
	"glane/index/french"
)

func textsOf(suggestions []Suggestion) []string {
	var texts []string
	for _, s := range suggestions {
		texts = append(texts, s.Text)
	}
	return texts
}

// titled has that many cases whose titles begin alike, and one that does not.
func titled(cases int) *corpus.Corpus {
	c := &corpus.Corpus{Schema: suggested.Schema, Thesaurus: &corpus.Thesaurus{}}
	var list []*corpus.Case
	for i := range cases {
		list = append(list, &corpus.Case{ID: "f" + strconv.Itoa(i), Titre: "Fiche des fermes " + strconv.Itoa(i)})
	}
	c.Cases = corpus.Hold(append(list, &corpus.Case{ID: "g", Titre: "Une forêt"}))
	return c
}

func TestSuggestionsAreTheBestOfAllThatAreFound(t *testing.T) {
	s := NewGeneration(titled(3000), &counting{}, french.New(nil))
	for range 2 { // what one request marks is nothing to the next
		got, err := s.Suggest(context.Background(), "f", 6)
		if err != nil {
			t.Fatal(err)
		}
		got = slices.DeleteFunc(got, func(one Suggestion) bool { return one.Kind != SuggestCase }) // half of them at most
		if texts := textsOf(got); !slices.Equal(texts, []string{"Fiche des fermes 0", "Fiche des fermes 1", "Fiche des fermes 2"}) {
			t.Errorf("of many: %q", texts)
		}
		got, err = s.Suggest(context.Background(), "fiche 2999", 3)
		if texts := textsOf(got); err != nil || !slices.Equal(texts, []string{"Fiche des fermes 2999"}) {
			t.Errorf("of the one that holds both words: %q, %v", texts, err)
		}
	}
	if got, err := s.Suggest(context.Background(), "f", 0); err != nil || len(got) > 0 {
		t.Errorf("none is asked for: %v, %v", got, err)
	}
}

func TestSuggestionsEndWithTheirTime(t *testing.T) {
	s := NewGeneration(titled(2*lookPause), &counting{}, french.New(nil))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Suggest(ctx, "f", 3); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if got, err := s.Suggest(context.Background(), "forêt", 3); err != nil || len(got) != 1 {
		t.Errorf("after one that was cut: %v, %v", got, err)
	}
}

func BenchmarkSuggestALetterThatManyTitlesHave(b *testing.B) {
	s := NewGeneration(titled(100_000), &counting{}, french.New(nil))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Suggest(context.Background(), "f", 8); err != nil {
			b.Fatal(err)
		}
	}
}

func TestATermOfManyCasesIsSuggestedAmongManyTitles(t *testing.T) {
	c := titled(3000)
	c.Thesaurus = &corpus.Thesaurus{Synonymes: [][]string{{"ferroviaire", "train"}}, Sigles: []corpus.Sigle{{Sigle: "FNE", Developpe: []string{"France nature environnement"}}}}
	s := NewGeneration(c, &counting{}, french.New(nil))
	got, err := s.Suggest(context.Background(), "f", 4)
	if err != nil {
		t.Fatal(err)
	}
	if texts := textsOf(got); !slices.Contains(texts, "ferroviaire") || !slices.Contains(texts, "FNE") {
		t.Errorf("with the titles of 3000 cases: %q", texts)
	}
}

func TestTitlesThatDifferBetweenParenthesesAreBothSuggested(t *testing.T) {
	c := titled(1)
	c.Cases = corpus.Hold([]*corpus.Case{{ID: "a", Titre: "Plan climat (Nantes)"}, {ID: "b", Titre: "Plan climat (Rennes)"}})
	s := NewGeneration(c, &counting{}, french.New(nil))
	got, err := s.Suggest(context.Background(), "plan climat", 6)
	if err != nil {
		t.Fatal(err)
	}
	if texts := textsOf(got); !slices.Contains(texts, "Plan climat (Nantes)") || !slices.Contains(texts, "Plan climat (Rennes)") {
		t.Errorf("of two cases: %q", texts)
	}
}
