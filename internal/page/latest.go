package page

import (
	"sync"
	"weak"
)

// A latest keeps what was made of the corpus, or of the generation, that was asked
// for last, where making it walks the whole of it. It does not keep that one alive:
// it goes when it is replaced. Its zero value is sound, and safe for concurrent use.
type latest[K, V any] struct {
	mu   sync.Mutex
	of   weak.Pointer[K]
	made V
}

// get makes it at most once.
func (l *latest[K, V]) get(of *K, make func(*K) V) V {
	made, _ := l.try(of, func(of *K) (V, error) { return make(of), nil }) // and so no error comes back
	return made
}

// try makes it again at the next call when that failed.
func (l *latest[K, V]) try(of *K, make func(*K) (V, error)) (V, error) {
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
