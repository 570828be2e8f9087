package index

import (
	"context"

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
	suggest  *suggester
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
	g.Searcher = expanding{marking{relaxing{next, newSubjects(c, a)}, c.Schema, a, g.reader}, g.synonyms}
	g.suggest = newSuggester(c, a, g.countCases)
	if m, ok := next.(Mender); ok {
		g.Searcher = mending{g.Searcher, m, g.synonyms}
		g.suggest.mend = m.Mend
	}
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
// none in a generation that was not made by NewGeneration.
func (g *Generation) Suggest(ctx context.Context, text string, n int) ([]Suggestion, error) {
	if g.suggest == nil {
		return nil, nil
	}
	return g.suggest.Suggest(ctx, text, min(n, MaxSuggestions))
}

// Marker returns what marks the words that q meets in the texts of a case. It
// marks nothing in a generation that was not made by NewGeneration.
func (g *Generation) Marker(q query.Query) *Marker {
	if g.analyzer == nil {
		return &Marker{}
	}
	return NewMarker(query.Expand(q, g.synonyms), g.analyzer, g.reader)
}
