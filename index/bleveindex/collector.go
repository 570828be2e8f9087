package bleveindex

import (
	"cmp"
	"context"
	"math"
	"slices"

	"glane/corpus"
	"glane/index"
)

// A collector takes the cases that a query matches, window after window, and
// gathers in this one walk the best hits and every count.
type collector struct {
	cols    *columns
	filters []filter
	years   index.YearRange
	covered *covered // of the titles; nil when they do not matter
	most    float64  // that they multiply a score by

	matched, total int
	*tallies
	without      []int   // by facet, then the years: what only this filter keeps out
	withoutValue [][]int // by facet of which all values are needed, by filter.values: what only this value keeps out
	only         []set   // of the window, by facet, then the years: the cases that only this filter keeps out
	hits         top
}

// tallies are the counts of a search. They are used again by another.
type tallies struct {
	counts     [][]int32 // by facet, by ordinal; nil for a facet that is not counted
	yearCounts []int32   // by year; index 0 counts the cases without one

	room [][]int32 // for counts
}

// tallies gives counts of nothing; putting them back to spare is for who is done.
func (cols *columns) tallies() *tallies {
	if t, ok := cols.spare.Get().(*tallies); ok {
		clear(t.yearCounts)
		return t
	}
	t := &tallies{
		counts: make([][]int32, len(cols.facets)), yearCounts: make([]int32, corpus.MaxYear+1), room: make([][]int32, len(cols.facets)),
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

func newCollector(cols *columns, r index.Request) *collector {
	c := &collector{
		cols:    cols,
		filters: make([]filter, len(cols.facets)),
		years:   r.Years,
		tallies: cols.tallies(),
		without: make([]int, len(cols.facets)+1),
		only:    make([]set, len(cols.facets)+1),

		withoutValue: make([][]int, len(cols.facets)),
	}
	for i := range cols.facets {
		col := &cols.facets[i]
		c.open(i, !r.CasesOnly && (r.OnlyFacet == "" || r.OnlyFacet == col.facet.Nom))
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

// eachWindow gives all windows that hold a case which s matches, in order. It ends
// with ctx.
func eachWindow(ctx context.Context, s scorer, free *scratch, take func(w *window)) error {
	for n := s.seek(0); n != noCase; {
		if err := ctx.Err(); err != nil {
			return err
		}
		w := free.take(windowFrom(n))
		s.fill(w, nil)
		take(w)
		n = s.seek(w.end())
		free.give(w)
	}
	return nil
}

func (c *collector) collect(ctx context.Context, s scorer, free *scratch) error {
	return eachWindow(ctx, s, free, c.take)
}

// take counts the cases of a window that the query matches. One that a single
// filter keeps out counts for that filter's own facet alone.
func (c *collector) take(w *window) {
	c.matched += w.set.len()
	kept := w.set
	for i := range c.only {
		if c.active(i) {
			c.filter(i, w, &kept)
		}
	}
	c.total += kept.len()
	for i := range c.counts {
		c.cols.facets[i].count(c.counts[i], w.from, &kept)
	}
	c.countYears(w.from, &kept)
	c.offer(w, &kept)
	for i := range c.only {
		if c.active(i) {
			c.countOnly(i, w.from)
		}
	}
}

// active tells whether a facet is filtered by; the years come after the facets.
func (c *collector) active(i int) bool {
	if i == len(c.filters) {
		return c.years.Active()
	}
	return c.filters[i].active
}

// filter takes off kept what a filter keeps out; what only it does goes to only.
func (c *collector) filter(i int, w *window, kept *set) {
	out := w.set
	passing := set{}
	out.each(func(k uint32) {
		n := w.from + k
		if i == len(c.filters) {
			if c.years.Keeps(int(c.cols.years[n])) {
				passing.add(k)
			}
		} else if c.filters[i].keeps(c.cols.facets[i].of(n)) {
			passing.add(k)
		}
	})
	out.without(&passing)
	for j := range i {
		c.only[j].without(&out)
	}
	c.only[i] = out
	c.only[i].and(kept)
	kept.without(&out)
}

// countOnly counts for a facet, or the years, what only its own filter keeps out.
func (c *collector) countOnly(i int, from uint32) {
	only := &c.only[i]
	c.without[i] += only.len()
	switch {
	case i == len(c.filters):
		c.countYears(from, only)
	case !c.filters[i].all:
		c.cols.facets[i].count(c.counts[i], from, only)
	default:
		only.each(func(k uint32) {
			if at, ok := c.filters[i].lacks(c.cols.facets[i].of(from + k)); ok {
				c.withoutValue[i][at]++
			}
		})
	}
}

func (c *collector) countYears(from uint32, s *set) {
	years := c.cols.years[from:]
	for k, word := range s {
		for ; word != 0; word &= word - 1 {
			c.yearCounts[years[bit(k, word)]]++
		}
	}
}

// count counts the values of the cases of a set.
func (col *facetColumn) count(counts []int32, from uint32, s *set) {
	if counts == nil {
		return
	}
	if col.single {
		values := col.values[from:]
		for k, word := range s {
			for ; word != 0; word &= word - 1 {
				counts[values[bit(k, word)]]++
			}
		}
		return
	}
	starts := col.starts[from:]
	for k, word := range s {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			for _, ordinal := range col.values[starts[i]:starts[i+1]] {
				counts[ordinal]++
			}
		}
	}
}

// offer keeps the best of the cases of a set.
func (c *collector) offer(w *window, s *set) {
	for k, word := range s {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			if least := c.hits.least; c.hits.ranks == nil && w.scores[i]*c.most < least {
				continue
			}
			c.hits.offer(hit{w.from + i, roundScore(w.scores[i] * c.covered.boost(w.from+i))})
		}
	}
}

// scoreUnits is how many steps a score of 1 has. Rounding keeps the order of
// near-equal scores from hanging on the order in which sums are made.
const scoreUnits = 1e6

func roundScore(s float64) float64 { return math.Round(s*scoreUnits) / scoreUnits }

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
