package index

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

// A Suggestion is a way to go on with what is being typed.
type Suggestion struct {
	Text  string
	Kind  SuggestionKind
	Count int // cases that it leads to
	// Note is what an acronym stands for; the facet's label for a value.
	Note  string
	Case  string // the id of the case, of a SuggestCase
	Facet string // the name of the facet, of a SuggestValue
	Value string // the id of the value, of a SuggestValue
}

// A SuggestionKind tells what a suggestion is.
type SuggestionKind string

const (
	SuggestSigle  SuggestionKind = "sigle"      // an acronym of the thesaurus
	SuggestTerm   SuggestionKind = "terme"      // another term of it
	SuggestValue  SuggestionKind = "facette"    // a value of a facet
	SuggestPhrase SuggestionKind = "expression" // words that several cases use together
	SuggestCase   SuggestionKind = "fiche"      // a title
)

// SuggestionKinds lists every kind.
var SuggestionKinds = []SuggestionKind{SuggestSigle, SuggestTerm, SuggestValue, SuggestPhrase, SuggestCase}

// MaxSuggestions is the most that can be asked for at once.
const MaxSuggestions = 20

// A suggester completes what is being typed. It is safe for concurrent use.
type suggester struct {
	analyzer *french.Analyzer
	entries  []*suggestEntry
	tokens   []suggestToken     // in the order of their folds
	byKey    map[string][]int32 // places among the entries
	search   func(ctx context.Context, q query.Query) (int, error)
	mend     func(ctx context.Context, word string, prefix bool) []string // nil if the engine does not
	desks    sync.Pool                                                    // of *desk, each for one request at a time
	analysed map[string]french.Form                                       // of the tokens added so far; nil when all are
}

// A suggestEntry is a suggestion with what finds it.
type suggestEntry struct {
	Suggestion
	order int32 // its place among the entries
	fold  string
	// find counts the cases of a suggestion whose Count is not known yet, once it
	// is suggested; nil when it is known.
	find  query.Node
	count atomic.Int64 // Count + 1, 0 while it is not known
}

type suggestToken struct {
	fold  string
	entry int32 // its place among the entries
}

func newSuggester(c *corpus.Corpus, a *french.Analyzer, search func(context.Context, query.Query) (int, error)) *suggester {
	s := &suggester{analyzer: a, byKey: map[string][]int32{}, search: search, analysed: map[string]french.Form{}}
	s.addTerms(c.Thesaurus)
	s.addValues(c)
	for _, p := range frequentPhrases(c, a, s.form) {
		s.add(Suggestion{Text: p, Kind: SuggestPhrase}, &query.Phrase{Text: p}, p)
	}
	for _, cs := range c.Cases.All() {
		s.add(Suggestion{Text: cs.Titre, Kind: SuggestCase, Case: cs.ID, Count: 1}, nil, cs.Titre)
	}
	s.analysed = nil
	slices.SortFunc(s.tokens, func(a, b suggestToken) int {
		return cmp.Or(strings.Compare(a.fold, b.fold), cmp.Compare(a.entry, b.entry))
	})
	return s
}

func (s *suggester) addTerms(t *corpus.Thesaurus) {
	for _, sg := range t.Sigles {
		texts := append(append([]string{sg.Sigle}, sg.Formes...), sg.Developpe...)
		s.add(Suggestion{Text: sg.Sigle, Kind: SuggestSigle, Note: strings.Join(sg.Developpe, ", ")}, &query.Word{Text: sg.Sigle}, texts...)
	}
	for _, group := range t.Synonymes {
		for _, term := range group {
			s.add(Suggestion{Text: term, Kind: SuggestTerm}, &query.Phrase{Text: term}, term)
		}
	}
}

func (s *suggester) addValues(c *corpus.Corpus) {
	for i := range c.Schema.Facettes {
		f := &c.Schema.Facettes[i]
		counts := map[string]int{}
		for _, cs := range c.Cases.All() {
			if ids := cs.Facettes[f.Nom]; !f.Hierarchie {
				for _, id := range ids {
					counts[id]++ // each is there once
				}
				continue
			}
			seen := map[string]bool{}
			for _, id := range cs.Facettes[f.Nom] {
				for _, v := range withAncestors(f, id, seen) {
					counts[v.ID]++
				}
			}
		}
		for _, v := range f.Valeurs {
			if counts[v.ID] > 0 {
				texts := append([]string{v.Libelle, v.Code}, v.Alias...)
				s.add(Suggestion{Text: v.Libelle, Kind: SuggestValue, Note: f.Libelle, Facet: f.Nom, Value: v.ID, Count: counts[v.ID]}, nil, texts...)
			}
		}
	}
}

func (s *suggester) add(suggestion Suggestion, find query.Node, texts ...string) {
	e := &suggestEntry{Suggestion: suggestion, find: find, fold: french.Fold(strings.ToLower(suggestion.Text)), order: int32(len(s.entries))}
	s.entries = append(s.entries, e)
	var seen []string
	for _, text := range texts {
		for _, t := range s.analyzer.Tokenize(text) {
			if t.Stop {
				continue
			}
			form := s.form(t.Form)
			if slices.Contains(seen, form.Fold) {
				continue
			}
			seen = append(seen, form.Fold)
			s.tokens = append(s.tokens, suggestToken{form.Fold, e.order})
			for _, key := range form.LookupKeys() {
				s.byKey[key] = append(s.byKey[key], e.order)
			}
		}
	}
}

// form analyses a form of a token, once: titles are made of the same words.
func (s *suggester) form(text string) french.Form {
	f, ok := s.analysed[text]
	if !ok {
		f = s.analyzer.Form(text)
		s.analysed[text] = f
	}
	return f
}

func (s *suggester) countCases(ctx context.Context, e *suggestEntry) error {
	if e.find == nil || e.count.Load() > 0 {
		return nil
	}
	n, err := s.search(ctx, query.Query{Wanted: []query.Node{e.find}})
	if err != nil {
		return err
	}
	e.count.Store(int64(n) + 1)
	return nil
}

// cases is how many cases a suggestion leads to; 0 while that is not known.
func (e *suggestEntry) cases() int {
	if e.find == nil {
		return e.Count
	}
	return int(max(e.count.Load()-1, 0))
}
