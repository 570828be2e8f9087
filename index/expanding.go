package index

import (
	"context"

	"glane/index/query"
)

// expanding rewrites queries with the thesaurus. Where no case holds the phrase that
// a query is, it counts those of its words.
type expanding struct {
	Searcher
	synonyms *Synonyms
}

// Search implements Searcher.
func (s expanding) Search(ctx context.Context, r Request) (*Answer, error) {
	r.Query = query.Expand(r.Query, &asking{Synonyms: s.synonyms})
	a, err := s.Searcher.Search(ctx, r)
	if err != nil || a.Matched > 0 || len(a.Alone) > 0 || r.CasesOnly {
		return a, err
	}
	if a.Alone, err = s.apart(ctx, r); err != nil {
		return nil, err
	}
	return a, nil
}

// apart counts the cases of each word of a phrase, as it is understood when it is
// typed by itself; nothing for what is no phrase, or one that is long.
func (s expanding) apart(ctx context.Context, r Request) ([]WordTotal, error) {
	words := query.Apart(r.Query)
	if len(words) > fewWords {
		return nil, nil
	}
	var out []WordTotal
	for _, word := range words {
		one := Request{Query: query.Alone(word, r.Query), Filters: r.Filters, Years: r.Years, CasesOnly: true}
		a, err := s.Search(ctx, one)
		if err != nil {
			return nil, err
		}
		if a.Total > 0 {
			out = append(out, WordTotal{word.String(), a.Total})
		}
	}
	return out, nil
}
