package bleveindex

import (
	"math"
	"slices"
	"sync"

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
	ranks    map[index.Sort][]uint32
	combined combinations
	spare    sync.Pool // of *tallies
}

// A facetColumn holds the values of one facet. A value's ordinal is its place in
// the vocabulary; that of corpus.Unspecified comes after the last.
type facetColumn struct {
	facet    *corpus.Facette
	ordinals map[string]uint32 // by the value's id
	starts   []uint32          // where a case's values start in values; one more than cases
	values   []uint32          // ordinals, ancestors included, each once a case
	single   bool              // every case has one value and no more: that of case n is values[n]
	narrow   []uint16          // values again when they are single and fit: counting reads half as much memory
	rarity   []float64         // of each ordinal, as of a word; 0 for corpus.Unspecified
}

func newColumns(c *corpus.Corpus) *columns {
	n := c.Cases.Len()
	out := &columns{years: make([]uint16, n)}
	columns := make([]*columnWriter, len(c.Schema.Facettes))
	for i := range columns {
		columns[i] = newColumnWriter(&c.Schema.Facettes[i], n)
	}
	r := newRanker(n)
	for i, cs := range c.Cases.All() {
		for _, column := range columns {
			column.add(cs)
		}
		out.years[i] = uint16(cs.Annee)
		r.add(cs)
	}
	for _, column := range columns {
		column.complete(n)
		out.facets = append(out.facets, column.facetColumn)
	}
	out.ranks = map[index.Sort][]uint32{index.ByTitle: r.byTitle(), index.ByUpdate: r.byUpdate()}
	out.complete()
	return out
}

// complete finds what the columns of all cases tell.
func (cols *columns) complete() {
	cols.rankYears()
	cols.combined = newCombinations(cols.facets, len(cols.years))
}

func newFacetColumn(f *corpus.Facette, cases int) facetColumn {
	col := facetColumn{facet: f, ordinals: make(map[string]uint32, len(f.Valeurs)+1), starts: make([]uint32, 1, cases+1)}
	for i, v := range f.Valeurs {
		col.ordinals[v.ID] = uint32(i)
	}
	col.ordinals[corpus.Unspecified] = uint32(len(f.Valeurs))
	return col
}

// complete finds what the values of all cases tell.
func (col *facetColumn) complete(cases int) {
	if col.single = len(col.values) == cases; col.single {
		col.narrow = narrowed(col.values, len(col.ordinals))
	}
	col.rarity = rarities(col.values, len(col.facet.Valeurs), cases)
}

// narrowed gives values below most in half the room; nil when they do not fit.
func narrowed(values []uint32, most int) []uint16 {
	if most > math.MaxUint16+1 {
		return nil
	}
	out := make([]uint16, len(values))
	for i, v := range values {
		out[i] = uint16(v)
	}
	return out
}

// A columnWriter makes the column of a facet, case after case.
type columnWriter struct {
	facetColumn
	closures [][]uint32
}

func newColumnWriter(f *corpus.Facette, cases int) *columnWriter {
	w := &columnWriter{facetColumn: newFacetColumn(f, cases)}
	w.closures = closures(&w.facetColumn)
	return w
}

func (w *columnWriter) add(c *corpus.Case) {
	first := len(w.values)
	for _, id := range c.Facettes[w.facet.Nom] {
		for _, ordinal := range w.closures[w.ordinals[id]] {
			if !slices.Contains(w.values[first:], ordinal) {
				w.values = append(w.values, ordinal)
			}
		}
	}
	if len(w.values) == first {
		w.values = append(w.values, w.ordinals[corpus.Unspecified])
	}
	w.starts = append(w.starts, uint32(len(w.values)))
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
func closures(col *facetColumn) [][]uint32 {
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
