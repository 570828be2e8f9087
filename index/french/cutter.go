package french

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	unicodetokenizer "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"golang.org/x/text/unicode/norm"
)

// A cutter cuts texts into words and remembers what it found out about these: a
// few thousand make most of any text. It is not safe for concurrent use; an
// Analyzer lends them out.
type cutter struct {
	analyzer *Analyzer
	known    wordTable
	found    []span
	joined   []Token
}

// A knownWord is what a word of a text is, whatever the text.
type knownWord struct {
	text    string // as it stands in the text
	hash    uint32 // of it
	bare    string // lower case, without its elided article; "" when it has neither letter nor digit
	article int    // bytes of that article in the text
	stop    bool
	acronym string // its form as an acronym, "" when it is not written as one
	parts   bool   // it is to be cut at innerCuts
	lower   bool   // it has a small letter
}

// A span is where a word stands in a text, in bytes.
type span struct{ start, end int }

// word gives what a word is. It is never changed.
func (c *cutter) word(text string) *knownWord { return c.known.find(text, c.analyzer.look) }

func (a *Analyzer) look(text string) knownWord {
	w := knownWord{
		parts: strings.ContainsAny(text, innerCuts) && !dotted(text),
		lower: strings.ContainsFunc(text, unicode.IsLower),
	}
	lower := a.lower(text)
	bare := a.withoutArticle(lower)
	// The article is cut off the text by its length in runes: lower case and
	// composition may have changed that of the bytes.
	for n := utf8.RuneCountInString(norm.NFC.String(text)) - utf8.RuneCountInString(bare); n > 0 && len(bare) < len(lower); n-- {
		_, size := utf8.DecodeRuneInString(text[w.article:])
		w.article += size
	}
	if !strings.ContainsFunc(bare, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return w
	}
	w.bare, w.stop = bare, a.IsStop(bare)
	if form, ok := AcronymForm(text[w.article:]); ok {
		w.acronym = form
	}
	return w
}

// shouting tells a text that is set in capitals throughout: its words are no
// acronyms. A list of acronyms is not: it has neither a function word nor a
// long word of the language.
func (c *cutter) shouting(text string, spans []span) bool {
	telling := false
	for _, s := range spans {
		w := c.word(text[s.start:s.end])
		if w.lower {
			return false
		}
		bare := c.analyzer.withoutArticle(c.analyzer.lower(text[s.start:s.end]))
		long := utf8.RuneCountInString(bare) >= 7 && c.analyzer.stemmer.Knows(bare)
		telling = telling || long || (len(spans) > 1 && c.analyzer.IsStop(bare))
	}
	return telling
}

// spans gives the words of a text as Bleve's tokenizer does, in a fifth of the
// time where the text is plain: Latin letters, digits, and what stands between
// words. What is not plain is given to the tokenizer, from one space to the next: no
// word holds a space.
func (c *cutter) spans(text string) []span {
	if c.found = c.found[:0]; !utf8.ValidString(text) {
		c.found = append(c.found, unicodeSpans(text, 0, len(text))...)
		return c.found
	}
	chunk, before := 0, 0 // where the text since the last space begins, and its words
	for i := 0; i < len(text); {
		kind, size := kindAt(text, i)
		switch {
		case kind == space:
			i += size
			chunk, before = i, len(c.found)
			continue
		case kind == letter || kind == digit:
			if end, plain := run(text, i); plain {
				c.found = append(c.found, span{i, end})
				i = end
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
		c.found = append(c.found[:before], unicodeSpans(text, chunk, end)...)
		i = end
	}
	return c.found
}

var tokenizer analysis.Tokenizer = unicodetokenizer.NewUnicodeTokenizer()

func unicodeSpans(text string, start, end int) []span {
	var out []span
	for _, t := range tokenizer.Tokenize([]byte(text[start:end])) {
		out = append(out, span{start + t.Start, start + t.End})
	}
	return out
}

// A kind is what a rune is to the boundaries of words.
type kind uint8

const (
	other   kind = iota // to be left to Unicode's rules
	letter              // of Latin
	digit               // of ASCII
	space               // of ASCII
	between             // never a part of a word
	joining             // a part of a word where letters, or digits, stand on both sides
)

const spaces = " \t\n\r"

// asciiKinds are the kinds of the runes of ASCII.
var asciiKinds = func() (out [utf8.RuneSelf]kind) {
	for kind, runes := range map[kind]string{
		letter:  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
		digit:   "0123456789",
		space:   spaces,
		between: "!\"#$%&()*+-/<=>?@[\\]^`{|}~",
		joining: "'.,;:",
	} {
		for _, r := range runes {
			out[r] = kind
		}
	}
	return out
}()

// kindAt tells the kind of the rune that begins at i, and its size.
func kindAt(text string, i int) (kind, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return asciiKinds[c], 1
	}
	return wideKindAt(text, i)
}

func wideKindAt(text string, i int) (kind, int) {
	if text[i] == 0xC3 && i+1 < len(text) && text[i+1]&0x3F != '×'&0x3F && text[i+1]&0x3F != '÷'&0x3F {
		return letter, 2 // nearly all letters of French beyond ASCII
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return kindOf(r), size
}

// kindOf tells letters up to the end of Latin Extended-B.
func kindOf(r rune) kind {
	switch {
	case r < utf8.RuneSelf:
		return asciiKinds[r]
	case 0xC0 <= r && r <= 0x24F && r != '×' && r != '÷':
		return letter
	case r == '’':
		return joining
	case strings.ContainsRune("«»…–—“”°§€\u00A0", r):
		return between
	}
	return other
}

// continues tells whether a word may go on at i, after what may join it.
func continues(text string, i int) bool {
	if i == len(text) {
		return false
	}
	kind, _ := kindAt(text, i)
	return kind != space && kind != between
}

// run gives the end of the word that begins at i; not plain when Unicode's rules
// are to say where it ends.
func run(text string, i int) (end int, plain bool) {
	last := other
	for i < len(text) {
		switch kind, size := kindAt(text, i); {
		case kind == letter || kind == digit:
			last = kind
			i += size
		case kind == joining && continues(text, i+size):
			next, _ := kindAt(text, i+size)
			if last != letter || next != letter || strings.IndexByte(".,;:", text[i]) >= 0 {
				return 0, false // "3,5", "P.N.R", "fin.Début"
			}
			i += size
		default:
			return i, kind != other
		}
	}
	return i, true
}
