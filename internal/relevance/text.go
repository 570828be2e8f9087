package relevance

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"glane/internal/phrase"
)

// spaces puts the non-breaking spaces that French asks for.
var spaces = strings.NewReplacer(" :", phrase.NBSP+":", " ;", phrase.NNBSP+";", " ?", phrase.NNBSP+"?")

func typeset(s string) string { return spaces.Replace(s) }

// maxQuoted is how many characters of a text of the set a message repeats.
const maxQuoted = 60

// quote repeats a text of the set, cut when it is long.
func quote(s string) string {
	clean := printable(s)
	if utf8.RuneCountInString(clean) > maxQuoted {
		clean = string([]rune(clean)[:maxQuoted]) + "…"
	}
	return phrase.Quote(clean)
}

// printable makes one line of a text, without what could drive a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return '\uFFFD'
		}
		return r
	}, s)
}

// Decimal writes a measure with three decimals, as French does: 0,953.
func Decimal(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', 3, 64), ".", ",", 1)
}

// Signed is Decimal with its sign, a true minus.
func Signed(x float64) string {
	if s := Decimal(x); strings.HasPrefix(s, "-") {
		return "−" + s[1:]
	}
	return "+" + Decimal(x)
}

// Probability writes a p-value: one that three decimals would make 0 is told to be less than 0,001.
func Probability(p float64) string {
	if p < 0.0005 {
		return "< 0,001"
	}
	return Decimal(p)
}
