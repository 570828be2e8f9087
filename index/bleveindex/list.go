package bleveindex

import (
	"math"
	"math/bits"
	"slices"
	"sort"
)

// A list is the postings of one form, over all parts: the cases that hold it, and how
// often each does, zones weighted. Where a case in denseFrom holds the form or more,
// the cases are bits, a window's worth of which is read in the time of a few postings;
// else they are numbers.
type list struct {
	cases  []uint32 // in ascending order; nil of a dense list
	bits   []uint64 // a bit for each case, up to the end of the last window; nil of a sparse list
	ranks  []uint32 // of a dense list: how many cases hold the form before those of each word of bits
	counts []uint16 // in the order of the cases
	sum    uint64   // of counts
	top    level    // how much the form is there at most
	tops   []level  // of a dense list: the same, of the cases of each word of bits
}

// denseFrom is one in how many cases holds a form whose list is of bits.
const denseFrom = 16

// newList makes a list of a corpus whose cases have these norms. It keeps nothing of
// what it is given.
func newList(cases []uint32, counts []uint16, norms []float32) *list {
	l := &list{counts: slices.Clone(counts)}
	if len(cases)*denseFrom < len(norms) {
		l.cases = slices.Clone(cases)
	} else {
		words := (len(norms) + windowSize - 1) / windowSize * (windowSize / 64)
		l.bits, l.ranks, l.tops = make([]uint64, words), make([]uint32, words), make([]level, words)
	}
	for k, n := range cases {
		l.sum += uint64(counts[k])
		level := levelOf(float64(counts[k]) / float64(norms[n]))
		l.top = max(l.top, level)
		if word := n / 64; l.dense() {
			l.bits[word] |= 1 << (n % 64)
			l.tops[word] = max(l.tops[word], level)
		}
	}
	rank := 0
	for word := range l.ranks {
		l.ranks[word] = uint32(rank)
		rank += bits.OnesCount64(l.bits[word])
	}
	return l
}

// len is how many cases hold the form.
func (l *list) len() int { return len(l.counts) }

func (l *list) dense() bool { return l.bits != nil }

// most is how much the form is in a case at most.
func (l *list) most() float64 { return l.top.amount() }

// holds tells whether a case holds the form of a dense list.
func (l *list) holds(n uint32) bool { return l.bits[n/64]>>(n%64)&1 != 0 }

// rank is the place among the counts of a case that holds the form of a dense list.
func (l *list) rank(n uint32) uint32 {
	word := n / 64
	return l.ranks[word] + uint32(bits.OnesCount64(l.bits[word]&(1<<(n%64)-1)))
}

// next gives the first case of a dense list from n on; noCase when there is none.
func (l *list) next(n uint32) uint32 {
	word := int(n / 64)
	if word >= len(l.bits) {
		return noCase
	}
	rest := l.bits[word] &^ (1<<(n%64) - 1)
	for rest == 0 {
		if word++; word == len(l.bits) {
			return noCase
		}
		rest = l.bits[word]
	}
	return uint32(word*64 + bits.TrailingZeros64(rest))
}

// windowBits gives the words of bits of a dense list for the window that begins there.
func (l *list) windowBits(from uint32) *set { return (*set)(l.bits[from/64:]) }

// mark adds the cases of the window that begins there.
func (l *list) mark(to *set, from uint32) {
	if l.dense() {
		to.or(l.windowBits(from))
		return
	}
	to.mark(l.cases[l.after(0, from):], from)
}

// after gives the place of the first case from n on in a sparse list, looked for from
// a place on which is not after it.
func (l *list) after(at int, n uint32) int {
	return at + placeFrom(l.cases[at:], n)
}

// placeFrom gives the place of the first of some numbers, in order, from least on.
func placeFrom(numbers []uint32, least uint32) int {
	if len(numbers) == 0 || numbers[0] >= least {
		return 0
	}
	step := 1
	for step < len(numbers) && numbers[step] < least {
		step *= 2
	}
	low, high := step/2, min(step, len(numbers))
	return low + sort.Search(high-low, func(i int) bool { return numbers[low+i] >= least })
}

// A level is how much a word is in a case, its count by the norm of the case, rounded
// up: of two of them the greater gives the greater saturation. It is a logarithm, so
// that a byte is enough.
type level uint8

const (
	levelSteps = 6   // in which it doubles
	levelZero  = 110 // of 1
)

func levelOf(amount float64) level {
	return level(min(max(math.Ceil(levelSteps*math.Log2(amount))+levelZero, 1), math.MaxUint8))
}

// amount gives the least amount that is not under all those of the level.
func (l level) amount() float64 { return levelAmounts[l] }

// levelAmounts are computed once: a search asks for thousands.
var levelAmounts = func() (out [math.MaxUint8 + 1]float64) {
	for l := 1; l < math.MaxUint8; l++ {
		out[l] = math.Exp2(float64(l-levelZero)/levelSteps) * (1 + rounding)
	}
	out[math.MaxUint8] = math.MaxUint64 // more than any count
	return out
}()
