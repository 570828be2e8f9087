package bleveindex

import (
	"cmp"
	"context"
	"math"
	"slices"

	"glane/corpus"
	"glane/index"
)

// checkEvery is how many documents are walked between two looks at the deadline.
const checkEvery = 1024

// A collector takes the documents that a query matches, one after another, and
// gathers in this one walk the best hits and every count.
type collector struct {
	cols    *columns
	filters []filter
	years   index.YearRange

	matched, total int
	counts         [][]int32 // by facet, by ordinal
	yearCounts     []int32   // by year; index 0 counts the cases without one
	without        []int     // by facet, then the years: what only this filter keeps out
	withoutValue   [][]int   // by facet of which all values are needed, by filter.values: what only this value keeps out
	hits           top
}

func newCollector(cols *columns, r index.Request) *collector {
	c := &collector{
		cols:       cols,
		filters:    make([]filter, len(cols.facets)),
		years:      r.Years,
		counts:     make([][]int32, len(cols.facets)),
		yearCounts: make([]int32, corpus.MaxYear+1),
		without:    make([]int, len(cols.facets)+1),

		withoutValue: make([][]int, len(cols.facets)),
	}
	for i := range cols.facets {
		col := &cols.facets[i]
		c.counts[i] = make([]int32, len(col.ordinals))
		for _, f := range r.Filters {
			if f.Facet == col.facet.Nom {
				c.filters[i] = newFilter(col, f.Values)
				c.withoutValue[i] = make([]int, len(c.filters[i].values))
			}
		}
	}
	c.hits = newTop(cols, r)
	return c
}

// collect walks all documents of s. numbers gives a document's case.
func (c *collector) collect(ctx context.Context, s scorer, numbers []uint32) error {
	for walked := 0; s.at() != noDoc; walked++ {
		if walked%checkEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		c.take(numbers[s.at()], s)
		if err := s.next(); err != nil {
			return err
		}
	}
	return nil
}

// take counts a case that the query matches. One that a single filter keeps out
// counts for that filter's own facet alone.
func (c *collector) take(number uint32, s scorer) {
	c.matched++
	failed := -1
	for i := range c.filters {
		if f := &c.filters[i]; f.active && !f.keeps(c.cols.facets[i].of(number)) {
			if failed >= 0 {
				return
			}
			failed = i
		}
	}
	if !c.years.Keeps(int(c.cols.years[number])) {
		if failed >= 0 {
			return
		}
		failed = len(c.filters)
	}
	switch {
	case failed < 0:
		c.total++
		for i := range c.counts {
			c.count(i, number)
		}
		c.yearCounts[c.cols.years[number]]++
		c.hits.offer(hit{number, roundScore(s.score())})
		return
	case failed == len(c.filters):
		c.yearCounts[c.cols.years[number]]++
	case !c.filters[failed].all:
		c.count(failed, number)
	default:
		if at, ok := c.filters[failed].lacks(c.cols.facets[failed].of(number)); ok {
			c.withoutValue[failed][at]++
		}
	}
	c.without[failed]++
}

func (c *collector) count(facet int, number uint32) {
	counts := c.counts[facet]
	for _, ordinal := range c.cols.facets[facet].of(number) {
		counts[ordinal]++
	}
}

// roundScore keeps the order of near-equal scores from hanging on the order in
// which sums are made.
func roundScore(s float64) float64 { return math.Round(s*1e6) / 1e6 }

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
	if len(t.hits) < t.size {
		t.hits = append(t.hits, h)
		if len(t.hits) == t.size {
			for i := t.size/2 - 1; i >= 0; i-- {
				t.sink(i)
			}
		}
		return
	}
	if t.size > 0 && t.compare(h, t.hits[0]) < 0 {
		t.hits[0] = h
		t.sink(0)
	}
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
