package cli

import (
	"fmt"
	"io"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/explained"
	"glane/internal/phrase"
)

// maxPassages is how many passages of a fiche are shown: its best ones.
const maxPassages = 2

// An answerWriter writes an answer for a person who reads a terminal.
type answerWriter struct {
	strings.Builder
	schema  *corpus.Schema
	colours bool // words that were found are in bold
}

// writeAnswer writes an answer to r in French. Text of fiches is shown as it
// is but for control characters, which could drive the terminal.
func writeAnswer(to io.Writer, r index.Request, a *index.Answer, s *corpus.Schema, colours bool) error {
	w := &answerWriter{schema: s, colours: colours}
	w.heading(r, a)
	first := (max(r.Page, 1) - 1) * r.Size
	for i, h := range a.Hits {
		w.hit(first+i+1, h)
	}
	w.footer(r, a)
	if _, err := io.WriteString(to, w.String()); err != nil {
		return fmt.Errorf("write answer: %w", err)
	}
	return nil
}

func (w *answerWriter) heading(r index.Request, a *index.Answer) {
	about := ""
	if text := strings.TrimSpace(r.Text); text != "" {
		about = " pour " + phrase.Quote(printable(text))
	}
	if a.Total == 0 {
		w.line("Aucune fiche" + about + ".")
		for _, out := range a.Without {
			w.line(typeset("Sans le filtre ") + printable(w.filterName(out)) + typeset(" : ") + phrase.Count(out.Total, "fiche", "fiches") + ".")
		}
		for _, one := range a.Alone {
			w.line(phrase.Quote(printable(one.Word)) + typeset(" seul : ") + phrase.Count(one.Total, "fiche", "fiches") + ".")
		}
		return
	}
	w.line(phrase.Count(a.Total, "fiche", "fiches") + about + ".")
	if a.DidYouMean != "" {
		w.line(typeset(fmt.Sprintf("Résultats pour « %s » ; entre guillemets, un mot est pris tel quel.", printable(a.DidYouMean))))
	}
	if a.Relaxed {
		w.line(typeset("Aucune fiche ne contient tous ces mots : voici celles qui en contiennent une partie."))
	} else if a.Partial > 0 {
		w.line(phrase.Count(a.Total-a.Partial, "fiche contient", "fiches contiennent") + typeset(" tous ces mots : les autres en contiennent une partie."))
	}
	if r.Query.Truncated {
		w.line(typeset("La recherche est trop longue : seul son début a été lu."))
	}
}

// filterName names what would be removed: a facet, or one value of it.
func (w *answerWriter) filterName(out index.Without) string {
	if out.Value == "" {
		return out.Label
	}
	value := out.Value
	if f := w.schema.Facette(out.Facet); f != nil && f.Valeur(value) != nil {
		value = f.Valeur(value).Libelle
	}
	return out.Label + typeset(" : ") + value
}

func (w *answerWriter) hit(n int, h index.Hit) {
	number := fmt.Sprintf("%2d. ", n)
	indent := strings.Repeat(" ", len(number))
	w.WriteByte('\n')
	w.line(number + w.title(h))
	w.line(indent + h.Case.ID + year(h.Case))
	shown := 0
	for _, zone := range h.Highlights {
		if zone.Zone == index.ZoneTitre || len(zone.Passages) == 0 || shown == maxPassages {
			continue
		}
		w.line(indent + w.label(zone.Zone) + w.passage(zone.Passages[0]))
		shown++
	}
	if h.Explanation != nil {
		for _, line := range explained.Lines(h.Explanation, w.schema) {
			w.line(indent + printable(line))
		}
	}
}

func year(c *corpus.Case) string {
	if c.Annee == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d)", c.Annee)
}

// title is the title of a hit, with its marks when the whole of it was returned.
func (w *answerWriter) title(h index.Hit) string {
	for _, zone := range h.Highlights {
		if zone.Zone == index.ZoneTitre && len(zone.Passages) == 1 && zone.Passages[0].Text == h.Case.Titre {
			return w.passage(zone.Passages[0])
		}
	}
	return printable(h.Case.Titre)
}

// label names the zone of a passage; the summary needs no name.
func (w *answerWriter) label(zone string) string {
	if r := w.schema.Rubrique(zone); r != nil {
		return printable(r.Libelle) + typeset(" : ")
	}
	return ""
}

// passage writes a stretch of text with the found words in bold.
func (w *answerWriter) passage(p index.Passage) string {
	var b strings.Builder
	if p.Before {
		b.WriteString("… ")
	}
	at := 0
	for _, m := range p.Marks {
		b.WriteString(printable(p.Text[at:m.Start]))
		word := printable(p.Text[m.Start:m.End])
		if w.colours {
			word = "\x1b[1m" + word + "\x1b[0m"
		}
		b.WriteString(word)
		at = m.End
	}
	b.WriteString(printable(p.Text[at:]))
	if p.After {
		b.WriteString(" …")
	}
	return b.String()
}

func (w *answerWriter) footer(r index.Request, a *index.Answer) {
	pages, page := a.Pages(r.Size), max(r.Page, 1)
	switch {
	case a.Total > 0 && page > pages:
		w.line(fmt.Sprintf("\nLa page %s est au-delà de la dernière, la page %s.", phrase.Number(page), phrase.Number(pages)))
	case page < pages:
		w.line(fmt.Sprintf(typeset("\nPage %s sur %s ; la suite : --page %d"), phrase.Number(page), phrase.Number(pages), page+1))
	}
}

func (w *answerWriter) line(s string) { w.WriteString(s + "\n") }

// printable makes one line of a text, without what could drive a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r < ' ' || 0x7f <= r && r < 0xa0:
			return -1
		}
		return r
	}, s)
}
