package bleveindex

import (
	"context"
	"errors"
	"sync"

	"glane/index"
)

// worthTwo is how many cases at least a query may match for a second goroutine to
// take half of them. Each costs some 20 ns, and a goroutine some 20 µs until it runs.
const worthTwo = 1 << 14

// collect runs a request over all cases. Where many may match and a processor is free,
// another goroutine takes the second half of them: a search that is dear for
// one takes little more than half the time.
func (s *searcher) collect(ctx context.Context, r index.Request, words asked, free bool) (*collector, error) {
	t := s.translation(ctx, words)
	defer s.scratch.Put(t.free)
	scorer, err := t.query(r.Query)
	if err != nil {
		return nil, err
	}
	c := newCollector(s.columns, r)
	c.covered = t.covering(r)
	defer c.covered.release()
	if !free || scorer.cost() < s.worthTwo {
		c.expect(r, scorer.cost())
		return c, c.collect(ctx, scorer, allCases, t.free)
	}
	middle := windowFrom(uint32(s.total / 2))
	second := newCollector(s.columns, r)
	second.covered = c.covered
	c.expect(r, scorer.cost()/2)
	second.expect(r, scorer.cost()/2)
	ended := s.collectBeside(ctx, r, words.clone(), second, stretch{middle, noCase})
	defer ended() // also when this half panics: what both read is used again by others
	err = c.collect(ctx, scorer, stretch{until: middle}, t.free)
	if err = errors.Join(err, ended()); err != nil {
		return nil, err
	}
	c.merge(second)
	s.columns.spare.Put(second.tallies)
	return c, nil
}

// collectBeside runs a request over some of the cases, beside what goes on; ended waits
// for it, and gives what it came to.
func (s *searcher) collectBeside(ctx context.Context, r index.Request, words asked, c *collector, in stretch) (ended func() error) {
	done := make(chan error, 1)
	s.underWay.Add(1)
	go func() {
		defer s.underWay.Add(-1)
		done <- s.collectStretch(ctx, r, words, c, in)
	}()
	return sync.OnceValue(func() error { return <-done })
}

func (s *searcher) collectStretch(ctx context.Context, r index.Request, words asked, c *collector, in stretch) (err error) {
	defer recoverTo(&err)()
	t := s.translation(ctx, words)
	defer s.scratch.Put(t.free)
	scorer, err := t.query(r.Query)
	if err != nil {
		return err
	}
	return c.collect(ctx, scorer, in, t.free)
}

// merge adds what another gathered of other cases.
func (c *collector) merge(other *collector) {
	c.matched += other.matched
	c.total += other.total
	for i := range c.counts {
		addCounts(c.counts[i], other.counts[i])
	}
	addCounts(c.yearCounts, other.yearCounts)
	addCounts(c.without, other.without)
	for i := range c.withoutValue {
		addCounts(c.withoutValue[i], other.withoutValue[i])
	}
	for _, h := range other.hits.hits {
		c.hits.offer(h)
	}
}

func addCounts[N int | int32](counts, others []N) {
	for i, n := range others {
		counts[i] += n
	}
}
