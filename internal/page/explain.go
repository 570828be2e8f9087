package page

import (
	"strings"
	"unicode"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
	"glane/internal/phrase"
	"glane/internal/texts"
)

// An explainer cuts the texts of one fiche into segments: the words that a query
// meets, as the list of results marks them, and each acronym of the thesaurus
// where it first stands in a text.
type explainer struct {
	generation *index.Generation
	marker     *index.Marker
	met        []*corpus.Sigle        // all that the fiche has, in order
	explained  map[*corpus.Sigle]bool // of these, those that a segment explains
	noted      map[*corpus.Sigle]bool
}

func newExplainer(g *index.Generation, q query.Query) *explainer {
	return &explainer{generation: g, marker: g.Marker(q), explained: map[*corpus.Sigle]bool{}, noted: map[*corpus.Sigle]bool{}}
}

// marked marks a text in which nothing is explained, as a heading: its acronyms
// are noted.
func (e *explainer) marked(zone, text string) []Segment {
	e.note(text)
	return segments(text, e.marks(zone, text))
}

// note remembers the acronyms of a text.
func (e *explainer) note(text string) []index.Mention {
	mentions := e.generation.Mentions(text)
	for _, m := range mentions {
		if !e.noted[m.Sigle] {
			e.noted[m.Sigle] = true
			e.met = append(e.met, m.Sigle)
		}
	}
	return mentions
}

// text marks a text and explains the acronyms that no text before it had.
func (e *explainer) text(zone, text string) []Segment {
	marks := e.marks(zone, text)
	var out []Segment
	at := 0
	for _, m := range e.note(text) {
		if e.explained[m.Sigle] {
			continue
		}
		e.explained[m.Sigle] = true
		out = append(out, segments(text[at:m.Start], within(marks, at, m.Start))...)
		out = append(out, Segment{
			Text: phrase.Typeset(text[m.Start:m.End]), Mark: len(within(marks, m.Start, m.End)) > 0, Sigle: sigleAnchor(m.Sigle),
		})
		at = m.End
	}
	return append(out, segments(text[at:], within(marks, at, len(text)))...)
}

func (e *explainer) marks(zone, text string) []index.Span {
	var spans []index.Span
	for _, m := range e.marker.Marks(text, zone) {
		spans = append(spans, m.Span)
	}
	return spans
}

// within gives what of some spans lies between two places of a text, counted
// from the first.
func within(spans []index.Span, from, to int) []index.Span {
	var out []index.Span
	for _, s := range spans {
		start, end := max(s.Start, from), min(s.End, to)
		if start < end {
			out = append(out, index.Span{Start: start - from, End: end - from})
		}
	}
	return out
}

// sigleAnchor names an acronym's place in a page. Two acronyms of one thesaurus
// differ by more than capitals and signs, so they have names of their own.
func sigleAnchor(s *corpus.Sigle) string {
	parts := strings.FieldsFunc(strings.ToLower(s.Sigle), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return "sigle-" + strings.Join(parts, "-")
}

// A SigleView is one acronym with what it stands for.
type SigleView struct {
	Anchor, Sigle string
	Forms         string // other ways to write it; "" for none
	Meanings      []string
	Definition    string
	Href          string // to its place in the glossary
	InText        bool   // a word of the fiche's texts explains it
}

// sigleViews are the acronyms of a fiche.
func (w wording) sigleViews(t *corpus.Thesaurus, e *explainer) []SigleView {
	views := make([]SigleView, len(e.met))
	for i, s := range e.met {
		views[i] = w.sigleView(s)
		views[i].Href, views[i].InText = sigleLink(t, s), e.explained[s]
	}
	return views
}

func (w wording) sigleView(s *corpus.Sigle) SigleView {
	view := SigleView{Anchor: sigleAnchor(s), Sigle: s.Sigle, Definition: phrase.Typeset(s.Definition)}
	if len(s.Formes) > 0 {
		view.Forms = w.Text("glossary.forms", "forms", w.List(s.Formes, texts.Or))
	}
	for _, meaning := range s.Developpe {
		view.Meanings = append(view.Meanings, phrase.Typeset(meaning))
	}
	return view
}
