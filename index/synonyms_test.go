package index

import (
	"slices"
	"testing"

	"glane/corpus"
	"glane/index/french"
)

func TestTheWordsOfATermLeadWhereSomethingThatStandsForItIsHeld(t *testing.T) {
	s := NewSynonyms(&corpus.Thesaurus{
		Sigles:     []corpus.Sigle{{Sigle: "PNR", Developpe: []string{"parc naturel régional"}}},
		Synonymes:  [][]string{{"vélo", "bicyclette"}, {"nourriture", "alimentation saine"}},
		Generiques: []corpus.Generique{{Terme: "intercommunalité", Specifiques: []string{"métropole"}, Poids: 0.4}},
	}, french.New(nil))
	held := func(words ...string) func(*french.Form) bool {
		return func(f *french.Form) bool { return slices.Contains(words, f.Text) }
	}
	for _, c := range []struct{ held, want []string }{
		{nil, nil},
		{[]string{"vélo"}, []string{"bicyclette"}},
		{[]string{"métropole", "saine"}, []string{"intercommunalité"}},
		{[]string{"alimentation", "saine"}, []string{"nourriture"}},
		{[]string{"PNR"}, []string{"naturel", "parc", "régional"}},
		{[]string{"parc", "naturel", "régional"}, nil}, // PNR is no word to mend
	} {
		if got := s.Leading(held(c.held...)); !slices.Equal(got, c.want) {
			t.Errorf("where %q are held, %q lead to cases, want %q", c.held, got, c.want)
		}
	}
}
