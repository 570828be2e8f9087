package index

import (
	"slices"

	"glane/index/french"
)

// A Mark is a stretch of a text that a query meets.
type Mark struct {
	Span
	Kind  Kind
	Typed string // the word of the query
	Entry string // the thesaurus entry that brought it, "" for none
}

// Marks finds in a text of some zone what the query meets: whole words, in
// order, none twice. The next call writes over them.
func (m *Marker) Marks(text, zone string) []Mark {
	if !slices.ContainsFunc(m.wanted, func(w wanted) bool { return w.in(zone) }) {
		return nil
	}
	if m.held != nil {
		m.tokens = m.analyzer.AppendPicked(m.tokens[:0], text, m.held.pick)
	} else {
		m.tokens = m.analyzer.AppendTokens(m.tokens[:0], text)
	}
	if len(m.tokens) == 0 {
		return nil
	}
	tokens := slices.DeleteFunc(m.tokens, func(t french.Token) bool { return t.Stop })
	out := m.marks[:0]
	for i := range tokens {
		for _, one := range m.met(tokens[i].Form) {
			w := &m.wanted[one.wanted]
			if one.word > 0 || !w.in(zone) {
				continue
			}
			if mark, ok := m.at(tokens[i:], w, one.kind); ok {
				out = append(out, mark)
			}
		}
	}
	m.marks = out
	return disjoint(out)
}

// at tells whether the wanted words stand at the first token, which may meet the first
// of them; of a Holder's forms, kind is how.
func (m *Marker) at(tokens []french.Token, w *wanted, kind Kind) (Mark, bool) {
	if m.held == nil {
		var ok bool
		if kind, ok = m.meets(tokens[0].Form, w, 0); !ok {
			return Mark{}, false
		}
	}
	mark := Mark{Span: Span{tokens[0].Start, tokens[0].End}, Kind: kind, Typed: w.typed, Entry: w.entry}
	next := 1
	for i := 1; i < len(w.words); i++ {
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
		m.room = m.held.appendMet(m.room[:0], form)
		return m.room
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
