package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"glane/corpus"
)

// A store is the parts of an index, in the order of the cases, and what they share.
type store struct {
	parts  []*part
	length int // weighted words of all cases
	shared
}

// inMemory indexes the cases of a corpus.
func (e Engine) inMemory(ctx context.Context, c *corpus.Corpus) (*store, error) {
	st := &store{parts: make([]*part, partCount(c.Cases.Len()))}
	made, err := e.build(ctx, c, func(number int, b *builtPart) (err error) {
		st.parts[number], err = b.open()
		return err
	})
	if err != nil {
		return nil, errors.Join(err, st.close())
	}
	st.shared = *made
	st.complete()
	return st, nil
}

// build indexes the cases of a corpus, as many parts at once as there are
// processors, and gives each part to keep, with its number, when it is made. What it
// returns is what they share.
func (e Engine) build(ctx context.Context, c *corpus.Corpus, keep func(number int, b *builtPart) error) (*shared, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	size, count := partSize(c.Cases.Len()), partCount(c.Cases.Len())
	errs, sharing := make([]error, count), newSharing(count)
	var next atomic.Int64
	tell := e.counter(c.Cases.Len())
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), count) {
		workers.Go(func() {
			for n := int(next.Add(1)) - 1; n < count; n = int(next.Add(1)) - 1 {
				errs[n] = recovering(func() error {
					b, err := e.buildPart(ctx, c, n*size, min((n+1)*size, c.Cases.Len()), tell)
					if err != nil {
						return err
					}
					sharing.take(n, b)
					return keep(n, b)
				})
				if errs[n] != nil {
					cancel()
				}
			}
		})
	}
	workers.Wait()
	if err := firstCause(errs); err != nil {
		return nil, err
	}
	return sharing.done(c, e.Analyzer)
}

// recovering calls do, and gives what it panics with as an error: a case that is kept
// in a file may not be readable any more, and a panic in a goroutine ends the service.
func recovering(do func() error) (err error) {
	defer recoverTo(&err)()
	return do()
}

// counter gives what tells Progress of one case more, from any goroutine.
func (e Engine) counter(all int) func() {
	var mu sync.Mutex
	done := 0
	return func() {
		if e.Progress == nil {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		done++
		e.Progress(done, all)
	}
}

// firstCause gives the error that ended the others, if there is one.
func firstCause(errs []error) error {
	var first error
	for _, err := range errs {
		if err != nil && (first == nil || errors.Is(first, context.Canceled)) {
			first = err
		}
	}
	return first
}

// openStore opens the parts of the index of a corpus, and what they share.
func openStore(folder string, c *corpus.Corpus) (_ *store, err error) {
	st := &store{}
	defer func() {
		if err != nil {
			err = errors.Join(err, st.close())
		}
	}()
	sharing := make(chan error, 1)
	go func() { sharing <- st.shared.read(folder, c) }()
	err = st.openParts(folder, c.Cases.Len())
	if err := errors.Join(err, <-sharing); err != nil {
		return nil, err
	}
	if len(st.numbers) != len(st.parts) {
		return nil, fmt.Errorf("the vocabulary has forms for %d parts of %d", len(st.numbers), len(st.parts))
	}
	st.complete()
	return st, nil
}

// openParts opens the parts of an index of that many cases.
func (st *store) openParts(folder string, cases int) error {
	for first := 0; first < cases; {
		p, err := openPart(folder, len(st.parts), uint32(first))
		if err != nil {
			return err
		}
		st.parts = append(st.parts, p)
		if p.words.cases() == 0 {
			return fmt.Errorf("open part %d: it holds no case", len(st.parts)-1)
		}
		first += p.words.cases()
	}
	return nil
}

// complete counts the words of all cases, and tells each part the numbers of its forms.
func (st *store) complete() {
	for i, p := range st.parts {
		for _, n := range p.words.lengths {
			st.length += int(n)
		}
		p.forms, p.numbers = len(st.numbers[i]), make([]uint32, len(st.vocabulary.forms))
		for number, id := range st.numbers[i] {
			p.numbers[id] = uint32(number) + 1
		}
	}
	st.numbers = nil
}

func (st *store) cases() int {
	n := 0
	for _, p := range st.parts {
		n += p.words.cases()
	}
	return n
}

// partOf gives the part that holds a case.
func (st *store) partOf(number uint32) *part {
	for i := len(st.parts) - 1; i > 0; i-- {
		if st.parts[i].first <= number {
			return st.parts[i]
		}
	}
	return st.parts[0]
}

func (st *store) close() error {
	var errs []error
	for _, p := range st.parts {
		if p != nil {
			errs = append(errs, p.close())
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close the index: %w", err)
	}
	return nil
}
