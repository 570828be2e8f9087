package indextest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
)

// RunCounts holds an engine's totals and counts against a naive counter that
// reads the cases, for each of some queries and every pair of filters: two
// values of all facets, corpus.Unspecified and the years among them.
func RunCounts(t *testing.T, g *index.Generation, queries ...string) {
	for _, text := range queries {
		t.Run(text, func(t *testing.T) {
			q := query.Parse(text, index.Fields(g.Corpus.Schema))
			found := found(t, g, text, q)
			conditions := conditions(g.Corpus)
			for i, a := range conditions {
				for _, b := range conditions[i:] {
					r := index.Request{Text: text, Query: q, FacetValues: -1}
					a.add(&r)
					b.add(&r)
					got := search(t, g, r)
					want := naive(g.Corpus.Schema, found, r)
					if diff := cmp.Diff(want, summarise(got)); diff != "" {
						t.Fatalf("%q with %v and %v (- naive, + engine):\n%s", text, a, b, diff)
					}
				}
			}
		})
	}
}

func search(t *testing.T, g *index.Generation, r index.Request) *index.Answer {
	t.Helper()
	a, err := g.Searcher.Search(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// found gives the cases that a query finds when no filter is set.
func found(t *testing.T, g *index.Generation, text string, q query.Query) []*corpus.Case {
	t.Helper()
	a := search(t, g, index.Request{Text: text, Query: q, Size: g.Corpus.Cases.Len()})
	if len(a.Hits) != a.Total {
		t.Fatalf("%q: %d hits on a page for all, of %d", text, len(a.Hits), a.Total)
	}
	var out []*corpus.Case
	for _, h := range a.Hits {
		out = append(out, h.Case)
	}
	return out
}

// A condition is one value of one facet, or a range of years.
type condition struct {
	facet, value string
	years        index.YearRange
}

func (c condition) add(r *index.Request) {
	if c.facet == "" {
		r.Years = c.years
		return
	}
	for i := range r.Filters {
		if r.Filters[i].Facet == c.facet {
			if !slices.Contains(r.Filters[i].Values, c.value) {
				r.Filters[i].Values = append(r.Filters[i].Values, c.value)
			}
			return
		}
	}
	r.Filters = append(r.Filters, index.Filter{Facet: c.facet, Values: []string{c.value}})
}

func conditions(c *corpus.Corpus) []condition {
	out := []condition{{years: index.YearRange{}}, {years: index.YearRange{Unspecified: true}}}
	for _, cs := range c.Cases.All() {
		if cs.Annee != 0 {
			out = append(out, condition{years: index.YearRange{Min: cs.Annee, Max: cs.Annee + 1}},
				condition{years: index.YearRange{Min: cs.Annee, Unspecified: true}})
			break
		}
	}
	for _, f := range c.Schema.Facettes {
		for _, v := range f.Valeurs {
			out = append(out, condition{facet: f.Nom, value: v.ID})
		}
		out = append(out, condition{facet: f.Nom, value: corpus.Unspecified})
	}
	return out
}

// A summary is what an answer counts.
type summary struct {
	Total   int
	Counts  map[string]map[string]int // by facet, by value; values without a case are left out
	Years   map[int]int
	Without map[string]int // by facet, or "facet=value" for one value of several that are all needed
}

func newSummary(s *corpus.Schema) summary {
	out := summary{Counts: map[string]map[string]int{}, Years: map[int]int{}, Without: map[string]int{}}
	for _, f := range s.Facettes {
		out.Counts[f.Nom] = map[string]int{}
	}
	return out
}

func summarise(a *index.Answer) summary {
	out := summary{Total: a.Total, Counts: map[string]map[string]int{}, Years: map[int]int{}, Without: map[string]int{}}
	for _, f := range a.Facets {
		out.Counts[f.Facet.Nom] = map[string]int{}
		for _, v := range f.Values {
			if v.Count > 0 {
				out.Counts[f.Facet.Nom][v.ID] = v.Count
			}
		}
	}
	for _, y := range a.Years.Counts {
		out.Years[y.Year] = y.Count
	}
	if a.Years.Unspecified > 0 {
		out.Years[0] = a.Years.Unspecified
	}
	for _, w := range a.Without {
		out.Without[strings.TrimSuffix(w.Facet+"="+w.Value, "=")] = w.Total
	}
	return out
}

// naive counts by hand: each facet over the cases that all other filters keep.
func naive(s *corpus.Schema, found []*corpus.Case, r index.Request) summary {
	out := newSummary(s)
	for _, c := range found {
		if keeps(s, c, r, "") {
			out.Total++
		}
	}
	for i := range s.Facettes {
		f := &s.Facettes[i]
		ignored := f.Nom
		if f.Mode == corpus.ModeEt {
			ignored = ""
		}
		for _, c := range found {
			if keeps(s, c, r, ignored) {
				for id := range valuesOf(f, c) {
					out.Counts[f.Nom][id]++
				}
			}
		}
	}
	for _, c := range found {
		if keeps(s, c, r, index.YearFilter) {
			out.Years[c.Annee]++
		}
	}
	if out.Total == 0 {
		countWithout(&out, s, found, r)
	}
	return out
}

func countWithout(out *summary, s *corpus.Schema, found []*corpus.Case, r index.Request) {
	active := []string{index.YearFilter}
	for _, f := range r.Filters {
		active = append(active, f.Facet)
	}
	for _, name := range active {
		for _, c := range found {
			if keeps(s, c, r, name) {
				out.Without[name]++
			}
		}
	}
	for i, f := range r.Filters {
		if s.Facette(f.Facet).Mode != corpus.ModeEt || len(f.Values) < 2 {
			continue
		}
		for at, value := range f.Values {
			fewer := r
			fewer.Filters = slices.Clone(r.Filters)
			fewer.Filters[i].Values = slices.Delete(slices.Clone(f.Values), at, at+1)
			for _, c := range found {
				if keeps(s, c, fewer, "") {
					out.Without[f.Facet+"="+value]++
				}
			}
		}
	}
}

// keeps tells whether all filters but one keep a case.
func keeps(s *corpus.Schema, c *corpus.Case, r index.Request, ignored string) bool {
	if ignored != index.YearFilter && !r.Years.Keeps(c.Annee) {
		return false
	}
	for _, filter := range r.Filters {
		if filter.Facet == ignored {
			continue
		}
		f := s.Facette(filter.Facet)
		has := valuesOf(f, c)
		n := 0
		for _, v := range filter.Values {
			if has[v] {
				n++
			}
		}
		if n == 0 || (f.Mode == corpus.ModeEt && n < len(filter.Values)) {
			return false
		}
	}
	return true
}

// valuesOf gives the values of a case and all that they lie in.
func valuesOf(f *corpus.Facette, c *corpus.Case) map[string]bool {
	out := map[string]bool{}
	todo := slices.Clone(c.Facettes[f.Nom])
	for len(todo) > 0 {
		id := todo[0]
		todo = todo[1:]
		if !out[id] {
			out[id] = true
			todo = append(todo, f.Valeur(id).Parents...)
		}
	}
	if len(out) == 0 {
		out[corpus.Unspecified] = true
	}
	return out
}
