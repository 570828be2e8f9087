package bleveindex

import (
	"context"
	"fmt"
	"math"

	"glane/index"
	"glane/index/query"
)

// A translation makes a scorer of a query.
type translation struct {
	ctx   context.Context
	s     *searcher
	free  *scratch
	asked asked // the words so far
}

// A scope is where and how strictly a node is looked for.
type scope struct {
	zone int // anyZone for all
	// most is the most that the rarity of a word may count: what stands for a
	// word is not rarer than the word.
	most float64
	// usual is how often the word usually stands in a case, so that what stands for it
	// is weighed alike; 0 when nothing was typed but this.
	usual  float64
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
	return &notScorer{wanted, newAny(excluded, ones(len(excluded)), true, t.free), q.Excluded, t.free}, nil
}

func (t *translation) wanted(q query.Query, in scope) (scorer, error) {
	if len(q.Wanted) == 0 {
		return &allScorer{total: uint32(t.s.total)}, nil
	}
	s, err := t.together(q.Wanted, q.Any, in)
	if some, ok := s.(*anyScorer); ok && q.Share > 0 {
		some.demand(q.Share)
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
		s := newAny(parts, ones(len(parts)), false, t.free)
		s.nodes = nodes
		return s, nil
	}
	return newAnd(parts, t.free), nil
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
	like := in
	for i, a := range n.Alternatives {
		one := like
		one.strict = in.strict || a.Entry != ""
		s, err := t.node(a.Node, one)
		if err != nil {
			return nil, err
		}
		if i == 0 && s.seek(0) != noCase {
			like.most = min(like.most, s.idf())
			like.usual = usualOf(s)
		}
		parts = append(parts, s)
		weights = append(weights, a.Weight)
	}
	s := newAny(parts, weights, true, t.free)
	s.or = n
	return s, nil
}

func (t *translation) word(n *query.Word, in scope) (scorer, error) {
	word, err := t.forms(n.Text, t.asked.word(n.Text, n.Prefix, !in.strict).met, in)
	if err != nil || in.zone == anyZone {
		return word, err
	}
	return t.follow(n.Text, []slot{{wordScorer: word}}, word, in), nil
}

// forms scores the cases that hold any of the forms that meet a word, text. How rare
// and how usual the word is, its own forms tell; those that are less close, if it has
// none.
func (t *translation) forms(text string, forms []met, in scope) (*wordScorer, error) {
	s := &wordScorer{text: text, met: forms, forms: make([]wordForm, 0, len(forms)), norms: t.s.norms}
	var own, others tally
	for _, m := range forms {
		if err := t.ctx.Err(); err != nil {
			return nil, err
		}
		l, err := t.s.lists.of(m.id)
		if err != nil {
			return nil, err
		}
		s.add(wordForm{list: l, id: m.id, weight: index.KindWeight(m.kind)})
		if m.kind == index.Prefix || m.kind == index.Derived {
			others.add(l)
		} else {
			own.add(l)
		}
	}
	s.cases = own.cases + others.cases
	if own.cases == 0 {
		own = others
	}
	s.docs, s.rarity = own.cases, min(in.most, idf(own.cases, t.s.total))
	if s.usual = in.usual; s.usual == 0 {
		s.usual = own.mean()
	}
	return s, nil
}

// A tally is how many cases hold some forms, those with several several times, and
// how often these stand there.
type tally struct{ cases, times uint64 }

func (t *tally) add(l *list) {
	t.cases += uint64(l.len())
	t.times += l.sum
}

// mean is how often a form stands in a case that holds it.
func (t tally) mean() float64 { return float64(t.times) / float64(max(t.cases, 1)) }

func (t *translation) phrase(n *query.Phrase, in scope) (scorer, error) {
	var slots []slot
	var parts []scorer
	first := 0
	for _, token := range t.s.analyzer.Tokenize(n.Text) {
		if token.Stop || token.Compound {
			continue
		}
		if len(slots) == 0 {
			first = token.Position
		}
		text := n.Text[token.Start:token.End]
		s, err := t.forms(text, t.asked.word(text, false, false).met, in)
		if err != nil {
			return nil, err
		}
		slots = append(slots, slot{wordScorer: s, offset: token.Position - first})
		parts = append(parts, s)
	}
	if len(slots) == 0 {
		return nil, fmt.Errorf("translate a query: the phrase %q has no word", n.Text)
	}
	if len(slots) == 1 && in.zone == anyZone {
		word := slots[0].wordScorer // its list tells how often it stands there
		word.text = n.Text
		return word, nil
	}
	return t.follow(n.Text, slots, newAnd(parts, t.free), in), nil
}

// usualOf is how often what a scorer looks for usually stands in a case; 0 for what
// is not one word or phrase.
func usualOf(s scorer) float64 {
	switch s := s.(type) {
	case *wordScorer:
		return s.usual
	case *phraseScorer:
		return s.usual
	}
	return 0
}
