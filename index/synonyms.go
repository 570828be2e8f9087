package index

import (
	"slices"
	"sort"
	"strings"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

// Synonyms are a corpus's thesaurus made ready to rewrite queries: its terms
// are found by their words whatever their inflection. They implement
// query.Synonyms and are safe for concurrent use.
type Synonyms struct {
	analyzer *french.Analyzer
	terms    map[string][]*term // by each key of the term's first word
	sigles   map[string]bool    // by the acronym's form
}

// A term is one way to name a thesaurus entry.
type term struct {
	text  string
	forms []french.Form // its words, function words left out
	entry *entry
}

type entry struct {
	name  string
	terms []*term
}

// NewSynonyms makes t ready for queries.
func NewSynonyms(t *corpus.Thesaurus, a *french.Analyzer) *Synonyms {
	out := &Synonyms{analyzer: a, terms: map[string][]*term{}, sigles: map[string]bool{}}
	for _, s := range t.Sigles {
		texts := append(append([]string{s.Sigle}, s.Formes...), s.Developpe...)
		out.add(s.Sigle, texts)
		for _, token := range a.Tokenize(s.Sigle) {
			if token.Acronym {
				out.sigles[token.Form] = true
			}
		}
	}
	for _, group := range t.Synonymes {
		out.add(strings.Join(group, " ~ "), group)
	}
	return out
}

func (t *Synonyms) add(name string, texts []string) {
	e := &entry{name: name}
	for _, text := range texts {
		forms := t.forms(text)
		if len(forms) == 0 {
			continue
		}
		tm := &term{text: text, forms: forms, entry: e}
		e.terms = append(e.terms, tm)
		for _, key := range forms[0].LookupKeys() {
			t.terms[key] = append(t.terms[key], tm)
		}
	}
}

func (t *Synonyms) forms(text string) []french.Form {
	var out []french.Form
	for _, token := range t.analyzer.Tokenize(text) {
		if !token.Stop && !token.Compound {
			out = append(out, t.analyzer.Form(token.Form))
		}
	}
	return out
}

// Knows implements query.Synonyms.
func (t *Synonyms) Knows(word string) bool {
	for _, token := range t.analyzer.Tokenize(word) {
		if token.Acronym && t.sigles[token.Form] {
			return true
		}
	}
	return false
}

// Reading implements Reader with what the thesaurus knows.
func (t *Synonyms) Reading(acronym string) french.Reading {
	if t.sigles[acronym] {
		return french.AsSigle
	}
	return french.AsWord
}

// At implements query.Synonyms.
func (t *Synonyms) At(words []string) []query.Synonym {
	asked := t.asked(words)
	var out []query.Synonym
	for _, tm := range t.candidates(asked) {
		if len(tm.forms) <= len(asked) && meets(asked[:len(tm.forms)], tm.forms) {
			out = append(out, tm.synonym(len(tm.forms)))
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Length > out[j].Length })
	return out
}

// Begun implements query.Synonyms.
func (t *Synonyms) Begun(words []string) []query.Synonym {
	asked := t.asked(words)
	var out []query.Synonym
	for _, tm := range t.candidates(asked) {
		last := len(asked) - 1
		if last < 1 || last >= len(tm.forms) || !meets(asked[:last], tm.forms[:last]) {
			continue
		}
		if strings.HasPrefix(tm.forms[last].Fold, asked[last].Fold) {
			out = append(out, tm.synonym(len(asked)))
		}
	}
	return out
}

func (t *Synonyms) asked(words []string) []french.Word {
	out := make([]french.Word, len(words))
	for i, w := range words {
		out[i] = t.analyzer.Word(w, t.Reading)
	}
	return out
}

// candidates are the terms whose first word may meet the first of asked.
func (t *Synonyms) candidates(asked []french.Word) []*term {
	if len(asked) == 0 {
		return nil
	}
	var out []*term
	for _, key := range asked[0].LookupKeys() {
		for _, tm := range t.terms[key] {
			if !slices.Contains(out, tm) {
				out = append(out, tm)
			}
		}
	}
	return out
}

func meets(asked []french.Word, forms []french.Form) bool {
	for i := range forms {
		if _, ok := asked[i].Meets(&forms[i]); !ok {
			return false
		}
	}
	return true
}

// synonym gives the other terms of a term's entry.
func (tm *term) synonym(length int) query.Synonym {
	s := query.Synonym{Length: length, Entry: tm.entry.name, Term: tm.text}
	for _, other := range tm.entry.terms {
		if other != tm {
			s.Terms = append(s.Terms, other.text)
		}
	}
	return s
}
