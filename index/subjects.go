package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

// tellingShare is the most of a corpus that may hold a word of its vocabularies
// for that word to tell a subject: what a third of the cases are about («contrat»
// in a corpus of contracts) tells them not apart.
const tellingShare = 1.0 / 3

// subjects knows which words can be what a query is about by themselves, though
// no case holds the words beside them.
type subjects struct {
	analyzer *french.Analyzer
	keys     map[string]bool // by which the words of the vocabularies meet others
	cases    int
}

// newSubjects gathers the vocabularies of a corpus: labels and aliases of facet
// values, terms of the thesaurus and its acronyms, but those that are words of every
// day in small letters.
func newSubjects(c *corpus.Corpus, a *french.Analyzer) *subjects {
	s := &subjects{analyzer: a, keys: map[string]bool{}, cases: c.Cases.Len()}
	for _, f := range c.Schema.Facettes {
		for _, v := range f.Valeurs {
			for _, label := range append([]string{v.Libelle}, v.Alias...) {
				s.addLabel(label)
			}
		}
	}
	for _, sigle := range c.Thesaurus.Sigles {
		if !sigle.Majuscules {
			s.addTerms(append([]string{sigle.Sigle}, sigle.Formes...))
		}
	}
	for _, group := range c.Thesaurus.Synonymes {
		s.addTerms(group)
	}
	for _, g := range c.Thesaurus.Generiques {
		s.addTerms(append([]string{g.Terme}, g.Specifiques...))
	}
	return s
}

// parting is what parts the things that one label names: «Transports et
// déplacements», «Parc naturel régional (PNR)».
var parting = strings.NewReplacer(" et ", "\n", " ou ", "\n", ",", "\n", ";", "\n", "/", "\n", "(", "\n", ")", "\n")

// addLabel takes the words that a label can be about: its only word, or the
// complements of its first («Ressource en eau»). An adjective is no subject, and
// what the label begins with is that of many («Groupement d’intérêt public»).
func (s *subjects) addLabel(label string) {
	for part := range strings.Lines(parting.Replace(label)) {
		words := s.contentWords(part)
		for i, w := range words {
			if len(words) == 1 || i > 0 && w.complement {
				s.add(w.form)
			}
		}
	}
}

// addTerms takes the terms of one word: a part of another is not what the term is,
// nor is a word of its family («planification» tells a subject, «plan» does not).
func (s *subjects) addTerms(terms []string) {
	for _, term := range terms {
		if words := s.contentWords(term); len(words) == 1 {
			form := s.analyzer.Form(words[0].form)
			if form.Acronym { // which the language may know as a word: «ehpad»
				s.keys[form.Fold] = true
				continue
			}
			s.keys[form.Keys[0]] = true
		}
	}
}

func (s *subjects) add(text string) {
	form := s.analyzer.Form(text)
	for _, key := range form.LookupKeys() {
		s.keys[key] = true
	}
}

// A contentWord is a word of a label; complement tells that a function word joins
// it to those before it.
type contentWord struct {
	form       string
	complement bool
}

func (s *subjects) contentWords(text string) []contentWord {
	var out []contentWord
	joined := false
	for _, t := range s.analyzer.Tokenize(text) {
		switch {
		case t.Compound:
		case t.Stop:
			joined = true
		default:
			elided := strings.HasSuffix(text[:t.Start], "'") || strings.HasSuffix(text[:t.Start], "’")
			out = append(out, contentWord{t.Form, joined || elided})
			joined = false
		}
	}
	return out
}

// tells tells whether a part of a query that some cases hold can be its subject:
// a name, an acronym, a number, a term of several words, or a word of the
// vocabularies that not too many cases hold. after tells that it is not the first
// word, so that a capital is that of a name; narrowed, that a word of the language
// follows it: «transport scolaire» is not about transport where no case holds the
// second word.
func (s *subjects) tells(part query.Node, after, narrowed bool, cases int) bool {
	word, ok := query.TypedWord(part)
	if !ok {
		return true
	}
	_, acronym := french.AcronymForm(word)
	first, _ := utf8.DecodeRuneInString(word)
	if acronym || after && unicode.IsUpper(first) || strings.ContainsFunc(word, unicode.IsDigit) || !s.analyzer.Knows(word) {
		return true
	}
	if narrowed || float64(cases) > tellingShare*float64(s.cases) {
		return false
	}
	form := s.analyzer.Form(french.FoldCase(word))
	return s.keys[form.Fold] || s.keys[form.Keys[0]] || s.keys[form.Keys[1]]
}

// narrows tells whether a part of a query narrows the word before it, as adjectives
// and complements do in French. A slip or a name that the language lacks may be
// anything.
func (s *subjects) narrows(part query.Node) bool {
	word, ok := query.TypedWord(part)
	return !ok || s.analyzer.Knows(word)
}
