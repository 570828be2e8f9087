package index

import (
	"slices"

	"glane/index/french"
	"glane/index/query"
)

// A Marker finds in a text the words that a query meets. It is not safe for
// concurrent use: it remembers the forms that it has seen.
type Marker struct {
	analyzer *french.Analyzer
	reader   Reader
	wanted   []wanted
	// byKey finds those whose first word may meet a form, by the form's keys;
	// prefixes are those that any form may meet, whatever its keys.
	byKey    map[string][]int
	prefixes []int
	forms    map[string]*seenForm
	held     *heldForms     // what takes the place of these when the reader is a Holder
	tokens   []french.Token // of the last text
}

// A seenForm is a form of a text, and the wanted that may begin with it.
type seenForm struct {
	french.Form
	candidates []meeting
}

// A wanted is one or several words that are to be found one after another.
type wanted struct {
	number int // among those of the marker
	words  []asked
	typed  string // as a person typed it, or what stands for it
	zone   string // "" for all
	entry  string // the thesaurus entry that brought it
}

type asked struct {
	word   french.Word
	offset int // from the first word
}

// A Reader says what a word typed in capitals is, by its form as an acronym. An
// engine's searcher that is one has words marked as it finds them.
type Reader interface {
	Reading(acronym string) french.Reading
}

// NewMarker prepares to mark what q meets. q is expanded already.
func NewMarker(q query.Query, a *french.Analyzer, r Reader) *Marker {
	m := &Marker{analyzer: a, reader: r, byKey: map[string][]int{}, forms: map[string]*seenForm{}}
	if h, ok := r.(Holder); ok {
		m.held = &heldForms{holder: h, byForm: map[string][]meeting{}, pick: french.NewPick()}
	}
	for _, n := range q.Wanted {
		m.want(n, wanted{})
	}
	return m
}

// want takes in a node. like says where it stands: in which zone, for which
// words typed, by which entry.
func (m *Marker) want(n query.Node, like wanted) {
	switch n := n.(type) {
	case *query.Word:
		m.add(n.Text, n.Prefix, like.entry == "", like)
	case *query.Phrase:
		m.add(n.Text, false, false, like)
	case *query.In:
		like.zone = n.Rubrique
		m.want(n.Node, like)
	case *query.And:
		for _, part := range n.Nodes {
			m.want(part, like)
		}
	case *query.Or:
		for _, alternative := range n.Alternatives {
			stands := like
			if alternative.Entry != "" {
				stands.entry, stands.typed = alternative.Entry, n.String()
			}
			m.want(alternative.Node, stands)
		}
	}
}

func (m *Marker) add(text string, prefix, family bool, w wanted) {
	if w.typed == "" {
		w.typed = text
	}
	w.words = nil
	first := 0
	for _, t := range m.analyzer.Tokenize(text) {
		if t.Stop || t.Compound {
			continue
		}
		if len(w.words) == 0 {
			first = t.Position
		}
		word := m.analyzer.Word(text[t.Start:t.End], m.reader.Reading)
		word.Prefix, word.Family = prefix, family
		w.words = append(w.words, asked{word, t.Position - first})
	}
	if len(w.words) == 0 || slices.ContainsFunc(m.wanted, w.same) {
		return
	}
	w.number = len(m.wanted)
	m.wanted = append(m.wanted, w)
	if m.held != nil {
		m.held.add(&w)
		return
	}
	if prefix {
		m.prefixes = append(m.prefixes, w.number)
	}
	for _, key := range w.words[0].word.LookupKeys() {
		m.byKey[key] = append(m.byKey[key], w.number)
	}
}

// same tells whether two look for the same words in the same place.
func (w wanted) same(other wanted) bool {
	return w.zone == other.zone && w.entry == other.entry && w.typed == other.typed && slices.Equal(w.words, other.words)
}

// candidates are the wanted that may begin with a form.
func (m *Marker) candidates(f *french.Form) []meeting {
	numbers := slices.Clone(m.prefixes)
	for _, key := range f.LookupKeys() {
		for _, number := range m.byKey[key] {
			if !slices.Contains(numbers, number) {
				numbers = append(numbers, number)
			}
		}
	}
	out := make([]meeting, len(numbers))
	for i, number := range numbers {
		out[i].wanted = number
	}
	return out
}

// A Mark is a stretch of a text that a query meets.
type Mark struct {
	Span
	Kind  Kind
	Typed string // the word of the query
	Entry string // the thesaurus entry that brought it, "" for none
}

// Marks finds in a text of some zone what the query meets: whole words, in
// order, none twice.
func (m *Marker) Marks(text, zone string) []Mark {
	if len(m.wanted) == 0 {
		return nil
	}
	if m.held != nil {
		m.tokens = m.analyzer.AppendPicked(m.tokens[:0], text, m.held.pick)
	} else {
		m.tokens = m.analyzer.AppendTokens(m.tokens[:0], text)
	}
	tokens := slices.DeleteFunc(m.tokens, func(t french.Token) bool { return t.Stop })
	var out []Mark
	for i := range tokens {
		for _, one := range m.met(tokens[i].Form) {
			w := &m.wanted[one.wanted]
			if one.word > 0 || w.zone != "" && w.zone != zone {
				continue
			}
			if mark, ok := m.at(tokens[i:], w); ok {
				out = append(out, mark)
			}
		}
	}
	return disjoint(out)
}

// at tells whether the wanted words stand at the first token.
func (m *Marker) at(tokens []french.Token, w *wanted) (Mark, bool) {
	mark := Mark{Span: Span{tokens[0].Start, tokens[0].End}, Typed: w.typed, Entry: w.entry}
	next := 0
	for i := range w.words {
		a, found := &w.words[i], false
		for ; next < len(tokens) && tokens[next].Position <= tokens[0].Position+a.offset; next++ {
			if tokens[next].Position < tokens[0].Position+a.offset {
				continue
			}
			if kind, ok := m.meets(tokens[next].Form, w, i); ok {
				mark.End, mark.Kind, found = tokens[next].End, further(mark.Kind, kind), true
				next++
				break
			}
			if next == 0 {
				return mark, false // it does not begin here
			}
		}
		if !found {
			return mark, false
		}
	}
	if w.entry != "" {
		mark.Kind = Thesaurus
	}
	return mark, true
}

// met gives which words of the wanted a form meets; when the reader is no Holder,
// the first word of those that may begin with it.
func (m *Marker) met(form string) []meeting {
	if m.held != nil {
		return m.held.byForm[form]
	}
	return m.form(form).candidates
}

// meets tells how a form meets a word of a wanted.
func (m *Marker) meets(form string, w *wanted, word int) (Kind, bool) {
	if m.held != nil {
		return m.held.meets(form, w.number, word)
	}
	return w.words[word].word.Meets(&m.form(form).Form)
}

func (m *Marker) form(text string) *seenForm {
	f, ok := m.forms[text]
	if !ok {
		f = &seenForm{Form: m.analyzer.Form(text)}
		f.candidates = m.candidates(&f.Form)
		m.forms[text] = f
	}
	return f
}

func further(a, b Kind) Kind {
	if a == "" || KindWeight(b) < KindWeight(a) {
		return b
	}
	return a
}
