package bleveindex

import (
	"context"
	"fmt"
	"math"

	bleve "github.com/blevesearch/bleve_index_api"

	"glane/index"
	"glane/index/query"
)

// A translation makes a scorer of a query, and owns what it opens.
type translation struct {
	ctx    context.Context
	s      *searcher
	reader bleve.IndexReader
	opened []bleve.TermFieldReader
}

func (t *translation) close() error {
	var first error
	for _, r := range t.opened {
		if err := r.Close(); err != nil && first == nil {
			first = fmt.Errorf("close postings: %w", err)
		}
	}
	return first
}

// A scope is where and how strictly a node is looked for.
type scope struct {
	zone int // anyZone for all
	// most is the most that the rarity of a word may count: what stands for a
	// word is not rarer than the word.
	most   float64
	strict bool // words of a family do not stand for one another
}

// query translates a whole query.
func (t *translation) query(q query.Query) (scorer, error) {
	anywhere := scope{zone: anyZone, most: math.Inf(1)}
	wanted, err := t.wanted(q, anywhere)
	if err != nil || len(q.Excluded) == 0 {
		return wanted, err
	}
	anywhere.strict = true
	excluded, err := t.each(q.Excluded, anywhere)
	if err != nil {
		return nil, err
	}
	return newNot(wanted, newAny(excluded, ones(len(excluded)), true))
}

func (t *translation) wanted(q query.Query, in scope) (scorer, error) {
	if len(q.Wanted) == 0 {
		return &allScorer{total: t.s.total}, nil
	}
	s, err := t.together(q.Wanted, q.Any, in)
	if some, ok := s.(*anyScorer); ok && q.Share > 0 {
		return s, some.demand(q.Share)
	}
	return s, err
}

// together translates nodes that are wanted together, or any of them.
func (t *translation) together(nodes []query.Node, any bool, in scope) (scorer, error) {
	parts, err := t.each(nodes, in)
	switch {
	case err != nil:
		return nil, err
	case len(parts) == 1:
		return parts[0], nil
	case any:
		return newAny(parts, ones(len(parts)), false), nil
	}
	return newAnd(parts)
}

func (t *translation) each(nodes []query.Node, in scope) ([]scorer, error) {
	out := make([]scorer, len(nodes))
	for i, n := range nodes {
		var err error
		if out[i], err = t.node(n, in); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func ones(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 1
	}
	return out
}

func (t *translation) node(n query.Node, in scope) (scorer, error) {
	switch n := n.(type) {
	case *query.Word:
		return t.word(n, in)
	case *query.Phrase:
		return t.phrase(n, in)
	case *query.In:
		number, ok := t.s.zoneNumbers[n.Rubrique]
		if !ok {
			return &allScorer{}, nil
		}
		in.zone = number
		return t.node(n.Node, in)
	case *query.And:
		return t.together(n.Nodes, n.Any, in)
	case *query.Or:
		return t.or(n, in)
	}
	return nil, fmt.Errorf("translate a query: unknown node %T", n)
}

func (t *translation) or(n *query.Or, in scope) (scorer, error) {
	var parts []scorer
	var weights []float64
	most := in.most
	for i, a := range n.Alternatives {
		one := scope{zone: in.zone, most: most, strict: in.strict || a.Entry != ""}
		s, err := t.node(a.Node, one)
		if err != nil {
			return nil, err
		}
		if i == 0 && s.at() != noDoc {
			most = min(most, s.idf())
		}
		parts = append(parts, s)
		weights = append(weights, a.Weight)
	}
	return newAny(parts, weights, true), nil
}

func (t *translation) word(n *query.Word, in scope) (scorer, error) {
	w := t.s.analyzer.Word(n.Text, t.s.Reading)
	w.Prefix, w.Family = n.Prefix, !in.strict
	return t.forms(t.s.vocabulary.meeting(&w), in, false)
}

// forms opens the postings of the forms that meet a word. The rarity of the word
// is that of its own forms; of those that are less close, if it has none.
func (t *translation) forms(forms []met, in scope, positions bool) (*wordScorer, error) {
	var all []*postings
	own, others := uint64(0), uint64(0)
	for _, m := range forms {
		if err := t.ctx.Err(); err != nil {
			return nil, err
		}
		p, err := openPostings(t.ctx, t.reader, m, index.KindWeight(m.kind), in.zone, positions)
		if p != nil {
			t.opened = append(t.opened, p.reader)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, p)
		if m.kind == index.Prefix || m.kind == index.Derived {
			others += m.docs
		} else {
			own += m.docs
		}
	}
	if own == 0 {
		own = others
	}
	return &wordScorer{
		union: newUnion(all), rarity: min(in.most, idf(own, t.s.total)), average: t.s.averageLength, flat: in.zone != anyZone,
	}, nil
}

func (t *translation) phrase(n *query.Phrase, in scope) (scorer, error) {
	var slots []slot
	first := 0
	for _, token := range t.s.analyzer.Tokenize(n.Text) {
		if token.Stop || token.Compound {
			continue
		}
		if len(slots) == 0 {
			first = token.Position
		}
		w := t.s.analyzer.Word(n.Text[token.Start:token.End], t.s.Reading)
		s, err := t.forms(t.s.vocabulary.meeting(&w), in, true)
		if err != nil {
			return nil, err
		}
		slots = append(slots, slot{s, uint64(token.Position - first)})
	}
	if len(slots) == 0 {
		return nil, fmt.Errorf("translate a query: the phrase %q has no word", n.Text)
	}
	p, err := newPhrase(slots, t.s.zoneWeights, t.s.averageLength)
	if err != nil {
		return nil, err
	}
	p.rarity = min(in.most, p.rarity)
	return p, nil
}
