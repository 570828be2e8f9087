package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

func TestAnswersComeWholeOverConnectionsThatAreUsedAgain(t *testing.T) {
	addresses := map[string]bool{}
	var mu sync.Mutex
	served := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		addresses[r.RemoteAddr] = true
		mu.Unlock()
		fmt.Fprint(w, "answer to ", r.URL.RawQuery)
	}))
	defer served.Close()
	c := &client{host: strings.TrimPrefix(served.URL, "http://")}
	defer c.close()
	ask := func(query string) {
		got, err := c.ask(t.Context(), c.request("/?"+query))
		if err != nil || string(got) != "answer to "+query {
			t.Errorf("%q, %v", got, err)
		}
	}
	for i := range 20 {
		ask(fmt.Sprint("q=", i))
	}
	if len(addresses) != 1 {
		t.Errorf("%d connections for one request after another", len(addresses))
	}
	served.CloseClientConnections() // as a service closes those that are idle
	ask("q=again")
	var asking sync.WaitGroup
	for i := range 8 {
		asking.Go(func() { ask(fmt.Sprint("q=beside", i)) })
	}
	asking.Wait()
}

func TestALongAnswerOneInPiecesAndABadOneAreReadAsWhatTheyAre(t *testing.T) {
	long := strings.Repeat("é", 200_000)
	served := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/long":
			w.Header().Set("Content-Length", fmt.Sprint(len(long)))
			fmt.Fprint(w, long)
		case "/pieces":
			fmt.Fprint(w, long[:1000])
			w.(http.Flusher).Flush()
			fmt.Fprint(w, long[1000:])
		default:
			http.Error(w, "nothing here", http.StatusNotFound)
		}
	}))
	defer served.Close()
	c := &client{host: strings.TrimPrefix(served.URL, "http://")}
	defer c.close()
	for _, path := range []string{"/long", "/pieces", "/long"} {
		if got, err := c.ask(t.Context(), c.request(path)); err != nil || string(got) != long {
			t.Errorf("%s: %d bytes, %v", path, len(got), err)
		}
	}
	if _, err := c.ask(t.Context(), c.request("/none")); err == nil || !strings.Contains(err.Error(), "status 404: nothing here") {
		t.Errorf("an answer of 404 is %v", err)
	}
}
