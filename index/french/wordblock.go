package french

import "math/bits"

// settle looks at the characters of text, the block's, that are neither of ASCII nor
// of ISO 8859-1: most of a French text are known. rest is the text from the block on.
func (b *block) settle(rest string) {
	for left := b.others; left != 0; left &= left - 1 {
		at := bits.TrailingZeros64(left)
		if rest[at] < 0xC4 && rest[at] != 0xC2 {
			continue // of ASCII, or no character begins with it
		}
		kind, size := wideKindAt(rest, at)
		all := (uint64(1)<<size - 1) << at
		apostrophe := kind == joining
		if apostrophe && !continues(rest, at+size) {
			kind = between
		}
		if apostrophe && kind == joining && !b.joins(rest, at, size) || kind == other || at+size > blockBytes {
			continue
		}
		b.others &^= all
		b.follows &^= all
		b.capitals &^= all
		b.words &^= all
		switch {
		case kind == joining: // its first bytes count as of the word before
			last := uint64(1) << (at + size - 1)
			b.words |= all &^ last
			b.quotes |= last
		case kind == letter: // as capitals that may be others without their accents
			b.words |= all
			b.capitals |= all
			b.wide |= all
		}
		left &= b.others
	}
}

// joins tells whether letters stand on both sides of what may join them.
func (b *block) joins(rest string, at, size int) bool {
	next, _ := kindAt(rest, at+size)
	return next == letter && at > 0 && (b.words&^b.digits)>>(at-1)&1 != 0
}

// A wordBlock tells which bytes of a block are of plain words.
type wordBlock struct {
	words  uint64 // letters and digits
	joined uint64 // the apostrophes within words
	first  uint64 // where a word begins
	runs   uint64 // where a word begins, or goes on after an apostrophe
	chains uint64 // the hyphens between two words
	odd    uint64 // of what is not plain
}

// find finds the words of a block that has been settled. text begins with it.
func (b *block) find(text string) (w wordBlock) {
	letters := b.words &^ b.digits
	const end = 1 << (blockBytes - 1) // no word goes past the block
	apart := ^(b.words|b.joining|b.quotes|b.others)>>1 | end
	w.words = b.words
	w.joined = b.quotes&(letters<<1)&(letters>>1) | b.points(text, apart)
	w.runs = b.words &^ (b.words << 1)
	w.first = w.runs &^ (w.joined << 1)
	w.chains = b.hyphens & (b.words << 1) & (b.words >> 1)
	w.odd = b.others | b.leads&^(b.follows>>1) | b.follows&^(b.leads<<1) | (b.joining|b.quotes)&^(w.joined|apart)
	return w
}

// only leaves what stands before some byte.
func (w *wordBlock) only(end int) {
	all := uint64(1)<<end - 1
	w.words &= all
	w.joined &= all
	w.first &= all
	w.runs &= all
	w.chains &= all
}

// points gives the comma or the point of each number that has one and stands alone, as
// "2,5": it is one word.
func (b *block) points(text string, apart uint64) (out uint64) {
	for left := b.joining & (b.digits << 1) & (b.digits >> 1); left != 0; left &= left - 1 {
		at := bits.TrailingZeros64(left)
		before := min(at, bits.LeadingZeros64(^b.digits<<(blockBytes-at))) // the digits before it
		after := bits.TrailingZeros64(^b.digits >> (at + 1))
		around := uint64(1)<<(at+1+after) | uint64(1)<<(at-before)>>1
		if text[at] != ':' && around&(b.words|b.joining&^apart|b.quotes|b.others) == 0 {
			out |= 1 << at
		}
	}
	return out
}

// around gives where the word begins and ends that a byte is of.
func (w *wordBlock) around(at int) (first, end int) {
	return stretchOf(at, w.first, w.words|w.joined)
}

// chain gives where the words begin and end that hyphens join to the one that a byte is of.
func (w *wordBlock) chain(at int) (first, end int) {
	return stretchOf(at, w.first&^(w.chains<<1), w.words|w.joined|w.chains)
}

func stretchOf(at int, first, all uint64) (begin, end int) {
	begin = blockBytes - 1 - bits.LeadingZeros64(first&(2<<at-1))
	return begin, begin + bits.TrailingZeros64(^(all >> begin))
}

// stretch has the bits from one to another, which it leaves out.
func stretch(from, to int) uint64 { return (uint64(1)<<to - 1) >> from << from }

// inside are the capitals that are not the first letter of a word.
func (b *block) inside(w *wordBlock) uint64 {
	second := (w.first & b.leads) << 1
	return b.capitals & w.words &^ (w.first | second)
}

// special gives the first bytes of the words that may be acronyms with accents, which
// their forms lack, and of those with letters whose small ones are not told by a bit.
func (b *block) special(w *wordBlock) (out uint64) {
	wide := (b.leads | b.wide) & w.words
	if wide == 0 {
		return 0
	}
	for left := b.inside(w); left != 0; left &= left - 1 {
		first, end := w.around(bits.TrailingZeros64(left))
		if word := stretch(first, end); word&wide != 0 && bits.OnesCount64(word&b.capitals) > 1 {
			out |= 1 << first
		}
	}
	return out
}
