package index

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
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

// allocated is what f asks of memory in all, in bytes.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// A thesaurus that is twice as long takes twice as much, and not four times: this one
// would take gigabytes and minutes.
func TestALargeThesaurusIsMadeReadyInProportionToItsLength(t *testing.T) {
	made := func(n int) *corpus.Thesaurus {
		out := &corpus.Thesaurus{Synonymes: [][]string{nil}, Sigles: []corpus.Sigle{{Sigle: "SG"}}}
		for i := range n {
			out.Synonymes[0] = append(out.Synonymes[0], fmt.Sprint("terme", i))
			out.Sigles[0].Developpe = append(out.Sigles[0].Developpe, fmt.Sprint("mot sens", i))
			out.Sigles = append(out.Sigles, corpus.Sigle{Sigle: fmt.Sprint("S", i), Developpe: []string{fmt.Sprint("texte long", i)}})
			out.Generiques = append(out.Generiques, corpus.Generique{Terme: fmt.Sprint("large", i), Specifiques: []string{fmt.Sprint("juste", i)}, Poids: 0.4})
		}
		return out
	}
	a := french.New(nil)
	work := func(n int) func() {
		thesaurus := made(n)
		return func() {
			s := NewSynonyms(thesaurus, a)
			if got := s.Leading(func(*french.Form) bool { return false }); got != nil {
				t.Errorf("%q lead to cases", got)
			}
		}
	}
	small, large := allocated(work(1000)), allocated(work(4000))
	if large > 6*small {
		t.Errorf("1,000 entries take %d bytes, 4,000 take %d", small, large)
	}
}

func TestAGroupGivesEachTermAllTheOthersAndIsNamedByItsFirst(t *testing.T) {
	var group []string
	for i := range 2 * namedBy {
		group = append(group, fmt.Sprint("terme", i))
	}
	s := NewSynonyms(&corpus.Thesaurus{Synonymes: [][]string{group}}, french.New(nil))
	for i, text := range group {
		found := s.At([]string{text}, 0)
		if len(found) != 1 || len(found[0].Terms) != len(group)-1 || slices.Contains(found[0].Terms, text) {
			t.Errorf("%s has %+v", text, found)
			continue
		}
		if want := strings.Join(group[:namedBy], " ~ ") + " ~ …"; found[0].Entry != want || group[i] != text {
			t.Errorf("its entry is %q, want %q", found[0].Entry, want)
		}
	}
}
