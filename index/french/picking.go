package french

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// walk goes through a text from one block to the next, each from after a space to
// before one, and gives what is not plain in it to odd, from one space to the next. It
// is false of a text that is not UTF-8.
func (k *picking) walk() bool {
	var b block
	for i := 0; i < len(k.text); {
		rest := k.text[i:]
		b.read(rest[:min(len(rest), blockBytes)], &k.pick.kinds)
		if b.others != 0 {
			b.settle(rest)
		}
		w := b.find(rest)
		end := len(rest)
		if end > blockBytes {
			end = 63 - bits.LeadingZeros64(b.spaces) // -1 when there is none
		}
		odd := bits.TrailingZeros64(w.odd)
		if end >= 0 && odd >= end {
			w.only(end)
			k.plain(i, &b, &w)
			i += end + 1
			continue
		}
		chunk := 0
		if end >= 0 {
			chunk = 64 - bits.LeadingZeros64(b.spaces&(1<<odd-1))
			w.only(chunk)
			k.plain(i, &b, &w)
		}
		if i = k.odd(i + chunk); i < 0 {
			return false
		}
	}
	return true
}

// plain adds the words of a block that may be picked. The block begins at a byte of
// the text.
func (k *picking) plain(at int, b *block, w *wordBlock) {
	picked := k.pick.among(k.text, at, w.runs&b.begun, w.words) | b.special(w)
	if w.chains != 0 {
		picked |= k.compounds(at, b, w)
	}
	before := k.position
	for picked != 0 {
		first, end := w.chain(bits.TrailingZeros64(picked))
		k.position = before + bits.OnesCount64(w.first&(1<<first-1))
		for left := w.first & stretch(first, end); left != 0; left &= left - 1 {
			word, wordEnd := w.around(bits.TrailingZeros64(left))
			k.append(span{at + word, at + wordEnd})
		}
		picked &^= stretch(0, end)
	}
	k.position = before + bits.OnesCount64(w.first)
}

// compounds gives the first bytes of words joined by hyphens that may be picked together.
func (k *picking) compounds(at int, b *block, w *wordBlock) (out uint64) {
	for left := w.chains; left != 0; {
		first, end := w.chain(bits.TrailingZeros64(left) - 1)
		all := stretch(first, end)
		left &^= all
		if b.inside(w)&all != 0 { // an acronym's form may lack the s of a plural
			out |= 1 << first
			continue
		}
		_, firstEnd := w.around(first)
		for runs := w.runs & stretch(first, firstEnd); runs != 0; runs &= runs - 1 {
			n := bits.TrailingZeros64(runs)
			if k.pick.begins(k.text, at+n, bits.TrailingZeros64(^(w.words >> n))) {
				out |= 1 << first
			}
		}
	}
	return out
}

// odd adds the words from some byte of the text, that follows a space, to the next
// space, and gives where that is; -1 when they are not UTF-8. It goes as cutter.spans
// does, which says why.
func (k *picking) odd(chunk int) (end int) {
	text, before, position := k.text, len(k.tokens), k.position
	end = len(text)
	if n := strings.IndexAny(text[chunk:], spaces); n >= 0 {
		end = chunk + n
	}
	if !utf8.ValidString(text[chunk:end]) {
		return -1
	}
	for i := chunk; i < end; {
		switch kind, size := kindAt(text, i); {
		case kind == letter || kind == digit:
			if w, plain := k.word(i); plain {
				k.take(i, &w)
				i = w.end
				continue
			}
		case kind == between || (kind == joining && !continues(text, i+size)):
			i += size
			continue
		}
		k.tokens, k.position = k.tokens[:before], position
		for _, s := range unicodeSpans(text, chunk, end) {
			k.append(s)
		}
		return end
	}
	return end
}

// take adds a plain word if it may be picked, or be a part of a compound.
func (k *picking) take(start int, w *pickedWord) {
	joined := start > 0 && k.text[start-1] == '-' || w.end < len(k.text) && k.text[w.end] == '-'
	if joined || w.found || w.rare || w.accents && w.capitals > 1 {
		k.append(span{start, w.end})
		return
	}
	k.position++
}

// append adds the words of a span.
func (k *picking) append(s span) {
	if k.cutter == nil {
		k.begin()
	}
	from := len(k.tokens)
	k.tokens = k.appendWords(k.tokens, from, k.text, s, k.shouted)
	for i := from; i < len(k.tokens); i++ {
		k.tokens[i].Position += k.position
	}
	if len(k.tokens) > from {
		k.position = k.tokens[len(k.tokens)-1].Position
	}
}

// A pickedWord is a plain word of a text.
type pickedWord struct {
	end      int
	found    bool // it may be picked
	capitals int
	accents  bool // it holds letters other than those of ASCII
	rare     bool // and other than those of ISO 8859-1
}

// word is run, and reads the word on the way.
func (k *picking) word(i int) (w pickedWord, plain bool) {
	text, begin, last := k.text, i, other
	for i < len(text) {
		kind, size := kindAt(text, i)
		switch {
		case kind == letter || kind == digit:
			last = kind
			w.add(text[i : i+size])
		case kind == joining && continues(text, i+size):
			next, _ := kindAt(text, i+size)
			if last != letter || next != letter || strings.IndexByte(".,;:", text[i]) >= 0 {
				return w, false
			}
			w.found = w.found || k.pick.has(text, begin, i-begin)
			begin = i + size
		default:
			w.end, w.found = i, w.found || k.pick.has(text, begin, i-begin)
			return w, kind != other
		}
		i += size
	}
	w.end, w.found = i, w.found || k.pick.has(text, begin, i-begin)
	return w, true
}

// add takes in a letter or a digit.
func (w *pickedWord) add(letter string) {
	switch first := letter[0]; {
	case first < utf8.RuneSelf:
		w.capitals += int(^first&smallBit) / smallBit
	case first == latin:
		w.accents = true
		if letter[1] < 0xA0 {
			w.capitals++
		}
	default:
		w.accents, w.rare = true, true
	}
}
