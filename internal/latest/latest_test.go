package latest

import (
	"errors"
	"runtime"
	"sync"
	"testing"
	"weak"
)

// corpus stands for what things are made of. Larger than what the runtime puts
// together with others, so that it goes by itself.
type corpus struct{ _ [64]string }

func TestItIsMadeOnceForEach(t *testing.T) {
	var kept Of[corpus, int]
	made := 0
	count := func(*corpus) int { made++; return made }
	first, second := new(corpus), new(corpus)
	for _, one := range []struct {
		of   *corpus
		want int
	}{{first, 1}, {first, 1}, {second, 2}, {second, 2}, {first, 3}} {
		if got := kept.Get(one.of, count); got != one.want {
			t.Errorf("made %d times, want %d", got, one.want)
		}
	}
}

func TestWhatFailedIsTriedAgain(t *testing.T) {
	var kept Of[corpus, string]
	of, broken := new(corpus), errors.New("broken")
	if _, err := kept.Try(of, func(*corpus) (string, error) { return "half", broken }); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	got, err := kept.Try(of, func(*corpus) (string, error) { return "whole", nil })
	if got != "whole" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

func TestWhoAsksAtTheSameTimeGetsTheSame(t *testing.T) {
	var kept Of[corpus, *int]
	of, got := new(corpus), make([]*int, 8)
	var group sync.WaitGroup
	for i := range got {
		group.Go(func() { got[i] = kept.Get(of, func(*corpus) *int { return new(int) }) })
	}
	group.Wait()
	for i := range got {
		if got[i] != got[0] {
			t.Fatal("made more than once")
		}
	}
}

func TestWhatWasReplacedIsNotKeptAlive(t *testing.T) {
	var kept Of[corpus, int]
	gone := func() weak.Pointer[corpus] {
		of := new(corpus)
		kept.Get(of, func(*corpus) int { return 1 })
		return weak.Make(of)
	}()
	runtime.GC()
	if gone.Value() != nil {
		t.Error("it is still there")
	}
	runtime.KeepAlive(&kept)
}
