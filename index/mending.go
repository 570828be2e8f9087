package index

import (
	"context"
	"strings"

	"glane/index/query"
)

// A Mender says what a word that its corpus does not have was meant to be, the
// likeliest first; nothing for a word that is right, or that nothing is near to.
// prefix tells that the word may be unfinished.
type Mender interface {
	Mend(word string, prefix bool) []string
}

// mending replaces the words of a query that the corpus does not have by those
// that were meant.
type mending struct {
	Searcher
	mender   Mender
	synonyms query.Synonyms
}

// Search implements Searcher.
func (s mending) Search(ctx context.Context, r Request) (*Answer, error) {
	mended, corrections := query.Mend(r.Query, s.meant)
	r.Query = mended
	a, err := s.Searcher.Search(ctx, r)
	if err != nil || len(corrections) == 0 || a.Matched == 0 {
		return a, err
	}
	for _, c := range corrections {
		a.Corrections = append(a.Corrections, Correction{Typed: c.Typed, Meant: c.Meant})
	}
	a.DidYouMean = replaceWords(r.Text, a.Corrections)
	return a, nil
}

// meant asks the engine about a word, unless the thesaurus has it.
func (s mending) meant(word string, prefix bool) []string {
	if s.synonyms.Knows(word) || len(s.synonyms.At([]string{word}, 0)) > 0 {
		return nil
	}
	return s.mender.Mend(word, prefix)
}

// AsTyped writes a query so that its words are taken as they were typed: between
// quotes.
func AsTyped(text string, corrections []Correction) string {
	for _, c := range corrections {
		text = strings.Replace(text, c.Typed, `"`+c.Typed+`"`, 1)
	}
	return text
}

// replaceWords writes a query as it was meant.
func replaceWords(text string, corrections []Correction) string {
	for _, c := range corrections {
		text = strings.Replace(text, c.Typed, c.Meant, 1)
	}
	return text
}
