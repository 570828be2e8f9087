package corpus

import (
	"slices"
	"testing"
)

func TestCasesWithOthersAmongThemAreInTheOrderOfTheirIDs(t *testing.T) {
	for name, test := range map[string]struct{ first, others []string }{
		"between":        {[]string{"b", "d", "f"}, []string{"e", "c"}},
		"before, after":  {[]string{"b"}, []string{"z", "a", "y"}},
		"among none":     {nil, []string{"a"}},
		"none among any": {[]string{"a", "b"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := Hold(named(test.first...)).With(named(test.others...))
			want := slices.Sorted(slices.Values(slices.Concat(test.first, test.others)))
			var ids []string
			for n, one := range got.All() {
				ids = append(ids, one.ID)
				if at, ok := got.Number(one.ID); got.ID(n) != one.ID || got.Titre(n) != one.Titre || at != n || !ok {
					t.Errorf("case %d is %s, by its number %s, by its id %d", n, one.ID, got.ID(n), at)
				}
			}
			if !slices.Equal(ids, want) || got.Len() != len(want) {
				t.Errorf("%v (%d), want %v", ids, got.Len(), want)
			}
		})
	}
}

func named(ids ...string) []*Case {
	out := make([]*Case, len(ids))
	for i, id := range ids {
		out[i] = &Case{ID: id, Titre: "Fiche " + id}
	}
	return out
}
