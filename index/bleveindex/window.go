package bleveindex

import "math/bits"

// windowSize is how many cases a query is run over at once: so few that what is
// known of each stays in the processor's nearest memory.
const windowSize = 1 << 12

// A set is some of the cases of a window, a bit each. In what is run for each
// case, its words are walked by a loop in place, as each does it.
type set [windowSize / 64]uint64

// bit is the place of the lowest bit of the word k of a set.
func bit(k int, word uint64) uint32 { return uint32(k*64 + bits.TrailingZeros64(word)) }

func (s *set) has(i uint32) bool { return s[i/64]&(1<<(i%64)) != 0 }
func (s *set) add(i uint32)      { s[i/64] |= 1 << (i % 64) }
func (s *set) drop(i uint32)     { s[i/64] &^= 1 << (i % 64) }

func (s *set) len() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

func (s *set) and(other *set) {
	for i := range s {
		s[i] &= other[i]
	}
}

func (s *set) or(other *set) {
	for i := range s {
		s[i] |= other[i]
	}
}

func (s *set) without(other *set) {
	for i := range s {
		s[i] &^= other[i]
	}
}

// indices is room for the cases of a set by number.
type indices [windowSize + atOnce - 1]uint16

// atOnce is how many cases of a word of a set are numbered at once: whether one more is
// there is what a processor guesses wrong.
const atOnce = 4

// numbered gives the cases of a set by number, in ascending order.
func (s *set) numbered(room *indices) []uint16 {
	n := 0
	for k, word := range s {
		base, end := uint16(k*64), n+bits.OnesCount64(word)
		for at := n; at < end; at += atOnce {
			four := room[at : at+atOnce : at+atOnce]
			for i := range four {
				four[i] = base + uint16(bits.TrailingZeros64(word))
				word &= word - 1
			}
		}
		n = end
	}
	return room[:n]
}

// each calls take for each case of the set, in ascending order.
func (s *set) each(take func(i uint32)) {
	for k, word := range s {
		for ; word != 0; word &= word - 1 {
			take(bit(k, word))
		}
	}
}

// mark adds those of some cases, in ascending order, that are in the window from
// there on; and tells how many these are.
func (s *set) mark(cases []uint32, from uint32) int {
	for k, n := range cases {
		i := n - from
		if i >= windowSize {
			return k
		}
		s.add(i)
	}
	return len(cases)
}

// A window is some consecutive cases and what a scorer tells of them: which match,
// and with what score. What is told of a case that does not match means nothing.
type window struct {
	from    uint32
	set     set
	scores  [windowSize]float64
	closest [windowSize]uint16 // of a wordScorer: the class of the closest form

	// Below floor, once the title has multiplied it (covered), nobody asks for a score.
	// A scorer may leave such scores out: then some is true, and only those of best are
	// told, which are of cases that match.
	floor   float64
	covered *covered
	some    bool
	best    set
	// narrow gives, of the cases that match, those whose scores somebody may ask for. A
	// scorer may leave out the others' too, if it knows which match before it knows the
	// scores. nil is for all.
	narrow func(w *window) set
}

// told gives the cases whose scores are told.
func (w *window) told() *set {
	if w.some {
		return &w.best
	}
	return &w.set
}

// narrowed gives, of the cases that match, those whose scores somebody may ask for.
func (w *window) narrowed() set {
	if w.narrow == nil {
		return w.set
	}
	return w.narrow(w)
}

// needs is the least score of a case that somebody asks for.
func (w *window) needs(i uint32) float64 {
	if w.covered == nil || w.covered.counts[w.from+i] == 0 {
		return w.floor
	}
	return w.floor / w.covered.boost(w.from+i)
}

// least is the least score that somebody may ask for of any case.
func (w *window) least() float64 { return w.floor / w.covered.most() }

// end is the first case after the window.
func (w *window) end() uint32 { return w.from + windowSize }

// windowFrom is where the window begins that holds a case.
func windowFrom(n uint32) uint32 { return n &^ (windowSize - 1) }

// count adds to the score of a case. The form that is told first is the closest.
func (w *window) count(i uint32, class uint16, by float64) {
	if w.set.has(i) {
		w.scores[i] += by
		return
	}
	w.set.add(i)
	w.scores[i], w.closest[i] = by, class
}

// scratch are windows and matchings for the parts of a query, one after another taken
// and given back. It is not safe for concurrent use.
type scratch struct {
	windows   stock[window]
	matchings stock[matching]
	joinings  stock[joining]
}

// take gives a window of no case.
func (s *scratch) take(from uint32) *window {
	w := s.windows.take()
	w.from, w.set = from, set{}
	w.floor, w.covered, w.some, w.narrow = 0, nil, false, nil
	return w
}

func (s *scratch) give(w *window) { s.windows.give(w) }

// A stock is things that nobody uses, as they were given back.
type stock[T any] []*T

// take gives one of them, or an empty one.
func (s *stock[T]) take() *T {
	last := len(*s) - 1
	if last < 0 {
		return new(T)
	}
	out := (*s)[last]
	*s = (*s)[:last]
	return out
}

func (s *stock[T]) give(used *T) { *s = append(*s, used) }
