package page

import (
	"slices"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
)

// An EmptyView says what to do where there is no hit to show.
type EmptyView struct {
	Lead    string
	Without []Link // each filter with what its removal gives
	Alone   []Link // each word that some fiche holds, with what it finds alone
	Advice  []string
	Way     *Link
	About   *Link // to what the corpus holds
}

func (w wording) emptyView(c *corpus.Corpus, r index.Request, a *index.Answer) *EmptyView {
	if c.Cases.Len() == 0 {
		return &EmptyView{Lead: w.Text("empty.corpus")}
	}
	if a.Total > 0 {
		last := a.Pages(r.Size)
		way := w.Text("empty.last")
		if last == 1 {
			way = w.Text("filters.see", "n", a.Total)
		}
		return &EmptyView{
			Lead: w.beyondText(max(r.Page, 1), last, a.Total),
			Way:  &Link{Href: address(params.WithPage(r, last)), Label: way},
		}
	}
	view := &EmptyView{
		Advice: w.advice(r.Text, len(a.Without) > 0),
		Way:    &Link{Href: "/", Label: w.allCasesText(c.Cases.Len())},
		About:  &Link{Href: params.AboutPath, Label: w.Text("empty.about")},
	}
	for _, one := range a.Alone {
		view.Alone = append(view.Alone, Link{
			Href:  address(params.WithText(r, c.Schema, one.Word)),
			Label: w.Text("empty.word", "word", w.quoted(one.Word), "count", w.count(one.Total)),
		})
	}
	if a.Matched > 0 {
		view.Without = w.fewerFilters(c.Schema, r, a)
	}
	return view
}

// fewerFilters leads to each filter's removal with what it gives, the most first.
// Where none gives anything, the removal of all stands before them.
func (w wording) fewerFilters(s *corpus.Schema, r index.Request, a *index.Answer) []Link {
	var out []Link
	if len(a.Without) == 0 {
		out = append(out, Link{Href: address(params.WithoutFilters(r)), Label: w.Text("empty.without_any", "count", w.count(a.Matched))})
	}
	without := slices.Clone(a.Without)
	for _, facet := range filtered(r) {
		if !slices.ContainsFunc(without, func(one index.Without) bool { return one.Facet == facet }) {
			without = append(without, index.Without{Facet: facet})
		}
	}
	slices.SortStableFunc(without, func(x, y index.Without) int { return y.Total - x.Total })
	for _, one := range without {
		fewer, label := params.WithoutFilter(r, one.Facet), w.wholeFilterLabel(s, r, one.Facet)
		if one.Value != "" {
			fewer = params.WithoutValue(r, one.Facet, one.Value)
			label = w.filterLabel(facetLabel(s, one.Facet), w.valueLabel(s, one.Facet, one.Value))
		}
		out = append(out, Link{Href: address(fewer), Label: w.withoutText(label, one.Total)})
	}
	return out
}

// filtered names the filters of a request, as index.Without does.
func filtered(r index.Request) []string {
	var out []string
	for _, f := range r.Filters {
		out = append(out, f.Facet)
	}
	if r.Years.Active() {
		out = append(out, index.YearFilter)
	}
	return out
}
