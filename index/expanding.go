package index

import (
	"context"

	"glane/index/query"
)

// expanding rewrites queries with the thesaurus.
type expanding struct {
	Searcher
	synonyms *Synonyms
}

// Search implements Searcher.
func (s expanding) Search(ctx context.Context, r Request) (*Answer, error) {
	r.Query = query.Expand(r.Query, &asking{Synonyms: s.synonyms})
	return s.Searcher.Search(ctx, r)
}
