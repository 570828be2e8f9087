package page

import (
	"cmp"
	"slices"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
)

// A HitView is one fiche in the list of results.
type HitView struct {
	Href     string
	Title    []Segment
	Distinct string // tells it from a fiche of the same title on the page
	Excerpt  string // its beginning, when no passage was found
	Passages []PassageView
	Facts    []FactView
	Why      []string
}

// A PassageView is what was found in one rubric.
type PassageView struct {
	Label  string
	Pieces []Piece
}

// A Piece is one stretch of a rubric's text.
type Piece struct {
	Before, After bool // the text goes on before, after
	Text          []Segment
}

// A FactView is one line of facts: a label with its values.
type FactView struct {
	Label  string
	Values []Link
	More   string // "et 2 autres", when not all are shown
}

// What a hit shows at most, so that a page can be skimmed.
const (
	maxZones     = 3   // rubrics with passages
	maxPieces    = 2   // passages of one rubric
	maxFacts     = 2   // values of one facet
	excerptRunes = 240 // letters of the beginning
)

func (w wording) hitViews(s *corpus.Schema, r index.Request, hits []index.Hit) []HitView {
	titles := map[string]int{}
	for _, h := range hits {
		titles[h.Case.Titre]++
	}
	views := make([]HitView, len(hits))
	for i, h := range hits {
		views[i] = w.hitView(s, r, h)
		if titles[h.Case.Titre] > 1 {
			views[i].Distinct = h.Case.ID
		}
	}
	return views
}

func (w wording) hitView(s *corpus.Schema, r index.Request, h index.Hit) HitView {
	view := HitView{Href: params.CaseLink(h.Case.ID) + params.Link(r), Title: markedTitle(h)}
	for _, found := range h.Highlights {
		if found.Zone == index.ZoneTitre || len(found.Passages) == 0 || len(view.Passages) == maxZones {
			continue
		}
		p := PassageView{Label: w.zoneLabel(s, found.Zone)}
		for _, one := range found.Passages[:min(len(found.Passages), maxPieces)] {
			p.Pieces = append(p.Pieces, Piece{Before: one.Before, After: one.After, Text: segments(one.Text, one.Marks)})
		}
		view.Passages = append(view.Passages, p)
	}
	if len(view.Passages) == 0 {
		view.Excerpt = phrase.Typeset(excerpt(s, h.Case))
	}
	view.Facts = w.hitFacts(s, h.Case, nil)
	view.Why = w.reasons(s, h.Why)
	return view
}

// showFound marks the words of the query in the facts of the hits that show none
// elsewhere, so that none seems to be there for nothing. Where the text of a fiche
// was found, its facts stay quiet.
func (w wording) showFound(s *corpus.Schema, views []HitView, hits []index.Hit, m *index.Marker) {
	for i := range views {
		if len(views[i].Passages) == 0 && !slices.ContainsFunc(views[i].Title, func(s Segment) bool { return s.Mark }) {
			views[i].Facts = w.hitFacts(s, hits[i].Case, m)
		}
	}
}

// markedLabel gives the label of a value in segments where m finds words of the
// query in it, else nil; m may be nil, and finds nothing then.
func markedLabel(s *corpus.Schema, facet, id string, m *index.Marker) []Segment {
	value := s.Facette(facet).Valeur(id)
	if m == nil || value == nil {
		return nil
	}
	var spans []index.Span
	for _, found := range m.Marks(value.Libelle, index.ZoneFacettes) {
		spans = append(spans, found.Span)
	}
	if len(spans) == 0 {
		return nil
	}
	return segments(value.Libelle, spans)
}

// reasons gives one sentence per word and place: a capital makes no other word.
func (w wording) reasons(s *corpus.Schema, matches []index.Match) []string {
	type reason struct{ word, form, zone string }
	told := map[reason]bool{}
	var out []string
	for _, m := range matches {
		key := reason{strings.ToLower(m.Word), strings.ToLower(m.Form), m.Zone}
		if told[key] {
			continue
		}
		told[key] = true
		out = append(out, w.whyText(m, w.zoneText(m.Zone, w.zoneLabel(s, m.Zone))))
	}
	return out
}

// markedTitle gives the whole title, marked where passages of it were found.
func markedTitle(h index.Hit) []Segment {
	var marks []index.Span
	for _, found := range h.Highlights {
		if found.Zone != index.ZoneTitre {
			continue
		}
		for _, p := range found.Passages {
			at := strings.Index(h.Case.Titre, p.Text)
			if at < 0 {
				continue
			}
			for _, m := range p.Marks {
				marks = append(marks, index.Span{Start: at + m.Start, End: at + m.End})
			}
		}
	}
	return segments(h.Case.Titre, marks)
}

func (w wording) zoneLabel(s *corpus.Schema, zone string) string {
	if zone == index.ZoneResume {
		return w.Text("hit.summary")
	}
	if rubric := s.Rubrique(zone); rubric != nil {
		return phrase.Typeset(rubric.Libelle)
	}
	return ""
}

// excerpt is how a fiche begins: its summary, else the first rubric with text.
func excerpt(s *corpus.Schema, c *corpus.Case) string {
	text := c.Resume
	for _, rubric := range s.Rubriques {
		if text != "" {
			break
		}
		text = strings.Join(c.Rubriques[rubric.Nom], " · ")
	}
	runes := []rune(text)
	if len(runes) <= excerptRunes {
		return text
	}
	cut := string(runes[:excerptRunes])
	if space := strings.LastIndexByte(cut, ' '); space > 0 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, " ,;:") + " …"
}

// hitFacts gives the first values of each facet, in the schema's order, and the
// year. Values in which m finds words of the query come before others, marked.
func (w wording) hitFacts(s *corpus.Schema, c *corpus.Case, m *index.Marker) []FactView {
	var facts []FactView
	for _, f := range s.Facettes {
		ids := c.Facettes[f.Nom]
		if len(ids) == 0 {
			continue
		}
		fact := FactView{Label: phrase.Typeset(f.Libelle)}
		for _, id := range ids {
			fact.Values = append(fact.Values, Link{Label: w.valueLabel(s, f.Nom, id), Marked: markedLabel(s, f.Nom, id, m)})
		}
		if len(ids) > maxFacts+1 { // "and one more" takes the room of the one
			slices.SortStableFunc(fact.Values, func(a, b Link) int { return cmp.Compare(min(len(b.Marked), 1), min(len(a.Marked), 1)) })
			fact.Values, fact.More = fact.Values[:maxFacts], w.Text("hit.more", "n", len(ids)-maxFacts)
		}
		facts = append(facts, fact)
	}
	if c.Annee != 0 {
		facts = append(facts, FactView{Label: w.Text("years.label"), Values: []Link{{Label: year(c.Annee)}}})
	}
	return facts
}
