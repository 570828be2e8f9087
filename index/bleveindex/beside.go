package bleveindex

import "sync/atomic"

// A beside is small pieces of work, by their numbers from 0, each of which one of two
// goroutines takes.
type beside struct {
	pieces int32
	next   atomic.Int32
	done   chan error
}

// startBeside begins with some pieces in a goroutine of its own, one after another until none
// is left or one fails. do is not called any more once finish is back. Should it crash,
// that is its error.
func startBeside(pieces int, do func(piece int) error) *beside {
	w := &beside{pieces: int32(pieces), done: make(chan error, 1)}
	go func() {
		_, err := w.run(do)
		w.done <- err
	}()
	return w
}

// finish does the pieces that are left, and waits for those that the other has taken:
// not for the other itself, which may take longer to wake than the work takes.
func (w *beside) finish(do func(piece int) error) error {
	own, err := w.run(do)
	w.next.Store(w.pieces) // after a failure the other takes no more
	if own == w.pieces {
		return err
	}
	if other := <-w.done; err == nil {
		err = other
	}
	return err
}

// run does pieces as long as there are some, and tells how many it took.
func (w *beside) run(do func(piece int) error) (taken int32, err error) {
	defer recoverTo(&err)()
	for piece := w.next.Add(1) - 1; piece < w.pieces; piece = w.next.Add(1) - 1 {
		taken++
		if err := do(int(piece)); err != nil {
			return taken, err
		}
	}
	return taken, nil
}
