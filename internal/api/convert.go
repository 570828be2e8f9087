package api

import (
	"maps"
	"math"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/explained"
	"glane/internal/params"
)

// NewSearch gives the answer to a request as the API writes it.
func NewSearch(r index.Request, a *index.Answer, schema *corpus.Schema) Search {
	s := Search{
		Query: NewQuery(r), Total: a.Total, Matched: a.Matched, Partial: a.Partial, Pages: a.Pages(r.Size),
		TookMS: float64(a.Took.Microseconds()) / 1000, Relaxed: a.Relaxed, Truncated: r.Query.Truncated,
		Hits: make([]Hit, len(a.Hits)), Facets: newCounts(a.Facets), Years: newYears(a.Years),
		Without: make([]Relief, len(a.Without)), Corrected: make([]Correction, len(a.Corrections)),
		Alone: make([]WordTotal, len(a.Alone)),
	}
	for i, h := range a.Hits {
		s.Hits[i] = newHit(h)
		s.Hits[i].Explanation = newExplanation(h.Explanation, schema)
	}
	if a.DidYouMean != "" {
		s.DidYouMean = &a.DidYouMean
	}
	for i, c := range a.Corrections {
		s.Corrected[i] = Correction(c)
	}
	for i, w := range a.Without {
		s.Without[i] = Relief(w)
	}
	for i, w := range a.Alone {
		s.Alone[i] = WordTotal(w)
	}
	return s
}

// NewQuery gives what was asked as the API writes it.
func NewQuery(r index.Request) Query {
	q := Query{
		Q: r.Text, Filters: ValueIDs{}, AnneeMin: r.Years.Min, AnneeMax: r.Years.Max,
	}
	for _, f := range r.Filters {
		q.Filters[f.Facet] = f.Values
	}
	if r.Years.Unspecified {
		q.Annee = corpus.Unspecified
	}
	if r.Size > 0 { // else only counts were asked for, which have no order and no pages
		q.Sort, q.Page, q.Size = sortName(r.Sort), max(r.Page, 1), r.Size
	}
	return q
}

func newHit(h index.Hit) Hit {
	hit := Hit{
		ID: h.Case.ID, Titre: h.Case.Titre, Resume: h.Case.Resume, URL: params.CaseLink(h.Case.ID),
		Score: math.Round(h.Score*1e4) / 1e4, Highlights: Highlights{}, Facettes: valueIDs(h.Case), Annee: year(h.Case),
	}
	for _, zone := range h.Highlights {
		for _, p := range zone.Passages {
			hit.Highlights[zone.Zone] = append(hit.Highlights[zone.Zone], markup(p))
		}
	}
	for _, m := range h.Why {
		hit.Why = append(hit.Why, Why{Word: m.Word, Form: m.Form, Zone: m.Zone, Kind: matchKind(m.Kind), Weight: math.Round(m.Weight*100) / 100, Entry: m.Entry})
	}
	return hit
}

// newExplanation gives a whole explanation; nil for none.
func newExplanation(e *index.Explanation, s *corpus.Schema) *Explanation {
	if e == nil {
		return nil
	}
	out := &Explanation{
		Kind: explanationKind(e.Kind), Text: explained.Text(e, s), Value: e.Value, Operation: operationName(e.Operation),
		Word: e.Word, Form: e.Form, Relation: matchKind(e.Relation), Entry: e.Entry, Zone: e.Zone, Missing: e.Missing,
		Count: e.Count, Of: e.Of, Weight: e.Weight, Limited: e.Limited,
	}
	for i := range e.Parts {
		out.Parts = append(out.Parts, *newExplanation(&e.Parts[i], s))
	}
	return out
}

// year gives a case's year, or nil, which JSON writes as null.
func year(c *corpus.Case) *int {
	if c.Annee == 0 {
		return nil
	}
	return &c.Annee
}

// valueIDs are those of the facets that the case has values of. They are the
// case's own where it can be, and are not changed.
func valueIDs(c *corpus.Case) ValueIDs {
	if c.Facettes == nil {
		return ValueIDs{}
	}
	for _, values := range c.Facettes {
		if len(values) == 0 {
			ids := maps.Clone(c.Facettes)
			maps.DeleteFunc(ids, func(_ string, values []string) bool { return len(values) == 0 })
			return ids
		}
	}
	return c.Facettes
}

func newCounts(counts []index.FacetCounts) []Facet {
	facets := make([]Facet, len(counts))
	for i, f := range counts {
		facets[i] = Facet{Name: facetName(f.Facet.Nom), Label: f.Facet.Libelle, Values: make([]Count, 0, len(f.Values)), More: f.More}
		for _, v := range f.Values {
			facets[i].Values = append(facets[i].Values,
				Count{Value: v.ID, Label: v.Label, Count: v.Count, Selected: v.Selected, Parents: v.Parents})
		}
	}
	return facets
}

