package server

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"glane/internal/problem"
)

const (
	// burstSeconds is how many seconds' worth of answers a client may ask for at
	// once: typing comes in bursts, with pauses to read between them.
	burstSeconds = 5
	// maxClients is how many clients are remembered, some 200 bytes each.
	maxClients = 20_000
)

// limiting lets each client have so many answers a second of h, and refuses the
// others with the time after which to ask again. Without a limit it is h itself.
func (x *service) limiting(h http.Handler) http.Handler {
	if x.limits == nil {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wait := x.limits.take(clientOf(r, x.config.ClientHeader)); wait > 0 {
			x.fail(w, r, problem.TooMany(wait))
			return
		}
		h.ServeHTTP(w, r)
	})
}

// clientOf is who asks: an address, or for IPv6 the network of 64 bits that one
// subscriber has. With a header it is the last address in it, the one that the
// proxy in front wrote itself; those before it come from the client and may be
// anything. What is no address counts as the connection's own.
func clientOf(r *http.Request, header string) netip.Prefix {
	if header != "" {
		if values := r.Header.Values(header); len(values) > 0 {
			all := strings.Split(values[len(values)-1], ",")
			if client, ok := network(strings.TrimSpace(all[len(all)-1])); ok {
				return client
			}
		}
	}
	client, _ := network(r.RemoteAddr)
	return client
}

// network reads "192.0.2.1", "192.0.2.1:80", "2001:db8::1" or "[2001:db8::1]:80".
func network(text string) (netip.Prefix, bool) {
	if host, _, err := net.SplitHostPort(text); err == nil {
		text = host
	}
	address, err := netip.ParseAddr(strings.Trim(text, "[]"))
	if err != nil {
		return netip.Prefix{}, false
	}
	address = address.Unmap().WithZone("")
	bits := 32
	if address.Is6() {
		bits = 64
	}
	client, err := address.Prefix(bits)
	return client, err == nil
}

// limits remembers what each client took of late. It holds maxClients at most:
// once half of them are young, those not seen since the last time are forgotten,
// so that no crowd of addresses makes it grow.
type limits struct {
	perSecond  int
	mu         sync.Mutex
	young, old map[netip.Prefix]*rate.Limiter
}

// newLimits gives nil, which is no limit, for 0.
func newLimits(perSecond int) *limits {
	if perSecond <= 0 {
		return nil
	}
	return &limits{perSecond: perSecond, young: map[netip.Prefix]*rate.Limiter{}}
}

// take counts one answer for a client: 0 when it may have it, else how long it
// has to wait, and then nothing was counted.
func (l *limits) take(client netip.Prefix) time.Duration {
	now := time.Now()
	reservation := l.of(client).ReserveN(now, 1)
	wait := reservation.DelayFrom(now)
	if wait > 0 {
		reservation.CancelAt(now)
	}
	return wait
}

func (l *limits) of(client netip.Prefix) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	if known := l.young[client]; known != nil {
		return known
	}
	if len(l.young) >= maxClients/2 {
		l.old, l.young = l.young, map[netip.Prefix]*rate.Limiter{}
	}
	one := l.old[client]
	if one == nil {
		one = rate.NewLimiter(rate.Limit(l.perSecond), burstSeconds*l.perSecond)
	}
	l.young[client] = one
	return one
}
