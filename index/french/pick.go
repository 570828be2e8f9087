package french

import (
	"math/bits"
	"strings"
	"unicode"
)

// A Pick is which forms are looked for in texts. It may take others for them,
// never the other way round: it holds one bit for all forms of a length and a beginning.
type Pick struct {
	bits  [pickBits / 64]uint64
	kinds byteKinds         // with the first bytes of the forms
	short [pickedBytes]bool // some form has as many bytes, and no more
}

// NewPick looks for nothing yet.
func NewPick() *Pick { return &Pick{kinds: plainKinds} }

// pickBits lets one word in thirty through when a thousand forms are looked for, and
// one in three thousand when ten are.
const (
	pickBits    = 1 << pickBitsLog
	pickBitsLog = 15
)

// Add has a form looked for, that of a Token.
func (p *Pick) Add(form string) {
	run := form
	if n := strings.IndexAny(form, "'.,;:"); n >= 0 {
		run = form[:n]
		p.add(run + "\u2019"[:2]) // the first bytes of "’" count as of the word
	}
	p.add(run)
	if strings.ContainsFunc(form, unicode.IsUpper) {
		p.add(run + "s") // the plural of an acronym
	}
	first := firstBytes(run, 0)
	for n := range min(len(run), pickedBytes) {
		p.take(pickPlace(first, n+1, ofBeginnings))
	}
}

func (p *Pick) add(run string) {
	p.take(pickPlace(firstBytes(run, 0), len(run), ofRuns))
	for i := range min(len(run), pickedBytes) {
		b := run[i] | smallBit
		p.kinds[b] |= isNth(i)
		p.kinds[b&^smallBit] |= isNth(i)
	}
	if len(run) >= pickedBytes || p.short[len(run)] {
		return
	}
	p.short[len(run)] = true
	for b := range p.kinds {
		if p.kinds[b]&ofWord == 0 { // what ends the run, whatever comes then
			p.kinds[b] |= isNth(len(run))
		}
		for i := len(run) + 1; i < pickedBytes; i++ {
			p.kinds[b] |= isNth(i)
		}
	}
}

func (p *Pick) take(place uint32) { p.bits[place/64] |= 1 << (place % 64) }
func (p *Pick) bit(place uint32) uint64 {
	return p.bits[place/64%uint32(len(p.bits))] >> (place % 64) & 1
}

// pickedBytes is how many bytes of a word are looked at.
const pickedBytes = 4

// firstBytes gives those of a text from some byte on, the first in the lowest bits.
func firstBytes(text string, at int) (first uint32) {
	if at+pickedBytes <= len(text) {
		s := text[at : at+pickedBytes]
		return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
	}
	for i := range len(text) - at {
		first |= uint32(text[at+i]) << (8 * i)
	}
	return first
}

// What is looked for: a run, which is a word or what of it stands before an apostrophe
// or after one, or the beginning of words that hyphens join, by its first pickedBytes.
const (
	ofRuns       = 0x85EBCA6B
	ofBeginnings = 0xC2B2AE35
)

// pickPlace gives the bit for what has a length and those first bytes, as many as there
// are. To have capitals and small letters alike is to have all bytes with smallBit.
func pickPlace(first uint32, length int, of uint32) uint32 {
	first |= smallBit * 0x01010101
	first &= uint32(uint64(1)<<(8*min(uint(length), pickedBytes)) - 1)
	return (first*0x9E3779B1 + uint32(length)*of) >> (32 - pickBitsLog)
}

// smallBit is what a small letter has more than its capital, in ISO 8859-1. A
// digit has it too.
const smallBit = 0x20

// has tells whether a run of some length may be of what is looked for.
func (p *Pick) has(text string, at, length int) bool {
	return p.bit(pickPlace(firstBytes(text, at), length, ofRuns)) != 0
}

// begins tells whether what is looked for may begin as a run of some length.
func (p *Pick) begins(text string, at, length int) bool {
	return p.bit(pickPlace(firstBytes(text, at), min(length, pickedBytes), ofBeginnings)) != 0
}

// among gives which of the runs of a block may be of what is looked for: words are the
// letters and digits of the block, which begins at a byte of the text.
func (p *Pick) among(text string, at int, runs, words uint64) (out uint64) {
	for ; runs != 0; runs &= runs - 1 {
		n := bits.TrailingZeros64(runs)
		if p.has(text, at+n, bits.TrailingZeros64(^(words >> n))) {
			out |= 1 << n
		}
	}
	return out
}

// AppendPicked is AppendTokens for who looks for some forms alone: those tokens
// are as AppendTokens has them, and most others are left out. Of ten cases that a
// search shows, one word in a hundred is what was asked for; the others are passed
// over without being analysed.
func (a *Analyzer) AppendPicked(tokens []Token, text string, p *Pick) []Token {
	k := picking{analyzer: a, pick: p, text: text, tokens: tokens}
	valid := k.walk()
	if k.cutter != nil {
		defer a.cutters.Put(k.cutter)
	}
	switch {
	case !valid:
		return a.AppendTokens(tokens, text)
	case len(k.tokens) > len(tokens):
		return k.withCompounds(text, k.tokens, len(tokens))
	}
	return tokens
}

func isSmallASCII(r rune) bool { return 'a' <= r && r <= 'z' }

// picking is what AppendPicked knows of a text up to some place.
type picking struct {
	*cutter  // nil until a word is to be analysed: in most texts none is
	shouted  bool
	analyzer *Analyzer
	pick     *Pick
	text     string
	tokens   []Token
	position int // of the last word
}

// begin gets ready to analyse words.
func (k *picking) begin() {
	k.cutter = k.analyzer.cutters.Get().(*cutter)
	// A small letter is enough to tell that a text is not set in capitals.
	k.shouted = strings.IndexFunc(k.text, isSmallASCII) < 0 && k.shouting(k.text, k.spans(k.text))
}
