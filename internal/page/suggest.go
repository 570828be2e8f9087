package page

import (
	"strings"

	"glane/internal/params"
)

// suggestionCounts says every number of suggestions that there can be, from 1 on,
// one after the other with a bar between: the script of the page knows no plural
// of any language.
func (w wording) suggestionCounts() string {
	counts := make([]string, params.DefaultSuggestions)
	for i := range counts {
		counts[i] = w.Text("suggest.count", "n", i+1)
	}
	return strings.Join(counts, "|")
}
