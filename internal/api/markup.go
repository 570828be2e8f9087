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
	b.Grow(len(p.Text) + len("… ") + len(" …") + len(p.Marks)*len("<mark></mark>"))
	if p.Before {
		b.WriteString("… ")
	}
	at := 0
	for _, m := range p.Marks {
		if m.Start < at || m.End <= m.Start || m.End > len(p.Text) {
			continue
		}
		escape(&b, p.Text[at:m.Start])
		b.WriteString("<mark>")
		escape(&b, p.Text[m.Start:m.End])
		b.WriteString("</mark>")
		at = m.End
	}
	escape(&b, p.Text[at:])
	if p.After {
		b.WriteString(" …")
	}
	return b.String()
}

// escape writes a text as html.EscapeString does. What needs no escaping, nearly all of
// a text, is written in whole stretches.
func escape(b *strings.Builder, text string) {
	for {
		i := strings.IndexAny(text, `&'<>"`)
		if i < 0 {
			b.WriteString(text)
			return
		}
		b.WriteString(text[:i])
		b.WriteString(html.EscapeString(text[i : i+1]))
		text = text[i+1:]
	}
}
