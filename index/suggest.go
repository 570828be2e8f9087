package index

import (
	"context"
	"fmt"
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

// A suggester completes what is being typed. It is safe for concurrent use. Its
// entries are numbered: first those that it holds, then the titles of all cases.
type suggester struct {
	analyzer *french.Analyzer
	cases    corpus.Cases
	entries  []*suggestEntry
	heads    []uint64           // of the title of each case, what headOf gives
	lengths  []uint16           // of the title of each case, folded, in bytes
	words    []suggestWord      // of entries and titles
	byKey    map[string][]int32 // numbers of words
	byFold   []int32            // numbers of words, in the order of their folds
	search   func(ctx context.Context, q query.Query) (int, error)
	mend     func(ctx context.Context, word string, prefix bool) []string // nil if the engine does not
	desks    sync.Pool                                                    // of *desk, each for one request at a time
}

// A suggestWord is a form of a word with the entries that hold it.
type suggestWord struct {
	fold    string
	entries []int32 // in order
}

// A suggestEntry is a suggestion with what finds it.
type suggestEntry struct {
	Suggestion
	fold string
	says []uint64 // what it says, as saying has it; nil for a title, whose text tells it
	// find counts the cases of a suggestion whose Count is not known yet, once it
	// is suggested; nil when it is known.
	find  query.Node
	count atomic.Int64 // Count + 1, 0 while it is not known
}

// A suggestWriter makes a suggester.
type suggestWriter struct {
	*suggester
	analysed map[string]french.Form // by the form of a token: titles are made of the same words
	numbers  map[string]int32       // of the words so far, by the same
}

// newSuggester reads a corpus for what may be suggested. s counts how many cases its
// values have. It takes a while with a large corpus, and stops when ctx ends.
func newSuggester(ctx context.Context, c *corpus.Corpus, a *french.Analyzer, s Searcher) (*suggester, error) {
	w := &suggestWriter{
		suggester: &suggester{analyzer: a, cases: c.Cases, byKey: map[string][]int32{}},
		analysed:  map[string]french.Form{}, numbers: map[string]int32{},
	}
	w.addTerms(c.Thesaurus)
	if err := w.addValues(ctx, s); err != nil {
		return nil, err
	}
	phrases, err := frequentPhrases(ctx, c, a, w.form)
	if err != nil {
		return nil, err
	}
	for _, p := range phrases {
		w.add(Suggestion{Text: p, Kind: SuggestPhrase}, &query.Phrase{Text: p}, p)
	}
	if err := w.addTitles(ctx); err != nil {
		return nil, err
	}
	w.byFold = make([]int32, len(w.words))
	for i := range w.byFold {
		w.byFold[i] = int32(i)
	}
	slices.SortFunc(w.byFold, func(a, b int32) int { return strings.Compare(w.words[a].fold, w.words[b].fold) })
	return w.suggester, nil
}

func (w *suggestWriter) addTerms(t *corpus.Thesaurus) {
	for _, sg := range t.Sigles {
		w.add(Suggestion{Text: sg.Sigle, Kind: SuggestSigle, Note: strings.Join(sg.Developpe, ", ")}, &query.Word{Text: sg.Sigle}, spellings(sg)...)
	}
	for _, group := range t.Synonymes {
		for _, term := range group {
			w.add(Suggestion{Text: term, Kind: SuggestTerm}, &query.Phrase{Text: term}, term)
		}
	}
}

func (w *suggestWriter) addValues(ctx context.Context, s Searcher) error {
	all, err := s.Search(ctx, Request{FacetValues: -1})
	if err != nil {
		return fmt.Errorf("count the values to suggest: %w", err)
	}
	for _, counted := range all.Facets {
		counts := make([]int, len(counted.Facet.Valeurs)+1) // by place, corpus.Unspecified last
		for _, v := range counted.Values {
			counts[v.Place] = v.Count
		}
		for i, v := range counted.Facet.Valeurs { // in the vocabulary's order
			if counts[i] > 0 {
				texts := append([]string{v.Libelle, v.Code}, v.Alias...)
				w.add(Suggestion{Text: v.Libelle, Kind: SuggestValue, Note: counted.Facet.Libelle, Facet: counted.Facet.Nom, Value: v.ID, Count: counts[i]}, nil, texts...)
			}
		}
	}
	return nil
}

func (w *suggestWriter) add(suggestion Suggestion, find query.Node, texts ...string) {
	number := int32(len(w.entries))
	e := &suggestEntry{Suggestion: suggestion, find: find, fold: foldText(suggestion.Text)}
	e.says = []uint64{saying(suggestion.Text, w.analyzer, w.form)}
	if suggestion.Kind == SuggestSigle { // it says what it stands for
		for _, text := range texts {
			e.says = append(e.says, saying(text, w.analyzer, w.form))
		}
	}
	w.entries = append(w.entries, e)
	for _, text := range texts {
		w.addText(number, text)
	}
}

// addText has an entry found by the words of a text.
func (w *suggestWriter) addText(entry int32, text string) {
	for _, t := range w.analyzer.Tokenize(text) {
		if t.Stop {
			continue
		}
		number, ok := w.numbers[t.Form]
		if !ok {
			number = w.newWord(t.Form)
		}
		word := &w.words[number]
		if last := len(word.entries) - 1; last < 0 || word.entries[last] != entry {
			word.entries = append(word.entries, entry)
		}
	}
}

func (w *suggestWriter) newWord(text string) int32 {
	number, form := int32(len(w.words)), w.form(text)
	w.numbers[strings.Clone(text)] = number // the text is a part of a longer one
	w.words = append(w.words, suggestWord{fold: form.Fold})
	for _, key := range form.LookupKeys() {
		w.byKey[key] = append(w.byKey[key], number)
	}
	return number
}

// form analyses a form of a token, once.
func (w *suggestWriter) form(text string) french.Form {
	f, ok := w.analysed[text]
	if !ok {
		text = strings.Clone(text)
		f = w.analyzer.Form(text)
		w.analysed[text] = f
	}
	return f
}

func (s *suggester) countCases(ctx context.Context, e *suggestEntry) error {
	if e.counted() {
		return nil
	}
	n, err := s.search(ctx, query.Query{Wanted: []query.Node{e.find}})
	if err != nil {
		return err
	}
	e.count.Store(int64(n) + 1)
	return nil
}

// counted tells whether it is known how many cases a suggestion leads to.
func (e *suggestEntry) counted() bool { return e.find == nil || e.count.Load() > 0 }

// cases is how many cases a suggestion leads to; 0 while that is not known.
func (e *suggestEntry) cases() int {
	if e.find == nil {
		return e.Count
	}
	return int(max(e.count.Load()-1, 0))
}
