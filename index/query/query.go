// Package query is the query language: what a person types, as a closed set of
// plain values. A text is parsed once; small functions rewrite the query
// (synonyms, relaxation); an engine translates the result and never sees text.
//
// It knows nothing of engines, files or HTTP.
package query

import "strings"

// A Query is what is wanted and what is not. The zero Query wants every case.
type Query struct {
	Wanted   []Node // every one of them, unless Any
	Excluded []Node // none of them
	// Any asks for cases that hold at least one of Wanted; set by Relax.
	Any bool
	// Share, with Any, asks for more than one word: those that a case holds must
	// make this share of the rarity of all the words that some case holds; set by
	// Most.
	Share float64
	// Truncated tells that the text went over MaxBytes or MaxWords and what
	// stood past the limit was not read.
	Truncated bool
}

// A Node is a *Word, *Phrase, *In, *And or *Or. Parse makes words, phrases and
// Ins of either; the others come of rewriting.
type Node interface {
	// String gives text that parses back to the node.
	String() string
	isNode()
}

// A Word is one word, as typed: letters and digits, no space, no hyphen.
type Word struct {
	Text   string
	Prefix bool // also finds longer words that begin like it
	Hyphen bool // typed with a hyphen between it and the next word
	Stop   bool // a function word, wanted only if the thesaurus knows it
	Frame  bool // it makes a question ("comment"), wanted only if nothing else is
}

// A Phrase is words that follow one another, as typed between quotes.
type Phrase struct {
	Text string
	// Term tells that no quotes were typed: the words are a term of the
	// thesaurus, which is one thing. Relax takes it for its words.
	Term bool
	// Name tells of a Term that it is what an acronym stands for, or a set phrase. Like the acronym
	// it is found or not: Relax does not take it apart.
	Name bool
}

// An In is a word or a phrase that is wanted in one rubric.
type In struct {
	Rubrique string
	Node     Node
}

// An And is nodes that are wanted together; it stands only within an Or.
type And struct {
	Nodes []Node
	Any   bool // at least one of them is enough; set by Relax
}

// An Or is what was typed and what may stand for it.
type Or struct{ Alternatives []Alternative }

// An Alternative is one way to satisfy an Or.
type Alternative struct {
	Node   Node
	Weight float64 // 1 for what was typed, less for what stands for it
	Entry  string  // the thesaurus entry that brought it, "" for what was typed
}

func (*Word) isNode()   {}
func (*Phrase) isNode() {}
func (*In) isNode()     {}
func (*And) isNode()    {}
func (*Or) isNode()     {}

func (w *Word) String() string { return w.Text }

func (p *Phrase) String() string {
	if p.Term {
		return p.Text
	}
	return `"` + p.Text + `"`
}

func (i *In) String() string { return i.Rubrique + ":" + i.Node.String() }

func (a *And) String() string { return joinNodes(a.Nodes) }

// String gives what was typed: the first alternative.
func (o *Or) String() string {
	if len(o.Alternatives) == 0 {
		return ""
	}
	return o.Alternatives[0].Node.String()
}

// Empty tells whether q asks for every case.
func (q Query) Empty() bool { return len(q.Wanted) == 0 && len(q.Excluded) == 0 }

// String gives the query in its shortest form: Parse(q.String()) equals q.
func (q Query) String() string {
	var b strings.Builder
	b.WriteString(joinNodes(q.Wanted))
	for _, n := range q.Excluded {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte('-')
		b.WriteString(n.String())
	}
	return b.String()
}

func joinNodes(nodes []Node) string {
	var b strings.Builder
	for i, n := range nodes {
		if i > 0 {
			if w, ok := nodes[i-1].(*Word); ok && w.Hyphen {
				b.WriteByte('-')
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(n.String())
	}
	return b.String()
}
