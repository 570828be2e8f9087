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
	room     []meeting      // of the last form
	marks    []Mark         // of the last text
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
	typed  string      // for a Holder to analyse
	word   french.Word // or analysed here
	offset int         // from the first word
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
		m.held = &heldForms{holder: h, pick: french.NewPick()}
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
	m.tokens = m.analyzer.AppendTokens(m.tokens[:0], text)
	for _, t := range m.tokens {
		if t.Stop || t.Compound {
			continue
		}
		if len(w.words) == 0 {
			first = t.Position
		}
		one := asked{offset: t.Position - first}
		if m.held != nil {
			one.typed = text[t.Start:t.End]
		} else {
			one.word = m.analyzer.Word(text[t.Start:t.End], m.reader.Reading)
		}
		one.word.Prefix, one.word.Family = prefix, family
		w.words = append(w.words, one)
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

// in tells whether they are looked for in a zone.
func (w *wanted) in(zone string) bool { return w.zone == "" || w.zone == zone }

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
