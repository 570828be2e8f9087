// Package latest keeps what was made of a corpus, or of a generation, where making
// it walks the whole of it: once for each, not at each request.
//
// It does not know what is made, nor of what.
package latest

import (
	"sync"
	"weak"
)

// An Of keeps the V that was made of the K that was asked for last. It does not
// keep that K alive: it goes when it is replaced, so a V must not hold on to it
// either. Its zero value is sound, and safe for concurrent use.
type Of[K, V any] struct {
	mu   sync.Mutex
	of   weak.Pointer[K]
	made V
}

// Get makes it at most once.
func (l *Of[K, V]) Get(of *K, make func(*K) V) V {
	made, _ := l.Try(of, func(of *K) (V, error) { return make(of), nil }) // and so no error comes back
	return made
}

// Try makes it again at the next call when that failed.
func (l *Of[K, V]) Try(of *K, make func(*K) (V, error)) (V, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of == weak.Make(of) {
		return l.made, nil
	}
	made, err := make(of)
	if err == nil {
		l.of, l.made = weak.Make(of), made
	}
	return made, err
}
