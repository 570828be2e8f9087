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
	for i, v := range f.Valeurs {
		vc := ValueCount{ID: v.ID, Label: v.Libelle, Parents: v.Parents, Count: int(counts[i]), Selected: slices.Contains(selected, v.ID)}
		if vc.Count > 0 || vc.Selected {
			out.Values = append(out.Values, vc)
		}
	}
	slices.SortStableFunc(out.Values, func(a, b ValueCount) int { return cmp.Compare(b.Count, a.Count) })
	if limit > 0 {
		out.trim(limit)
	}
	none := ValueCount{
		ID: corpus.Unspecified, Label: corpus.UnspecifiedLabel,
		Count: int(counts[len(f.Valeurs)]), Selected: slices.Contains(selected, corpus.Unspecified),
	}
	if none.Count > 0 || none.Selected {
		out.Values = append(out.Values, none)
	}
	return out
}

// trim keeps the fullest values and every selected one.
func (c *FacetCounts) trim(limit int) {
	kept := c.Values[:0:0]
	for i, v := range c.Values {
		if i < limit || v.Selected {
			kept = append(kept, v)
		} else {
			c.More++
		}
	}
	c.Values = kept
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
