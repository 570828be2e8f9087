package params

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
	"glane/internal/latest"
)

// A Vocabularies keeps the names of the values of one schema as Matching looks at
// them, which takes longer to make than to look at: 100,000 of them 300 ms, once;
// and their places in a dictionary, as long. Its zero value is sound; it is safe for
// concurrent use.
type Vocabularies struct {
	byFacet latest.Of[corpus.Schema, map[string]*folded]
}

// folded is the names of the values of one facet, and their places in a
// dictionary, each once it was asked for.
type folded struct {
	once, ranked sync.Once
	names        foldedText
	ranks        map[string]int
}

// A foldedText is the names of all values one after another, which is quicker to look
// through than as many texts apart.
type foldedText struct {
	text string
	ends []int // by value, where its names end
}

// Found tells which values of a facet were found by a text: by their places in the
// vocabulary, [corpus.Unspecified] after all others.
type Found []bool

// Keep gives those of some values of the facet that were found.
func (f Found) Keep(values []index.ValueCount) []index.ValueCount {
	kept := make([]index.ValueCount, 0, len(values))
	for i := range values {
		if f[values[i].Place] {
			kept = append(kept, values[i])
		}
	}
	return kept
}

// Matching finds the values of f, a facet of s, whose label, one of
// whose aliases, or whose code contains the text, without regard to accents, case,
// hyphens or the kind of apostrophe. The empty text is in all of them.
// [corpus.Unspecified] is found by its label.
func (v *Vocabularies) Matching(s *corpus.Schema, f *corpus.Facette, contains string) Found {
	return matching(v.names(s, f), contains)
}

func (v *Vocabularies) names(s *corpus.Schema, f *corpus.Facette) *foldedText {
	one := v.of(s, f)
	one.once.Do(func() { one.names = foldedNames(f) })
	return &one.names
}

// Ranks gives the place of each value of f, a facet of s, in the order of a French
// dictionary, by its id and from 0 on. A number within a label counts as a number.
func (v *Vocabularies) Ranks(s *corpus.Schema, f *corpus.Facette) map[string]int {
	one := v.of(s, f)
	one.ranked.Do(func() { one.ranks = rankLabels(f) })
	return one.ranks
}

func (v *Vocabularies) of(s *corpus.Schema, f *corpus.Facette) *folded {
	return v.byFacet.Get(s, func(s *corpus.Schema) map[string]*folded {
		all := make(map[string]*folded, len(s.Facettes))
		for _, f := range s.Facettes {
			all[f.Nom] = new(folded)
		}
		return all
	})[f.Nom]
}

func rankLabels(f *corpus.Facette) map[string]int {
	collator := collate.New(language.French, collate.Numeric)
	var buffer collate.Buffer
	keys := make([][]byte, len(f.Valeurs))
	order := make([]int, len(f.Valeurs))
	for i := range f.Valeurs {
		keys[i], order[i] = slices.Clone(collator.KeyFromString(&buffer, f.Valeurs[i].Libelle)), i
		buffer.Reset()
	}
	slices.SortStableFunc(order, func(a, b int) int { return slices.Compare(keys[a], keys[b]) })
	ranks := make(map[string]int, len(order))
	for rank, i := range order {
		ranks[f.Valeurs[i].ID] = rank
	}
	return ranks
}

// foldedNames gives all names of all values, a line each.
func foldedNames(f *corpus.Facette) foldedText {
	var b strings.Builder
	ends := make([]int, len(f.Valeurs))
	for i := range f.Valeurs {
		for _, name := range names(&f.Valeurs[i]) {
			b.WriteString(fold(name))
			b.WriteByte('\n')
		}
		ends[i] = b.Len()
	}
	return foldedText{b.String(), ends}
}

func matching(names *foldedText, contains string) Found {
	wanted := fold(contains)
	found := make(Found, len(names.ends)+1)
	start := 0
	for i, end := range names.ends {
		found[i] = strings.Contains(names.text[start:end], wanted)
		start = end
	}
	found[len(names.ends)] = strings.Contains(fold(corpus.UnspecifiedLabel), wanted)
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
