package bleveindex

import (
	"iter"
	"math"
	"math/bits"
)

// A pairWalk goes through some cases of a part, all in one window.
type pairWalk struct {
	part       *part
	from       uint32 // where the window begins
	first, end uint32 // cases
	kept       *set   // those that are looked at
}

// keep takes the cases that are not in a set from those that are looked at.
func (k *pairWalk) keep(in *set) {
	for n := k.first; n < k.end; {
		i := n - k.from
		size := min(64-i%64, k.end-n)
		mask := (uint64(math.MaxUint64) >> (64 - size)) << (i % 64) // the cases of this part alone
		k.kept[i/64] &= in[i/64] | ^mask
		n += size
	}
}

// next gives the first case from n on that is looked at; the end when there is none.
func (k *pairWalk) next(n uint32) uint32 {
	for n < k.end {
		i := n - k.from
		if word := k.kept[i/64] >> (i % 64); word != 0 {
			return min(n+uint32(bits.TrailingZeros64(word)), k.end)
		}
		n += 64 - i%64
	}
	return k.end
}

// cases gives those which have some codes, in order, each with its own.
func (k *pairWalk) cases(codes []uint32) iter.Seq2[uint32, []uint32] {
	return func(yield func(uint32, []uint32) bool) {
		words, first := &k.part.words, k.part.first
		for n := k.next(k.first); n < k.end; n = k.next(n + 1) {
			codes = codes[placeFrom(codes, words.begin(n-first)):]
			if len(codes) == 0 {
				return
			}
			if codes[0] >= words.ends[n-first] {
				n = first + words.caseOf(codes[0], n-first) - 1 // the next one is it, or after it
				continue
			}
			own := 1
			for own < len(codes) && codes[own] < words.ends[n-first] {
				own++
			}
			if !yield(n, codes[:own]) {
				return
			}
			codes = codes[own:]
		}
	}
}

// caseOf gives the case that a code is of, from some case on.
func (s *sequences) caseOf(code, from uint32) uint32 {
	return from + uint32(placeFrom(s.ends[from:], code+1))
}
