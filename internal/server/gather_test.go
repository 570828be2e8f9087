package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
)

// A counted connection remembers what was sent by it.
type counted struct {
	net.Conn
	above *gatherer
	sent  []piece
}

// A piece is gathered when it is sent together with another.
type piece struct {
	long     int
	gathered bool
}

func (c *counted) Write(p []byte) (int, error) {
	c.sent = append(c.sent, piece{len(p), c.above.held != nil})
	return c.Conn.Write(p)
}

// A counting listener gives out counted connections, and tells them to conns.
type counting struct {
	net.Listener
	conns chan *counted
}

func (l *counting) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	one := &counted{Conn: c}
	l.conns <- one
	return one, nil
}

func TestAnAnswerOfAnyLengthArrivesWhole(t *testing.T) {
	f := newFixture(t, finds)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w, conn: gathererOf(r)}
		var long, times int
		if _, err := fmt.Sscanf(r.URL.Path, "/%d/%d", &long, &times); err != nil || rec.conn == nil {
			t.Errorf("path %s: %v; connection %v", r.URL.Path, err, rec.conn)
		}
		if times == 1 {
			w.Header().Set("Content-Length", fmt.Sprint(long))
		}
		for i := range times {
			if _, err := rec.Write(bytes.Repeat([]byte{'a' + byte(i)}, long)); err != nil {
				t.Errorf("write %d bytes: %v", long, err)
			}
			if rec.conn.held != nil || rec.conn.more {
				t.Errorf("after a write of %d bytes some are held back", long)
			}
		}
	})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Run(ctx, ln, Config{Log: f.logger()}, h) }()
	for _, long := range []int{0, 1, 2000, 3900, 4000, 4095, 4096, 4097, 5000, 8000, 8192, 12288, 30000, 1 << 20} {
		for _, times := range []int{1, 3} {
			resp, err := http.Get(fmt.Sprintf("http://%s/%d/%d", ln.Addr(), long, times))
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(resp.Body)
			resp.Body.Close()
			var want []byte
			for i := range times {
				want = append(want, bytes.Repeat([]byte{'a' + byte(i)}, long)...)
			}
			if err != nil || !bytes.Equal(body, want) {
				t.Errorf("%d times %d bytes: %d arrived, and %v", times, long, len(body), err)
			}
		}
	}
	cancel()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestTheFirstPieceOfALongAnswerWaitsForTheRest(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	under := &counting{Listener: ln, conns: make(chan *counted, 1)}
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w, conn: gathererOf(r)}
		c := <-under.conns
		c.above = rec.conn
		w.Header().Set("Content-Length", "30000")
		if _, err := rec.Write(make([]byte, 30_000)); err != nil {
			t.Error(err)
		}
		if len(c.sent) != 2 || c.sent[0] != (piece{httpBuffer, true}) || !c.sent[1].gathered {
			t.Errorf("net/http sent %v: it writes otherwise than gather.go has it", c.sent)
		}
	})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Run(ctx, under, Config{Log: newFixture(t, finds).logger()}, h) }()
	resp, err := http.Get("http://" + ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, resp.Body); n != 30_000 || err != nil {
		t.Errorf("%d bytes arrived, and %v", n, err)
	}
	resp.Body.Close()
	cancel()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}
