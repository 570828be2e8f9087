package bleveindex

import "glane/corpus"

// tallies are the counts of a search. They are used again by another.
type tallies struct {
	counts     [][]int32 // by facet, by ordinal; nil for a facet that is not counted
	yearCounts []int32   // by year; index 0 counts the cases without one

	room     [][]int32 // for counts
	combined []int32   // by combination
	indices  indices   // of the cases that are counted
}

// tallies gives counts of nothing; putting them back to spare is for who is done.
func (cols *columns) tallies() *tallies {
	if t, ok := cols.spare.Get().(*tallies); ok {
		clear(t.yearCounts)
		clear(t.combined)
		return t
	}
	t := &tallies{
		counts: make([][]int32, len(cols.facets)), yearCounts: make([]int32, corpus.MaxYear+1), room: make([][]int32, len(cols.facets)),
		combined: make([]int32, cols.combined.number()),
	}
	for i := range cols.facets {
		t.room[i] = make([]int32, len(cols.facets[i].ordinals))
	}
	return t
}

// open makes a facet counted, or not.
func (t *tallies) open(facet int, counted bool) {
	if t.counts[facet] = nil; counted {
		t.counts[facet] = t.room[facet]
		clear(t.counts[facet])
	}
}

// count counts the values of some cases of a window, by number.
func (col *facetColumn) count(counts []int32, from uint32, cases []uint16) {
	switch {
	case counts == nil:
	case col.narrow != nil:
		count(counts, col.narrow[from:], cases)
	case col.single:
		count(counts, col.values[from:], cases)
	default:
		starts := col.starts[from:]
		for _, i := range cases {
			for _, ordinal := range col.values[starts[i]:starts[i+1]] {
				counts[ordinal]++
			}
		}
	}
}

// count counts the values of some cases, which have one each.
func count[N uint16 | uint32](counts []int32, values []N, cases []uint16) {
	for _, i := range cases {
		counts[values[i]]++
	}
}
