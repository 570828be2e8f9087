package page

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
)

// About answers with what the corpus holds at a glance and what searching it can
// do.
func (p *Pages) About(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	drawn := p.atlas(g.Corpus)
	s, err := p.surveys.Try(g, func(g *index.Generation) (*survey, error) { return look(r.Context(), g, drawn) })
	if err != nil {
		return fmt.Errorf("look at the whole corpus: %w", err)
	}
	d, err := p.design()
	if err != nil {
		return err
	}
	view := d.words.aboutView(g.Corpus, s)
	view.Maps = d.words.mapParts(g.Corpus.Schema, drawn, s.places)
	d.dress(&view.Layout, g.Corpus)
	view.Canonical = p.config.BaseURL + params.AboutPath
	return write(w, r, d, "apropos", http.StatusOK, view)
}

// A survey is what one page tells of a whole corpus.
type survey struct {
	answer   *index.Answer       // of the search for everything
	places   []index.FacetCounts // of the facets that are drawn on a map, with every value
	span     yearSpan            // the years of the cases
	latest   time.Time           // the day on which a case was last published or changed; zero when none says
	licences []string            // of the cases, the commonest first
	examples []index.Example
}

// look makes a survey. Where the time of a request is too short for every
// example, those found by then stay: a large corpus must not be searched for them
// again at each request.
func look(ctx context.Context, g *index.Generation, drawn *atlas) (*survey, error) {
	answer, err := g.Searcher.Search(ctx, index.Request{FacetValues: aboutValues})
	if err != nil {
		return nil, err
	}
	s := &survey{answer: answer, span: spanOf(answer.Years), licences: licences(g.Corpus.Cases)}
	if s.places, err = drawn.counts(ctx, g); err != nil {
		return nil, err
	}
	for _, c := range g.Corpus.Cases.All() {
		for _, day := range []time.Time{c.PublieeLe, c.MiseAJourLe} {
			if day.After(s.latest) {
				s.latest = day
			}
		}
	}
	s.examples, err = g.Examples(ctx)
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	return s, nil
}

// maxLicences is how many licences are named.
const maxLicences = 5

func licences(cases corpus.Cases) []string {
	count := map[string]int{}
	for _, c := range cases.All() {
		if c.Licence != "" {
			count[c.Licence]++
		}
	}
	var out []string
	for name := range count {
		out = append(out, name)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	return out[:min(len(out), maxLicences)]
}
