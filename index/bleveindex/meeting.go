package bleveindex

import (
	"cmp"
	"slices"

	"glane/index"
	"glane/index/french"
)

// A met is a form that meets a word of a query.
type met struct {
	Text string
	id   int32
	docs uint64 // that hold it
	kind index.Kind
}

// meeting gives the forms that meet w, closest first, then in the order of the
// index.
func (v *vocabulary) meeting(w *french.Word) []met {
	keys := w.LookupKeys()
	lists := make([][]int32, 0, len(keys)+1) // each in order but that of a prefix, which is the last
	most := 0
	list := func(ids []int32) { lists, most = append(lists, ids), most+len(ids) }
	for _, key := range keys {
		list(v.found(key))
	}
	if w.Prefix {
		list(v.beginning(w.Fold))
	}
	out := make([]met, 0, most)
	for i, ids := range lists {
		for _, id := range ids {
			if among(id, lists[:i]) {
				continue // it was looked at
			}
			f := v.form(id)
			if kind, ok := w.Meets(&f); ok {
				out = append(out, met{f.Text, id, uint64(v.forms[id].docs), kind})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b met) int {
		return cmp.Compare(index.KindWeight(b.kind), index.KindWeight(a.kind))
	})
	return out
}

// among tells whether a form is in one of some lists, each in order.
func among(id int32, lists [][]int32) bool {
	for _, ids := range lists {
		if _, there := slices.BinarySearch(ids, id); there {
			return true
		}
	}
	return false
}
