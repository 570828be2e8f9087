package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

// An Example is a query that shows one thing that searching can do, chosen out
// of a corpus so that it finds cases of it.
type Example struct {
	Kind  ExampleKind
	Text  string // to be searched as it is
	About string // what the text is about: the word, the words that an acronym stands for, the rubric's label
	Total int    // the cases that it finds, at least 1
}

// An ExampleKind is what an example shows.
type ExampleKind string

// The kinds, in the order in which they are best learnt.
const (
	ExampleWords    ExampleKind = "mots"      // every word is wanted
	ExampleForms    ExampleKind = "formes"    // accents, capitals and plurals make no difference
	ExampleSigle    ExampleKind = "sigle"     // an acronym finds its words
	ExamplePhrase   ExampleKind = "phrase"    // words in quotation marks stand side by side
	ExampleExcluded ExampleKind = "exclusion" // a word that must not be there
	ExampleRubric   ExampleKind = "rubrique"  // a word in one rubric
	ExampleStart    ExampleKind = "debut"     // the beginning of a word is enough
	ExampleMended   ExampleKind = "faute"     // a slip of the finger is mended
)

// Bounds of the search for examples, which reads some cases and asks some
// questions: the first page that shows them waits for it.
const (
	exampleCases = 60 // cases that are read, evenly taken
	exampleTries = 6  // questions asked for one example
	longWord     = 8  // letters of a word that can lose one
	usualWord    = 6  // letters of a word that is worth searching: most shorter ones are small talk
	titleBonus   = 2  // texts that a word's place in a title counts for
	startOf      = 5  // letters that tell a long word from most others
)

// Examples gives at most one example of each kind; a kind of which the corpus
// shows nothing is left out. When ctx ends first it gives those found so far,
// and the error. None are found in a generation not made by NewGeneration.
func (g *Generation) Examples(ctx context.Context) ([]Example, error) {
	if g.analyzer == nil {
		return nil, nil
	}
	b := &exampleBook{g: g, sample: sampleOf(g.Corpus.Cases)}
	b.read()
	var out []Example
	for _, find := range []func(context.Context) (Example, error){
		b.words, b.forms, b.sigle, b.phrase, b.excluded, b.rubric, b.start, b.mended,
	} {
		one, err := find(ctx)
		switch {
		case errors.Is(err, errNoExample):
		case err != nil:
			return out, fmt.Errorf("find examples: %w", err)
		default:
			out = append(out, one)
		}
	}
	return out, nil
}

// errNoExample says that the corpus shows nothing of a kind.
var errNoExample = errors.New("no example")

// sampleOf takes some cases from all over the corpus.
func sampleOf(cases corpus.Cases) []*corpus.Case {
	step := max(1, cases.Len()/exampleCases)
	var out []*corpus.Case
	for i := 0; i < cases.Len() && len(out) < exampleCases; i += step {
		out = append(out, cases.At(i))
	}
	return out
}

// An exampleBook is the words of some cases.
type exampleBook struct {
	g      *Generation
	sample []*corpus.Case
	common []string // words that stand in several of the titles and texts, the most common first
}

func (b *exampleBook) read() {
	seen := map[string]int{}
	for _, c := range b.sample {
		own := map[string]bool{}
		for _, text := range b.texts(c) {
			for _, w := range b.wordsOf(text) {
				own[w.Form] = true
			}
		}
		for form := range own {
			seen[form]++
		}
		for _, w := range b.wordsOf(c.Titre) {
			seen[w.Form] += titleBonus // what a case is called, it is about
		}
	}
	b.common = slices.SortedFunc(maps.Keys(seen), func(x, y string) int {
		return cmp.Or(cmp.Compare(seen[y], seen[x]), strings.Compare(x, y))
	})
}

func (b *exampleBook) texts(c *corpus.Case) []string {
	var out []string
	for _, r := range b.g.Corpus.Schema.Rubriques {
		out = append(out, c.Rubriques[r.Nom]...)
	}
	return out
}

// wordsOf gives the words of a text that are worth searching by themselves.
func (b *exampleBook) wordsOf(text string) []french.Token {
	return slices.DeleteFunc(b.g.analyzer.Tokenize(text), func(t french.Token) bool {
		return t.Stop || t.Acronym || t.Compound || t.Hyphen || utf8.RuneCountInString(t.Form) < usualWord ||
			strings.ContainsAny(t.Form, "0123456789'") || !b.g.analyzer.Knows(t.Form)
	})
}

// try asks for a text, and gives it as an example when it finds cases as it is.
func (b *exampleBook) try(ctx context.Context, kind ExampleKind, text, about string) (Example, error) {
	a, err := b.ask(ctx, text)
	if err != nil {
		return Example{}, err
	}
	if a.Total == 0 || a.Relaxed || len(a.Corrections) > 0 {
		return Example{}, errNoExample
	}
	return Example{Kind: kind, Text: text, About: about, Total: a.Total}, nil
}

func (b *exampleBook) ask(ctx context.Context, text string) (*Answer, error) {
	return b.g.Searcher.Search(ctx, Request{Text: text, Query: query.Parse(text, Fields(b.g.Corpus.Schema))})
}
