package index

import (
	"cmp"
	"hash/fnv"
	"regexp"
	"slices"

	"glane/index/french"
)

// aside is what a label says again between parentheses: «Parc naturel régional (PNR)».
var aside = regexp.MustCompile(`\([^()]*\)`)

// saying gives a number for what a text says: the same for texts of the same words,
// whatever their inflection and the function words between them, joined by hyphens or
// in one. What stands between parentheses does not count, unless nothing else does.
// form analyses the form of a token.
func saying(text string, a *french.Analyzer, form func(text string) french.Form) uint64 {
	words := wordsSaid(aside.ReplaceAllString(text, ""), a, form)
	if len(words) == 0 {
		words = wordsSaid(text, a, form)
	}
	return sumOf(words)
}

func sumOf(words []string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{' '})
	}
	return h.Sum64()
}

func wordsSaid(text string, a *french.Analyzer, form func(text string) french.Form) []string {
	var out []string
	part := false // of words that hyphens join, which are said by their compound
	for _, t := range a.Tokenize(text) {
		if t.Compound {
			part = false
		} else if part = part || t.Hyphen; part || t.Stop {
			continue
		}
		f := form(t.Form)
		out = append(out, cmp.Or(f.Keys[0], f.Text))
	}
	return out
}

// sayings gives what an entry says. That of titles is found only here: few of them
// are looked at. What stands there between parentheses counts, since it may be all
// that tells two cases apart: «Plan climat (Nantes)».
func (s *suggester) sayings(e *suggestEntry) []uint64 {
	if e.says == nil {
		e.says = []uint64{sumOf(wordsSaid(e.Text, s.analyzer, s.analyzer.Form))}
	}
	return e.says
}

// doubles are what the suggestions that are taken say.
type doubles map[uint64]bool

// take tells whether an entry says nothing that one before it says, and notes it.
func (d doubles) take(says []uint64) bool {
	if slices.ContainsFunc(says, func(one uint64) bool { return d[one] }) {
		return false
	}
	for _, one := range says {
		d[one] = true
	}
	return true
}
