package params

import (
	"strings"

	"glane/corpus"
	"glane/index/french"
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
	return strings.Join(strings.Fields(hyphens.Replace(strings.ToLower(french.Fold(s)))), " ")
}

var hyphens = strings.NewReplacer("-", " ", "‑", " ", "’", "'")
