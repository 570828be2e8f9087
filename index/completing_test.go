package index

import (
	"context"
	"errors"
	"testing"
)

func TestClosingAGenerationEndsWhatIsReadForSuggestions(t *testing.T) {
	ended := false
	c := startCompleting(func(ctx context.Context) (*suggester, error) {
		<-ctx.Done()
		ended = true
		return nil, ctx.Err()
	})
	if err := (closing{&scripted{}, c}).Close(); err != nil || !ended {
		t.Errorf("ended: %v, %v", ended, err)
	}
}

func TestWhoIsInAHurryDoesNotWaitForSuggestions(t *testing.T) {
	c := startCompleting(func(ctx context.Context) (*suggester, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	})
	defer c.stop()
	hurried, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.made(hurried); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func TestSuggestionsThatCannotBeReadAreAnError(t *testing.T) {
	c := startCompleting(func(context.Context) (*suggester, error) { panic("the disk is gone") })
	defer c.stop()
	if _, err := c.made(context.Background()); err == nil {
		t.Error("there is no error")
	}
}
