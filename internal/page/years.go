package page

import (
	"sync"

	"glane/corpus"
)

// A yearSpan is the years that the cases of a corpus have.
type yearSpan struct {
	first, last int  // 0 when no case has a year
	without     bool // some case has none
}

func (s yearSpan) some() bool { return s.last != 0 }

// yearSpans remembers the span of the corpus that was asked for last, so that a
// large one is not walked at each request.
type yearSpans struct {
	mu   sync.Mutex
	of   *corpus.Corpus
	span yearSpan
}

func (y *yearSpans) get(c *corpus.Corpus) yearSpan {
	y.mu.Lock()
	defer y.mu.Unlock()
	if y.of != c {
		y.of, y.span = c, spanOf(c.Cases)
	}
	return y.span
}

func spanOf(cases []*corpus.Case) yearSpan {
	var s yearSpan
	for _, c := range cases {
		switch {
		case c.Annee == 0:
			s.without = true
		case s.last == 0:
			s.first, s.last = c.Annee, c.Annee
		default:
			s.first, s.last = min(s.first, c.Annee), max(s.last, c.Annee)
		}
	}
	return s
}
