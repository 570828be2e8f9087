package french

import (
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
func (a *Analyzer) Tokenize(text string) []Token {
	c := a.cutters.Get().(*cutter)
	defer a.cutters.Put(c)
	spans := c.spans(text)
	tokens := make([]Token, 0, len(spans)+len(spans)/8)
	shouted := c.shouting(text, spans)
	for _, s := range spans {
		tokens = c.appendWords(tokens, text, s.start, s.end, shouted)
	}
	return withCompounds(text, tokens)
}

// innerCuts are what UAX 29 keeps within a word and a French reader does not.
const innerCuts = ".:·‧_"

func (c *cutter) appendWords(tokens []Token, text string, start, end int, shouted bool) []Token {
	if w := c.word(text[start:end]); !w.parts {
		return appendWord(tokens, w, start, end, shouted)
	}
	for start < end {
		n := strings.IndexAny(text[start:end], innerCuts)
		if n < 0 {
			n = end - start
		}
		if n > 0 {
			tokens = appendWord(tokens, c.word(text[start:start+n]), start, start+n, shouted)
		}
		start += n
		if start < end {
			_, size := utf8.DecodeRuneInString(text[start:end])
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

func appendWord(tokens []Token, w *knownWord, start, end int, shouted bool) []Token {
	if w.bare == "" {
		return tokens
	}
	t := Token{Form: w.bare, Start: start + w.article, End: end, Position: 1, Stop: w.stop}
	if n := len(tokens); n > 0 {
		t.Position = tokens[n-1].Position + 1
	}
	if w.acronym != "" && !shouted {
		t.Form, t.Acronym, t.Stop = w.acronym, true, false
	}
	return append(tokens, t)
}

// withCompounds adds, after the parts of a hyphenated word, the whole of it
// joined: "agro-alimentaire" is also "agroalimentaire".
func withCompounds(text string, tokens []Token) []Token {
	var out []Token // made only when there is a compound
	for i := 0; i < len(tokens); {
		last := i
		for last+1 < len(tokens) && isHyphen(text[tokens[last].End:tokens[last+1].Start]) {
			tokens[last].Hyphen = true
			last++
		}
		if last > i && out == nil {
			out = append(make([]Token, 0, len(tokens)+4), tokens[:i]...)
		}
		if out != nil {
			out = append(out, tokens[i:last+1]...)
			if last > i {
				out = append(out, join(tokens[i:last+1]))
			}
		}
		i = last + 1
	}
	if out == nil {
		return tokens
	}
	return out
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
	if lower == 1 {
		word = strings.TrimSuffix(word, "s")
	}
	return strings.ToUpper(Fold(word)), true
}
