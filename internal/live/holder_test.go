package live

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"glane/corpus"
	"glane/index"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A fakeSearcher counts its closings, and refuses to answer once closed.
type fakeSearcher struct {
	closed atomic.Int32
	err    error
}

var errClosed = errors.New("searched after close")

func (s *fakeSearcher) Search(context.Context, index.Request) (*index.Answer, error) {
	if s.closed.Load() > 0 {
		return nil, errClosed
	}
	return &index.Answer{}, nil
}

func (*fakeSearcher) Similar(context.Context, string, int) ([]index.Hit, error) { return nil, nil }

func (s *fakeSearcher) Close() error {
	s.closed.Add(1)
	return s.err
}

func generation(s *fakeSearcher) *index.Generation {
	return &index.Generation{Corpus: &corpus.Corpus{}, Searcher: s}
}

func TestAHolderWithoutGenerationGivesNil(t *testing.T) {
	var h Holder
	g, release := h.Acquire()
	release()
	if g != nil {
		t.Errorf("got %v", g)
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}

func TestAReplacedGenerationIsClosedAfterItsLastUser(t *testing.T) {
	var h Holder
	old, fresh := &fakeSearcher{}, &fakeSearcher{}
	h.Swap(generation(old))
	_, release1 := h.Acquire()
	_, release2 := h.Acquire()
	h.Swap(generation(fresh))
	release1()
	release1() // gives back once only
	if n := old.closed.Load(); n != 0 {
		t.Fatal("closed while in use")
	}
	g, release3 := h.Acquire()
	if g.Searcher != fresh {
		t.Error("the old generation is still handed out")
	}
	release2()
	release3()
	if err := h.Close(); err != nil {
		t.Error(err)
	}
	if old.closed.Load() != 1 || fresh.closed.Load() != 1 {
		t.Errorf("closed %d and %d times, want once each", old.closed.Load(), fresh.closed.Load())
	}
}

func TestSwapAfterCloseClosesWhatItIsGiven(t *testing.T) {
	var h Holder
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	late := &fakeSearcher{}
	h.Swap(generation(late))
	if err := h.Close(); err != nil {
		t.Error(err)
	}
	if g, release := h.Acquire(); g != nil || late.closed.Load() != 1 {
		release()
		t.Errorf("generation %v, closed %d times", g, late.closed.Load())
	}
}

func TestFaultsOfClosingAreTold(t *testing.T) {
	var h Holder
	h.Swap(generation(&fakeSearcher{err: errors.New("disk on fire")}))
	h.Swap(generation(&fakeSearcher{}))
	if err := h.Close(); err == nil || !strings.Contains(err.Error(), "disk on fire") {
		t.Errorf("error %v", err)
	}
}

// TestNoOneSearchesAClosedGeneration swaps under the feet of eight readers.
func TestNoOneSearchesAClosedGeneration(t *testing.T) {
	var h Holder
	var all []*fakeSearcher
	swap := func() {
		s := &fakeSearcher{}
		all = append(all, s)
		h.Swap(generation(s))
	}
	swap()
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			for range 500 {
				g, release := h.Acquire()
				if _, err := g.Searcher.Search(t.Context(), index.Request{}); err != nil {
					t.Error(err)
				}
				release()
			}
		})
	}
	for range 200 {
		swap()
	}
	readers.Wait()
	if err := h.Close(); err != nil {
		t.Error(err)
	}
	for i, s := range all {
		if s.closed.Load() != 1 {
			t.Errorf("generation %d closed %d times", i, s.closed.Load())
		}
	}
}
