package query

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Weights of what may stand for the words that were typed.
const (
	SynonymWeight = 0.5 // the thesaurus says that it means the same
	BegunWeight   = 0.4 // the thesaurus knows the term that is being typed
)

// Synonyms is a thesaurus, as a query is rewritten with it. Words are given as
// typed, all those that follow one another; accents, case and inflection do not
// matter.
type Synonyms interface {
	// Knows tells whether a word typed in capitals is an acronym.
	Knows(word string) bool
	// At returns what may stand for the words from words[from] on, the longest
	// stretch first.
	At(words []string, from int) []Synonym
	// Begun returns what stands for a term that begins with all the words from
	// words[from] on, of which the last may be unfinished.
	Begun(words []string, from int) []Synonym
}

// A Synonym is what may stand for Length words of a query.
type Synonym struct {
	Length int
	Entry  string   // names the entry for people
	Term   string   // what the words are, as the thesaurus writes it
	Name   bool     // it is what an acronym stands for, or a set phrase
	Terms  []string // what may stand for it, each of one or several words
	Weight float64  // of the terms beside what was typed
}

// Expand drops the function words of q and, if other words are left, those that
// only frame a question; it adds, beside what was typed, what the thesaurus says
// stands for it. Function words alone want every case.
func Expand(q Query, s Synonyms) Query {
	out := q
	q.Wanted, out.Wanted = unframed(q.Wanted, s), nil
	out.Excluded = slices.DeleteFunc(slices.Clone(q.Excluded), func(n Node) bool { return dropped(n, s) })
	var run []*Word
	flush := func(last bool) {
		out.Wanted = append(out.Wanted, expandRun(run, s, last)...)
		run = nil
	}
	for _, n := range q.Wanted {
		switch n := n.(type) {
		case *Word:
			if !dropped(n, s) {
				run = append(run, n)
			}
		default:
			flush(false)
			if !dropped(n, s) {
				out.Wanted = append(out.Wanted, expandOne(n, s))
			}
		}
	}
	flush(true)
	return out
}

// unframed leaves out the words that frame a question, unless nothing but function
// words would be left. One that begins a term of the thesaurus stays.
func unframed(nodes []Node, s Synonyms) []Node {
	var out []Node
	left := false
	for i, n := range nodes {
		w, ok := n.(*Word)
		if ok && w.Frame && len(s.At(textsFrom(nodes, i), 0)) == 0 {
			continue
		}
		out = append(out, n)
		left = left || !dropped(n, s)
	}
	if !left {
		return nodes
	}
	return out
}

// textsFrom gives the words that follow one another from nodes[from] on.
func textsFrom(nodes []Node, from int) []string {
	var out []string
	for _, n := range nodes[from:] {
		w, ok := n.(*Word)
		if !ok {
			break
		}
		if !w.Stop {
			out = append(out, w.Text)
		}
	}
	return out
}

func dropped(n Node, s Synonyms) bool {
	switch n := n.(type) {
	case *Word:
		return n.Stop && !s.Knows(n.Text)
	case *Phrase:
		return len(WordsOf(n.Text)) == 0
	case *In:
		return dropped(n.Node, s)
	}
	return false
}

// expandOne expands a node that stands by itself.
func expandOne(n Node, s Synonyms) Node {
	in, ok := n.(*In)
	if !ok {
		return n
	}
	w, ok := in.Node.(*Word)
	if !ok {
		return n
	}
	or, ok := expandWord([]*Word{w}, 0, s).(*Or)
	if !ok {
		return n
	}
	inside := &Or{Alternatives: slices.Clone(or.Alternatives)}
	for i := range inside.Alternatives {
		inside.Alternatives[i].Node = &In{Rubrique: in.Rubrique, Node: inside.Alternatives[i].Node}
	}
	return inside
}

// expandRun expands words that follow one another.
func expandRun(run []*Word, s Synonyms, last bool) []Node {
	var out []Node
	for from := 0; from < len(run); {
		n, length := expandAt(run, from, s, last)
		out = append(out, n)
		from += length
	}
	return out
}

// expandAt expands the longest stretch that begins with run[from], and tells its
// length.
func expandAt(run []*Word, from int, s Synonyms, last bool) (Node, int) {
	texts := texts(run)
	found := s.At(texts, from)
	joined := hyphened(run[from:])
	length := max(joined, 1)
	if len(found) > 0 {
		length = max(length, found[0].Length)
	}
	var begun []Synonym
	if last && from+length < len(run) && finishable(run[len(run)-1]) {
		if begun = s.Begun(texts, from); len(begun) > 0 {
			length = len(run) - from
		}
	}
	var either alternatives
	if length > 1 && len(found) > 0 && found[0].Length == length {
		name := slices.ContainsFunc(found, func(s Synonym) bool { return s.Name && s.Length == length })
		either.add(Alternative{Node: &Phrase{Text: found[0].Term, Term: true, Name: name}, Weight: 1})
	} else {
		either.add(Alternative{Node: typed(run, from, length, s), Weight: 1})
	}
	if length == joined {
		whole := &Word{Text: strings.Join(texts[from:from+length], ""), Prefix: run[from+length-1].Prefix}
		either.add(Alternative{Node: whole, Weight: 1})
	}
	for _, f := range found {
		if f.Length == length {
			either.addTerms(f, f.Weight)
		}
	}
	for _, b := range begun {
		either.addTerms(b, b.Weight*BegunWeight/SynonymWeight)
	}
	return either.node(), length
}

func texts(run []*Word) []string {
	out := make([]string, len(run))
	for i, w := range run {
		out[i] = w.Text
	}
	return out
}

// typed gives words that were typed, each with what may stand for it alone.
func typed(run []*Word, from, length int, s Synonyms) Node {
	if length == 1 {
		return run[from]
	}
	and := &And{}
	for i := from; i < from+length; i++ {
		and.Nodes = append(and.Nodes, expandWord(run, i, s))
	}
	return and
}

func expandWord(run []*Word, at int, s Synonyms) Node {
	var either alternatives
	either.add(Alternative{Node: run[at], Weight: 1})
	for _, f := range s.At(texts(run), at) {
		if f.Length == 1 {
			either.addTerms(f, f.Weight)
		}
	}
	return either.node()
}

// finishable tells whether a word may be the beginning of a longer one.
func finishable(w *Word) bool { return w.Prefix && utf8.RuneCountInString(w.Text) >= 2 }

// hyphened counts the words at the head of run that hyphens join; 0 when none do.
func hyphened(run []*Word) int {
	n := 0
	for n < len(run)-1 && run[n].Hyphen {
		n++
	}
	if n == 0 {
		return 0
	}
	return n + 1
}
