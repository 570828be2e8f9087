package bleveindex

import (
	"encoding/binary"
	"errors"
	"math"

	"glane/corpus"
	"glane/index"
)

// storedRanks are the orders whose ranks are written; those by year are soon found.
var storedRanks = []index.Sort{index.ByTitle, index.ByUpdate}

// bytes gives the columns, as readColumns takes them:
//
//	of each facet how many values it has with those of all cases together; of each case
//	how many, unless each has one, and their ordinals
//	of each case its year
//	of each order that is stored the rank of each case
func (cols *columns) bytes() []byte {
	var out []byte
	for i := range cols.facets {
		out = cols.facets[i].append(out, len(cols.years))
	}
	for _, year := range cols.years {
		out = binary.AppendUvarint(out, uint64(year))
	}
	for _, order := range storedRanks {
		for _, rank := range cols.ranks[order] {
			out = binary.AppendUvarint(out, uint64(rank))
		}
	}
	return out
}

func (col *facetColumn) append(out []byte, cases int) []byte {
	out = binary.AppendUvarint(out, uint64(len(col.ordinals)))
	out = binary.AppendUvarint(out, uint64(len(col.values)))
	for n := range uint32(cases) {
		ordinals := col.of(n)
		if !col.single {
			out = binary.AppendUvarint(out, uint64(len(ordinals)))
		}
		for _, ordinal := range ordinals {
			out = binary.AppendUvarint(out, uint64(ordinal))
		}
	}
	return out
}

// errColumns is the error of bytes that are not the columns of a corpus.
var errColumns = errors.New("the columns are damaged")

// readColumns reads those of that many cases.
func readColumns(raw []byte, s *corpus.Schema, cases int) (*columns, error) {
	r := numberReader{raw: raw}
	cols := &columns{ranks: map[index.Sort][]uint32{}, years: make([]uint16, cases)}
	for i := range s.Facettes {
		col := newFacetColumn(&s.Facettes[i], cases)
		if !col.read(&r, cases) {
			return nil, errColumns
		}
		cols.facets = append(cols.facets, col)
	}
	for n := range cols.years {
		cols.years[n] = uint16(r.number(corpus.MaxYear))
	}
	for _, order := range storedRanks {
		ranks := make([]uint32, cases)
		for n := range ranks {
			ranks[n] = uint32(r.number(cases - 1))
		}
		cols.ranks[order] = ranks
	}
	if r.failed || r.left() > 0 {
		return nil, errColumns
	}
	cols.complete()
	return cols, nil
}

func (col *facetColumn) read(r *numberReader, cases int) bool {
	if r.number(math.MaxInt32) != len(col.ordinals) {
		return false
	}
	col.values = make([]uint32, r.count())
	single, at := len(col.values) == cases, 0
	for range cases {
		n := 1
		if !single {
			n = r.number(len(col.values) - at)
		}
		for range n {
			col.values[at] = uint32(r.number(len(col.ordinals) - 1))
			at++
		}
		col.starts = append(col.starts, uint32(at))
	}
	col.complete(cases)
	return !r.failed && at == len(col.values)
}
