package page

import (
	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
)

// A SearchView is the search page.
type SearchView struct {
	Layout
	Headline    Headline
	Address     string // the one that readers share for this view
	FiltersText string // of the link that opens the filters on a narrow screen; "" when there are none
	SeeText     string // of the button that closes them there: how many fiches they leave
	Facets      []FacetView
	Years       *YearsView // nil when no fiche has a year
	Sorts       []SortView
	Chips       *ChipsView     // nil without filters
	Corrected   *CorrectedView // nil when no word was read as another
	Notices     []string
	Empty       *EmptyView // nil when there are hits
	First       int        // the number of the first hit among all
	Hits        []HitView
	Pages       *PagesView // nil when there is one page only
	ExplainHref string     // shows why the fiches were found, or hides it
	Explained   bool
	Take        []TakeView // nil when there is nothing to take away
	Paper       PaperView

	beyond bool // a page after the last one was asked for
}

// A CorrectedView tells which words were read as others, and leads to the words
// as typed.
type CorrectedView struct {
	Told  string
	Typed Link
}

// A SortView is one order of the hits.
type SortView struct {
	Value, Label string // Value is "" for the default, which stands in no address
	Selected     bool
}

// searchView makes the page from what was asked and what was found.
func (w wording) searchView(c *corpus.Corpus, r index.Request, a *index.Answer, span yearSpan, drawn *atlas) *SearchView {
	page, last := max(r.Page, 1), a.Pages(r.Size)
	view := &SearchView{
		Layout: Layout{
			Corpus: phrase.Typeset(c.Schema.Titre), Query: r.Text, Home: params.Link(r) == "", Keep: keep(r),
			Skips:   []Skip{{"resultats", w.Text("layout.skip.results")}},
			NoIndex: params.Link(params.WithPage(r, 1)) != "" || len(a.Hits) == 0,
		},
		Years:     w.yearsView(span, r, a.Years),
		Chips:     w.chipsView(c.Schema, r),
		Notices:   w.notices(r, a),
		Explained: r.Explain,
		Address:   address(r),
		beyond:    a.Total > 0 && page > last,
	}
	if len(a.Corrections) > 0 {
		typed := r
		typed.Text, typed.Page = index.AsTyped(r.Text, a.Corrections), 1
		view.Corrected = &CorrectedView{w.correctedText(a), Link{Href: address(typed), Label: w.Text("search.typed", "query", w.Quote(r.Text))}}
	}
	if view.Home {
		view.Description = phrase.Typeset(c.Schema.Description)
	}
	if a.Total > 1 && !view.beyond {
		view.Sorts = w.sortViews(r, span)
	}
	situation := w.situationOf(c.Schema, r, a)
	situation.told = w.told(r, a)
	situation.order = chosenOrder(view.Sorts)
	view.Headline = w.headlineOf(situation)
	view.Title = view.Headline.Title
	view.Feed = w.feedLink(c.Schema, r)
	for _, f := range a.Facets {
		if len(f.Values) > 0 {
			facet := w.facetView(r, f)
			if drawn.has(f.Facet) {
				facet.Map = params.MapLink(f.Facet.Nom, "", params.WithPage(r, 1))
			}
			view.Facets = append(view.Facets, facet)
		}
	}
	if len(view.Facets) > 0 || view.Years != nil {
		view.SeeText = w.Text("filters.see", "n", a.Total)
		view.FiltersText = w.Text("filters.open", "n", len(w.activeFilters(c.Schema, r)))
		view.Skips = append(view.Skips, Skip{"filtres", w.Text("layout.skip.filters")})
	}
	if len(a.Hits) == 0 {
		view.Empty = w.emptyView(c, r, a)
		if view.beyond {
			return view
		}
	}
	view.First = (page-1)*r.Size + 1
	view.Hits = w.hitViews(c.Schema, r, a.Hits)
	view.Take = w.takeViews(r, a.Total)
	view.Pages = w.pagesView(r, page, last)
	if !r.Query.Empty() && len(a.Hits) > 0 {
		other := r
		other.Explain = !r.Explain
		view.ExplainHref = address(other)
	}
	return view
}

func (w wording) situationOf(s *corpus.Schema, r index.Request, a *index.Answer) situation {
	out := situation{
		corpus: phrase.Typeset(s.Titre), query: r.Text, read: a.DidYouMean, relaxed: a.Relaxed,
		total: a.Total, page: max(r.Page, 1), pages: a.Pages(r.Size), explained: r.Explain && len(a.Hits) > 0,
	}
	for _, f := range w.activeFilters(s, r) {
		out.filters = append(out.filters, f.label)
	}
	for i := range a.Without {
		if one := &a.Without[i]; out.costliest == nil || one.Total > out.costliest.Total {
			out.costliest, out.costLabel = one, w.wholeFilterLabel(s, r, one.Facet)
		}
	}
	return out
}

// keep gives what the form would lose otherwise: what no field of it holds.
func keep(r index.Request) []Field {
	return fieldsOf(index.Request{Size: r.Size, Explain: r.Explain})
}

// fieldsOf gives a request as hidden fields.
func fieldsOf(r index.Request) []Field {
	var out []Field
	for _, pair := range params.Pairs(r) {
		out = append(out, Field(pair))
	}
	return out
}

func (w wording) notices(r index.Request, a *index.Answer) []string {
	var out []string
	if a.Relaxed && a.Total > 0 {
		out = append(out, w.Text("search.relaxed"))
	} else if a.Partial > 0 {
		out = append(out, w.Text("search.whole", "n", a.Total-a.Partial))
	}
	if r.Query.Truncated {
		out = append(out, w.Text("search.truncated"))
	}
	return out
}

// chosenOrder is the name of the order that a reader has chosen; "" for the usual one.
func chosenOrder(sorts []SortView) string {
	for _, s := range sorts {
		if s.Selected && s.Value != "" {
			return s.Label
		}
	}
	return ""
}

// sortViews gives the orders that make a difference: those by year where fiches
// have years, and the default under the name of what it does. Without a query
// the default is the title.
func (w wording) sortViews(r index.Request, span yearSpan) []SortView {
	chosen, byTitle := r.Sort, r.Query.Empty()
	if chosen == "" || (byTitle && chosen == index.ByTitle) {
		chosen = index.ByRelevance
	}
	var out []SortView
	for _, s := range index.Sorts {
		view := SortView{Value: string(s), Label: w.sortLabel(s), Selected: s == chosen}
		switch s {
		case index.ByRelevance:
			view.Value = ""
			if byTitle {
				view.Label = w.sortLabel(index.ByTitle)
			}
		case index.ByTitle:
			if byTitle {
				continue
			}
		case index.ByNewest, index.ByOldest:
			if !span.some() && s != chosen {
				continue
			}
		}
		out = append(out, view)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}
