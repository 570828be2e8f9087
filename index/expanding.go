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
	some := &Answer{}
	if long {
		if some, err = s.again(ctx, r, query.Most(r.Query), some); err != nil {
			return nil, err
		}
	}
	if some.Matched == 0 {
		if some, err = s.again(ctx, r, query.Relax(r.Query), some); err != nil {
			return nil, err
		}
	}
	some.Took += a.Took
	some.Relaxed = a.Matched == 0 && some.Matched > 0
	some.Partial = max(some.Total-a.Total, 0)
	return some, nil
}

// again asks r for another query, and adds the time of what was asked before.
func (s relaxing) again(ctx context.Context, r Request, q query.Query, before *Answer) (*Answer, error) {
	r.Query = q
	a, err := s.Searcher.Search(ctx, r)
	if err != nil {
		return nil, err
	}
	a.Took += before.Took
	return a, nil
}
