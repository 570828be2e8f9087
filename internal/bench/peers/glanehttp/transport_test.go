package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
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
	client := &http.Client{Transport: &transport{}}
	defer client.CloseIdleConnections()
	ask := func(query string) {
		resp, err := client.Get(served.URL + "/?" + query)
		if err != nil {
			t.Error(err)
			return
		}
		got, err := io.ReadAll(resp.Body)
		if err := resp.Body.Close(); err != nil {
			t.Error(err)
		}
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
