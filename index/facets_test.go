package index

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"glane/corpus"
)

func TestTheFullestValuesAreThoseThatSortingAllOfThemGives(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		f := &corpus.Facette{Valeurs: make([]corpus.Valeur, r.IntN(200))}
		counts := make([]int32, len(f.Valeurs))
		most := 1 + r.IntN(40) // few, and many are equal
		for i := range counts {
			f.Valeurs[i].ID = strconv.Itoa(i)
			if r.IntN(4) == 0 {
				counts[i] = int32(r.IntN(most))
			}
		}
		var selected []string
		for range r.IntN(4) {
			selected = append(selected, strconv.Itoa(r.IntN(220)))
		}
		limit := []int{-1, 1, 3, 20}[r.IntN(4)]
		got, more := fullest(f, counts, selected, limit)
		want, wantMore := fullestBySorting(f, counts, selected, limit)
		if !slices.Equal(got, want) || more != wantMore {
			t.Fatalf("counts %v, selected %q, limit %d:\ngot  %v and %d more\nwant %v and %d more",
				counts, selected, limit, got, more, want, wantMore)
		}
	}
}

func fullestBySorting(f *corpus.Facette, counts []int32, selected []string, limit int) (listed []int32, more int) {
	all := make([]int32, len(counts))
	for i := range all {
		all[i] = int32(i)
	}
	slices.SortFunc(all, func(a, b int32) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	for place, i := range all {
		among := counts[i] > 0 && (limit < 0 || place < limit)
		switch {
		case among || slices.Contains(selected, f.Valeurs[i].ID):
			listed = append(listed, i)
		case counts[i] > 0:
			more++
		}
	}
	return listed, more
}
