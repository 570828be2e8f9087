package server

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestAClientThatAsksTooMuchIsToldWhenToAskAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFixture(t, finds, func(c *Config) { c.RateLimit = 2 })
		for i := range 2 * burstSeconds {
			if w := f.do("GET", "/?q=eau"); w.Code != http.StatusOK {
				t.Fatalf("answer %d of the burst is %d", i+1, w.Code)
			}
		}
		for target, kind := range map[string]string{
			"/?q=eau": "text/html; charset=utf-8", "/api/v1/suggest?q=ea": "application/problem+json; charset=utf-8",
		} {
			w := f.do("GET", target)
			if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") != "1" || w.Header().Get("Content-Type") != kind {
				t.Errorf("%s = %d, Retry-After %q, %s", target, w.Code, w.Header().Get("Retry-After"), w.Header().Get("Content-Type"))
			}
			if !strings.Contains(w.Body.String(), "Trop de recherches") {
				t.Errorf("%s says %s", target, w.Body)
			}
		}
		for _, target := range []string{"/healthz", "/readyz", "/assets/glane.css"} {
			if w := f.do("GET", target); w.Code != http.StatusOK {
				t.Errorf("%s = %d: what is no search counts", target, w.Code)
			}
		}
		time.Sleep(time.Second)
		for i, want := range []int{200, 200, 429} {
			if w := f.do("GET", "/?q=eau"); w.Code != want {
				t.Errorf("answer %d after a second is %d, want %d", i+1, w.Code, want)
			}
		}
	})
}

func TestWithoutALimitNobodyIsRefused(t *testing.T) {
	f := newFixture(t, finds)
	for range 500 {
		if w := f.do("GET", "/"); w.Code != http.StatusOK {
			t.Fatal(w.Code)
		}
	}
}

func TestAClientIsItsAddressOrWhatTheProxyNames(t *testing.T) {
	const proxy = "127.0.0.1:4000"
	for _, c := range []struct {
		name, remote, header string // header is the one that is trusted
		sent                 []string
		want                 string
	}{
		{"an address", "192.0.2.7:1234", "", nil, "192.0.2.7/32"},
		{"an address of IPv4 within IPv6", "[::ffff:192.0.2.7]:1234", "", nil, "192.0.2.7/32"},
		{"one network of IPv6", "[2001:db8:1:2:3:4:5:6]:1234", "", nil, "2001:db8:1:2::/64"},
		{"a header that is not trusted", proxy, "", []string{"192.0.2.7"}, "127.0.0.1/32"},
		{"a trusted header", proxy, "X-Forwarded-For", []string{"192.0.2.7"}, "192.0.2.7/32"},
		{"the address that the proxy wrote, after those that were made up", proxy, "X-Forwarded-For", []string{"198.51.100.1, 192.0.2.7"}, "192.0.2.7/32"},
		{"the last of several headers", proxy, "X-Forwarded-For", []string{"198.51.100.1", "192.0.2.7"}, "192.0.2.7/32"},
		{"an address with its port", proxy, "X-Forwarded-For", []string{"[2001:db8::1]:99"}, "2001:db8::/64"},
		{"a header that holds no address", proxy, "X-Forwarded-For", []string{"unknown"}, "127.0.0.1/32"},
		{"a header that is not there", proxy, "X-Forwarded-For", nil, "127.0.0.1/32"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.RemoteAddr = c.remote
			for _, value := range c.sent {
				r.Header.Add("X-Forwarded-For", value)
			}
			if got := clientOf(r, c.header); got != netip.MustParsePrefix(c.want) {
				t.Errorf("the client is %s, want %s", got, c.want)
			}
		})
	}
}

func TestACrowdOfAddressesIsForgottenAndOneThatComesBackIsNot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // time stands still, however slow the machine
		l := newLimits(1)
		regular := netip.MustParsePrefix("192.0.2.7/32")
		for range burstSeconds {
			l.take(regular)
		}
		for i := range 3 * maxClients {
			l.take(netip.MustParsePrefix(fmt.Sprintf("10.%d.%d.%d/32", i>>16, i>>8&255, i&255)))
			if i%1000 == 0 && l.take(regular) == 0 {
				t.Fatal("a client that had taken its share was forgotten, and given more")
			}
			if n := len(l.young) + len(l.old); n > maxClients {
				t.Fatalf("%d clients are remembered", n)
			}
		}
	})
}
