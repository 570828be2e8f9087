package params

import (
	"strings"
	"sync"
	"weak"

	"glane/corpus"
	"glane/index/french"
)

// A Vocabularies keeps the names of the values of one schema as Matching looks at
// them, which takes longer to make than to look at: 100,000 of them 300 ms, once.
// Its zero value is sound; it is safe for concurrent use.
type Vocabularies struct {
	mu      sync.Mutex
	of      weak.Pointer[corpus.Schema]
	byFacet map[string][]string
}

// Matching gives the ids of the values of f, a facet of s, whose label, one of
// whose aliases, or whose code contains the text, without regard to accents, case,
// hyphens or the kind of apostrophe. The empty text is in all of them.
// [corpus.Unspecified] is found by its label.
func (v *Vocabularies) Matching(s *corpus.Schema, f *corpus.Facette, contains string) map[string]bool {
	return matching(f, v.names(s, f), contains)
}

func (v *Vocabularies) names(s *corpus.Schema, f *corpus.Facette) []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.byFacet == nil || v.of != weak.Make(s) {
		v.of, v.byFacet = weak.Make(s), map[string][]string{}
	}
	if v.byFacet[f.Nom] == nil {
		v.byFacet[f.Nom] = foldedNames(f)
	}
	return v.byFacet[f.Nom]
}

// foldedNames gives for each value all its names in one text, a line each.
func foldedNames(f *corpus.Facette) []string {
	all := make([]string, len(f.Valeurs))
	for i := range f.Valeurs {
		folded := names(&f.Valeurs[i])
		for j, name := range folded {
			folded[j] = fold(name)
		}
		all[i] = strings.Join(folded, "\n")
	}
	return all
}

func matching(f *corpus.Facette, names []string, contains string) map[string]bool {
	wanted := fold(contains)
	found := map[string]bool{}
	for i, name := range names {
		if strings.Contains(name, wanted) {
			found[f.Valeurs[i].ID] = true
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
	return strings.Join(strings.Fields(hyphens.Replace(french.FoldCase(s))), " ")
}

var hyphens = strings.NewReplacer("-", " ", "‑", " ", "’", "'")
