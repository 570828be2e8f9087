// Package live keeps a running service on the newest sound version of its
// corpus: it watches the folder, builds the next generation aside, swaps it in
// whole, and keeps the last good version of a fiche that became bad.
//
// It does not know HTTP, nor which engine runs.
package live

import (
	"errors"
	"fmt"
	"sync"

	"glane/index"
)

// A Holder hands out the generation that is served now, and closes one that
// was replaced once nobody uses it any more. Its zero value holds none.
type Holder struct {
	mu      sync.Mutex
	current *held
	closed  bool
	closing sync.WaitGroup // one for each replaced generation that is not closed yet
	errs    []error        // of closing
}

// A held is a generation with the number of those who use it; the Holder
// itself counts as one until it lets go.
type held struct {
	generation *index.Generation
	users      int
	idle       chan struct{} // closed when users falls to 0
}

// Acquire returns the generation served now, nil when there is none yet, and
// the function that gives it back, which must be called once done with it;
// calling it again does nothing.
func (h *Holder) Acquire() (*index.Generation, func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.current == nil {
		return nil, func() {}
	}
	used := h.current
	used.users++
	return used.generation, sync.OnceFunc(func() { h.release(used) })
}

func (h *Holder) release(used *held) {
	h.mu.Lock()
	defer h.mu.Unlock()
	used.users--
	if used.users == 0 {
		close(used.idle)
	}
}

// Swap makes next the generation that is served. The one before is closed
// after its last user gave it back; Swap does not wait for that. After Close,
// next is closed at once.
func (h *Holder) Swap(next *index.Generation) {
	fresh := &held{generation: next, users: 1, idle: make(chan struct{})}
	h.mu.Lock()
	before := h.current
	if h.closed {
		before = fresh
	} else {
		h.current = fresh
	}
	h.mu.Unlock()
	h.retire(before)
}

// retire lets go of a generation: a goroutine, for which Close waits, closes
// it once it is idle.
func (h *Holder) retire(old *held) {
	if old == nil {
		return
	}
	h.closing.Add(1)
	go func() {
		defer h.closing.Done()
		<-old.idle
		if err := old.generation.Searcher.Close(); err != nil {
			h.mu.Lock()
			h.errs = append(h.errs, fmt.Errorf("close replaced index: %w", err))
			h.mu.Unlock()
		}
	}()
	h.release(old)
}

// Close lets go of the current generation and returns once every generation
// is closed, which waits for those who still use one. It returns what went
// wrong in closing any of them.
func (h *Holder) Close() error {
	h.mu.Lock()
	old := h.current
	h.current, h.closed = nil, true
	h.mu.Unlock()
	h.retire(old)
	h.closing.Wait()
	h.mu.Lock()
	defer h.mu.Unlock()
	return errors.Join(h.errs...)
}
