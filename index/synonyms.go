package index

import (
	"slices"
	"strings"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

// Synonyms are a corpus's thesaurus made ready to rewrite queries: its terms
// are found by their words whatever their inflection. They implement
// query.Synonyms and are safe for concurrent use; see asking for who asks many times
// about one query.
type Synonyms struct {
	analyzer   *french.Analyzer
	terms      map[string][]*term         // by each key of the term's first word
	readings   map[string]french.Reading  // by the form as an acronym
	exclusions map[string][][]french.Form // by the folded term: the words that exclude it; nil for always
	capitals   map[string]bool            // the acronyms that are theirs only when typed in capitals
}

// A term is one way to ask for what stands for it.
type term struct {
	text  string
	forms []french.Form // its words, function words left out
	// capitals tells that it is the term only when it is typed in capitals.
	capitals bool
	name     string // of its entry, for people
	stands   bool   // an acronym stands for it, or it is a set phrase: its words are not looked for apart
	// texts stand for it, but for the one at place self; -1 when all do. They are
	// shared by the terms of an entry, which may be thousands.
	texts  []string
	self   int
	weight float64 // of the others
}

// NewSynonyms makes t ready for queries.
func NewSynonyms(t *corpus.Thesaurus, a *french.Analyzer) *Synonyms {
	out := &Synonyms{
		analyzer: a, terms: map[string][]*term{},
		readings: map[string]french.Reading{}, exclusions: map[string][][]french.Form{}, capitals: map[string]bool{},
	}
	for _, s := range t.Sigles {
		out.addSigle(s)
	}
	for _, group := range t.Synonymes {
		name := groupName(group)
		for i, text := range group {
			out.add(&term{text: text, name: name, texts: group, self: i, weight: query.SynonymWeight})
		}
	}
	same := sameAs(t.Sigles)
	for _, g := range t.Generiques {
		texts := same[g.Terme]
		if texts == nil {
			texts = []string{g.Terme}
		}
		for _, text := range texts {
			out.add(&term{text: text, name: g.Terme, texts: g.Specifiques, self: -1, weight: g.Poids})
		}
	}
	for _, text := range t.Locutions {
		out.add(&term{text: text, name: text, self: -1, stands: true})
	}
	for _, w := range t.Invariables {
		out.readings[strings.ToUpper(french.Fold(w))] = french.AsInvariable
	}
	for _, e := range t.Exclusions {
		out.exclude(e)
	}
	return out
}

func (t *Synonyms) addSigle(s corpus.Sigle) {
	texts := spellings(s)
	written := 1 + len(s.Formes)
	t.capitals[s.Sigle] = s.Majuscules
	for i, text := range texts {
		tm := &term{text: text, name: s.Sigle, texts: texts, self: i, weight: query.SynonymWeight}
		if i >= written {
			tm.texts, tm.self, tm.stands = texts[:written], -1, true // one meaning of an acronym is not another
		}
		t.add(tm)
	}
	if form, ok := french.AcronymForm(s.Sigle); ok {
		t.readings[form] = french.AsSigle
	}
}

func (t *Synonyms) add(tm *term) {
	if tm.forms = t.forms(tm.text); len(tm.forms) == 0 {
		return
	}
	tm.capitals = t.capitals[tm.text]
	for _, key := range tm.forms[0].LookupKeys() {
		t.terms[key] = append(t.terms[key], tm)
	}
}

func (t *Synonyms) exclude(e corpus.Exclusion) {
	var with [][]french.Form
	for _, w := range e.Avec {
		with = append(with, t.forms(w))
	}
	t.exclusions[french.FoldCase(e.Terme)] = with
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
	form, ok := french.AcronymForm(word)
	return ok && t.readings[form] == french.AsSigle
}

// Reading implements Reader with what the thesaurus knows.
func (t *Synonyms) Reading(acronym string) french.Reading { return t.readings[acronym] }

// candidates are the terms whose first word may meet the first of asked.
func (t *Synonyms) candidates(asked []french.Word) []*term {
	if len(asked) == 0 {
		return nil
	}
	var out []*term
	seen := map[*term]bool{}
	for _, key := range asked[0].LookupKeys() {
		for _, tm := range t.terms[key] {
			if !seen[tm] {
				seen[tm] = true
				out = append(out, tm)
			}
		}
	}
	return out
}

// excluded tells whether nothing is added to a term in a query of such words.
func (t *Synonyms) excluded(tm *term, asked []french.Word) bool {
	with, ok := t.exclusions[french.FoldCase(tm.text)]
	if !ok || len(with) == 0 {
		return ok
	}
	return inCompany(with, asked)
}

// inCompany tells whether one of some words, each in its forms, is among others.
func inCompany(with [][]french.Form, words []french.Word) bool {
	return slices.ContainsFunc(with, func(forms []french.Form) bool {
		return slices.ContainsFunc(words, func(w french.Word) bool { return len(forms) == 1 && meets([]french.Word{w}, forms) })
	})
}

func (tm *term) meets(asked []french.Word) bool {
	if tm.capitals && asked[0].Reading != french.AsSigle {
		return false
	}
	return meets(asked, tm.forms)
}

func meets(asked []french.Word, forms []french.Form) bool {
	for i := range forms {
		if _, ok := asked[i].Meets(&forms[i]); !ok {
			return false
		}
	}
	return true
}

// synonym gives what stands for a term.
func (tm *term) synonym(length int) query.Synonym {
	return query.Synonym{Length: length, Entry: tm.name, Term: tm.text, Name: tm.stands, Terms: tm.others(), Weight: tm.weight}
}

func (tm *term) others() []string {
	if tm.self < 0 {
		return tm.texts
	}
	return slices.Concat(tm.texts[:tm.self], tm.texts[tm.self+1:])
}
