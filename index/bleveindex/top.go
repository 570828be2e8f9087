package bleveindex

import (
	"cmp"
	"math"
	"slices"

	"glane/index"
)

// A hit is a case by its number, which is also the order of ids.
type hit struct {
	number uint32
	score  float64
}

// top keeps the first hits of an order, up to the end of the wanted page.
type top struct {
	ranks []uint32 // nil to order by score
	size  int
	first int // of the wanted page
	hits  []hit
	least float64 // under which no score is among the first
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
	if d := cmp.Compare(b.score, a.score); d != 0 {
		return d
	}
	return cmp.Compare(a.number, b.number)
}

// offer keeps h if it is among the first.
func (t *top) offer(h hit) {
	switch {
	case len(t.hits) < t.size:
		t.hits = append(t.hits, h)
		if len(t.hits) < t.size {
			return
		}
		for i := t.size/2 - 1; i >= 0; i-- {
			t.sink(i)
		}
	case t.size > 0 && t.compare(h, t.hits[0]) < 0:
		t.hits[0] = h
		t.sink(0)
	default:
		return
	}
	t.least = t.hits[0].score - 1/scoreUnits // a score may yet be rounded up
}

// sink restores the heap, whose root is the last of the hits, below i.
func (t *top) sink(i int) {
	for {
		child := 2*i + 1
		if child >= len(t.hits) {
			return
		}
		if child+1 < len(t.hits) && t.compare(t.hits[child+1], t.hits[child]) > 0 {
			child++
		}
		if t.compare(t.hits[i], t.hits[child]) >= 0 {
			return
		}
		t.hits[i], t.hits[child] = t.hits[child], t.hits[i]
		i = child
	}
}

// page gives the hits of the wanted page, in order.
func (t *top) page() []hit {
	slices.SortFunc(t.hits, t.compare)
	if t.first >= len(t.hits) {
		return nil
	}
	return t.hits[t.first:]
}
