package bleveindex

import (
	"sync"
	"sync/atomic"

	"glane/corpus"
	"glane/index"
)

// reading reads the cases of hits. Whoever reads takes the next.
type reading struct {
	cases corpus.Cases
	page  []hit
	hits  []index.Hit
	next  atomic.Int32
}

// readHits begins to read the cases of a page, if a goroutine may do it beside what goes
// on; ended reads those that are left, and waits.
func (s *searcher) readHits(page []hit, hits []index.Hit, beside bool) (ended func() error) {
	r := &reading{cases: s.corpus.Cases, page: page, hits: hits}
	if !beside || s.corpus.Cases.Held() {
		return sync.OnceValue(r.read)
	}
	done := make(chan error, 1)
	s.underWay.Add(1)
	go func() {
		defer s.underWay.Add(-1)
		done <- r.read()
	}()
	return sync.OnceValue(func() error {
		err := r.read()
		if other := <-done; err == nil {
			err = other
		}
		return err
	})
}

// read reads cases as long as there are some that nobody reads.
func (r *reading) read() (err error) {
	defer recoverTo(&err)()
	for i := int(r.next.Add(1)) - 1; i < len(r.page); i = int(r.next.Add(1)) - 1 {
		h := r.page[i]
		r.hits[i] = index.Hit{Case: r.cases.At(int(h.number)), Score: h.score}
	}
	return nil
}
