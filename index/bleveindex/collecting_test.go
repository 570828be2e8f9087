package bleveindex

import (
	"context"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
)

func TestTwoWhoShareASearchFindWhatOneFinds(t *testing.T) {
	c := generated(3 * windowSize)
	one, two := open(t, c), open(t, c)
	one.worthTwo, two.worthTwo = math.MaxUint64, 0
	fields := index.Fields(c.Schema)
	for _, text := range []string{"", word(0), word(0) + " " + word(1), word(0) + " -" + word(3), `"` + word(0) + " " + word(1) + `"`, word(900), "m", "zzzz", word(2) + " " + word(40) + " " + word(7)} {
		for _, filters := range [][]index.Filter{nil, {{Facet: "theme", Values: []string{"t3", corpus.Unspecified}}}, {{Facet: "theme", Values: []string{"t1"}}, {Facet: "lieu", Values: []string{"l7"}}}} {
			for _, sort := range []index.Sort{index.ByRelevance, index.ByTitle, index.ByNewest} {
				r := index.Request{Text: text, Query: query.Parse(text, fields), Filters: filters, Years: index.YearRange{Min: 1995}, Sort: sort, Page: 2, Size: 20, FacetValues: -1}
				want, err := one.Search(context.Background(), r)
				if err != nil {
					t.Fatal(err)
				}
				got, err := two.Search(context.Background(), r)
				if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(index.Answer{}, "Took", "Held"), cmp.AllowUnexported(corpus.Facette{})); err != nil || diff != "" {
					t.Errorf("%q, filters %v, by %s: %v (-one +two):\n%s", text, filters, sort, err, diff)
				}
			}
		}
	}
}

func TestWhenOneOfTwoFailsSoDoesTheSearch(t *testing.T) {
	s := open(t, generated(2*windowSize))
	s.worthTwo = 0
	s.norms = s.norms[:windowSize] // what the second needs is gone
	q := query.Parse(word(0), nil)
	if _, err := s.Search(context.Background(), index.Request{Query: q, Size: 10}); !errors.Is(err, ErrCrashed) {
		t.Errorf("the error is %v", err)
	}
	if n := s.underWay.Load(); n != 0 {
		t.Errorf("%d searches are under way", n)
	}
}
