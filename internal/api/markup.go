package api

import (
	"html"
	"strings"

	"glane/index"
)

// markup writes a passage as safe HTML: the marked words within <mark>, all
// else escaped. It is the last step of a highlight, and the only one of the API
// that writes a tag. Marks that do not fit the text are left out.
func markup(p index.Passage) string {
	var b strings.Builder
	if p.Before {
		b.WriteString("… ")
	}
	at := 0
	for _, m := range p.Marks {
		if m.Start < at || m.End <= m.Start || m.End > len(p.Text) {
			continue
		}
		b.WriteString(html.EscapeString(p.Text[at:m.Start]))
		b.WriteString("<mark>")
		b.WriteString(html.EscapeString(p.Text[m.Start:m.End]))
		b.WriteString("</mark>")
		at = m.End
	}
	b.WriteString(html.EscapeString(p.Text[at:]))
	if p.After {
		b.WriteString(" …")
	}
	return b.String()
}
