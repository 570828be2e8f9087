package bleveindex

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"sync/atomic"
)

// noCase is past the last case.
const noCase = math.MaxUint32

// Lists hold the postings of all forms in memory. Bleve gives a posting in some
// 50 ns, these in 2: a word that a third of 100,000 cases hold is worth 3 ms. A
// list is decoded when it is first asked for, and all are in the background, the
// longest first, so that a service answers from its first moment.
type lists struct {
	store      *store
	vocabulary *vocabulary
	norms      []float32              // of each case
	forms      []atomic.Pointer[list] // by the number of the form
	room       sync.Pool              // of *postings

	cancel  context.CancelFunc
	workers sync.WaitGroup
}

func newLists(st *store, v *vocabulary, norms []float32) *lists {
	return &lists{store: st, vocabulary: v, norms: norms, forms: make([]atomic.Pointer[list], len(v.forms)), cancel: func() {}}
}

// of gives the postings of a form. Two who ask for the same at once both decode it.
func (l *lists) of(form int32) (*list, error) {
	if known := l.forms[form].Load(); known != nil {
		return known, nil
	}
	term, docs := l.vocabulary.textOf(form), l.vocabulary.forms[form].docs
	read, ok := l.room.Get().(*postings)
	if !ok {
		read = &postings{}
	}
	defer l.room.Put(read)
	read.cases, read.counts = slices.Grow(read.cases[:0], int(docs)), slices.Grow(read.counts[:0], int(docs))
	for _, p := range l.store.parts {
		if _, ok := p.number(form); !ok {
			continue
		}
		if err := p.appendPostings(term, read); err != nil {
			return nil, fmt.Errorf("read the postings of %q: %w", term, err)
		}
	}
	made := newList(read.cases, read.counts, l.norms)
	l.forms[form].Store(made)
	return made, nil
}

// postings are the cases of a form, and how often each holds it.
type postings struct {
	cases  []uint32
	counts []uint16
}

// appendPostings adds those of a form in this part.
func (p *part) appendPostings(term string, to *postings) (err error) {
	dictionary, err := p.segment.Dictionary(field)
	if err != nil {
		return err
	}
	found, err := dictionary.PostingsList([]byte(term), nil, nil)
	if err != nil {
		return err
	}
	each := found.Iterator(true, false, false, nil)
	for {
		posting, err := each.Next()
		if err != nil {
			return err
		}
		if posting == nil {
			return nil
		}
		to.cases = append(to.cases, p.first+uint32(posting.Number()))
		to.counts = append(to.counts, uint16(min(posting.Frequency(), math.MaxUint16)))
	}
}

// warm begins to decode all lists, the longest first, then to find how each form is
// heard; stop ends it.
func (l *lists) warm(workers int) {
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	var next atomic.Int64
	order := sync.OnceValue(l.longestFirst)
	for range workers {
		l.workers.Go(func() {
			var err error
			defer recoverTo(&err)() // what is damaged is told by the search that meets it
			order := order()
			for i := next.Add(1) - 1; i < int64(len(order)) && ctx.Err() == nil && err == nil; i = next.Add(1) - 1 {
				_, err = l.of(order[i])
			}
			if ctx.Err() == nil {
				l.vocabulary.sounds()
			}
		})
	}
}

// longestFirst gives all forms, those first that most cases hold.
func (l *lists) longestFirst() []int32 {
	forms := l.vocabulary.forms
	order := make([]int32, len(forms))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return int(forms[b].docs) - int(forms[a].docs) })
	return order
}

// stop waits for what warm began.
func (l *lists) stop() {
	l.cancel()
	l.workers.Wait()
}
