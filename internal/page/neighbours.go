package page

import (
	"context"
	"fmt"
	"slices"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
)

// A NeighboursView is where a fiche stands in the results that it was opened
// from.
type NeighboursView struct {
	Place          string // "Fiche 3 sur 12"
	Previous, Next *Link  // nil at either end
}

// A surrounding is what a search says around one of its cases. The case is
// looked for on the page of results that the address names: that page is made,
// and the one beside it when the case is at its edge, and no more.
type surrounding struct {
	place, total   int // of the case among the hits, starting at 1; 0 when it is not on that page
	previous, next *beside
	meant          string // the query as it was read, when that is not as typed
}

// A beside is a neighbour, with the page of results that holds it.
type beside struct {
	one  *corpus.Case
	page int
}

func surround(ctx context.Context, g *index.Generation, r index.Request, id string) (surrounding, error) {
	if r.Size == 0 {
		return surrounding{}, nil // the address held no search that could be read
	}
	page := max(r.Page, 1)
	load := func(page int) (*index.Answer, error) {
		r := params.WithPage(r, page)
		r.CasesOnly, r.Explain = true, false
		a, err := g.Searcher.Search(ctx, r)
		if err != nil {
			return nil, fmt.Errorf("page %d of the results around %s: %w", page, id, err)
		}
		return a, nil
	}
	a, err := load(page)
	if err != nil {
		return surrounding{}, err
	}
	out := surrounding{meant: a.DidYouMean}
	at := slices.IndexFunc(a.Hits, func(h index.Hit) bool { return h.Case.ID == id })
	if at < 0 {
		return out, nil
	}
	out.place, out.total = (page-1)*r.Size+at+1, a.Total
	switch {
	case at > 0:
		out.previous = &beside{a.Hits[at-1].Case, page}
	case page > 1:
		before, err := load(page - 1)
		if err != nil {
			return surrounding{}, err
		}
		if last := len(before.Hits) - 1; last >= 0 {
			out.previous = &beside{before.Hits[last].Case, page - 1}
		}
	}
	switch {
	case at+1 < len(a.Hits):
		out.next = &beside{a.Hits[at+1].Case, page}
	case out.place < a.Total:
		after, err := load(page + 1)
		if err != nil {
			return surrounding{}, err
		}
		if len(after.Hits) > 0 {
			out.next = &beside{after.Hits[0].Case, page + 1}
		}
	}
	return out, nil
}

// neighboursView is nil for a fiche that is alone, or that the results do not
// have.
func (w wording) neighboursView(r index.Request, s surrounding) *NeighboursView {
	if s.place == 0 || s.total < 2 {
		return nil
	}
	link := func(b *beside) *Link {
		if b == nil {
			return nil
		}
		return &Link{Href: params.CaseLink(b.one.ID) + params.Link(params.WithPage(r, b.page)), Label: phrase.Typeset(b.one.Titre)}
	}
	return &NeighboursView{
		Place:    w.Text("case.place", "place", s.place, "total", s.total),
		Previous: link(s.previous), Next: link(s.next),
	}
}
