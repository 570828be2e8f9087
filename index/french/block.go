package french

import (
	"unicode/utf8"
)

// blockBytes is how many bytes of a text a block has at most: one bit for each.
const blockBytes = 64

// A block tells what the bytes of a stretch of a text are, the first in the lowest
// bits. Words and what stands between them are then found for all bytes at once,
// without a branch for each.
type block struct {
	words    uint64 // of letters and digits
	digits   uint64
	capitals uint64 // and the second bytes of those that are not of ASCII
	leads    uint64 // the first bytes of letters of ISO 8859-1 that are not of ASCII
	follows  uint64 // bytes that may follow these
	wide     uint64 // of letters that are not of ISO 8859-1
	spaces   uint64
	joining  uint64 // ".,;:"
	quotes   uint64 // apostrophes; of one of three bytes, the last
	hyphens  uint64
	others   uint64 // to be looked at one by one
	begun    uint64 // where what is looked for may begin, by its first bytes
}

// byteKinds tell of each byte what it is to a block: bit 0 of each byte of its number
// is one answer. So what eight bytes of a text are is put together by shifting.
type byteKinds [256]uint64

// The answers of byteKinds: ofWord, and three that tell apart what is of a word, and
// what is not; then whether the byte may be the first of what is looked for, the second
// and so on, as pickedBytes has it.
const (
	ofWord = 1 << (8 * iota)
	bitP
	bitQ
	bitR
	ofFirst

	isSmall      = ofWord
	isCapital    = ofWord | bitP
	isDigit      = ofWord | bitQ
	isLead       = ofWord | bitR
	isFollow     = ofWord | bitQ | bitR // with bitP, of a capital
	isBetween    = 0
	isJoining    = bitP
	isSpace      = bitQ
	isQuote      = bitR
	isHyphenMark = bitQ | bitR
	isOther      = bitP | bitQ | bitR
)

// isNth is of a byte that may be the first of what is looked for, the second and so on,
// counted from 0.
func isNth(n int) uint64 { return ofFirst << (8 * n) }

// plainKinds are those when nothing is looked for.
var plainKinds = func() (out byteKinds) {
	for b := range out {
		out[b] = kindOfByte(byte(b))
	}
	return out
}()

func kindOfByte(b byte) uint64 {
	switch {
	case b == latin:
		return isLead
	case b >= 0x80 && b < 0xC0 && b&0x3F != '×'&0x3F && b&0x3F != '÷'&0x3F:
		if b < 0xA0 {
			return isFollow | bitP
		}
		return isFollow
	case b >= utf8.RuneSelf:
		return isOther
	case b == '-': // the parts of words with hyphens are words too
		return isHyphenMark
	case b == '\'':
		return isQuote
	}
	switch asciiKinds[b] {
	case letter:
		if b&smallBit == 0 {
			return isCapital
		}
		return isSmall
	case digit:
		return isDigit
	case space:
		return isSpace
	case joining:
		return isJoining
	case between:
		return isBetween
	}
	return isOther
}

// read takes in a stretch of a text, of at most blockBytes.
func (b *block) read(text string, kinds *byteKinds) {
	var k [8]uint64
	size := len(text)
	for i := range k {
		if len(text) < 8 {
			for at := range len(text) {
				k[i] |= kinds[text[at]] << at
			}
			break
		}
		k[i] = kinds.ofEight(text[:8])
		text = text[8:]
	}
	transpose(&k)
	w, p, q, r := k[0], k[1], k[2], k[3]
	b.words, b.digits, b.capitals, b.leads, b.follows, b.wide = w, w&q&^r, w&p, w&r&^q, w&q&r, 0
	b.spaces, b.joining, b.quotes, b.hyphens, b.others = q&^(w|p|r), p&^(w|q), r&^(w|q), q&r&^(w|p), p&q&^w
	past := ^uint64(0) << size // what comes after the block may be anything
	b.begun = k[4] & ^(^(k[5] | past) >> 1) & ^(^(k[6] | past) >> 2) & ^(^(k[7] | past) >> 3)
}

// ofEight gives what eight bytes are.
func (kinds *byteKinds) ofEight(s string) uint64 {
	_ = s[7]
	all := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | // read at once
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return kinds[byte(all)] | kinds[byte(all>>8)]<<1 | kinds[byte(all>>16)]<<2 | kinds[byte(all>>24)]<<3 |
		kinds[byte(all>>32)]<<4 | kinds[byte(all>>40)]<<5 | kinds[byte(all>>48)]<<6 | kinds[byte(all>>56)]<<7
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
