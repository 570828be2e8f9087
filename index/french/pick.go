package french

import (
	"strings"
	"unicode/utf8"
)

// A Pick is which forms are looked for in texts. It may take others for them,
// never the other way round: it holds one bit of pickBits for each.
type Pick struct {
	bits        [pickBits / 64]uint64
	apostrophes bool // one of them holds an apostrophe
}

// pickBits lets one word in sixty-four through when a thousand forms are looked for,
// and one in six thousand when ten are.
const pickBits = 1 << 16

// Add has a form looked for, that of a Token.
func (p *Pick) Add(form string) {
	h := mixSeed
	for i := range len(form) {
		h = mix(h, form[i])
	}
	h = spread(h)
	p.bits[h%pickBits/64] |= 1 << (h % 64)
	p.apostrophes = p.apostrophes || strings.Contains(form, "'")
}

func (p *Pick) has(h uint32) bool {
	h = spread(h)
	return p.bits[h%pickBits/64]>>(h%64)&1 != 0
}

const mixSeed uint32 = 2166136261

// mix is a step of FNV-1a.
func mix(h uint32, b byte) uint32 { return (h ^ uint32(b)) * 16777619 }

// spread lets all bits of a sum weigh in the low ones.
func spread(h uint32) uint32 { return h ^ h>>15 }

// AppendPicked is AppendTokens for who looks for some forms alone: those tokens
// are as AppendTokens has them, and most others are left out. Of ten cases that a
// search shows, one word in a hundred is what was asked for; the others are passed
// over without being analysed.
func (a *Analyzer) AppendPicked(tokens []Token, text string, p *Pick) []Token {
	if !utf8.ValidString(text) {
		return a.AppendTokens(tokens, text)
	}
	c := a.cutters.Get().(*cutter)
	defer a.cutters.Put(c)
	k := picking{cutter: c, pick: p, text: text, tokens: tokens}
	// A small letter is enough to tell that a text is not set in capitals.
	k.shouted = strings.IndexFunc(text, isSmallASCII) < 0 && c.shouting(text, c.spans(text))
	k.walk()
	return c.withCompounds(text, k.tokens, len(tokens))
}

func isSmallASCII(r rune) bool { return 'a' <= r && r <= 'z' }

// picking is what AppendPicked knows of a text up to some place.
type picking struct {
	*cutter
	pick     *Pick
	text     string
	shouted  bool
	tokens   []Token
	position int // of the last word
}

// walk goes through the text as cutter.spans does, which says why.
func (k *picking) walk() {
	text, chunk, before, position := k.text, 0, len(k.tokens), 0
	for i := 0; i < len(text); {
		switch kind, size := kindAt(text, i); {
		case kind == space:
			i += size
			chunk, before, position = i, len(k.tokens), k.position
			continue
		case kind == letter || kind == digit:
			if w, plain := pickWord(text, i); plain {
				k.take(i, &w)
				i = w.end
				continue
			}
		case kind == between || (kind == joining && !continues(text, i+size)):
			i += size
			continue
		}
		end := len(text)
		if n := strings.IndexAny(text[i:], spaces); n >= 0 {
			end = i + n
		}
		k.tokens, k.position = k.tokens[:before], position
		for _, s := range unicodeSpans(text, chunk, end) {
			k.append(s)
		}
		i = end
	}
}

// take adds a plain word if it may be picked, or be a part of a compound.
func (k *picking) take(start int, w *pickedWord) {
	joined := start > 0 && k.text[start-1] == '-' || w.end < len(k.text) && k.text[w.end] == '-'
	if joined || w.special() || k.pick.has(w.sum) || w.apostrophes == 1 && k.pick.apostrophes {
		k.append(span{start, w.end})
		return
	}
	k.position++
}

// append adds the words of a span.
func (k *picking) append(s span) {
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
	end         int
	sum         uint32 // of its small letters, without what stands before its last apostrophe
	capitals    int
	apostrophes int
	rare        bool // it holds letters other than those of ISO 8859-1
}

// special tells that its form is not simply the word, or what follows its
// apostrophe, in small letters: it may be an acronym, or have several articles.
func (w *pickedWord) special() bool { return w.rare || w.capitals > 1 || w.apostrophes > 1 }

// smallBit is what a small letter has more than its capital, in ISO 8859-1. A
// digit has it too.
const smallBit = 0x20

// pickWord is run, and reads the word on the way.
func pickWord(text string, i int) (w pickedWord, plain bool) {
	sum, last := mixSeed, other
	for i < len(text) {
		if b := text[i]; b < utf8.RuneSelf && (asciiKinds[b] == letter || asciiKinds[b] == digit) {
			last = asciiKinds[b]
			w.capitals += int(^b&smallBit) / smallBit
			sum = mix(sum, b|smallBit)
			i++
			continue
		}
		switch kind, size := kindAt(text, i); {
		case kind == letter:
			last = kind
			sum = w.addWide(sum, text[i:i+size])
			i += size
		case kind == joining && continues(text, i+size):
			next, _ := kindAt(text, i+size)
			if last != letter || next != letter || strings.IndexByte(".,;:", text[i]) >= 0 {
				return w, false
			}
			sum = mixSeed
			w.apostrophes++
			i += size
		default:
			w.end, w.sum = i, sum
			return w, kind != other
		}
	}
	w.end, w.sum = i, sum
	return w, true
}

// addWide adds a letter that is not of ASCII to the sum of a word.
func (w *pickedWord) addWide(sum uint32, letter string) uint32 {
	first, second := letter[0], letter[1]
	if first != 0xC3 {
		w.rare = true
		return sum
	}
	if second < 0x9F {
		w.capitals++
		second |= smallBit
	}
	return mix(mix(sum, first), second)
}
