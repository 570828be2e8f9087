package page

import (
	"fmt"
	"net/http"

	"glane/index"
	"glane/index/query"
	"glane/internal/params"
	"glane/internal/phrase"
	"glane/internal/problem"
)

// Case answers "/fiches/{id}". The parameters of a search may stand in the
// address: they name the results that the fiche was opened from, and the words
// to mark in it. An error means that nothing was written; Error shows it.
func (p *Pages) Case(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	id := r.PathValue("id")
	c := g.Corpus.Case(id)
	if c == nil {
		return problem.NoCase(id, g.Corpus)
	}
	search, err := params.ParsePage(params.Values(r.URL.RawQuery), g.Corpus.Schema)
	if err != nil {
		search = index.Request{} // the fiche is what was asked for: it is shown without a way back
	}
	d, err := p.design()
	if err != nil {
		return err
	}
	similar, err := g.Searcher.Similar(r.Context(), id, params.DefaultSimilar)
	if err != nil {
		return fmt.Errorf("similar to %s: %w", id, err)
	}
	around, err := surround(r.Context(), g, search, id)
	if err != nil {
		return err
	}
	if around.meant != "" {
		search.Query = query.Parse(around.meant, index.Fields(g.Corpus.Schema))
	}
	view := d.words.caseView(g.Corpus, c, search, newExplainer(g, search.Query))
	view.Neighbours = d.words.neighboursView(search, around)
	for _, h := range similar {
		view.Similar = append(view.Similar, Link{Href: params.CaseLink(h.Case.ID), Label: phrase.Typeset(h.Case.Titre)})
	}
	d.dress(&view.Layout, g.Corpus)
	view.Canonical = p.config.BaseURL + params.CaseLink(id)
	view.Cite = d.words.citeView(g.Corpus, c, p.config.Now(), view.Canonical)
	view.Report = d.words.reportLinks(g.Corpus.Schema.Corrections, c, view.Canonical)
	view.Paper = d.words.casePaper(g.Corpus.Schema, search, p.config.Now(), view.Canonical)
	view.Metas = openGraph(g.Corpus, c, view.Canonical)
	view.Work = structured(g.Corpus, c, view.Canonical, p.config.BaseURL+"/")
	return write(w, r, d, "fiche", http.StatusOK, view)
}
