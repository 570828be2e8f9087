package export

import (
	"context"
	"testing"
	"time"
)

func TestATurnThatEndsIsFreeAgainAndNobodyIsRemembered(t *testing.T) {
	all := newTurns()
	soon := func() context.Context {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
		t.Cleanup(cancel)
		return ctx
	}
	var held []func()
	for i := range maxOfOne {
		done := all.take(soon(), "a")
		if done == nil {
			t.Fatalf("turn %d was not had", i)
		}
		held = append(held, done)
	}
	if all.take(soon(), "a") != nil {
		t.Error("one client has more than its share")
	}
	other := all.take(soon(), "b")
	if other == nil {
		t.Fatal("another client has none")
	}
	held[0]()
	again := all.take(soon(), "a")
	if again == nil {
		t.Fatal("a turn that ended is not free again")
	}
	for _, done := range []func(){held[1], other, again} {
		done()
	}
	if len(all.all) != 0 || len(all.of) != 0 {
		t.Errorf("%d turns are out, %d clients remembered", len(all.all), len(all.of))
	}
}
