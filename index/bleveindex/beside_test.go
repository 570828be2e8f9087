package bleveindex

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
)

func TestEachPieceBesideIsDoneOnce(t *testing.T) {
	for range 200 {
		done := make([]atomic.Int32, 100)
		do := func(piece int) error { done[piece].Add(1); return nil }
		if err := startBeside(len(done), do).finish(do); err != nil {
			t.Fatal(err)
		}
		for piece := range done {
			if n := done[piece].Load(); n != 1 {
				t.Fatalf("piece %d was done %d times", piece, n)
			}
		}
	}
}

func TestWhoFinishesDoesNotWaitForAnotherThatTookNothing(t *testing.T) {
	w := &beside{pieces: 3, done: make(chan error)} // whose other never runs
	n := 0
	if err := w.finish(func(int) error { n++; return nil }); err != nil || n != 3 {
		t.Errorf("%d pieces, %v", n, err)
	}
}

func TestAFailureOfEitherOfTwoIsTold(t *testing.T) {
	wrong := errors.New("wrong")
	taken := make(chan bool)
	w := startBeside(2, func(int) error { taken <- true; return wrong })
	<-taken
	if err := w.finish(func(int) error { return nil }); !errors.Is(err, wrong) {
		t.Errorf("the other's error is %v", err)
	}
	if err := startBeside(0, nil).finish(nil); err != nil {
		t.Errorf("no work fails: %v", err)
	}
	w = &beside{pieces: 5, done: make(chan error, 1)}
	w.done <- nil
	n := 0
	if err := w.finish(func(int) error { n++; return wrong }); !errors.Is(err, wrong) || n != 1 {
		t.Errorf("%d pieces, %v", n, err)
	}
	if _, err := w.run(func(int) error { t.Error("a piece is taken after a failure"); return nil }); err != nil {
		t.Error(err)
	}
}

func TestACrashBesideIsAnError(t *testing.T) {
	w := &beside{pieces: 1, done: make(chan error, 1)}
	if err := w.finish(func(int) error { panic("no such case") }); err == nil || !strings.Contains(err.Error(), "no such case") {
		t.Errorf("the error is %v", err)
	}
}
