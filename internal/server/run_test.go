package server

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"glane/index"
)

// running serves f until the test ends it.
func running(t *testing.T, f *fixture, c Config) (address string, stop context.CancelFunc, done <-chan error) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, ln, c, f.handler) }()
	return ln.Addr().String(), stop, ended
}

// leaks are what Bleve starts when it is imported, and never ends.
var leaks = goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker")

func TestShutdownWaitsForTheAnswersUnderWay(t *testing.T) {
	defer goleak.VerifyNone(t, leaks)
	begun, free := make(chan struct{}), make(chan struct{})
	f := newFixture(t, func(ctx context.Context, r index.Request) (*index.Answer, error) {
		close(begun)
		<-free
		return finds(ctx, r)
	}, func(c *Config) { c.SearchTimeout = time.Minute })
	address, stop, done := running(t, f, Config{Log: f.logger()})
	answered := make(chan string, 1)
	client := &http.Client{Transport: &http.Transport{}}
	go func() {
		response, err := client.Get("http://" + address + "/")
		if err != nil {
			answered <- err.Error()
			return
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		answered <- fmt.Sprint(response.StatusCode, " ", string(body), err)
	}()
	<-begun
	stop()
	select {
	case err := <-done:
		t.Fatalf("Run returned with an answer under way: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	if conn, err := net.DialTimeout("tcp", address, time.Second); err == nil {
		conn.Close()
		t.Error("a new connection is taken while shutting down")
	}
	close(free)
	if got := <-answered; got != "200 <p>1</p><nil>" {
		t.Errorf("the answer under way is %s", got)
	}
	if err := <-done; err != nil {
		t.Errorf("Run = %v", err)
	}
	client.CloseIdleConnections()
}

func TestShutdownTellsWhenAnAnswerTookTooLong(t *testing.T) {
	defer goleak.VerifyNone(t, leaks)
	begun := make(chan struct{})
	f := newFixture(t, func(ctx context.Context, _ index.Request) (*index.Answer, error) {
		close(begun)
		<-ctx.Done() // the closed connection ends it
		return nil, ctx.Err()
	}, func(c *Config) { c.SearchTimeout = time.Minute })
	address, stop, done := running(t, f, Config{ShutdownTimeout: 20 * time.Millisecond, Log: f.logger()})
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
	<-begun
	stop()
	if err := <-done; err == nil {
		t.Error("nothing is told of the answer that was cut")
	}
}

func TestRunTellsWhenTheListenerFails(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	if err := Run(t.Context(), ln, Config{}, http.NotFoundHandler()); err == nil {
		t.Error("Run on a closed listener returned nil")
	}
}

func TestBytesThatAreNoGoodRequestAreRefused(t *testing.T) {
	f := newFixture(t, finds)
	address, stop, done := running(t, f, Config{Log: f.logger()})
	defer func() { stop(); <-done }()
	long := strings.Repeat("x", 10_000)
	for _, c := range []struct{ name, request, want string }{
		{"a query of 10,000 letters of three bytes", "GET /api/v1/search?q=" + strings.Repeat("%E2%82%AC", 10_000) + " HTTP/1.1\r\nHost: a\r\n", "200"},
		{"bytes that are no UTF-8", "GET /?q=\xff\xfe HTTP/1.1\r\nHost: a\r\n", "200"},
		{"a huge header", "GET / HTTP/1.1\r\nHost: a\r\nX: " + strings.Repeat(long, 20) + "\r\n", "431"},
		{"TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n", "405"},
		{"CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n", "405"},
		{"a method that is none", "BREW / HTTP/1.1\r\nHost: a\r\n", "405"},
		{"a body", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n", "413"},
		{"a body in chunks", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n", "413"},
		{"a path with a broken escape", "GET /%zz HTTP/1.1\r\nHost: a\r\n", "400"},
		{"no host", "GET / HTTP/1.1\r\n", "400"},
	} {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, c.request+"Connection: close\r\n\r\n"); err != nil && c.want != "431" {
			t.Errorf("%s: %v", c.name, err)
		}
		line, err := bufio.NewReader(conn).ReadString('\n')
		if err != nil || !strings.HasPrefix(line, "HTTP/1.1 "+c.want) {
			t.Errorf("%s: %q, %v; want %s", c.name, line, err, c.want)
		}
		conn.Close()
	}
}

func TestWhateverIsAskedOfNoAddressIsAnsweredAsAnythingElse(t *testing.T) {
	f := newFixture(t, finds)
	address, stop, done := running(t, f, Config{Log: f.logger()})
	defer func() { stop(); <-done }()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n")
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusMethodNotAllowed || response.Header.Get("Allow") != "GET, HEAD" || response.Header.Get("Content-Security-Policy") == "" {
		t.Errorf("OPTIONS * = %d %v", response.StatusCode, response.Header)
	}
}
