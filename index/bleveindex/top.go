package bleveindex

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"glane/index"
)

// A hit is a case by its number, which is also the order of ids.
type hit struct {
	number uint32
	score  float64
}

// top keeps the first hits of an order, up to the end of the wanted page. It
// gathers more than these, and now and then lets go of those that are not among the
// first: so a hit costs as much on the thousandth page as on the first.
type top struct {
	ranks []uint32 // nil to order by score
	size  int
	first int // of the wanted page
	hits  []hit
	least float64 // under which no score is among the first
	after uint32  // from which on no rank is; 0 as long as that is not known
}

func newTop(cols *columns, r index.Request) top {
	page := max(r.Page, 1)
	t := top{size: math.MaxInt, ranks: cols.ranks[r.Sort], first: math.MaxInt}
	if page-1 <= (math.MaxInt-r.Size)/max(r.Size, 1) {
		t.first = (page - 1) * r.Size
		t.size = t.first + r.Size
	}
	if r.Size == 0 {
		t.size, t.first = 0, 0
	}
	if (r.Sort == index.ByRelevance || r.Sort == "") && len(r.Query.Wanted) == 0 {
		t.ranks = cols.ranks[index.ByTitle]
	}
	return t
}

func (t *top) compare(a, b hit) int {
	if t.ranks != nil {
		return cmp.Compare(t.ranks[a.number], t.ranks[b.number])
	}
	switch {
	case a.score > b.score:
		return -1
	case a.score < b.score:
		return 1
	}
	return cmp.Compare(a.number, b.number)
}

// spareHits is how many hits are gathered at least between two selections.
const spareHits = 64

// offer keeps h if it may be among the first.
func (t *top) offer(h hit) {
	if t.size == 0 {
		return
	}
	if t.hits = append(t.hits, h); len(t.hits)-t.size >= max(t.size, spareHits) {
		t.cut()
	}
}

// passes tells whether a case may be among the first of an order by rank.
func (t *top) passes(number uint32) bool { return t.after == 0 || t.ranks[number] < t.after }

// cut lets go of the hits that are not among the first.
func (t *top) cut() {
	if len(t.hits) <= t.size {
		return
	}
	selectFirst(t.hits, t.size, t.compare)
	t.hits = t.hits[:t.size]
	last := slices.MaxFunc(t.hits, t.compare)
	if t.ranks != nil {
		t.after = t.ranks[last.number]
		return
	}
	t.least = last.score - 1/scoreUnits // a score may yet be rounded up
}

// page gives the hits of the wanted page, in order.
func (t *top) page() []hit {
	t.cut()
	if t.first >= len(t.hits) {
		return nil
	}
	selectFirst(t.hits, t.first, t.compare)
	page := t.hits[t.first:]
	slices.SortFunc(page, t.compare)
	return page
}

// selectFirst puts the first n of some hits, no two of which are equal, before the
// others. It is Hoare's selection ("Algorithm 65: find", 1961), that gives up and
// sorts when its luck is out.
func selectFirst(hits []hit, n int, compare func(a, b hit) int) {
	for luck := 2 * bits.Len(uint(len(hits))); len(hits) > 1 && 0 < n && n < len(hits); luck-- {
		if luck == 0 {
			slices.SortFunc(hits, compare)
			return
		}
		middle := pivot(hits, compare)
		i, j := 0, len(hits)-1
		for i <= j {
			for compare(hits[i], middle) < 0 {
				i++
			}
			for compare(middle, hits[j]) < 0 {
				j--
			}
			if i <= j {
				hits[i], hits[j] = hits[j], hits[i]
				i, j = i+1, j-1
			}
		}
		switch { // up to j they are not after the middle, from i on not before
		case n <= j:
			hits = hits[:j+1]
		case n > i:
			hits, n = hits[i:], n-i
		default:
			return
		}
	}
}

// pivot gives the middle one of the first, the last and the one between.
func pivot(hits []hit, compare func(a, b hit) int) hit {
	a, b, c := hits[0], hits[len(hits)/2], hits[len(hits)-1]
	if compare(b, a) < 0 {
		a, b = b, a
	}
	if compare(c, b) < 0 {
		b = c
	}
	if compare(b, a) < 0 {
		b = a
	}
	return b
}
