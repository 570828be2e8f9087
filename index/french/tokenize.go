package french

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is one word of a text.
type Token struct {
	// Form is the word as it is looked up: composed letters (NFC), lower case,
	// straight apostrophe, without its elided article. An acronym's is in upper
	// case without accents or dots, so that no acronym equals a word.
	Form       string
	Start, End int  // bytes of the word in the text, its elided article left out
	Position   int  // of the word in the text, starting at 1; function words count
	Acronym    bool // written as an acronym
	Stop       bool // a function word: it carries a position and is not looked up
	Compound   bool // words joined by hyphens, taken as one; it follows its parts
	Hyphen     bool // a hyphen joins it to the next word
}

// Tokenize cuts a text into words, by the word boundaries of Unicode (UAX 29)
// as Bleve has them, with the cuts that these leave out: at a colon, a full
// stop or an interpunct within letters. It takes any bytes.
func (a *Analyzer) Tokenize(text string) []Token { return a.AppendTokens(nil, text) }

// AppendTokens adds the words of a text to tokens, which it may write over past
// their end: who cuts many texts gives the same again.
func (a *Analyzer) AppendTokens(tokens []Token, text string) []Token {
	c := a.cutters.Get().(*cutter)
	defer a.cutters.Put(c)
	spans := c.spans(text)
	first := len(tokens)
	tokens = slices.Grow(tokens, len(spans)+len(spans)/8)
	shouted := c.shouting(text, spans)
	for _, s := range spans {
		tokens = c.appendWords(tokens, first, text, s, shouted)
	}
	return c.withCompounds(text, tokens, first)
}

// innerCuts are what UAX 29 keeps within a word and a French reader does not.
const innerCuts = ".:·‧_"

func (c *cutter) appendWords(tokens []Token, first int, text string, s span, shouted bool) []Token {
	if w := c.word(text[s.start:s.end]); !w.parts {
		return appendWord(tokens, first, w, s, shouted)
	}
	for start := s.start; start < s.end; {
		n := strings.IndexAny(text[start:s.end], innerCuts)
		if n < 0 {
			n = s.end - start
		}
		if n > 0 {
			tokens = appendWord(tokens, first, c.word(text[start:start+n]), span{start, start + n}, shouted)
		}
		start += n
		if start < s.end {
			_, size := utf8.DecodeRuneInString(text[start:s.end])
			start += size
		}
	}
	return tokens
}

// dotted tells an acronym written with full stops, as "P.N.R", or a decimal
// number, as "2.5": neither is cut.
func dotted(word string) bool {
	parts := strings.Split(word, ".")
	for _, p := range parts {
		if utf8.RuneCountInString(p) != 1 && strings.Trim(p, "0123456789") != "" {
			return false
		}
	}
	return true
}

// appendWord adds a word of the text whose tokens begin with the first.
func appendWord(tokens []Token, first int, w *knownWord, s span, shouted bool) []Token {
	if w.bare == "" {
		return tokens
	}
	t := Token{Form: w.bare, Start: s.start + w.article, End: s.end, Position: 1, Stop: w.stop}
	if n := len(tokens); n > first {
		t.Position = tokens[n-1].Position + 1
	}
	if w.acronym != "" && !shouted {
		t.Form, t.Acronym, t.Stop = w.acronym, true, false
	}
	return append(tokens, t)
}

// withCompounds adds, after the parts of a hyphenated word, the whole of it
// joined: "agro-alimentaire" is also "agroalimentaire".
func (c *cutter) withCompounds(text string, tokens []Token, first int) []Token {
	joined := c.joined[:0] // holds anything only when there is a compound
	for i := first; i < len(tokens); {
		last := i
		for last+1 < len(tokens) && isHyphen(text[tokens[last].End:tokens[last+1].Start]) {
			tokens[last].Hyphen = true
			last++
		}
		if last > i && len(joined) == 0 {
			joined = append(joined, tokens[first:i]...)
		}
		if last > i || len(joined) > 0 {
			joined = append(joined, tokens[i:last+1]...)
		}
		if last > i {
			joined = append(joined, join(tokens[i:last+1]))
		}
		i = last + 1
	}
	if len(joined) > 0 {
		tokens = append(tokens[:first], joined...)
	}
	c.joined = joined
	return tokens
}

func join(parts []Token) Token {
	var form strings.Builder
	for _, p := range parts {
		form.WriteString(strings.ToLower(p.Form))
	}
	return Token{
		Form: form.String(), Start: parts[0].Start, End: parts[len(parts)-1].End,
		Position: parts[0].Position, Compound: true,
	}
}

// isHyphen tells whether what stands between two words is one hyphen: the
// common one, U+2010, or the one that does not break.
func isHyphen(between string) bool {
	return between == "-" || between == "\u2010" || between == "\u2011"
}

// AcronymForm gives the form of a word that is written as an acronym, whatever
// the text around: at least two capitals, and no fewer of them than small letters
// ("SCoT", "PLUi", "CO2", "P.N.R"). A plural's s is left out ("PNRs").
func AcronymForm(word string) (string, bool) {
	word = strings.ReplaceAll(word, ".", "")
	upper, lower := 0, 0
	for i, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
		if i == 0 && upper == 0 {
			return "", false
		}
	}
	if upper < 2 || lower > upper {
		return "", false
	}
	return strings.ToUpper(Fold(acronymSingular(word, upper, lower))), true
}

// acronymSingular leaves out a plural's s: the only small letter, or one that the
// letters of a whole acronym come before ("SCoTs", "PLUis").
func acronymSingular(word string, upper, lower int) string {
	if lower == 1 || upper >= 3 {
		return strings.TrimSuffix(word, "s")
	}
	return word
}
