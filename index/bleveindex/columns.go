package bleveindex

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"glane/corpus"
	"glane/index"
)

// columns hold what is counted, filtered and sorted by, for each case by its
// number in the corpus.
type columns struct {
	facets []facetColumn
	years  []uint16 // 0 for a case without one
	// ranks give a case's place in each order, all places different, so that a
	// smaller rank stands first.
	ranks map[index.Sort][]uint32
	spare sync.Pool // of *tallies
}

// A facetColumn holds the values of one facet. A value's ordinal is its place in
// the vocabulary; that of corpus.Unspecified comes after the last.
type facetColumn struct {
	facet    *corpus.Facette
	ordinals map[string]uint32 // by the value's id
	starts   []uint32          // where a case's values start in values; one more than cases
	values   []uint32          // ordinals, ancestors included, each once a case
	single   bool              // every case has one value and no more: that of case n is values[n]
	rarity   []float64         // of each ordinal, as of a word; 0 for corpus.Unspecified
}

func newColumns(c *corpus.Corpus) *columns {
	out := &columns{years: make([]uint16, len(c.Cases)), ranks: map[index.Sort][]uint32{}}
	for i := range c.Schema.Facettes {
		out.facets = append(out.facets, newFacetColumn(&c.Schema.Facettes[i], c.Cases))
	}
	for i, cs := range c.Cases {
		out.years[i] = uint16(cs.Annee)
	}
	out.rank(c.Cases)
	return out
}

func newFacetColumn(f *corpus.Facette, cases []*corpus.Case) facetColumn {
	col := facetColumn{facet: f, ordinals: map[string]uint32{}, starts: make([]uint32, 1, len(cases)+1)}
	for i, v := range f.Valeurs {
		col.ordinals[v.ID] = uint32(i)
	}
	col.ordinals[corpus.Unspecified] = uint32(len(f.Valeurs))
	closures := col.closures()
	for _, c := range cases {
		first := len(col.values)
		for _, id := range c.Facettes[f.Nom] {
			for _, ordinal := range closures[col.ordinals[id]] {
				if !slices.Contains(col.values[first:], ordinal) {
					col.values = append(col.values, ordinal)
				}
			}
		}
		if len(col.values) == first {
			col.values = append(col.values, col.ordinals[corpus.Unspecified])
		}
		col.starts = append(col.starts, uint32(len(col.values)))
	}
	col.single = len(col.values) == len(cases)
	col.rarity = rarities(col.values, len(f.Valeurs), len(cases))
	return col
}

func rarities(values []uint32, n, cases int) []float64 {
	counts := make([]uint64, n+1)
	for _, ordinal := range values {
		counts[ordinal]++
	}
	out := make([]float64, n+1)
	for i := range n {
		out[i] = idf(counts[i], uint64(cases))
	}
	return out
}

// closures gives for each ordinal itself and those of all its ancestors, each
// once; those of a value are made of its parents', which are made first.
func (col *facetColumn) closures() [][]uint32 {
	out := make([][]uint32, len(col.facet.Valeurs))
	var of func(ordinal uint32) []uint32
	of = func(ordinal uint32) []uint32 {
		if out[ordinal] != nil {
			return out[ordinal]
		}
		seen := map[uint32]bool{ordinal: true}
		list := []uint32{ordinal}
		for _, parent := range col.facet.Valeurs[ordinal].Parents {
			for _, above := range of(col.ordinals[parent]) {
				if !seen[above] {
					seen[above] = true
					list = append(list, above)
				}
			}
		}
		out[ordinal] = list
		return list
	}
	for i := range out {
		of(uint32(i))
	}
	return out
}

// of gives the ordinals of a case.
func (col *facetColumn) of(number uint32) []uint32 {
	return col.values[col.starts[number]:col.starts[number+1]]
}

func (cols *columns) rank(cases []*corpus.Case) {
	collator := collate.New(language.French)
	var buffer collate.Buffer
	keys := make([][]byte, len(cases))
	for i, c := range cases {
		keys[i] = slices.Clone(collator.KeyFromString(&buffer, sortTitle(c.Titre)))
		buffer.Reset()
	}
	year := func(n uint32) int { return cases[n].Annee }
	cols.ranks[index.ByTitle] = ranks(len(cases), func(a, b uint32) int { return slices.Compare(keys[a], keys[b]) })
	cols.ranks[index.ByNewest] = ranks(len(cases), func(a, b uint32) int { return cmp.Compare(year(b), year(a)) })
	updated := make([]int64, len(cases))
	for i, c := range cases {
		updated[i] = c.Updated().Unix() // that of the zero time is before all others
	}
	cols.ranks[index.ByUpdate] = ranks(len(cases), func(a, b uint32) int { return cmp.Compare(updated[b], updated[a]) })
	cols.ranks[index.ByOldest] = ranks(len(cases), func(a, b uint32) int {
		if (year(a) == 0) != (year(b) == 0) {
			return cmp.Compare(year(b), year(a)) // without a year last
		}
		return cmp.Compare(year(a), year(b))
	})
}

// sortTitle leaves out what stands before the first letter or digit of a title.
func sortTitle(titre string) string {
	return strings.TrimLeftFunc(titre, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// ranks gives each of n cases its place; equals keep the order of their ids,
// which is that of their numbers.
func ranks(n int, compare func(a, b uint32) int) []uint32 {
	order := make([]uint32, n)
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortStableFunc(order, compare)
	out := make([]uint32, n)
	for place, number := range order {
		out[number] = uint32(place)
	}
	return out
}
