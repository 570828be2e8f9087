package bleveindex

import (
	"slices"

	"glane/corpus"
)

// A filter is what is wanted of one facet. A facet without a filter has none set.
type filter struct {
	active bool
	wanted []bool // by ordinal
	need   int    // how many of the wanted a case must have
	all    bool   // mode corpus.ModeEt

	values   []string // the wanted ones, each once
	ordinals []int    // theirs; noOrdinal for a value that no case has
}

const noOrdinal = -1

func newFilter(col *facetColumn, values []string) filter {
	f := filter{active: len(values) > 0, wanted: make([]bool, len(col.ordinals)), need: 1}
	for _, id := range values {
		if slices.Contains(f.values, id) {
			continue
		}
		at := noOrdinal
		if ordinal, ok := col.ordinals[id]; ok {
			at = int(ordinal)
			f.wanted[ordinal] = true
		}
		f.values, f.ordinals = append(f.values, id), append(f.ordinals, at)
	}
	if col.facet.Mode == corpus.ModeEt {
		f.all, f.need = true, len(f.values)
	}
	return f
}

// lacks gives the place in f.values of the one that a case with these ordinals
// lacks; false when it lacks several.
func (f *filter) lacks(ordinals []uint32) (at int, ok bool) {
	for i, wanted := range f.ordinals {
		if wanted != noOrdinal && slices.Contains(ordinals, uint32(wanted)) {
			continue
		}
		if ok {
			return 0, false
		}
		at, ok = i, true
	}
	return at, ok
}

// keeps tells whether a case with these ordinals passes the filter.
func (f *filter) keeps(ordinals []uint32) bool {
	need := f.need
	for _, o := range ordinals {
		if f.wanted[o] {
			if need--; need == 0 {
				return true
			}
		}
	}
	return false
}
