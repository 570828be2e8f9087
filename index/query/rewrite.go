package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Weights of what may stand for the words that were typed.
const (
	SynonymWeight = 0.5 // the thesaurus says that it means the same
	BegunWeight   = 0.4 // the thesaurus knows the term that is being typed
)

// maxAlternatives bounds what the thesaurus brings to one place of a query.
const maxAlternatives = 16

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
	alternatives := []Alternative{{Node: typed(run, from, length, s), Weight: 1}}
	if length > 1 && len(found) > 0 && found[0].Length == length {
		name := slices.ContainsFunc(found, func(s Synonym) bool { return s.Name && s.Length == length })
		alternatives[0].Node = &Phrase{Text: found[0].Term, Term: true, Name: name}
	}
	if length == joined {
		whole := &Word{Text: strings.Join(texts[from:from+length], ""), Prefix: run[from+length-1].Prefix}
		alternatives = append(alternatives, Alternative{Node: whole, Weight: 1})
	}
	for _, f := range found {
		if f.Length == length {
			alternatives = appendTerms(alternatives, f, f.Weight)
		}
	}
	for _, b := range begun {
		alternatives = appendTerms(alternatives, b, b.Weight*BegunWeight/SynonymWeight)
	}
	return either(alternatives), length
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
	alternatives := []Alternative{{Node: run[at], Weight: 1}}
	for _, f := range s.At(texts(run), at) {
		if f.Length == 1 {
			alternatives = appendTerms(alternatives, f, f.Weight)
		}
	}
	return either(alternatives)
}

// either gives the alternatives as one node, each once, and not too many.
func either(alternatives []Alternative) Node {
	or := &Or{}
	seen := map[string]bool{}
	for _, a := range alternatives {
		text := a.Node.String()
		if seen[text] || len(or.Alternatives) > maxAlternatives {
			continue
		}
		seen[text] = true
		or.Alternatives = append(or.Alternatives, a)
	}
	first := or.Alternatives[0].Node
	if _, isAnd := first.(*And); len(or.Alternatives) == 1 && !isAnd {
		return first
	}
	return or
}

// appendTerms adds the terms of a synonym: a word for a term of one word, a
// phrase for another.
func appendTerms(alternatives []Alternative, s Synonym, weight float64) []Alternative {
	for _, term := range s.Terms {
		var n Node = &Phrase{Text: term}
		if tokens := words.Tokenize(term); len(tokens) == 1 {
			n = &Word{Text: term[tokens[0].Start:tokens[0].End]}
		}
		alternatives = append(alternatives, Alternative{Node: n, Weight: weight, Entry: s.Entry})
	}
	return alternatives
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

// A Correction is a word as typed, and as it was meant.
type Correction struct{ Typed, Meant string }

// Mend replaces the words of q that were meant otherwise. meant gives, for a
// word, what it may have been meant to be, the likeliest first, each of one or
// several words; nothing for a word that is right. Phrases and exclusions stay.
func Mend(q Query, meant func(word string, prefix bool) []string) (Query, []Correction) {
	var corrections []Correction
	wanted := make([]Node, 0, len(q.Wanted))
	for _, n := range q.Wanted {
		in, inside := n.(*In)
		inner := n
		if inside {
			inner = in.Node
		}
		w, ok := inner.(*Word)
		if !ok || w.Stop {
			wanted = append(wanted, n)
			continue
		}
		texts := meant(w.Text, w.Prefix)
		if len(texts) == 0 {
			wanted = append(wanted, n)
			continue
		}
		corrections = append(corrections, Correction{w.Text, texts[0]})
		node := mended(texts, w)
		if inside {
			node = &In{Rubrique: in.Rubrique, Node: node}
		}
		wanted = append(wanted, node)
	}
	q.Wanted = wanted
	return q, corrections
}

// Replace writes a text that was typed with its words as they were meant. Words
// between quotes and exclusions stay, as Mend leaves them.
func Replace(text string, corrections []Correction) string {
	var b strings.Builder
	at := 0
	left := slices.Clone(corrections)
	quoted := quotedStretches(text)
	for _, t := range words.Tokenize(text) {
		typed := text[t.Start:t.End]
		i := slices.IndexFunc(left, func(c Correction) bool { return c.Typed == norm.NFC.String(typed) })
		if i < 0 || t.Compound || quoted(t.Start) || excludedAt(text, t.Start) {
			continue
		}
		b.WriteString(text[at:t.Start] + left[i].Meant)
		at = t.End
		left = slices.Delete(left, i, i+1)
	}
	return b.String() + text[at:]
}

// quotedStretches tells which places of a text stand between quotation marks.
func quotedStretches(text string) func(at int) bool {
	var ends [][2]int
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if closing := quotes[r]; closing != "" {
			if n := strings.Index(text[i+size:], closing); n >= 0 {
				ends = append(ends, [2]int{i, i + size + n})
				size += n + len(closing)
			}
		}
		i += size
	}
	return func(at int) bool {
		return slices.ContainsFunc(ends, func(e [2]int) bool { return e[0] < at && at < e[1] })
	}
}

// excludedAt tells whether the word at a place has a minus before it.
func excludedAt(text string, at int) bool {
	start := strings.LastIndexFunc(text[:at], unicode.IsSpace) + 1
	return strings.HasPrefix(text[start:], "-")
}

// mended gives the word that was meant, or any of those that may have been.
func mended(texts []string, typed *Word) Node {
	or := &Or{}
	for _, text := range texts {
		or.Alternatives = append(or.Alternatives, Alternative{Node: meantNode(text, typed), Weight: 1})
	}
	if _, several := or.Alternatives[0].Node.(*And); len(or.Alternatives) == 1 && !several {
		return or.Alternatives[0].Node
	}
	return or
}

func meantNode(text string, typed *Word) Node {
	fields := strings.Fields(text)
	if len(fields) == 1 {
		return &Word{Text: text, Prefix: typed.Prefix, Hyphen: typed.Hyphen}
	}
	and := &And{}
	for _, f := range fields {
		and.Nodes = append(and.Nodes, &Word{Text: f})
	}
	return and
}
