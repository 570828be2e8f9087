package bleveindex

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"glane/corpus"
	"glane/index"
)

// A ranker finds the places of the cases in each order that is not by relevance.
type ranker struct {
	collator *collate.Collator
	buffer   collate.Buffer
	keys     [][]byte // of the titles
	updated  []int64  // when each changed last; that of the zero time is before all others
}

func newRanker(cases int) *ranker {
	return &ranker{collator: collate.New(language.French), keys: make([][]byte, 0, cases), updated: make([]int64, 0, cases)}
}

func (r *ranker) add(c *corpus.Case) {
	r.keys = append(r.keys, slices.Clone(r.collator.KeyFromString(&r.buffer, sortTitle(c.Titre))))
	r.buffer.Reset()
	r.updated = append(r.updated, c.Updated().Unix())
}

func (r *ranker) byTitle() []uint32 {
	return ranks(len(r.keys), func(a, b uint32) int { return slices.Compare(r.keys[a], r.keys[b]) })
}

func (r *ranker) byUpdate() []uint32 {
	return ranks(len(r.updated), func(a, b uint32) int { return cmp.Compare(r.updated[b], r.updated[a]) })
}

// rankYears finds the places of the cases in the orders by year. One without a year
// is last in both.
func (cols *columns) rankYears() {
	cols.ranks[index.ByNewest] = ranksOf(cols.years, func(year uint16) int { return math.MaxUint16 - int(year) })
	cols.ranks[index.ByOldest] = ranksOf(cols.years, func(year uint16) int { return int(year - 1) }) // 0 becomes the greatest
}

// ranksOf gives each case its place by what its year is counted as, from 0 to
// math.MaxUint16; equals keep their order. Years are few: this takes a tenth of the
// time of a sort.
func ranksOf(years []uint16, as func(year uint16) int) []uint32 {
	places := make([]uint32, math.MaxUint16+2) // of the next case that counts so, and of those after
	for _, year := range years {
		places[as(year)+1]++
	}
	for i := 1; i < len(places); i++ {
		places[i] += places[i-1]
	}
	out := make([]uint32, len(years))
	for number, year := range years {
		place := &places[as(year)]
		out[number] = *place
		*place++
	}
	return out
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
