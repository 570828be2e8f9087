package index

import (
	"context"
	"fmt"
	"runtime/debug"
)

// A completing is a suggester that is made while the first searches are answered: of
// a hundred thousand cases it takes a second.
type completing struct {
	cancel context.CancelFunc
	done   chan struct{} // closed when what follows is set
	result *suggester
	err    error
}

// startCompleting calls maker beside what goes on. The caller owns what is under way:
// stop ends it.
func startCompleting(maker func(ctx context.Context) (*suggester, error)) *completing {
	ctx, cancel := context.WithCancel(context.Background())
	c := &completing{cancel: cancel, done: make(chan struct{})}
	go func() {
		defer close(c.done)
		defer func() { // what is kept on a disk may have become unreadable: searches go on
			if p := recover(); p != nil {
				c.err = fmt.Errorf("read what to suggest: %v\n%s", p, debug.Stack())
			}
		}()
		c.result, c.err = maker(ctx)
	}()
	return c
}

// made waits for the suggester until ctx ends.
func (c *completing) made(ctx context.Context) (*suggester, error) {
	select {
	case <-c.done:
		return c.result, c.err
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for suggestions: %w", ctx.Err())
	}
}

// stop ends the making, and waits for its end.
func (c *completing) stop() {
	c.cancel()
	<-c.done
}

// closing ends what a generation began before the searcher that it uses is closed.
type closing struct {
	Searcher
	suggest *completing
}

// Close implements Searcher.
func (c closing) Close() error {
	c.suggest.stop()
	return c.Searcher.Close()
}
