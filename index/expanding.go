package index

import (
	"context"

	"glane/index/query"
)

// expanding rewrites queries with the thesaurus.
type expanding struct {
	Searcher
	synonyms query.Synonyms
}

// Search implements Searcher.
func (s expanding) Search(ctx context.Context, r Request) (*Answer, error) {
	r.Query = query.Expand(r.Query, s.synonyms)
	return s.Searcher.Search(ctx, r)
}

// relaxing asks for most of the words of a long query, and again for some of the
// words when no case holds them all. Filters are never relaxed.
type relaxing struct{ Searcher }

// Search implements Searcher.
func (s relaxing) Search(ctx context.Context, r Request) (*Answer, error) {
	long, all := query.Long(r.Query), r
	if long {
		all.Size = 0 // only how many hold every word is asked
	}
	a, err := s.Searcher.Search(ctx, all)
	if err != nil || a.Matched > 0 && !long || !query.Relaxable(r.Query) {
		return a, err
	}
	weaker := []query.Query{query.Relax(r.Query)}
	if long {
		weaker = []query.Query{query.Most(r.Query), query.Relax(r.Query)}
	}
	whole, took := a, a.Took
	for _, r.Query = range weaker {
		if a, err = s.Searcher.Search(ctx, r); err != nil {
			return nil, err
		}
		if took += a.Took; a.Matched > 0 {
			break
		}
	}
	a.Took = took
	a.Relaxed = whole.Matched == 0 && a.Matched > 0
	a.Partial = max(a.Total-whole.Total, 0)
	return a, nil
}
