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

// query translates a whole query.
func (t *translation) query(q query.Query) (scorer, error) {
	wanted, err := t.wanted(q)
	if err != nil || len(q.Excluded) == 0 {
		return wanted, err
	}
	var excluded []scorer
	for _, n := range q.Excluded {
		s, err := t.node(n, anyZone, math.Inf(1))
		if err != nil {
			return nil, err
		}
		excluded = append(excluded, s)
	}
	return newNot(wanted, newAny(excluded, ones(len(excluded)), true))
}

func (t *translation) wanted(q query.Query) (scorer, error) {
	if len(q.Wanted) == 0 {
		return &allScorer{total: t.s.total}, nil
	}
	return t.together(q.Wanted, q.Any, anyZone, math.Inf(1))
}

// together translates nodes that are wanted together, or any of them.
func (t *translation) together(nodes []query.Node, any bool, zone int, cap float64) (scorer, error) {
	parts := make([]scorer, len(nodes))
	for i, n := range nodes {
		var err error
		if parts[i], err = t.node(n, zone, cap); err != nil {
			return nil, err
		}
	}
	switch {
	case len(parts) == 1:
		return parts[0], nil
	case any:
		return newAny(parts, ones(len(parts)), false), nil
	}
	return newAnd(parts)
}

func ones(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 1
	}
	return out
}

// node translates a node. cap is the most that the rarity of its words may
// count: what stands for a word is not rarer than the word.
func (t *translation) node(n query.Node, zone int, cap float64) (scorer, error) {
	switch n := n.(type) {
	case *query.Word:
		return t.word(n, zone, cap)
	case *query.Phrase:
		return t.phrase(n, zone, cap)
	case *query.In:
		number, ok := t.s.zoneNumbers[n.Rubrique]
		if !ok {
			return &allScorer{}, nil
		}
		return t.node(n.Node, number, cap)
	case *query.And:
		return t.together(n.Nodes, n.Any, zone, cap)
	case *query.Or:
		return t.or(n, zone, cap)
	}
	return nil, fmt.Errorf("translate a query: unknown node %T", n)
}

func (t *translation) or(n *query.Or, zone int, cap float64) (scorer, error) {
	var parts []scorer
	var weights []float64
	for i, a := range n.Alternatives {
		s, err := t.node(a.Node, zone, cap)
		if err != nil {
			return nil, err
		}
		if i == 0 && s.at() != noDoc {
			cap = min(cap, s.idf())
		}
		parts = append(parts, s)
		weights = append(weights, a.Weight)
	}
	return newAny(parts, weights, true), nil
}

func (t *translation) word(n *query.Word, zone int, cap float64) (scorer, error) {
	w := t.s.analyzer.Word(n.Text, n.Prefix, t.s.Reading)
	return t.forms(t.s.vocabulary.meeting(&w), zone, cap, false)
}

// forms opens the postings of the forms that meet a word. The rarity of the word
// is that of its own forms; of those that only begin like it, if it has none.
func (t *translation) forms(forms []met, zone int, cap float64, positions bool) (*wordScorer, error) {
	var all []*postings
	own, begun := uint64(0), uint64(0)
	for _, m := range forms {
		if err := t.ctx.Err(); err != nil {
			return nil, err
		}
		p, err := openPostings(t.ctx, t.reader, m, index.KindWeights[m.kind], zone, positions)
		if p != nil {
			t.opened = append(t.opened, p.reader)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, p)
		if m.kind == index.Prefix {
			begun += m.docs
		} else {
			own += m.docs
		}
	}
	u := newUnion(all)
	if own == 0 {
		own = begun
	}
	return &wordScorer{union: u, rarity: min(cap, idf(own, t.s.total)), average: t.s.averageLength}, nil
}

func (t *translation) phrase(n *query.Phrase, zone int, cap float64) (scorer, error) {
	var slots []slot
	first := 0
	for _, token := range t.s.analyzer.Tokenize(n.Text) {
		if token.Stop || token.Compound {
			continue
		}
		if len(slots) == 0 {
			first = token.Position
		}
		w := t.s.analyzer.Word(n.Text[token.Start:token.End], false, t.s.Reading)
		s, err := t.forms(t.s.vocabulary.meeting(&w), zone, cap, true)
		if err != nil {
			return nil, err
		}
		slots = append(slots, slot{s, uint64(token.Position - first)})
	}
	if len(slots) == 0 {
		return &allScorer{total: t.s.total}, nil // function words alone
	}
	p, err := newPhrase(slots, t.s.zoneWeights, t.s.averageLength)
	if err != nil {
		return nil, err
	}
	p.rarity = min(cap, p.rarity)
	return p, nil
}
