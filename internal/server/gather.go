package server

import (
	"context"
	"net"
	"net/http"
	"sync"
)

// httpBuffer is how many bytes net/http gathers before it sends them: the header of a
// long answer goes out with as much of its body as that takes, and the rest after it.
const httpBuffer = 4 << 10

// A gatherer is a connection that sends as one the two pieces in which net/http writes
// a long answer. Each costs a system call, and the first wakes a client who then waits
// for the other. It is written to by the one goroutine that answers.
type gatherer struct {
	net.Conn
	more bool              // more than httpBuffer of an answer is being written
	held *[httpBuffer]byte // its first piece, nil while there is none
}

// firstPieces are those that no connection holds.
var firstPieces = sync.Pool{New: func() any { return new([httpBuffer]byte) }}

// Write implements net.Conn.
func (g *gatherer) Write(p []byte) (int, error) {
	if g.held != nil {
		return g.sendWith(p)
	}
	if !g.more || len(p) != httpBuffer {
		return g.Conn.Write(p)
	}
	g.held = firstPieces.Get().(*[httpBuffer]byte)
	return copy(g.held[:], p), nil
}

// sendWith sends what is held and p after it, and tells how much of p went out.
func (g *gatherer) sendWith(p []byte) (int, error) {
	both := net.Buffers{g.held[:], p}
	n, err := both.WriteTo(g.Conn)
	firstPieces.Put(g.held)
	g.held = nil
	return max(int(n)-httpBuffer, 0), err
}

// gather lets write write more than httpBuffer of an answer. Nothing is held when it
// returns.
func (g *gatherer) gather(write func() (int, error)) (n int, err error) {
	g.more = true
	defer func() {
		g.more = false
		if g.held == nil {
			return
		}
		if _, failed := g.sendWith(nil); err == nil {
			err = failed
		}
	}()
	return write()
}

// A gathering listener gives out gatherers.
type gathering struct{ net.Listener }

// Accept implements net.Listener.
func (l gathering) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &gatherer{Conn: c}, nil
}

type gathererKey struct{}

// withGatherer is the ConnContext of a server that listens to a gathering.
func withGatherer(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, gathererKey{}, c)
}

// gathererOf gives the connection that a request came by; nil when it is another.
func gathererOf(r *http.Request) *gatherer {
	g, _ := r.Context().Value(gathererKey{}).(*gatherer)
	return g
}
