package main

import (
	"fmt"
	"strings"

	"glane/internal/relevance"
)

// A bench is what came of one set.
type bench struct {
	label string
	glane *relevance.Run
	kept  *relevance.Run   // nil when none was kept
	plain []*relevance.Run // one for each analysis; nil when not asked for
}

// heading is the head of a French table in Markdown.
func heading(plain bool) string {
	cells := []string{"jeu", "moitié", "recherches", "nDCG@10", "rappel@10", "zéros justes", "gardé", "écart", "p", "gagne, perd"}
	if plain {
		for _, a := range analyses() {
			cells = append(cells, a.label)
		}
	}
	return "| " + strings.Join(cells, " | ") + " |\n|" + strings.Repeat(" --- |", len(cells)) + "\n"
}

// lines are a line for each half. The blind part of the first corpus has none:
// who tunes should not even follow it.
func (b *bench) lines() string {
	var out strings.Builder
	for _, half := range []relevance.Half{relevance.Tuning, relevance.HeldBack} {
		run := b.glane.Only(half)
		figures := map[string]string{}
		for _, m := range relevance.Measures {
			figures[m.Name] = m.Text(run.Mean(m))
		}
		fmt.Fprintf(&out, "| %s | %s | %d | %s | %s | %s |", b.label, half, len(run.Results),
			figures["ndcg_10"], figures["recall_10"], figures["right_zeros"])
		if b.kept == nil {
			out.WriteString(" | | | |")
		} else {
			c := relevance.Compare(b.kept.Only(half), run).Changes[0]
			fmt.Fprintf(&out, " %s | %s | %s | %d, %d |", relevance.Decimal(c.Before), relevance.Signed(c.Delta), relevance.Probability(c.P), c.Wins, c.Losses)
		}
		for _, p := range b.plain {
			m := relevance.Measures[0]
			out.WriteString(" " + m.Text(p.Only(half).Mean(m)) + " |")
		}
		out.WriteString("\n")
	}
	return out.String()
}
