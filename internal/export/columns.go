package export

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"glane/corpus"
	"glane/internal/params"
	"glane/internal/texts"
)

// A column is one column of a table.
type column struct {
	heading string
	text    func(c *corpus.Case) string
	number  bool // the text is a whole number, or ""
}

// Between the values of a facet, and between the paragraphs of a rubric or the
// sources, in one cell.
const (
	betweenValues = "; "
	betweenTexts  = "\n"
)

// columns gives the columns of a corpus, each under a heading of its own.
func columns(s *corpus.Schema, words *texts.Catalog, base string) []column {
	list := []column{
		{heading: words.Text("export.column.id"), text: func(c *corpus.Case) string { return c.ID }},
		{heading: words.Text("export.column.title"), text: func(c *corpus.Case) string { return c.Titre }},
		{heading: words.Text("export.column.summary"), text: func(c *corpus.Case) string { return c.Resume }},
	}
	for i := range s.Facettes {
		f := &s.Facettes[i]
		list = append(list, column{
			heading: f.Libelle,
			text:    func(c *corpus.Case) string { return labels(f, c.Facettes[f.Nom]) },
		})
	}
	for _, r := range s.Rubriques {
		heading := r.Libelle
		if slices.ContainsFunc(s.Facettes, func(f corpus.Facette) bool { return strings.EqualFold(f.Libelle, heading) }) {
			heading = words.Text("export.column.text", "label", heading)
		}
		list = append(list, column{
			heading: heading,
			text:    func(c *corpus.Case) string { return strings.Join(c.Rubriques[r.Nom], betweenTexts) },
		})
	}
	return unique(append(list, aboutColumns(words, base)...))
}

// aboutColumns are those of what is known about a case.
func aboutColumns(words *texts.Catalog, base string) []column {
	contact := func(of func(*corpus.Contact) string) func(*corpus.Case) string {
		return func(c *corpus.Case) string {
			if c.Contact == nil {
				return ""
			}
			return of(c.Contact)
		}
	}
	return []column{
		{heading: words.Text("export.column.year"), text: func(c *corpus.Case) string { return year(c.Annee) }, number: true},
		{heading: words.Text("export.column.published"), text: func(c *corpus.Case) string { return day(c.PublieeLe) }},
		{heading: words.Text("export.column.updated"), text: func(c *corpus.Case) string { return day(c.MiseAJourLe) }},
		{heading: words.Text("export.column.contact"), text: contact(func(k *corpus.Contact) string { return k.Nom })},
		{heading: words.Text("export.column.mail"), text: contact(func(k *corpus.Contact) string { return k.Courriel })},
		{heading: words.Text("export.column.phone"), text: contact(func(k *corpus.Contact) string { return k.Telephone })},
		{heading: words.Text("export.column.licence"), text: func(c *corpus.Case) string { return c.Licence }},
		{heading: words.Text("export.column.sources"), text: sources},
		{heading: words.Text("export.column.address"), text: func(c *corpus.Case) string { return base + params.CaseLink(c.ID) }},
	}
}

// unique gives headings that stand twice a number, since programs find columns
// by their headings.
func unique(list []column) []column {
	seen := map[string]bool{}
	for i := range list {
		plain := list[i].heading
		for n := 2; seen[strings.ToLower(list[i].heading)]; n++ {
			list[i].heading = plain + " (" + strconv.Itoa(n) + ")"
		}
		seen[strings.ToLower(list[i].heading)] = true
	}
	return list
}

func labels(f *corpus.Facette, ids []string) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = id
		if v := f.Valeur(id); v != nil {
			list[i] = v.Libelle
		}
	}
	return strings.Join(list, betweenValues)
}

func sources(c *corpus.Case) string {
	list := make([]string, len(c.Sources))
	for i, s := range c.Sources {
		list[i] = strings.TrimSpace(s.Titre + " " + s.URL)
	}
	return strings.Join(list, betweenTexts)
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
