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

// relaxing asks again for some of the words when no case holds them all.
// Filters are never relaxed.
type relaxing struct{ Searcher }

// Search implements Searcher.
func (s relaxing) Search(ctx context.Context, r Request) (*Answer, error) {
	a, err := s.Searcher.Search(ctx, r)
	if err != nil || a.Matched > 0 || !query.Relaxable(r.Query) {
		return a, err
	}
	r.Query = query.Relax(r.Query)
	some, err := s.Searcher.Search(ctx, r)
	if err != nil {
		return nil, err
	}
	some.Took += a.Took
	some.Relaxed = some.Matched > 0
	return some, nil
}
