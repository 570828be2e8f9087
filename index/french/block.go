package french

import "math/bits"

// blockBytes is how many bytes of a text a block has at most: one bit for each.
const blockBytes = 64

// A block tells what the bytes of a stretch of a text are, the first in the lowest
// bits. Words and what stands between them are then found for all bytes at once,
// without a branch for each.
type block struct {
	words    uint64 // of letters and digits
	digits   uint64
	capitals uint64 // and the second bytes of those that are not of ASCII
	spaces   uint64
	joining  uint64 // ".,;:"
	quotes   uint64 // apostrophes; of one of three bytes, the last
	leads    uint64 // the first bytes of letters of ISO 8859-1 that are not of ASCII
	follows  uint64 // bytes that may follow these
	wide     uint64 // of letters that are not of ISO 8859-1
	hyphens  uint64
	others   uint64 // to be looked at one by one
}

// The bytes of the numbers in blockKinds: a byte of a text has bit 0 in those of all
// that it is. Eight bytes of a text are then put together by shifting.
const (
	ofWords = 1 << (8 * iota)
	ofCapitals
	ofSpaces // with ofWords, a digit; with ofOthers, a hyphen
	ofJoining
	ofQuotes
	ofLeads
	ofFollows
	ofOthers
)

// latin is the first byte of the letters of ISO 8859-1 that are not of ASCII.
const latin = 0xC3

var blockKinds = func() (out [256]uint64) {
	for b := range out {
		out[b] = blockKind(byte(b))
	}
	return out
}()

func blockKind(b byte) uint64 {
	switch {
	case b == latin:
		return ofWords | ofLeads
	case b >= 0x80 && b < 0xC0 && b&0x3F != '×'&0x3F && b&0x3F != '÷'&0x3F:
		if b < 0xA0 {
			return ofWords | ofFollows | ofCapitals
		}
		return ofWords | ofFollows
	case b >= 0x80:
		return ofOthers
	case b == '-':
		return ofOthers | ofSpaces
	case b == '\'':
		return ofQuotes
	}
	switch asciiKinds[b] {
	case letter:
		if b&smallBit == 0 {
			return ofWords | ofCapitals
		}
		return ofWords
	case digit:
		return ofWords | ofSpaces
	case space:
		return ofSpaces
	case joining:
		return ofJoining
	case between:
		return 0
	}
	return ofOthers
}

// read takes in a stretch of a text, of at most blockBytes.
func (b *block) read(text string) {
	var k [8]uint64
	for i := range k {
		if len(text) < 8 {
			for at := range len(text) {
				k[i] |= blockKinds[text[at]] << at
			}
			break
		}
		k[i] = blockKinds[text[0]] | blockKinds[text[1]]<<1 | blockKinds[text[2]]<<2 | blockKinds[text[3]]<<3 |
			blockKinds[text[4]]<<4 | blockKinds[text[5]]<<5 | blockKinds[text[6]]<<6 | blockKinds[text[7]]<<7
		text = text[8:]
	}
	transpose(&k)
	b.words, b.capitals, b.spaces, b.joining, b.quotes, b.leads, b.follows, b.others = k[0], k[1], k[2], k[3], k[4], k[5], k[6], k[7]
	b.wide = 0
	b.digits, b.hyphens = b.spaces&b.words, b.spaces&b.others
	b.spaces &^= b.words | b.others
	b.others &^= b.hyphens
}

// transpose makes of eight numbers those of their first bytes, of their second ones and
// so on: by halves, quarters and eighths.
func transpose(k *[8]uint64) {
	const halves, quarters, eighths = 0x00000000FFFFFFFF, 0x0000FFFF0000FFFF, 0x00FF00FF00FF00FF
	k0, k1, k2, k3, k4, k5, k6, k7 := k[0], k[1], k[2], k[3], k[4], k[5], k[6], k[7]
	k0, k4 = k0&halves|k4<<32, k0>>32|k4&^halves
	k1, k5 = k1&halves|k5<<32, k1>>32|k5&^halves
	k2, k6 = k2&halves|k6<<32, k2>>32|k6&^halves
	k3, k7 = k3&halves|k7<<32, k3>>32|k7&^halves
	k0, k2 = k0&quarters|k2&quarters<<16, k0>>16&quarters|k2&^quarters
	k1, k3 = k1&quarters|k3&quarters<<16, k1>>16&quarters|k3&^quarters
	k4, k6 = k4&quarters|k6&quarters<<16, k4>>16&quarters|k6&^quarters
	k5, k7 = k5&quarters|k7&quarters<<16, k5>>16&quarters|k7&^quarters
	k[0], k[1] = k0&eighths|k1&eighths<<8, k0>>8&eighths|k1&^eighths
	k[2], k[3] = k2&eighths|k3&eighths<<8, k2>>8&eighths|k3&^eighths
	k[4], k[5] = k4&eighths|k5&eighths<<8, k4>>8&eighths|k5&^eighths
	k[6], k[7] = k6&eighths|k7&eighths<<8, k6>>8&eighths|k7&^eighths
}

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
