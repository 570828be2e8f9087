package main

import (
	"fmt"
	"strings"

	"glane/internal/marked"
	"glane/internal/relevance"
)

// A row is one searcher of the table.
type row struct {
	label  string
	run    *relevance.Run
	beside *relevance.Comparison // with Glane; nil for Glane itself
}

// table is a French table in Markdown: p is of the difference in nDCG@10.
func table(rows []row) string {
	var b strings.Builder
	b.WriteString("| moteur |")
	for _, m := range relevance.Measures {
		b.WriteString(" " + m.Label + " |")
	}
	b.WriteString(" p | gagne, perd |\n| --- |" + strings.Repeat(" --- |", len(relevance.Measures)+2) + "\n")
	for _, r := range rows {
		b.WriteString("| " + r.label + " |")
		for _, m := range relevance.Measures {
			b.WriteString(" " + m.Text(r.run.Mean(m)) + " |")
		}
		if r.beside == nil {
			b.WriteString(" | |\n")
			continue
		}
		c := r.beside.Changes[0]
		fmt.Fprintf(&b, " %s | %d, %d |\n", relevance.Probability(c.P), c.Losses, c.Wins)
	}
	return b.String()
}

// Marks in a document between which the table stands.
const (
	tableStart = "<!-- make bench-relevance : début -->\n"
	tableEnd   = "<!-- make bench-relevance : fin -->\n"
)

// replaceTable writes the table of a document again.
func replaceTable(file, text string) error {
	return marked.Replace(file, tableStart, tableEnd, text)
}
