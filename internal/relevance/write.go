package relevance

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"glane/internal/phrase"
)

// Of the written report: more would be scrolled past.
const (
	shownPlaced  = 5  // cases told of one query
	shownChanges = 10 // queries told to have won, and to have lost
)

// Write writes the report in French, for a person who reads a terminal.
func (r *Report) Write(to io.Writer) error {
	w := &strings.Builder{}
	fmt.Fprintf(w, typeset("%s : %s, %s, %s.\n\n"), printable(r.Corpus), phrase.Count(r.Cases, "fiche", "fiches"),
		phrase.Count(len(r.Queries), "recherche jugée", "recherches jugées"), phrase.Count(r.Judgements, "jugement", "jugements"))
	writeTable(w, r.figures())
	r.writeWorst(w)
	if r.Against != nil {
		r.Against.write(w)
	}
	if _, err := io.WriteString(to, w.String()); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// figures is the table of the means.
func (r *Report) figures() [][]string {
	head := []string{"", "recherches"}
	for _, m := range Measures {
		head = append(head, m.Label)
	}
	rows := [][]string{head}
	for _, part := range []struct{ name, label string }{
		{string(Tuning), "moitié A (réglage)"}, {string(HeldBack), "moitié B (réserve)"}, {string(Blind), "série C (à l’aveugle)"}, {All, "ensemble"},
	} {
		figures, measured := r.Measures[part.name]
		if !measured {
			continue
		}
		ranked, empty := figures[Measures[0].Name], figures[rightZeros]
		row := []string{part.label, phrase.Number(ranked.Queries + empty.Queries)}
		for _, m := range Measures {
			row = append(row, m.Text(figures[m.Name]))
		}
		rows = append(rows, row)
	}
	return rows
}

// Text writes a mean in French; that of right zeros as a count, which says more of so few.
func (m Measure) Text(mean Mean) string {
	switch {
	case mean.Queries == 0:
		return "–"
	case m.Name == rightZeros:
		return fmt.Sprintf("%.0f / %d", mean.Mean*float64(mean.Queries), mean.Queries)
	}
	return Decimal(mean.Mean)
}

func (r *Report) writeWorst(w *strings.Builder) {
	if len(r.Worst) == 0 {
		return
	}
	apart := ""
	if r.hidden() > 0 {
		apart = ", hors de la série C"
	}
	w.WriteString("\n" + typeset("Les recherches les moins bien servies"+apart+" :") + "\n")
	for _, p := range r.Worst {
		fmt.Fprintf(w, "\n  %s  %s  %s\n", p.ID, quote(p.Text), p.verdict())
		writePlaced(w, "manque", p.Missed)
		writePlaced(w, "à la place", p.Instead)
	}
}

func (p Poor) verdict() string {
	relaxed := ""
	if p.Relaxed {
		relaxed = ", réponse élargie"
	}
	if p.Relevant == 0 {
		return "devait rester sans réponse, " + phrase.Count(p.Total, "fiche trouvée", "fiches trouvées") + relaxed
	}
	return "nDCG@10 " + Decimal(p.NDCG) + relaxed
}

func writePlaced(w *strings.Builder, heading string, cases []Placed) {
	for i, c := range cases {
		if i == shownPlaced {
			fmt.Fprintf(w, "    %-12s et %s\n", "", phrase.Count(len(cases)-i, "autre", "autres"))
			return
		}
		place := "absente"
		if c.Rank > 0 {
			place = fmt.Sprintf("rang %d", c.Rank)
		}
		fmt.Fprintf(w, "    %-12s %s (%s, note %d)\n", heading, printable(c.ID), place, c.Grade)
		heading = ""
	}
}

func (c *Comparison) write(w *strings.Builder) {
	rows := [][]string{{"", "avant", "après", "écart", "p", "gagnées", "perdues"}}
	for i, m := range Measures {
		x := c.Changes[i]
		if x.Queries == 0 {
			continue
		}
		rows = append(rows, []string{
			m.Label, Decimal(x.Before), Decimal(x.After), Signed(x.Delta), Probability(x.P), phrase.Number(x.Wins), phrase.Number(x.Losses),
		})
	}
	w.WriteString("\n" + typeset("Comparaison avec la mesure précédente :") + "\n\n")
	writeTable(w, rows)
	if c.Apart > 0 {
		fmt.Fprintf(w, "%s d’une mesure à l’autre, hors de la comparaison.\n",
			phrase.Count(c.Apart, "recherche change", "recherches changent"))
	}
	if c.Hidden > 0 {
		fmt.Fprintf(w, typeset("%s aussi dans la série C, qui n’est pas montrée.\n"),
			phrase.Count(c.Hidden, "recherche change", "recherches changent"))
	}
	if len(c.Queries) == 0 {
		if c.Hidden == 0 {
			w.WriteString("\nAucune recherche n’est mieux ou moins bien servie.\n")
		}
		return
	}
	w.WriteByte('\n')
	for i, q := range c.Queries {
		if i == shownChanges && len(c.Queries) > 2*shownChanges {
			fmt.Fprintf(w, "  … et %s, moins changées\n", phrase.Count(len(c.Queries)-2*shownChanges, "autre", "autres"))
		}
		if i >= shownChanges && i < len(c.Queries)-shownChanges {
			continue
		}
		fmt.Fprintf(w, "  %s  %s → %s  %s  %s\n", Signed(q.Delta()), Decimal(q.Before), Decimal(q.After), q.ID, quote(q.Text))
	}
}

// writeTable aligns rows: the first column to the left, the others to the right.
func writeTable(w *strings.Builder, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		line := "  "
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				line += cell + pad
			} else {
				line += "   " + pad + cell
			}
		}
		w.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}
