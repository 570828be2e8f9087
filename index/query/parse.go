package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"glane/index/french"
)

// Bounds of a query. What a person types stays far below; what goes over is
// left unread, and Query.Truncated says so.
const (
	MaxBytes = 512
	MaxWords = 32
)

var words = french.New(nil)

// Parse reads what a person types. It never fails: all that can be typed is a
// query. fields are the names that may stand before a colon; case and accents
// do not matter in them.
//
// Parse(q.String(), fields) equals q, for a text within the bounds.
func Parse(text string, fields []string) Query {
	text, cut := clean(text)
	p := parser{fields: fields, rest: text}
	for p.rest != "" && !p.full {
		p.clause()
	}
	p.q.Truncated = cut || p.full
	p.q.Wanted = together(p.q.Wanted)
	if n := len(p.q.Wanted); n > 0 {
		setPrefix(p.q.Wanted[n-1])
	}
	return p.q
}

type parser struct {
	fields []string
	rest   string
	count  int  // words so far
	full   bool // MaxWords are read, and there are more
	q      Query
}

// clean composes letters, replaces what is no text by spaces, and cuts what
// goes over MaxBytes.
func clean(text string) (cleaned string, cut bool) {
	if len(text) > MaxBytes {
		cut = true
		end := MaxBytes
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, text)
	return norm.NFC.String(text), cut
}

// clause reads one clause off the rest: [-][field:](word or "phrase").
func (p *parser) clause() {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	excluded := false
	for strings.HasPrefix(p.rest, "-") {
		p.rest = p.rest[1:]
		excluded = true
	}
	field := p.field()
	if text, ok := p.quoted(); ok {
		if phrase := p.phrase(text); phrase != nil {
			p.add(phrase, field, excluded)
		}
		return
	}
	end := strings.IndexFunc(p.rest, func(r rune) bool { return unicode.IsSpace(r) || isOpening(r) })
	switch {
	case end < 0:
		end = len(p.rest)
	case end == 0 && p.rest != "":
		// A quotation mark that nothing closes, or a space after a colon.
		_, end = utf8.DecodeRuneInString(p.rest)
	}
	chunk := p.rest[:end]
	p.rest = p.rest[end:]
	p.words(chunk, field, excluded)
}

// field reads a field's name and its colon off the rest, if one stands there
// with something behind it.
func (p *parser) field() string {
	name, after, ok := strings.Cut(p.rest, ":")
	if !ok || after == "" {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(after); unicode.IsSpace(r) {
		return ""
	}
	for _, f := range p.fields {
		if strings.EqualFold(french.Fold(name), french.Fold(f)) {
			p.rest = after
			return f
		}
	}
	return ""
}

// quotes are the pairs of marks that a phrase stands between.
var quotes = map[rune]string{'"': `"`, '“': "”", '«': "»", '„': "“"}

func isOpening(r rune) bool { return quotes[r] != "" }

// quoted reads a text between quotation marks off the rest. Marks that nothing
// closes are none: the phrase is still being typed.
func (p *parser) quoted() (string, bool) {
	r, size := utf8.DecodeRuneInString(p.rest)
	closing := quotes[r]
	if closing == "" {
		return "", false
	}
	end := strings.Index(p.rest[size:], closing)
	if end < 0 {
		return "", false
	}
	text := p.rest[size : size+end]
	p.rest = p.rest[size+end+len(closing):]
	return text, true
}

// phrase gives the words of a quoted text as a phrase; nil when it has none.
func (p *parser) phrase(text string) Node {
	var b strings.Builder
	for _, t := range p.tokens(text) {
		b.WriteString(text[t.Start:t.End])
		if t.Hyphen {
			b.WriteByte('-')
		} else {
			b.WriteByte(' ')
		}
	}
	if b.Len() == 0 {
		return nil
	}
	return &Phrase{Text: strings.TrimRight(b.String(), " -")}
}

// words adds the words of a chunk without spaces. Words that hyphens join are
// one phrase where a field or an exclusion takes them together.
func (p *parser) words(chunk, field string, excluded bool) {
	tokens := p.tokens(chunk)
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if t.Hyphen && i+1 < len(tokens) && (field != "" || excluded) {
			first := i
			for tokens[i].Hyphen && i+1 < len(tokens) {
				i++
			}
			p.add(p.rephrase(chunk, tokens[first:i+1]), field, excluded)
			continue
		}
		w := &Word{Text: chunk[t.Start:t.End], Hyphen: t.Hyphen && i+1 < len(tokens)}
		lower := strings.ToLower(w.Text)
		w.Stop = words.IsStop(lower)
		w.Frame = french.IsFrame(lower) && !joined(tokens, i)
		p.add(w, field, excluded)
	}
}

// joined tells whether hyphens join a word to one that is no function word:
// «savoir-faire» is a thing, «faut-il» frames a question.
func joined(tokens []french.Token, i int) bool {
	return tokens[i].Hyphen && i+1 < len(tokens) && !tokens[i+1].Stop || i > 0 && tokens[i-1].Hyphen && !tokens[i-1].Stop
}

func (p *parser) rephrase(chunk string, tokens []french.Token) Node {
	parts := make([]string, len(tokens))
	for i, t := range tokens {
		parts[i] = chunk[t.Start:t.End]
	}
	return &Phrase{Text: strings.Join(parts, "-")}
}

// tokens cuts a text into words, up to the bound.
func (p *parser) tokens(text string) []french.Token {
	var out []french.Token
	for _, t := range words.Tokenize(text) {
		if t.Compound {
			continue
		}
		if p.count == MaxWords {
			p.full = true
			break
		}
		p.count++
		out = append(out, t)
	}
	return out
}

func (p *parser) add(n Node, field string, excluded bool) {
	if field != "" {
		n = &In{Rubrique: field, Node: n}
	}
	if excluded {
		p.q.Excluded = append(p.q.Excluded, n)
	} else {
		p.q.Wanted = append(p.q.Wanted, n)
	}
}

func setPrefix(n Node) {
	switch n := n.(type) {
	case *Word:
		n.Prefix = true
	case *In:
		setPrefix(n.Node)
	}
}
