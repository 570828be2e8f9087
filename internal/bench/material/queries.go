package material

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"glane/index/french"
)

// A Kind is what a query is made of.
type Kind string

// The kinds of queries.
const (
	Term   Kind = "mot"
	Terms  Kind = "mots"
	Phrase Kind = "expression"
	Prefix Kind = "début"
	Typo   Kind = "faute"
)

// Kinds lists the kinds with how many queries in ten are of each.
var Kinds = []struct {
	Kind  Kind
	Share int
}{{Term, 3}, {Terms, 3}, {Phrase, 1}, {Prefix, 2}, {Typo, 1}}

// A Query is one line of the log.
type Query struct {
	Kind  Kind
	Text  string // words parted by spaces; those of a phrase between no quotes
	Facet string // what the query is filtered by; "" for nothing
	Value string // its id
}

// String is the query as a line of the log: kind, text, facet, value, parted by
// tabulations.
func (q Query) String() string {
	return strings.Join([]string{string(q.Kind), q.Text, q.Facet, q.Value}, "\t")
}

// mostTries is how many are drawn for one that is taken; some ten are as a rule.
const mostTries = 1000

var errFewWords = errors.New("the documents have not words enough for so many queries")

// filtered is how many queries in ten have a filter.
const filtered = 3

// Queries draws n queries from documents: a word comes as often as it stands in
// them, so that the log has the words that stand everywhere and those that stand
// once. All of a query comes from one document, so that it can be found. No query
// comes twice; errFewWords tells that there are not so many.
func Queries(docs []*Document, v *Vocabulary, n int, seed uint64) ([]Query, error) {
	w := &writer{random: source(seed), analyzer: french.New(nil), known: map[string]bool{}}
	for _, d := range docs {
		for _, word := range w.tokens(strings.Join(d.Passages, " ")) {
			w.known[word] = true
		}
	}
	var kinds []Kind
	for _, k := range Kinds {
		kinds = append(kinds, slices.Repeat([]Kind{k.Kind}, k.Share)...)
	}
	var out []Query
	seen := map[string]bool{}
	for tries := 0; len(out) < n; tries++ {
		if tries > mostTries*n {
			return nil, errFewWords
		}
		d := docs[w.random.IntN(len(docs))]
		q, ok := w.query(kinds[len(out)%len(kinds)], d)
		if !ok || seen[q.String()] {
			continue
		}
		seen[q.String()] = true
		if w.random.IntN(10) < filtered {
			facet := w.random.IntN(len(facets) - 1) // the last has a value for a few documents each
			if ids := v.ids(d, facet); len(ids) > 0 {
				q.Facet, q.Value = facets[facet].name, ids[0]
			}
		}
		out = append(out, q)
	}
	return out, nil
}

// A writer writes queries.
type writer struct {
	random   *rand.Rand
	analyzer *french.Analyzer
	known    map[string]bool // all words of the documents
}

// tokens are the words of a text, in lower case; those of letters only.
func (w *writer) tokens(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

// content tells whether a word is one that people search for.
func (w *writer) content(word string) bool {
	return utf8.RuneCountInString(word) > 2 && !w.analyzer.IsStop(word)
}

// query writes a query of a kind out of a document; false when it has no words
// for it.
func (w *writer) query(kind Kind, d *Document) (Query, bool) {
	text := strings.ToLower(d.Passages[w.random.IntN(len(d.Passages))])
	passage := w.tokens(text)
	content := slices.DeleteFunc(slices.Clone(passage), func(s string) bool { return !w.content(s) })
	if len(content) < 4 {
		return Query{}, false
	}
	word := content[w.random.IntN(len(content))]
	letters := []rune(word)
	switch kind {
	case Terms:
		text := w.several(content)
		return Query{Kind: kind, Text: text}, text != ""
	case Phrase:
		phrase := w.phrase(passage)
		// Between its words stand spaces alone: what else may is for each engine to say.
		return Query{Kind: kind, Text: phrase}, phrase != "" && strings.Contains(" "+text+" ", " "+phrase+" ")
	case Prefix:
		return Query{Kind: kind, Text: string(letters[:min(2+w.random.IntN(4), len(letters))])}, len(letters) > 5
	case Typo:
		text := string(w.mistyped(letters))
		return Query{Kind: kind, Text: text}, len(letters) > 5 && !w.known[text]
	}
	return Query{Kind: Term, Text: word}, true
}

// several takes two to four different words.
func (w *writer) several(content []string) string {
	var out []string
	for range 2 + w.random.IntN(3) {
		if word := content[w.random.IntN(len(content))]; !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	if len(out) < 2 {
		return ""
	}
	return strings.Join(out, " ")
}

// phrase takes two to four words that follow one another, of which the first
// and the last are no function words.
func (w *writer) phrase(passage []string) string {
	n := 2 + w.random.IntN(3)
	if len(passage) < n {
		return ""
	}
	at := w.random.IntN(len(passage) - n + 1)
	out := passage[at : at+n]
	if !w.content(out[0]) || !w.content(out[n-1]) {
		return ""
	}
	return strings.Join(out, " ")
}

// mistyped makes one of the usual four slips, never on the first letter.
func (w *writer) mistyped(letters []rune) []rune {
	at := 1 + w.random.IntN(len(letters)-1)
	other := rune('a' + w.random.IntN(26))
	out := slices.Clone(letters)
	switch w.random.IntN(4) {
	case 0:
		return slices.Delete(out, at, at+1)
	case 1:
		return slices.Insert(out, at, other)
	case 2:
		out[at] = other
	default:
		out[at], out[max(at-1, 1)] = out[max(at-1, 1)], out[at]
	}
	return out
}

// ReadQuery reads a line of the log.
func ReadQuery(line string) (Query, error) {
	cells := strings.Split(line, "\t")
	if len(cells) != 4 {
		return Query{}, fmt.Errorf("a query of %d cells, not 4: %q", len(cells), line)
	}
	return Query{Kind(cells[0]), cells[1], cells[2], cells[3]}, nil
}
