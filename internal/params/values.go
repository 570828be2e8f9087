package params

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"glane/corpus"
)

// Matching gives the ids of the values of f whose label, one of whose aliases,
// or whose code contains the text, without regard to accents, case, hyphens or
// the kind of apostrophe. The empty text is in all of them.
// [corpus.Unspecified] is found by its label.
func Matching(f *corpus.Facette, contains string) map[string]bool {
	wanted := fold(contains)
	found := map[string]bool{}
	for i := range f.Valeurs {
		for _, name := range names(&f.Valeurs[i]) {
			if strings.Contains(fold(name), wanted) {
				found[f.Valeurs[i].ID] = true
				break
			}
		}
	}
	if strings.Contains(fold(corpus.UnspecifiedLabel), wanted) {
		found[corpus.Unspecified] = true
	}
	return found
}

// named gives the id of the value that has that very name, or "".
func named(f *corpus.Facette, name string) string {
	wanted := fold(name)
	for i := range f.Valeurs {
		for _, n := range names(&f.Valeurs[i]) {
			if fold(n) == wanted {
				return f.Valeurs[i].ID
			}
		}
	}
	return ""
}

func names(v *corpus.Valeur) []string {
	all := append([]string{v.Libelle}, v.Alias...)
	if v.Code != "" {
		all = append(all, v.Code)
	}
	return all
}

// fold takes accents, case, ligatures, hyphens and kinds of apostrophe away.
func fold(s string) string {
	marks := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	plain, _, err := transform.String(marks, s)
	if err != nil {
		plain = s // no text makes these transforms fail; unfolded, it still compares
	}
	return strings.Join(strings.Fields(folds.Replace(cases.Fold().String(plain))), " ")
}

var folds = strings.NewReplacer("œ", "oe", "æ", "ae", "’", "'", "-", " ", "‑", " ")
