// Package phrase writes French for people: plurals, numbers, dates, quotation
// marks and enumerations, with the spaces that French typography asks for.
//
// It knows nothing of what the sentences are about.
package phrase

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	NBSP  = "\u00a0" // no-break space: before a colon, inside « », between a number and its noun
	NNBSP = "\u202f" // narrow no-break space: before ; ! ? and between thousands
)

// Number writes n with its thousands apart: 12 345.
func Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, groups...), NNBSP)
}

// Decimal writes a number of some decimals at most: 1 234,5 for 1234.50.
func Decimal(v float64, decimals int) string {
	whole, rest, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'f', decimals, 64), ".")
	n, err := strconv.Atoi(whole)
	if err != nil { // more digits than a number has: without its groups
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	out := Number(n)
	if rest = strings.TrimRight(rest, "0"); rest != "" {
		out += "," + rest
	}
	if v < 0 && strings.Trim(out, "0,") != "" {
		out = "-" + out
	}
	return out
}

// Count writes a number with its noun; in French the plural starts at two.
func Count(n int, singular, plural string) string {
	return Number(n) + NBSP + Plural(n, singular, plural)
}

// Plural picks the form of a word that goes with n.
func Plural(n int, singular, plural string) string {
	if n > -2 && n < 2 {
		return singular
	}
	return plural
}

// Quote puts s between French quotation marks.
func Quote(s string) string { return "«" + NBSP + s + NBSP + "»" }

// Typeset puts the no-break spaces of French where a text that somebody wrote has
// a space of another kind: within « », and before » : ; ! and ?. It adds none
// where there was no space, so that addresses stay whole.
func Typeset(s string) string {
	if !strings.ContainsAny(s, "«»:;!?") {
		return s
	}
	var out strings.Builder
	at := 0
	for _, run := range anySpaces.FindAllStringIndex(s, -1) {
		before, after := s[:run[0]], s[run[1]:]
		space := s[run[0]:run[1]]
		switch {
		case strings.HasSuffix(before, "«"), strings.HasPrefix(after, "»"):
			space = NBSP
		case !closing.MatchString(after): // a word, or part of an address as ?q=eau
		case after[0] == ':':
			space = NBSP
		default:
			space = NNBSP
		}
		out.WriteString(s[at:run[0]] + space)
		at = run[1]
	}
	return out.String() + s[at:]
}

var (
	anySpaces = regexp.MustCompile(`[ \x{a0}\x{2009}\x{202f}]+`)
	closing   = regexp.MustCompile(`^[:;!?]+(?:[^\pL\pN/=]|$)`)
)

// List enumerates items: "a, b et c" with the conjunction "et".
func List(items []string, conjunction string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + conjunction + " " + items[last]
}

var months = [...]string{
	"janvier", "février", "mars", "avril", "mai", "juin",
	"juillet", "août", "septembre", "octobre", "novembre", "décembre",
}

// Date writes a day: "14 mai 2019", "1er juin 2020". The zero time gives "".
func Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 {
		day = "1er"
	}
	return day + NBSP + months[t.Month()-1] + NBSP + strconv.Itoa(t.Year())
}
