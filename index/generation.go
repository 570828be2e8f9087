package index

import (
	"context"
	"sync"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

// A Generation is one corpus with the searcher over it: what is served
// together, and replaced together.
type Generation struct {
	Corpus   *corpus.Corpus
	Searcher Searcher

	analyzer *french.Analyzer
	synonyms *Synonyms
	reader   Reader
	suggest  *completing
	mentions *mentioner
}

// NewGeneration adds to an engine's searcher over c what all engines share: the
// thesaurus, the relaxation of queries that find nothing, the highlights. It
// owns next: closing the generation's searcher closes it. a is the analyzer that
// the engine uses.
func NewGeneration(c *corpus.Corpus, next Searcher, a *french.Analyzer) *Generation {
	g := &Generation{Corpus: c, analyzer: a, synonyms: NewSynonyms(c.Thesaurus, a)}
	g.mentions = newMentioner(c.Thesaurus, g.synonyms)
	g.reader = g.synonyms
	if r, ok := next.(Reader); ok {
		g.reader = r
	}
	subjects := sync.OnceValue(func() *subjects { return newSubjects(c, a) })
	g.Searcher = expanding{marking{relaxing{next, subjects}, c.Schema, a, g.reader}, g.synonyms}
	m, mends := next.(Mender)
	if mends {
		g.Searcher = mending{g.Searcher, m, g.synonyms}
	}
	g.suggest = startCompleting(func(ctx context.Context) (*suggester, error) {
		s, err := newSuggester(ctx, c, a, next)
		if err != nil {
			return nil, err
		}
		s.search = g.countCases
		if mends {
			s.mend = m.Mend
		}
		return s, nil
	})
	g.Searcher = closing{g.Searcher, g.suggest}
	return g
}

func (g *Generation) countCases(ctx context.Context, q query.Query) (int, error) {
	a, err := g.Searcher.Search(ctx, Request{Query: q, CasesOnly: true})
	if err != nil {
		return 0, err
	}
	return a.Total, nil
}

// Suggest gives at most n ways to go on with what is being typed, the best first;
// none in a generation that was not made by NewGeneration. The first ask of a large
// corpus waits until all is read that may be suggested.
func (g *Generation) Suggest(ctx context.Context, text string, n int) ([]Suggestion, error) {
	if g.suggest == nil {
		return nil, nil
	}
	s, err := g.suggest.made(ctx)
	if err != nil {
		return nil, err
	}
	return s.Suggest(ctx, text, min(n, MaxSuggestions))
}

// Marker returns what marks the words that q meets in the texts of a case. It
// marks nothing in a generation that was not made by NewGeneration.
func (g *Generation) Marker(q query.Query) *Marker {
	if g.analyzer == nil {
		return &Marker{}
	}
	return NewMarker(query.Expand(q, &asking{Synonyms: g.synonyms}), g.analyzer, g.reader)
}
