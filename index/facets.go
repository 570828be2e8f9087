package index

import (
	"cmp"
	"slices"

	"glane/corpus"
)

// NewFacetCounts lists a facet's values with their counts by the rules that all
// engines share: the fullest first, equals in the vocabulary's order, values
// without a case only when they are selected, corpus.Unspecified last. counts
// has a count for each value of the vocabulary and one more for
// corpus.Unspecified; limit is Request.FacetValues.
func NewFacetCounts(f *corpus.Facette, counts []int32, selected []string, limit int) FacetCounts {
	if limit == 0 {
		limit = DefaultFacetValues
	}
	out := FacetCounts{Facet: f, Selected: len(selected) > 0}
	ordinals, more := fullest(f, counts[:len(f.Valeurs)], selected, limit)
	out.More = more
	if len(ordinals) > 0 {
		out.Values = make([]ValueCount, 0, len(ordinals)+1)
	}
	for _, i := range ordinals {
		v := &f.Valeurs[i]
		out.Values = append(out.Values, ValueCount{
			ID: v.ID, Label: v.Libelle, Place: int(i), Parents: v.Parents, Count: int(counts[i]), Selected: slices.Contains(selected, v.ID),
		})
	}
	none := ValueCount{
		ID: corpus.Unspecified, Label: corpus.UnspecifiedLabel, Place: len(f.Valeurs),
		Count: int(counts[len(f.Valeurs)]), Selected: slices.Contains(selected, corpus.Unspecified),
	}
	if none.Count > 0 || none.Selected {
		out.Values = append(out.Values, none)
	}
	return out
}

// fullest gives the ordinals of the values to list, in their order, and how many
// others have a count. It looks at each of them once: there may be 100,000.
func fullest(f *corpus.Facette, counts []int32, selected []string, limit int) (ordinals []int32, more int) {
	least := int32(1) // what a value must count to be among the fullest
	before := func(a, b int32) int {
		if d := cmp.Compare(counts[b], counts[a]); d != 0 {
			return d
		}
		return cmp.Compare(a, b)
	}
	keep := func() {
		slices.SortFunc(ordinals, before)
		if limit > 0 && len(ordinals) > limit {
			ordinals = ordinals[:limit]
			least = counts[ordinals[limit-1]] + 1 // an equal one that comes later stands after it
		}
	}
	filled := 0
	for i, n := range counts {
		if n > 0 {
			filled++
		}
		if n >= least {
			if ordinals = append(ordinals, int32(i)); limit > 0 && len(ordinals) == 4*limit {
				keep()
			}
		}
	}
	keep()
	listed := len(ordinals)
	for i := range f.Valeurs {
		if len(selected) == 0 {
			break
		}
		if slices.Contains(selected, f.Valeurs[i].ID) && !slices.Contains(ordinals[:listed], int32(i)) {
			ordinals = append(ordinals, int32(i))
		}
	}
	slices.SortFunc(ordinals, before)
	for _, i := range ordinals {
		if counts[i] > 0 {
			filled--
		}
	}
	return ordinals, filled
}

// NewYearCounts lists the years that have cases; counts is by year, its index 0
// counts the cases without one.
func NewYearCounts(counts []int32) YearCounts {
	out := YearCounts{Unspecified: int(counts[0])}
	for year, n := range counts {
		if year > 0 && n > 0 {
			out.Counts = append(out.Counts, YearCount{year, int(n)})
		}
	}
	return out
}
