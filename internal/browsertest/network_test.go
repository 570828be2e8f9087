package browsertest

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/chromedp"
)

// A badNet stands between a browser and the service, and does to requests what
// bad ones do. It is sound until it is told otherwise.
type badNet struct {
	mu   sync.Mutex
	does func(r *http.Request) fault
	seen []string // path and query of each request
}

// A fault is what happens to one request: it waits, then it is cut, answered
// with a status in the service's place, or let through.
type fault struct {
	wait   time.Duration
	cut    bool
	status int
}

// badNetwork puts a network before the site at base, and gives its own address.
func badNetwork(t *testing.T, base string) (*badNet, string) {
	t.Helper()
	target, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	n := &badNet{}
	through := httputil.NewSingleHostReverseProxy(target)
	through.ErrorHandler = func(http.ResponseWriter, *http.Request, error) {} // the browser has gone
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f := n.fault(r)
		select {
		case <-time.After(f.wait):
		case <-r.Context().Done():
			return
		}
		switch {
		case f.cut:
			panic(http.ErrAbortHandler) // the way to close a connection without an answer
		case f.status != 0:
			w.WriteHeader(f.status)
		default:
			through.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(server.Close)
	return n, server.URL
}

func (n *badNet) fault(r *http.Request) fault {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.seen = append(n.seen, r.URL.RequestURI())
	if n.does == nil {
		return fault{}
	}
	return n.does(r)
}

// Do makes the network treat requests so from now on; nil makes it sound again.
func (n *badNet) Do(does func(r *http.Request) fault) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.does, n.seen = does, nil
}

// Await waits until a request for that path and query has come.
func (n *badNet) Await(t *testing.T, uri string) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		n.mu.Lock()
		seen := n.seen
		n.mu.Unlock()
		for _, one := range seen {
			if one == uri {
				return
			}
		}
	}
	t.Fatalf("nobody asked for %s, but for %q", uri, n.seen)
}

// Until waits until an expression is true in the page.
func (b *Tab) Until(expression string) {
	b.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(15 * time.Millisecond) {
		if b.holds(expression) {
			return
		}
	}
	b.t.Fatalf("never came true: %s\nthe page is at %s, its results say %q", expression, b.Address(), b.Text("#titre-resultats"))
}

// holds tells whether an expression is true in the page. Of a page that is left at
// this very moment it is not.
func (b *Tab) holds(expression string) bool {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	is, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")"))
	const leaving = -32000 // the protocol's code for what it cannot do as things are
	if refused := (*cdproto.Error)(nil); errors.As(err, &refused) && refused.Code == leaving {
		return false
	}
	if err != nil {
		b.t.Fatalf("browser: %s: %v", expression, err)
	}
	return is
}

// Shows waits until the results of an address stand in the page.
func (b *Tab) Shows(address string) {
	b.t.Helper()
	b.Until("location.pathname + location.search === " + quote(address) +
		" && document.getElementById('resultats')?.dataset.vue === " + quote(address))
}
