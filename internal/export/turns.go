package export

import (
	"context"
	"sync"
)

const (
	// maxAtOnce is how many files are written at the same time: a workbook takes a
	// processor, and room in the temporary folder.
	maxAtOnce = 4
	// maxOfOne is how many of them may be one client's: a file may be taken slowly
	// for minutes, and whoever takes several so must not keep all others waiting.
	maxOfOne = maxAtOnce / 2
)

// turns say who may write a file now. They are safe for concurrent use.
type turns struct {
	all chan struct{}

	mu sync.Mutex
	of map[string]*share // the clients that write or wait
}

// A share is the turns of one client.
type share struct {
	own   chan struct{}
	users int // requests that write or wait
}

func newTurns() *turns {
	return &turns{all: make(chan struct{}, maxAtOnce), of: map[string]*share{}}
}

// take waits for a turn of a client; done ends it, and is nil when ctx ended first.
func (t *turns) take(ctx context.Context, client string) (done func()) {
	s := t.enter(client)
	select {
	case s.own <- struct{}{}:
	case <-ctx.Done():
		t.leave(client, s)
		return nil
	}
	select {
	case t.all <- struct{}{}:
	case <-ctx.Done():
		<-s.own
		t.leave(client, s)
		return nil
	}
	return func() {
		<-t.all
		<-s.own
		t.leave(client, s)
	}
}

func (t *turns) enter(client string) *share {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.of[client]
	if s == nil {
		s = &share{own: make(chan struct{}, maxOfOne)}
		t.of[client] = s
	}
	s.users++
	return s
}

func (t *turns) leave(client string, s *share) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if s.users--; s.users == 0 {
		delete(t.of, client)
	}
}
