package french

import (
	"strings"

	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"golang.org/x/text/unicode/norm"
)

var folding = asciifolding.New()

// Fold takes accents and ligatures off: "Cœur d’été" gives "Coeur d'ete".
func Fold(s string) string {
	if isASCII(s) {
		return s
	}
	if folded, ok := foldLatin(s); ok {
		return folded
	}
	return foldAny(s)
}

func foldAny(s string) string {
	return string(folding.Filter([]byte(apostrophes.Replace(norm.NFC.String(s)))))
}

// FoldCase is Fold in small letters: what the spellings of a name have in common.
func FoldCase(s string) string { return strings.ToLower(Fold(s)) }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// latin is the first byte of the letters of ISO 8859-1 that are not of ASCII, from U+00C0
// to U+00FF: all of French but œ and Ÿ. A second byte follows, from 0x80 on.
const latin = 0xC3

// foldedLatin is what each of these letters is without its accent.
var foldedLatin = func() (out [64]string) {
	for i := range out {
		out[i] = foldAny(string(rune(0xC0 + i)))
	}
	return out
}()

// foldLatin is Fold of a word of ASCII and the letters from U+00C0 to U+00FF, which
// most are; ok is false for another.
func foldLatin(s string) (folded string, ok bool) {
	var room [64]byte
	out := room[:0]
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b < 0x80:
			out = append(out, b)
		case b == latin && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
			i++
			out = append(out, foldedLatin[s[i]&0x3F]...)
		default:
			return "", false
		}
	}
	return string(out), true
}

// isPlain tells whether a word is of small letters of ASCII and from U+00E0 to U+00FF,
// digits, hyphens and dots: it is composed, has nothing to lower and no apostrophe.
func isPlain(word string) bool {
	for i := 0; i < len(word); i++ {
		switch b := word[i]; {
		case 'a' <= b && b <= 'z' || '0' <= b && b <= '9' || b == '-' || b == '.':
		case b == latin && i+1 < len(word) && 0xA0 <= word[i+1] && word[i+1] < 0xC0:
			i++
		default:
			return false
		}
	}
	return true
}
