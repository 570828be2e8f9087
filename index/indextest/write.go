package indextest

import (
	"fmt"
	"strings"

	"glane/index"
)

// write gives an answer as the lines of a script.
func write(out *strings.Builder, command string, a *index.Answer) error {
	fmt.Fprintf(out, "\ttotal %d", a.Total)
	if a.Matched != a.Total {
		fmt.Fprintf(out, " of %d", a.Matched)
	}
	if a.Partial > 0 && !a.Relaxed {
		fmt.Fprintf(out, " partial %d", a.Partial)
	}
	if a.Relaxed {
		out.WriteString(" relaxed")
	}
	out.WriteByte('\n')
	for _, c := range a.Corrections {
		fmt.Fprintf(out, "\t%s read as %s\n", c.Typed, c.Meant)
	}
	if a.DidYouMean != "" {
		fmt.Fprintf(out, "\tdid you mean %s\n", a.DidYouMean)
	}
	for _, w := range a.Without {
		fmt.Fprintf(out, "\twithout %s: %d\n", strings.TrimSuffix(w.Facet+"="+w.Value, "="), w.Total)
	}
	for _, w := range a.Alone {
		fmt.Fprintf(out, "\talone %s: %d\n", w.Word, w.Total)
	}
	switch command {
	case "search", "marks", "why":
		for _, h := range a.Hits {
			fmt.Fprintf(out, "\thit %s\n", h.Case.ID)
			switch command {
			case "marks":
				writeHighlights(out, h.Highlights)
			case "why":
				writeMatches(out, h.Why)
			}
		}
	case "facets":
		writeFacets(out, a)
	default:
		return fmt.Errorf("no command %q", command)
	}
	return nil
}

func writeHighlights(out *strings.Builder, highlights []index.Highlight) {
	for _, h := range highlights {
		for _, p := range h.Passages {
			fmt.Fprintf(out, "\t\t%s: %s\n", h.Zone, Marked(p))
		}
	}
}

// Marked writes a passage with its marks between brackets.
func Marked(p index.Passage) string {
	var b strings.Builder
	if p.Before {
		b.WriteString("… ")
	}
	at := 0
	for _, m := range p.Marks {
		b.WriteString(p.Text[at:m.Start] + "[" + p.Text[m.Start:m.End] + "]")
		at = m.End
	}
	b.WriteString(p.Text[at:])
	if p.After {
		b.WriteString(" …")
	}
	return b.String()
}

func writeMatches(out *strings.Builder, matches []index.Match) {
	for _, m := range matches {
		fmt.Fprintf(out, "\t\t%s: %s by %s (%s", m.Zone, m.Form, m.Word, m.Kind)
		if m.Entry != "" {
			fmt.Fprintf(out, ", %s", m.Entry)
		}
		out.WriteString(")\n")
	}
}

func writeFacets(out *strings.Builder, a *index.Answer) {
	for _, f := range a.Facets {
		fmt.Fprintf(out, "\tfacet %s:", f.Facet.Nom)
		for _, v := range f.Values {
			fmt.Fprintf(out, " %s=%d", v.ID, v.Count)
			if v.Selected {
				out.WriteByte('*')
			}
		}
		if f.More > 0 {
			fmt.Fprintf(out, " and %d more", f.More)
		}
		out.WriteByte('\n')
	}
	fmt.Fprintf(out, "\tyears:")
	for _, y := range a.Years.Counts {
		fmt.Fprintf(out, " %d=%d", y.Year, y.Count)
	}
	fmt.Fprintf(out, " none=%d\n", a.Years.Unspecified)
}
