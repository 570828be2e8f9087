package page

import (
	"glane/corpus"
	"glane/index"
)

// marker gives the function that marks the words of a search in a text.
func marker(_ *corpus.Corpus, _ index.Request) func(text string) []Segment {
	return func(text string) []Segment { return segments(text, nil) }
}
