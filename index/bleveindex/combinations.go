package bleveindex

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// Combinations are the values of several facets as they stand together in cases. A
// dossier lies within its theme, a commune in its département: of all that there might
// be, few are. So where many cases are counted, one count for each of them is enough
// for all of these facets.
type combinations struct {
	facets   []int    // by their numbers; none when it is not worth it
	of       []uint16 // the combination of each case
	starts   []uint32 // where the ordinals of each combination begin, facet by facet; one more than these
	ordinals []uint32
}

const (
	// combined is how many cases a combination has at least, on average: with fewer
	// there is little to gain.
	combined = 16
	// worthCombining is how many cases of a search there are for each combination, at
	// least, when they are counted so.
	worthCombining = 3
	// fewCombined is under how many cases facets are not combined.
	fewCombined = 1 << 12
	// maxPairs bounds the table that pairs combinations with the values of one more facet.
	maxPairs = 1 << 22
)

// newCombinations finds which facets are worth counting together: as many as have few
// enough combinations, those first that have the fewest values.
func newCombinations(facets []facetColumn, cases int) combinations {
	var c combinations
	if cases < fewCombined {
		return c
	}
	all, first := make([]uint32, cases), []uint32{0} // the combination of each case, a case of each combination
	order := make([]int, len(facets))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(facets[a].ordinals), len(facets[b].ordinals)) })
	for _, i := range order {
		if with, firsts := combine(all, &facets[i], len(first), min(cases/combined, math.MaxUint16)); firsts != nil {
			all, first = with, firsts
			c.facets = append(c.facets, i)
		}
	}
	if len(c.facets) < 2 {
		return combinations{}
	}
	c.of, c.starts = narrowed(all, len(first)), append(c.starts, 0)
	for _, n := range first {
		for _, i := range c.facets {
			c.ordinals = append(c.ordinals, facets[i].of(n)...)
			c.starts = append(c.starts, uint32(len(c.ordinals)))
		}
	}
	return c
}

// combine gives the combinations of each case with one more facet, and a case of each;
// none when there are more than most.
func combine(all []uint32, col *facetColumn, number, most int) (with, first []uint32) {
	if number*len(col.ordinals) > maxPairs {
		return nil, nil
	}
	choices, count := col.choices()
	if number*count > maxPairs {
		return nil, nil
	}
	table := make([]uint32, number*count) // plus 1
	with = make([]uint32, len(all))
	for n, choice := range choices {
		known := &table[int(all[n])*count+int(choice)]
		if *known == 0 {
			if len(first) == most {
				return nil, nil
			}
			first = append(first, uint32(n))
			*known = uint32(len(first))
		}
		with[n] = *known - 1
	}
	return with, first
}

// choices gives a number for the values of each case, the same for the same, and how
// many there are: one value is its ordinal.
func (col *facetColumn) choices() (choices []uint32, count int) {
	if col.single {
		return col.values, len(col.ordinals)
	}
	count = len(col.ordinals)
	several := map[string]uint32{}
	choices = make([]uint32, len(col.starts)-1)
	var key []byte
	for n := range choices {
		ordinals := col.of(uint32(n))
		if len(ordinals) == 1 {
			choices[n] = ordinals[0]
			continue
		}
		key = key[:0]
		for _, ordinal := range ordinals {
			key = binary.LittleEndian.AppendUint32(key, ordinal)
		}
		choice, ok := several[string(key)]
		if !ok {
			choice = uint32(count)
			several[string(key)] = choice
			count++
		}
		choices[n] = choice
	}
	return choices, count
}

// number is how many combinations there are.
func (c *combinations) number() int {
	if len(c.facets) == 0 {
		return 0
	}
	return (len(c.starts) - 1) / len(c.facets)
}

// spread adds the counts of combinations to those of the facets' values.
func (c *combinations) spread(counts []int32, facets [][]int32) {
	for number, n := range counts {
		if n == 0 {
			continue
		}
		at := number * len(c.facets)
		for k, i := range c.facets {
			for _, ordinal := range c.ordinals[c.starts[at+k]:c.starts[at+k+1]] {
				facets[i][ordinal] += n
			}
		}
	}
}