func newYears(y index.YearCounts) Years {
	years := Years{Values: make([]YearCount, len(y.Counts)), Unspecified: y.Unspecified}
	for i, c := range y.Counts {
		years.Values[i] = YearCount(c)
	}
	return years
}

func newFacets(r index.Request, a *index.Answer) Facets {
	return Facets{
		Query: NewQuery(r), Total: a.Total, Matched: a.Matched, Facets: newCounts(a.Facets), Years: newYears(a.Years),
	}
}

// newFacet keeps one facet of an answer, and of its values those that contain a
// text: the ones found; all when found is nil.
func newFacet(r index.Request, a *index.Answer, facet *corpus.Facette, contains string, found params.Found) OneFacet {
	one := OneFacet{
		Query: NewQuery(r), Contains: contains, Total: a.Total,
		Facet: Facet{Name: facetName(facet.Nom), Label: facet.Libelle, Values: []Count{}},
	}
	for _, f := range a.Facets {
		if f.Facet != facet {
			continue
		}
		if found != nil { // first, as it is less to convert
			f.Values = found.Keep(f.Values)
		}
		one.Facet = newCounts([]index.FacetCounts{f})[0]
	}
	return one
}

// NewCase gives one whole case as the API writes it.
func NewCase(c *corpus.Case, s *corpus.Schema) Case {
	whole := Case{
		ID: c.ID, Titre: c.Titre, Resume: c.Resume, URL: params.CaseLink(c.ID), Annee: year(c),
		PublieeLe: day(c.PublieeLe), MiseAJourLe: day(c.MiseAJourLe), Licence: c.Licence,
		Rubriques: []Rubrique{}, Facettes: valueIDs(c), Facets: []CaseFacet{}, Sources: make([]CaseSource, len(c.Sources)),
	}
	if c.Contact != nil {
		contact := Contact(*c.Contact)
		whole.Contact = &contact
	}
	for _, r := range s.Rubriques {
		if text := c.Rubriques[r.Nom]; len(text) > 0 {
			whole.Rubriques = append(whole.Rubriques, Rubrique{Name: r.Nom, Label: r.Libelle, Texte: text})
		}
	}
	for i := range s.Facettes {
		f := &s.Facettes[i]
		if ids := c.Facettes[f.Nom]; len(ids) > 0 {
			whole.Facets = append(whole.Facets, CaseFacet{Name: facetName(f.Nom), Label: f.Libelle, Values: named(f, ids)})
		}
	}
	for i, source := range c.Sources {
		whole.Sources[i] = CaseSource(source)
	}
	return whole
}

func named(f *corpus.Facette, ids []string) []Named {
	values := make([]Named, len(ids))
	for i, id := range ids {
		values[i] = Named{Value: id, Label: id}
		if v := f.Valeur(id); v != nil {
			values[i].Label = v.Libelle
		}
	}
	return values
}

// day writes a date in ISO 8601; "" for none.
func day(t time.Time) isoDate {
	if t.IsZero() {
		return ""
	}
	return isoDate(t.Format(time.DateOnly))
}

func newSchema(c *corpus.Corpus) Schema {
	s := c.Schema
	out := Schema{
		Titre: s.Titre, Description: s.Description, Langue: s.Langue, Licence: s.Licence, Cases: c.Cases.Len(),
		Rubriques: make([]SchemaRubrique, len(s.Rubriques)), Facettes: make([]SchemaFacette, len(s.Facettes)),
		Unspecified: Named{Value: corpus.Unspecified, Label: corpus.UnspecifiedLabel},
	}
	for i, r := range s.Rubriques {
		out.Rubriques[i] = SchemaRubrique{Name: r.Nom, Label: r.Libelle, Weight: r.Poids}
	}
	for i, f := range s.Facettes {
		values := make([]SchemaValeur, len(f.Valeurs))
		for j, v := range f.Valeurs {
			values[j] = SchemaValeur{Value: v.ID, Label: v.Libelle, Alias: v.Alias, Code: v.Code, Parents: v.Parents}
		}
		out.Facettes[i] = SchemaFacette{
			Name: facetName(f.Nom), Label: f.Libelle, Mode: facetMode(f.Mode), Hierarchy: f.Hierarchie, Values: values,
		}
	}
	for _, sort := range index.Sorts {
		out.Sorts = append(out.Sorts, Named{Value: string(sort), Label: params.SortLabel(sort)})
	}
	return out
}
