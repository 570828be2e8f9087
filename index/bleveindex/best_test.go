package bleveindex

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
)

// TestLeavingScoresOutChangesNoAnswer puts random queries twice: for a page of ten, of
// which most scores are left out, and for all cases, of which none is. The filters and
// the counts of the former are made of the latter one by one.
func TestLeavingScoresOutChangesNoAnswer(t *testing.T) {
	c := generated(5*windowSize + 100)
	s := open(t, c)
	if s.columns.combined.number() == 0 {
		t.Fatal("no facets are combined")
	}
	dense := 0
	for form := range s.lists.forms {
		if l, err := s.lists.of(int32(form)); err != nil {
			t.Fatal(err)
		} else if l.dense() {
			dense++
		}
	}
	if dense < 10 || dense == len(s.lists.forms) {
		t.Fatalf("%d of %d lists are dense", dense, len(s.lists.forms))
	}
	random := rand.New(rand.NewPCG(7, 8))
	full := 0
	for range 80 {
		q := randomQuery(random)
		all, err := s.Search(context.Background(), index.Request{Query: q, Size: c.Cases.Len(), FacetValues: -1})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []index.Request{
			{},
			{Page: 3},
			{Years: index.YearRange{Min: 1995, Max: 2010}},
			{Filters: []index.Filter{{Facet: "theme", Values: []string{"t3"}}}},
			{Filters: []index.Filter{{Facet: "theme", Values: []string{"t1", "t2"}}, {Facet: "lieu", Values: []string{"l7", "l8", "l9"}}}},
		} {
			r.Query, r.Size, r.FacetValues = q, 10, -1
			a, err := s.Search(context.Background(), r)
			if err != nil {
				t.Fatal(err)
			}
			kept := slices.DeleteFunc(slices.Clone(all.Hits), func(h index.Hit) bool { return !passes(r, h.Case) })
			first := min((max(r.Page, 1)-1)*r.Size, len(kept))
			page := kept[first:min(first+r.Size, len(kept))]
			if a.Total != len(kept) || len(a.Hits) != len(page) {
				t.Fatalf("%v, %v: %d hits of %d, %d of %d are right", q.Wanted, r.Filters, len(a.Hits), a.Total, len(page), len(kept))
			}
			for i, h := range a.Hits {
				if h.Case != page[i].Case || h.Score != page[i].Score {
					t.Fatalf("%v, %v: hit %d is %s at %g, of all it is %s at %g", q.Wanted, r.Filters, i, h.Case.ID, h.Score, page[i].Case.ID, page[i].Score)
				}
			}
			counted(t, a, r, all.Hits)
			if len(kept) > windowSize {
				full++
			}
		}
	}
	if full < 60 {
		t.Errorf("only %d answers are of more than a window", full)
	}
}

func passes(r index.Request, c *corpus.Case) bool {
	for _, f := range r.Filters {
		if !slices.Contains(f.Values, c.Facettes[f.Facet][0]) {
			return false
		}
	}
	return !r.Years.Active() || r.Years.Keeps(c.Annee)
}

// counted compares the counts of each facet with those of the hits that all filters
// but its own keep.
func counted(t *testing.T, a *index.Answer, r index.Request, hits []index.Hit) {
	t.Helper()
	for _, f := range a.Facets {
		others := r
		others.Filters = slices.DeleteFunc(slices.Clone(r.Filters), func(one index.Filter) bool { return one.Facet == f.Facet.Nom })
		want := map[string]int{}
		for _, h := range hits {
			if passes(others, h.Case) {
				want[h.Case.Facettes[f.Facet.Nom][0]]++
			}
		}
		for _, v := range f.Values {
			if v.Count != want[v.ID] {
				t.Fatalf("%v, %v: %s counts %d of %s, not %d", r.Query.Wanted, r.Filters, f.Facet.Nom, v.Count, v.ID, want[v.ID])
			}
			delete(want, v.ID)
		}
		for id, n := range want {
			t.Fatalf("%v, %v: %s counts none of %s, not %d", r.Query.Wanted, r.Filters, f.Facet.Nom, id, n)
		}
	}
}

// randomQuery is of words, common and rare, whole and begun; of phrases, and of ways
// to say the same; of nine words now and then; wanted together or for the most part.
func randomQuery(random *rand.Rand) query.Query {
	n := 1 + random.IntN(4)
	if random.IntN(8) == 0 {
		n = 9
	}
	q := query.Query{Any: n > 1 && random.IntN(3) > 0}
	if q.Any && random.IntN(2) == 0 {
		q.Share = 0.3
	}
	for range n {
		q.Wanted = append(q.Wanted, randomNode(random))
	}
	if random.IntN(5) == 0 {
		q.Excluded = append(q.Excluded, randomNode(random))
	}
	return q
}

func randomNode(random *rand.Rand) query.Node {
	text := func() string { return word(uint64(random.IntN(2 << random.IntN(9)))) }
	switch random.IntN(8) {
	case 0:
		return &query.Word{Text: text()[:2+random.IntN(2)], Prefix: true}
	case 1:
		return &query.Phrase{Text: fmt.Sprintf("%s %s", word(uint64(random.IntN(3))), word(uint64(random.IntN(3))))}
	case 2:
		return &query.Or{Alternatives: []query.Alternative{
			{Node: &query.Word{Text: text()}, Weight: 1},
			{Node: &query.Word{Text: text()}, Weight: 0.7, Entry: "autre"},
			{Node: &query.Phrase{Text: text() + " " + text()}, Weight: 0.5, Entry: "autre"},
		}}
	}
	return &query.Word{Text: text()}
}
