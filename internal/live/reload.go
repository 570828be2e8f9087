package live

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"glane/corpus"
	"glane/index"
)

// A Reloader makes the next generation of a corpus and puts it in service.
// It is used by one goroutine at a time.
type Reloader struct {
	// Load reads the corpus, as corpus.Load does.
	Load func() (*corpus.Corpus, []corpus.Fault)
	// Build makes it searchable: a generation of that very corpus.
	Build func(ctx context.Context, c *corpus.Corpus) (*index.Generation, error)
	// Emptied, when not nil, tells whether the folder of the cases is missing or unreadable. A
	// corpus that had cases is then unusable: the folder is being moved, or its
	// disk is gone, and an empty site would be served in its place.
	Emptied func() bool
	// Holder serves it.
	Holder *Holder

	broken bool // the last reading was unusable
}

// ErrNoCases tells that the folder of the cases is missing where it was there
// before. It is an [ErrUnusable].
var ErrNoCases = fmt.Errorf("%w: its folder of cases is missing", ErrUnusable)

// ErrUnusable tells that a corpus can not be served at all; the faults of the
// Result say why.
var ErrUnusable = errors.New("corpus is unusable")

// A Result is what a reload came to.
type Result struct {
	Corpus    *corpus.Corpus // what is served now; nil when nothing is
	Faults    []corpus.Fault // all that is wrong in the folder
	Kept      []string       // ids of the cases served in their last good version
	Thesaurus bool           // the thesaurus is the last good one
	Swapped   bool           // a new generation was put in service
	Mended    bool           // the reading before was unusable, this one is not
}

// Reload reads the corpus and, when it changed, builds it aside and swaps it
// in. When it can not, what was served stays; the error then wraps
// [ErrUnusable], or is that of the build.
func (r *Reloader) Reload(ctx context.Context) (Result, error) {
	current, release := r.Holder.Acquire()
	defer release()
	var before *corpus.Corpus
	if current != nil {
		before = current.Corpus
	}
	next, faults := r.Load()
	result := Result{Corpus: before, Faults: faults}
	switch {
	case next == nil:
		r.broken = true
		return result, ErrUnusable
	case before != nil && before.Cases.Len() > 0 && next.Cases.Len() == 0 && r.Emptied != nil && r.Emptied():
		r.broken = true
		return result, ErrNoCases
	}
	result.Mended, r.broken = r.broken, false
	m, err := mergeReadable(before, next, faults)
	if err != nil {
		return result, err
	}
	result.Kept, result.Thesaurus = m.cases, m.thesaurus
	if before != nil && before.Fingerprint == m.corpus.Fingerprint {
		return result, nil
	}
	g, err := r.Build(ctx, m.corpus)
	if err != nil {
		return result, fmt.Errorf("build index: %w", err)
	}
	r.Holder.Swap(g)
	result.Corpus, result.Swapped = m.corpus, true
	return result, nil
}

// mergeReadable is merge; it fails when a case that is served, and kept in a file, can
// not be read any more, of which a panic tells.
func mergeReadable(before, next *corpus.Corpus, faults []corpus.Fault) (m merged, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("read the cases that are served: %v\n%s", p, debug.Stack())
		}
	}()
	return merge(before, next, faults), nil
}
