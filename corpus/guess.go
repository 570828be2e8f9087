package corpus

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"glane/internal/nearest"
	"glane/internal/phrase"
)

// A vocabulary is the names that may stand in one place of a file.
type vocabulary struct {
	names   []string
	labels  []string          // other ways to say them
	byLabel map[string]string // the name, by folded label
	letters int               // of names and labels together
}

func newVocabulary(names ...string) *vocabulary {
	v := &vocabulary{byLabel: map[string]string{}}
	for _, name := range names {
		v.add(name)
	}
	return v
}

// add declares a name with the labels that also lead to it. The first name of
// a label wins.
func (v *vocabulary) add(name string, labels ...string) {
	v.names = append(v.names, name)
	v.letters += len(name)
	for _, label := range append(labels, name) {
		key := fold(label)
		if _, taken := v.byLabel[key]; taken || key == "" {
			continue
		}
		v.byLabel[key] = name
		if label != name {
			v.labels = append(v.labels, label)
			v.letters += len(label)
		}
	}
}

// nearest is the name that wrong most likely meant, or "".
func (v *vocabulary) nearest(wrong string) string {
	if name := v.byLabel[fold(wrong)]; name != "" {
		return name
	}
	if name := nearest.Of(wrong, v.names); name != "" {
		return name
	}
	return v.byLabel[fold(nearest.Of(wrong, v.labels))]
}

// Guessing compares letters with letters. A corpus with a vocabulary of
// 36,000 communes and as many misspelt values would keep Load busy for hours,
// so that all guesses of one Load together may cost guessBudget comparisons
// (measured: 1.4 s of one core); names longer than maxGuessed bytes are no
// misspelt names.
const (
	guessBudget = 500_000_000
	maxGuessed  = 100
)

// hintAll gives each finding with a misspelt name the hint to the nearest
// known one, in order, until the budget is spent. A name is guessed once.
func hintAll(all []*finding) {
	type question struct {
		wrong string
		among *vocabulary
	}
	answers := map[question]string{}
	budget := guessBudget
	for _, f := range all {
		if f.among == nil || len(f.wrong) > maxGuessed {
			continue
		}
		q := question{f.wrong, f.among}
		answer, known := answers[q]
		if cost := (len(f.wrong) + 1) * f.among.letters; !known && cost <= budget {
			budget -= cost
			answer = f.among.nearest(f.wrong)
			answers[q] = answer
		}
		if answer != "" && answer != f.wrong {
			f.Hint = "vouliez-vous écrire " + quote(answer) + phrase.NNBSP + "?"
		}
	}
}

// fold reduces a label to what makes it the same as another for an author:
// lower case, without accents, ligatures undone, words joined by one space.
func fold(label string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFD.String(strings.ToLower(label)) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		switch r {
		case 'œ':
			b.WriteString("oe")
		case 'æ':
			b.WriteString("ae")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
