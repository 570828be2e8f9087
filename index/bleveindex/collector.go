package bleveindex

import (
	"context"
	"math"
	"slices"

	"glane/index"
)

// A collector takes the cases that a query matches, window after window, and
// gathers in this one walk the best hits and every count.
type collector struct {
	cols    *columns
	filters []filter
	years   index.YearRange
	covered *covered // of the titles; nil when they do not matter
	// combining is to count combinations of values where there are some.
	combining bool

	matched, total int
	*tallies
	without      []int   // by facet, then the years: what only this filter keeps out
	withoutValue [][]int // by facet of which all values are needed, by filter.values: what only this value keeps out
	filtered     bool
	of           uint32 // the window that was filtered, by its first case plus 1; 0 before the first
	kept         set    // of it: the cases that all filters keep
	only         []set  // by facet, then the years: those that only this filter keeps out
	hits         top
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
	for i := range c.only {
		c.filtered = c.filtered || c.active(i)
	}
	c.hits = newTop(cols, r)
	return c
}

// expect prepares for that many cases.
func (c *collector) expect(r index.Request, cases uint64) {
	number := uint64(c.cols.combined.number())
	c.combining = number > 0 && !r.CasesOnly && r.OnlyFacet == "" && cases >= worthCombining*number
}

// A stretch is the cases from one window to another, the latter excluded.
type stretch struct{ from, until uint32 }

// allCases is every stretch.
var allCases = stretch{until: noCase}

// eachWindow gives all windows of a stretch that hold a case which s matches, in order.
// It ends with ctx. ask, unless it is nil, says of which scores somebody asks.
func eachWindow(ctx context.Context, s scorer, in stretch, free *scratch, ask, take func(w *window)) error {
	for n := s.seek(in.from); n < in.until; {
		if err := ctx.Err(); err != nil {
			return err
		}
		w := free.take(windowFrom(n))
		if ask != nil {
			ask(w)
		}
		s.fill(w, nil)
		take(w)
		n = s.seek(w.end())
		free.give(w)
	}
	return nil
}

func (c *collector) collect(ctx context.Context, s scorer, in stretch, free *scratch) error {
	if err := eachWindow(ctx, s, in, free, c.ask, c.take); err != nil {
		return err
	}
	if c.combining {
		c.cols.combined.spread(c.combined, c.counts)
	}
	return nil
}

// ask says from which score on a case may be among the best.
func (c *collector) ask(w *window) {
	switch {
	case c.hits.size == 0:
		w.floor = math.Inf(1)
	case c.hits.ranks == nil:
		w.floor, w.covered = c.hits.least, c.covered
	}
	if c.filtered && c.hits.size > 0 {
		w.narrow = c.filter
	}
}

// take counts the cases of a window that the query matches.
func (c *collector) take(w *window) {
	c.matched += w.set.len()
	if c.of != w.from+1 {
		c.filter(w)
	}
	c.total += c.kept.len()
	cases := c.kept.numbered(&c.indices)
	for i := range c.counts {
		if !c.combining || !slices.Contains(c.cols.combined.facets, i) {
			c.cols.facets[i].count(c.counts[i], w.from, cases)
		}
	}
	if c.combining {
		count(c.combined, c.cols.combined.of[w.from:], cases)
	}
	count(c.yearCounts, c.cols.years[w.from:], cases)
	if c.hits.size > 0 {
		told := *w.told()
		told.and(&c.kept)
		c.offer(w, &told)
	}
	for i := range c.only {
		if c.active(i) {
			c.countOnly(i, w.from)
		}
	}
}

// filter finds those cases of a window that all filters keep. One that a single filter
// keeps out counts for that filter's own facet alone.
func (c *collector) filter(w *window) set {
	c.of, c.kept = w.from+1, w.set
	for i := range c.only {
		if c.active(i) {
			c.keepOut(i, w)
		}
	}
	return c.kept
}

// active tells whether a facet is filtered by; the years come after the facets.
func (c *collector) active(i int) bool {
	if i == len(c.filters) {
		return c.years.Active()
	}
	return c.filters[i].active
}

// keeps tells whether a case passes a filter.
func (c *collector) keeps(i int, number uint32) bool {
	if i == len(c.filters) {
		return c.years.Keeps(int(c.cols.years[number]))
	}
	return c.filters[i].keeps(c.cols.facets[i].of(number))
}

// keepOut takes off kept what a filter keeps out; what only it does goes to only.
func (c *collector) keepOut(i int, w *window) {
	out := set{}
	w.set.each(func(k uint32) {
		if !c.keeps(i, w.from+k) {
			out.add(k)
		}
	})
	for j := range i {
		c.only[j].without(&out)
	}
	c.only[i] = out
	c.only[i].and(&c.kept)
	c.kept.without(&out)
}

// countOnly counts for a facet, or the years, what only its own filter keeps out.
func (c *collector) countOnly(i int, from uint32) {
	only := &c.only[i]
	c.without[i] += only.len()
	switch {
	case i == len(c.filters):
		count(c.yearCounts, c.cols.years[from:], only.numbered(&c.indices))
	case !c.filters[i].all:
		c.cols.facets[i].count(c.counts[i], from, only.numbered(&c.indices))
	default:
		only.each(func(k uint32) {
			if at, ok := c.filters[i].lacks(c.cols.facets[i].of(from + k)); ok {
				c.withoutValue[i][at]++
			}
		})
	}
}

// offer keeps the best of the cases of a set.
func (c *collector) offer(w *window, s *set) {
	if c.hits.ranks != nil {
		c.offerByRank(w, s)
		return
	}
	for k, word := range s {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			if score := w.scores[i] * c.covered.boost(w.from+i); score >= c.hits.least {
				c.hits.offer(hit{w.from + i, roundScore(score)})
			}
		}
	}
}

// offerByRank is offer where the order is not that of the scores.
func (c *collector) offerByRank(w *window, s *set) {
	s.each(func(i uint32) {
		if c.hits.passes(w.from + i) {
			c.hits.offer(hit{w.from + i, roundScore(w.scores[i])})
		}
	})
}

// scoreUnits is how many steps a score of 1 has. Rounding keeps the order of
// near-equal scores from hanging on the order in which sums are made.
const scoreUnits = 1e6

func roundScore(s float64) float64 { return math.Round(s*scoreUnits) / scoreUnits }
