package page

import (
	"glane/index"
	"glane/internal/phrase"
)

// A Segment is a stretch of text, found or not. The template "texte" writes
// <mark> around those that were found, and escapes all.
type Segment struct {
	Text  string
	Mark  bool
	Sigle string // the anchor of the acronym that is explained here; "" for none
}

// segments cuts a text at its marks. Marks that overlap, stand out of order or
// reach past the text are cut down or left out: a text is shown whole, and once,
// whatever the marks say. Each piece is typeset once it is cut: the marks count
// the bytes of the text as it was written.
func segments(text string, marks []index.Span) []Segment {
	var out []Segment
	at := 0
	for _, m := range marks {
		start, end := max(m.Start, at), min(m.End, len(text))
		if start >= end {
			continue
		}
		if start > at {
			out = append(out, Segment{Text: phrase.Typeset(text[at:start])})
		}
		out = append(out, Segment{Text: phrase.Typeset(text[start:end]), Mark: true})
		at = end
	}
	if at < len(text) {
		out = append(out, Segment{Text: phrase.Typeset(text[at:])})
	}
	return out
}
