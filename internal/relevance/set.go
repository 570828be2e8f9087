package relevance

import (
	"cmp"
	"slices"
	"strings"
)

// A Set is queries with what people judged of the cases of one corpus.
type Set struct {
	Queries []Query // in the order of the file; ids are unique
	// Grades holds, by the id of a query and that of a case, the grade that was
	// given. A query without any grade of Useful or more expects no answer.
	Grades map[string]map[string]int
}

// A Query is one text that a reader may type.
type Query struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Half Half   `json:"half"`
}

// A Half is the part of a set that a query is in. What ranks is tuned on the
// one only, so that the other tells whether the gain is real.
type Half string

// The halves. A query belongs to one by its id, "a" or "b" followed by digits;
// a set whose ids look otherwise has no halves.
//
// A set may have a third part, with "c": queries that nobody who tunes has met,
// for the other two wear out as they are looked at. It is measured beside
// them, but its queries are shown, and a floor is held against it, only when it
// is measured alone: see [Run.Open].
const (
	Tuning   Half = "a"
	HeldBack Half = "b"
	Blind    Half = "c"
	NoHalf   Half = ""
)

// Halves lists the parts that a set may have, in the order in which they are told.
var Halves = []Half{Tuning, HeldBack, Blind}

func halfOf(id string) Half {
	if len(id) < 2 || strings.Trim(id[1:], "0123456789") != "" {
		return NoHalf
	}
	if half := Half(id[:1]); slices.Contains(Halves, half) {
		return half
	}
	return NoHalf
}

// Only keeps the queries of one part.
func (s *Set) Only(half Half) *Set {
	kept := &Set{Grades: s.Grades}
	for _, q := range s.Queries {
		if q.Half == half {
			kept.Queries = append(kept.Queries, q)
		}
	}
	return kept
}

// Judgements is how many grades were given for the queries of the set.
func (s *Set) Judgements() int {
	n := 0
	for _, q := range s.Queries {
		n += len(s.Grades[q.ID])
	}
	return n
}

// idealOrder is the relevant cases as the best answer would give them: the
// best grades first, equals by id.
func idealOrder(grades map[string]int) []string {
	var ids []string
	for id, grade := range grades {
		if grade >= Useful {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(grades[b], grades[a]), strings.Compare(a, b))
	})
	return ids
}
