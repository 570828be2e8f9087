package page

import (
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
)

// A ChipsView is the active filters, each a link that removes it.
type ChipsView struct {
	Chips     []Link
	ClearHref string
	Printed   string // the same as a sentence, on paper
}

// An active filter is one value that was chosen, or the range of years.
type activeFilter struct {
	label   string // "Enjeux : Eau"
	without index.Request
}

// activeFilters gives each filter of a request with what remains without it.
func (w wording) activeFilters(s *corpus.Schema, r index.Request) []activeFilter {
	var out []activeFilter
	for _, f := range r.Filters {
		for _, id := range f.Values {
			out = append(out, activeFilter{
				label:   w.filterLabel(facetLabel(s, f.Facet), w.valueLabel(s, f.Facet, id)),
				without: params.WithoutValue(r, f.Facet, id),
			})
		}
	}
	if label := w.yearRangeLabel(r.Years); label != "" {
		without := params.WithPage(r, 1)
		without.Years.Min, without.Years.Max = 0, 0
		out = append(out, activeFilter{label: label, without: without})
	}
	if r.Years.Unspecified {
		without := params.WithPage(r, 1)
		without.Years.Unspecified = false
		out = append(out, activeFilter{label: w.Text("years.without"), without: without})
	}
	return out
}

func (w wording) chipsView(s *corpus.Schema, r index.Request) *ChipsView {
	active := w.activeFilters(s, r)
	if len(active) == 0 {
		return nil
	}
	view := &ChipsView{ClearHref: address(params.WithoutFilters(r))}
	labels := make([]string, len(active))
	for i, f := range active {
		labels[i] = f.label
		view.Chips = append(view.Chips, Link{Href: address(f.without), Label: f.label})
	}
	view.Printed = w.printedFilters(labels)
	return view
}

// wholeFilterLabel names all that is chosen in one facet, or in the years: what
// index.Without removes at once.
func (w wording) wholeFilterLabel(s *corpus.Schema, r index.Request, facet string) string {
	if facet == params.Year {
		switch label := w.yearRangeLabel(r.Years); {
		case label == "":
			return w.Text("years.without")
		case r.Years.Unspecified:
			return w.Text("years.also", "years", label)
		default:
			return label
		}
	}
	for _, f := range r.Filters {
		if f.Facet != facet {
			continue
		}
		labels := make([]string, len(f.Values))
		for i, id := range f.Values {
			labels[i] = w.valueLabel(s, facet, id)
		}
		return w.filterLabel(facetLabel(s, facet), strings.Join(labels, ", "))
	}
	return facetLabel(s, facet)
}

func facetLabel(s *corpus.Schema, name string) string {
	if f := s.Facette(name); f != nil {
		return phrase.Typeset(f.Libelle)
	}
	return name
}

func (w wording) valueLabel(s *corpus.Schema, facet, id string) string {
	if id == corpus.Unspecified {
		return w.Text("facet.unspecified")
	}
	if f := s.Facette(facet); f != nil {
		if v := f.Valeur(id); v != nil {
			return phrase.Typeset(v.Libelle)
		}
	}
	return id
}
