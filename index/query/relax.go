package query

import "slices"

// LongFrom is how many words make a query long: so many are rarely all in the
// case that answers them. On 719 judged queries over 1,437 public-service pages
// that rule brought questions from 0.26 to 0.36 nDCG@10 (docs/relevance.md).
const LongFrom = 3

// MostShare is the share of the rarity of a long query's words that a case must
// hold. It leaves out the cases that hold but common words; from 0.2 on it begins to
// cost nDCG@10: 0.005 at 0.3 for questions to public-service pages.
const MostShare = 0.2

// Long tells whether most of the words of q are enough. Who writes quotes or names
// a rubric wants precisely that.
func Long(q Query) bool {
	return !q.Any && len(q.Wanted) >= LongFrom && !slices.ContainsFunc(q.Wanted, precise)
}

func precise(n Node) bool {
	switch n := n.(type) {
	case *Phrase:
		return !n.Term
	case *In:
		return true
	case *Or:
		return precise(n.Alternatives[0].Node)
	}
	return false
}

// Most asks for cases that hold most of the words of q, by their rarity, instead
// of all.
func Most(q Query) Query {
	q = Relax(q)
	q.Share = MostShare
	return q
}

// Relax asks for cases that hold at least one of the words of q, instead of all.
func Relax(q Query) Query {
	q.Any, q.Share = true, 0
	wanted := make([]Node, len(q.Wanted))
	for i, n := range q.Wanted {
		wanted[i] = relaxed(n)
	}
	q.Wanted = wanted
	return q
}

func relaxed(n Node) Node {
	or, ok := n.(*Or)
	if !ok {
		return n
	}
	out := &Or{Alternatives: slices.Clone(or.Alternatives)}
	for i, a := range out.Alternatives {
		switch n := a.Node.(type) {
		case *And:
			out.Alternatives[i].Node = &And{Nodes: n.Nodes, Any: true}
		case *Phrase:
			if n.Term && !n.Name {
				out.Alternatives[i].Node = &And{Nodes: WordsOf(n.Text), Any: true}
			}
		}
	}
	return out
}

// Relaxable tells whether q wants several words at once.
func Relaxable(q Query) bool { return len(Parts(q)) > 1 }

// Parts gives what q wants together: its nodes or, when they are one term that is
// no name, or words that hyphens join, the words of that.
func Parts(q Query) []Node {
	if len(q.Wanted) != 1 {
		return q.Wanted
	}
	or, ok := q.Wanted[0].(*Or)
	if !ok {
		return nil
	}
	switch n := or.Alternatives[0].Node.(type) {
	case *And:
		return n.Nodes
	case *Phrase:
		if n.Term && !n.Name {
			return WordsOf(n.Text)
		}
	}
	return nil
}

// Apart gives the words of a query that is one phrase, typed between quotes or known
// as one thing, of those that Parts leaves whole.
func Apart(q Query) []Node {
	if len(q.Wanted) != 1 || Relaxable(q) {
		return nil
	}
	n := q.Wanted[0]
	if or, ok := n.(*Or); ok {
		n = or.Alternatives[0].Node
	}
	if p, ok := n.(*Phrase); ok {
		return WordsOf(p.Text)
	}
	return nil
}

// TypedWord gives the single word that a node was typed as.
func TypedWord(n Node) (string, bool) {
	switch n := n.(type) {
	case *Word:
		return n.Text, true
	case *Or:
		return TypedWord(n.Alternatives[0].Node)
	}
	return "", false
}

// Alone asks for one part of q, as it is understood when it is typed by itself.
func Alone(part Node, q Query) Query {
	switch n := part.(type) {
	case *Word:
		w := *n
		w.Prefix, w.Hyphen = true, false
		part = &w
	case *Or:
		or := &Or{Alternatives: slices.Clone(n.Alternatives)}
		or.Alternatives[0].Node = Alone(or.Alternatives[0].Node, q).Wanted[0]
		part = or
	}
	return Query{Wanted: []Node{part}, Excluded: q.Excluded}
}

// Near leaves out of a node what the thesaurus brings with less weight than a
// synonym, and tells whether there was any: what a case holds of that is near to
// the word, and not the word.
func Near(n Node) (Node, bool) {
	or, ok := n.(*Or)
	if !ok {
		return n, false
	}
	left := slices.DeleteFunc(slices.Clone(or.Alternatives), func(a Alternative) bool { return a.Weight < SynonymWeight })
	if len(left) == len(or.Alternatives) {
		return n, false
	}
	return &Or{Alternatives: left}, true
}

// WordsOf gives the words of a term, function words left out.
func WordsOf(term string) []Node {
	var out []Node
	for _, t := range words.Tokenize(term) {
		if !t.Stop && !t.Compound {
			out = append(out, &Word{Text: term[t.Start:t.End]})
		}
	}
	return out
}
