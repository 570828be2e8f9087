package page

import (
	"net/url"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
)

// A CaseView is the page of one fiche.
type CaseView struct {
	Layout
	Back    Link // to the results that it was opened from
	Asked   bool // these are of a search, and no crawler is to follow links to them
	Name    string
	Heading []Segment
	Summary []Segment
	Rubrics []RubricView
	Facts   []FactView // facets and year, each value a link to its fiches
	Sources []SourceView
	About   []FactView // dates, contact, licence
	Similar []Link     // the fiches that are like it
	Sigles  []SigleView

	Neighbours *NeighboursView // nil outside of results
	Cite       *CiteView
	Report     []Link // to report a mistake
	Paper      PaperView
	Metas      []Meta
	Work       *Work
	Glossary   string // the address of the glossary; "" where there is none
}

// A RubricView is one rubric that has text: a single paragraph, or several items.
type RubricView struct {
	Name, Label string
	Single      []Segment
	Items       [][]Segment
}

// A SourceView is one source; Shown is its address when the label is not it.
type SourceView struct{ URL, Label, Shown string }

func (w wording) caseView(c *corpus.Corpus, one *corpus.Case, search index.Request, e *explainer) *CaseView {
	title := phrase.Typeset(one.Titre)
	view := &CaseView{
		Layout: w.plainLayout(c, title),
		Back:   Link{Href: address(search), Label: w.backText(search.Text, params.Filtered(search))},
		Asked:  params.Link(params.WithPage(search, 1)) != "",
		Name:   title, Heading: e.marked(index.ZoneTitre, one.Titre),
	}
	view.Description, view.Query = phrase.Typeset(one.Resume), search.Text
	if one.Resume != "" {
		view.Summary = e.text(index.ZoneResume, one.Resume)
	}
	for _, rubric := range c.Schema.Rubriques {
		paragraphs := one.Rubriques[rubric.Nom]
		if len(paragraphs) == 0 {
			continue
		}
		r := RubricView{Name: rubric.Nom, Label: phrase.Typeset(rubric.Libelle)}
		if len(paragraphs) == 1 {
			r.Single = e.text(rubric.Nom, paragraphs[0])
		} else {
			for _, text := range paragraphs {
				r.Items = append(r.Items, e.text(rubric.Nom, text))
			}
		}
		view.Rubrics = append(view.Rubrics, r)
	}
	view.Facts = w.caseFacts(c.Schema, one, e.marker)
	view.Sources = sourceViews(one.Sources)
	view.About = w.about(one)
	for _, fact := range view.Facts {
		for _, value := range fact.Values {
			e.note(value.Label)
		}
	}
	if view.Sigles = w.sigleViews(c.Thesaurus, e); len(view.Sigles) > 0 {
		view.Glossary = params.GlossaryPath
	}
	return view
}

func (w wording) caseFacts(s *corpus.Schema, c *corpus.Case, m *index.Marker) []FactView {
	var facts []FactView
	all := index.Request{}
	for _, f := range s.Facettes {
		if len(c.Facettes[f.Nom]) == 0 {
			continue
		}
		fact := FactView{Label: phrase.Typeset(f.Libelle)}
		for _, id := range c.Facettes[f.Nom] {
			fact.Values = append(fact.Values, Link{
				Href: address(params.WithValue(all, s, f.Nom, id)), Label: w.valueLabel(s, f.Nom, id), Marked: markedLabel(s, f.Nom, id, m),
			})
		}
		facts = append(facts, fact)
	}
	if c.Annee != 0 {
		all.Years = index.YearRange{Min: c.Annee, Max: c.Annee}
		facts = append(facts, FactView{Label: w.Text("years.label"), Values: []Link{{Href: address(all), Label: year(c.Annee)}}})
	}
	return facts
}

func sourceViews(sources []corpus.Source) []SourceView {
	var views []SourceView
	for _, s := range sources {
		view := SourceView{URL: s.URL, Label: phrase.Typeset(s.Titre)}
		switch {
		case !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://"):
			view.URL = "" // no page to open: the label stands alone
		case s.Titre == "" || s.Titre == s.URL:
			view.Label = readableURL(s.URL)
		default:
			view.Shown = readableURL(s.URL)
		}
		views = append(views, view)
	}
	return views
}

// readableURL writes a URL for the eye: without its scheme, letters unescaped.
func readableURL(raw string) string {
	text := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(raw, "https://"), "http://"), "/")
	if plain, err := url.PathUnescape(text); err == nil {
		return plain
	}
	return text
}

func (w wording) about(c *corpus.Case) []FactView {
	var facts []FactView
	add := func(label string, values ...Link) {
		var some []Link
		for _, v := range values {
			if v.Label != "" {
				some = append(some, v)
			}
		}
		if len(some) > 0 {
			facts = append(facts, FactView{Label: label, Values: some})
		}
	}
	add(w.Text("case.published"), Link{Label: w.Date(c.PublieeLe)})
	add(w.Text("case.updated"), Link{Label: w.Date(c.MiseAJourLe)})
	if c.Contact != nil {
		add(w.Text("case.contact"), Link{Label: phrase.Typeset(c.Contact.Nom)}, mailLink(c.Contact.Courriel), phoneLink(c.Contact.Telephone))
	}
	add(w.Text("case.licence"), Link{Label: phrase.Typeset(c.Licence)})
	return facts
}

func mailLink(address string) Link {
	if address == "" {
		return Link{}
	}
	return Link{Href: "mailto:" + url.PathEscape(address), Label: address}
}

// phoneLink makes a number one to tap: digits and a leading plus.
func phoneLink(shown string) Link {
	digits := strings.Map(func(r rune) rune {
		if (r < '0' || r > '9') && r != '+' {
			return -1
		}
		return r
	}, strings.Replace(shown, "(0)", "", 1))
	return Link{Phone: digits, Label: shown}
}
