package page

import (
	"fmt"
	"net/http"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
	"glane/internal/params"
)

// Search answers "/": the first page, or what a search found. An error means
// that nothing was written; Error shows it.
func (p *Pages) Search(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	values := params.Values(r.URL.RawQuery)
	request, err := params.ParsePage(values, g.Corpus.Schema)
	if err != nil {
		return fmt.Errorf("read the search: %w", err)
	}
	// The form sends each of its fields, used or not; that of a facet's page also the
	// text that was searched there and the order of its values.
	if values.Has(params.Contains) || values.Has(params.Order) || hasEmpty(values) {
		http.Redirect(w, r, address(request), http.StatusSeeOther)
		return nil
	}
	request.FacetValues = listedValues
	span, err := p.span(r.Context(), g)
	if err != nil {
		return err
	}
	answer, err := g.Searcher.Search(r.Context(), request)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	d, err := p.design()
	if err != nil {
		return err
	}
	view := d.words.searchView(g.Corpus, request, answer, span, p.atlas(g.Corpus))
	d.words.showFound(g.Corpus.Schema, view.Hits, answer.Hits, g.Marker(read(request, answer, g.Corpus.Schema)))
	d.dress(&view.Layout, g.Corpus)
	if !view.NoIndex {
		view.Canonical = p.config.BaseURL + address(request)
	}
	view.Paper = d.words.paperView(p.config.Now(), p.config.BaseURL+address(request))
	status := http.StatusOK
	if view.beyond {
		status = http.StatusNotFound
	}
	return write(w, r, d, "search", status, view)
}

// read is the query as it was answered: corrected, if it was.
func read(r index.Request, a *index.Answer, s *corpus.Schema) query.Query {
	if a.DidYouMean == "" {
		return r.Query
	}
	return query.Parse(a.DidYouMean, index.Fields(s))
}
