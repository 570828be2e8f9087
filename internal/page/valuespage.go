package page

import (
	"fmt"
	"net/http"
	"slices"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/problem"
)

// maxValues is how many values of a facet one page lists.
const maxValues = 200

// Facet answers "/facettes/{facet}": all values of a facet that the view of the
// parameters has, or those that contain a text; "order" puts them in order. "page" turns the pages of values;
// the hits have none here.
func (p *Pages) Facet(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	facet := g.Corpus.Schema.Facette(r.PathValue("facet"))
	if facet == nil {
		return problem.NoAddress()
	}
	values := params.Values(r.URL.RawQuery)
	request, err := params.ParsePage(values, g.Corpus.Schema)
	if err != nil {
		return fmt.Errorf("read the search: %w", err)
	}
	chosen := valuesChoice{contains: params.ReadContains(values), byLabel: params.ReadByLabel(values)}
	if hasEmpty(values) {
		http.Redirect(w, r, params.ValuesLink(facet.Nom, request, chosen.contains, chosen.byLabel), http.StatusSeeOther)
		return nil
	}
	counts, err := countValues(r, g, request, facet)
	if err != nil {
		return err
	}
	d, err := p.design()
	if err != nil {
		return err
	}
	if chosen.byLabel {
		counts.Values = p.byLabel(g.Corpus.Schema, facet, counts.Values)
	}
	chosen.found = counts.Values
	if chosen.contains != "" {
		matching := p.vocabularies.Matching(g.Corpus.Schema, facet, chosen.contains)
		chosen.found = matching.Keep(counts.Values)
	}
	view := d.words.valuesView(g.Corpus.Schema, request, counts, chosen)
	if p.atlas(g.Corpus).has(facet) {
		view.Map = params.MapLink(facet.Nom, "", params.WithPage(request, 1))
	}
	d.dress(&view.Layout, g.Corpus)
	return write(w, r, d, "facette", http.StatusOK, view)
}

// byLabel puts values in the order of a dictionary, corpus.Unspecified last. Each
// goes to its place at once: sorting 100,000 of them would take ten times as long.
func (p *Pages) byLabel(s *corpus.Schema, f *corpus.Facette, values []index.ValueCount) []index.ValueCount {
	ranks := p.vocabularies.Ranks(s, f)
	places := make([]int, len(ranks)) // by rank, the value's place in values, from 1 on; 0 where it is not listed
	sorted, rest := make([]index.ValueCount, 0, len(values)), []index.ValueCount(nil)
	for i, v := range values {
		if rank, ok := ranks[v.ID]; ok {
			places[rank] = i + 1
		} else {
			rest = append(rest, v)
		}
	}
	for _, place := range places {
		if place > 0 {
			sorted = append(sorted, values[place-1])
		}
	}
	return append(sorted, rest...)
}

// hasEmpty tells whether a form sent fields that were not used: an address that
// is shared holds only what was asked.
func hasEmpty(values map[string][]string) bool {
	for _, given := range values {
		if slices.Contains(given, "") {
			return true
		}
	}
	return false
}

// countValues counts the fiches of every value of one facet.
func countValues(r *http.Request, g *index.Generation, request index.Request, facet *corpus.Facette) (index.FacetCounts, error) {
	request.Page, request.Size, request.Explain = 1, 0, false
	request.OnlyFacet, request.FacetValues = facet.Nom, -1
	answer, err := g.Searcher.Search(r.Context(), request)
	if err != nil {
		return index.FacetCounts{}, fmt.Errorf("count the values of %s: %w", facet.Nom, err)
	}
	for _, f := range answer.Facets {
		if f.Facet.Nom == facet.Nom {
			return f, nil
		}
	}
	return index.FacetCounts{Facet: facet}, nil
}
