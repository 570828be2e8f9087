package index

import (
	"context"

	"glane/index/query"
)

// A Mender says what a word that its corpus does not have was meant to be, the
// likeliest first; nothing for a word that is right, or that nothing is near to,
// or when ctx ends first. prefix tells that the word may be unfinished.
type Mender interface {
	// Holds tells whether the corpus holds a word just as it is typed. It is quick.
	Holds(word string) bool
	Mend(ctx context.Context, word string, prefix bool) []string
}

// maxMended is how many words of a query are mended at most: each is compared
// with all the words of the corpus.
const maxMended = 4

// mending replaces the words of a query that the corpus does not have by those
// that were meant.
type mending struct {
	Searcher
	mender   Mender
	synonyms query.Synonyms
}

// Search implements Searcher.
func (s mending) Search(ctx context.Context, r Request) (*Answer, error) {
	left := maxMended
	mended, corrections := query.Mend(r.Query, func(word string, prefix bool) []string {
		if left == 0 || s.mender.Holds(word) || s.synonyms.Knows(word) || len(s.synonyms.At([]string{word}, 0)) > 0 {
			return nil
		}
		meant := s.mender.Mend(ctx, word, prefix)
		if len(meant) > 0 {
			left--
		}
		return meant
	})
	r.Query = mended
	a, err := s.Searcher.Search(ctx, r)
	if err != nil || len(corrections) == 0 || a.Matched == 0 {
		return a, err
	}
	for _, c := range corrections {
		a.Corrections = append(a.Corrections, Correction(c))
	}
	a.DidYouMean = query.Replace(r.Text, corrections)
	return a, nil
}

// AsTyped writes a query so that its words are taken as they were typed: between
// quotes.
func AsTyped(text string, corrections []Correction) string {
	quoted := make([]query.Correction, len(corrections))
	for i, c := range corrections {
		quoted[i] = query.Correction{Typed: c.Typed, Meant: `"` + c.Typed + `"`}
	}
	return query.Replace(text, quoted)
}
