package index

import (
	"math"
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
	var room [4 * DefaultFacetValues]standing // of most requests
	p := fullestValues{limit: limit, least: 1, standings: room[:0]}
	filled := p.offer(counts)
	p.cut()
	if len(selected) > 0 {
		p.add(f, counts, selected)
	}
	ordinals = make([]int32, len(p.standings))
	for i, r := range p.standings {
		if ordinals[i] = r.ordinal(); counts[ordinals[i]] > 0 {
			filled--
		}
	}
	return ordinals, filled
}

// A standing is the count of a value and its ordinal in one number, the smaller the
// earlier the value stands: it is compared in one step.
type standing uint64

func standingOf(count int32, ordinal int) standing {
	return standing(math.MaxUint32-uint32(count))<<32 | standing(ordinal)
}

func (r standing) ordinal() int32 { return int32(r & math.MaxInt32) }
func (r standing) count() int32   { return int32(math.MaxUint32 - uint32(r>>32)) }

// A fullestValues holds the fullest of the values that it was offered.
type fullestValues struct {
	limit     int   // of those that stay; none when negative
	least     int32 // what a value must count to be among them
	standings []standing
}

// offer offers all values, in their order, and tells how many have a count. It looks
// at eight at once: where few cases were found most have none, and where many were
// found few values are fuller than those that are there.
func (p *fullestValues) offer(counts []int32) (filled int) {
	whole := len(counts) &^ 7
	for i := 0; i < whole; i += 8 {
		b := (*[8]int32)(counts[i:])
		if b[0]|b[1]|b[2]|b[3]|b[4]|b[5]|b[6]|b[7] == 0 {
			continue
		}
		filled += has(b[0]) + has(b[1]) + has(b[2]) + has(b[3]) + has(b[4]) + has(b[5]) + has(b[6]) + has(b[7])
		if max(max(b[0], b[1], b[2], b[3]), max(b[4], b[5], b[6], b[7])) >= p.least {
			p.take(b[:], i)
		}
	}
	for _, n := range counts[whole:] {
		filled += has(n)
	}
	p.take(counts[whole:], whole)
	return filled
}

// has is 1 for a count that is not 0, without a branch.
func has(count int32) int { return int(uint32(-count) >> 31) }

// take takes those of some values that may stay; the first of them has the ordinal first.
func (p *fullestValues) take(counts []int32, first int) {
	for at, n := range counts {
		if n < p.least {
			continue
		}
		if p.standings = append(p.standings, standingOf(n, first+at)); p.limit > 0 && len(p.standings) >= 4*p.limit {
			p.cut()
		}
	}
}

// cut leaves the values that stay, in their order.
func (p *fullestValues) cut() {
	slices.Sort(p.standings)
	if p.limit > 0 && len(p.standings) > p.limit {
		p.standings = p.standings[:p.limit]
		p.least = p.standings[p.limit-1].count() + 1 // an equal one that comes later stands after it
	}
}

// add puts the selected values that are not there in their places.
func (p *fullestValues) add(f *corpus.Facette, counts []int32, selected []string) {
	for _, id := range selected {
		if i, known := f.Ordinal(id); known {
			p.standings = append(p.standings, standingOf(counts[i], i))
		}
	}
	slices.Sort(p.standings)
	p.standings = slices.Compact(p.standings)
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
