package page

import (
	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
	"glane/internal/texts"
)

// A ValuesView is the page of all values of one facet: a form whose boxes are
// ticked there and whose fields hold the rest of the view.
type ValuesView struct {
	Layout
	Back     Link   // to the results
	Lead     string // what is counted: how the view is called
	Action   string // where the search within sends its text; the ticks go to the results
	Contains string
	Orders   []OrderOption // nil where there is nothing to put in order
	Count    string        // how many values there are, or contain the text
	Facet    FacetView
	Rest     []Field // all of the view but the boxes
	Unlisted string  // told when values are ticked that this page does not show; "" when none is
	Turn     *TurnView
	Map      string // the address of the map of the facet; "" when it has none
}

// A TurnView turns the pages of values. A page's number is sent by a button, so
// that what is ticked goes along.
type TurnView struct {
	Place          string // "Page 2 sur 5"
	Previous, Next int    // 0 at either end
}

// An OrderOption is one way of putting values in order.
type OrderOption struct {
	Value, Label string
	Selected     bool
}

// valuesForm is the form of that page.
const valuesForm = "valeurs"

// A choice of values is those that the page of a facet is asked for.
type valuesChoice struct {
	contains string             // the text that they contain; "" for all
	byLabel  bool               // as a dictionary has them, else the fullest first
	found    []index.ValueCount // in that order
}

// valuesView makes the page of the values of f.
func (w wording) valuesView(s *corpus.Schema, r index.Request, f index.FacetCounts, chosen valuesChoice) *ValuesView {
	contains, found := chosen.contains, chosen.found
	label := phrase.Typeset(f.Facet.Libelle)
	first := params.WithPage(r, 1)
	page, last := 1, max(1, (len(found)+maxValues-1)/maxValues)
	page = min(max(r.Page, 1), last)
	listed := found[(page-1)*maxValues : min(page*maxValues, len(found))]
	view := &ValuesView{
		Back: Link{Href: address(first), Label: w.backText(r.Text, params.Filtered(r))}, Lead: w.called(s, r),
		Action: params.FacetLink(f.Facet.Nom, index.Request{}), Contains: contains,
		Facet: FacetView{Name: f.Facet.Nom, Label: label, All: f.Facet.Mode == corpus.ModeEt},
		Count: w.Text("values.count", "n", len(found)),
	}
	if contains != "" {
		view.Count = w.Text("values.found", "n", len(found), "text", w.quoted(contains))
	}
	if len(f.Values) > 1 {
		view.Orders = w.valueOrders(chosen.byLabel)
	}
	view.Facet.Values = w.boxes(s, index.FacetCounts{Facet: f.Facet, Values: listed}, len(listed) == len(f.Values))
	view.Rest, view.Unlisted = w.unlisted(first, f, listed)
	title := w.Text("values.title", "facet", label, "count", view.Count)
	if last > 1 {
		view.Turn = &TurnView{Place: w.Text("values.page", "page", page, "pages", last)}
		if page > 1 {
			view.Turn.Previous = page - 1
			title = w.Text("values.title", "facet", title, "count", view.Turn.Place)
		}
		if page < last {
			view.Turn.Next = page + 1
		}
	}
	name := phrase.Typeset(s.Titre)
	view.Layout = Layout{
		Title: w.titled(w.Text("values.of", "values", title, "view", view.Lead), name), Corpus: name, Query: r.Text, NoIndex: true,
		Skips: []Skip{{"liste-valeurs", w.Text("layout.skip.values")}, {"q", w.Text("layout.skip.search")}},
	}
	return view
}

func (w wording) valueOrders(byLabel bool) []OrderOption {
	return []OrderOption{
		{Value: "", Label: w.Text("values.order.count"), Selected: !byLabel},
		{Value: params.OrderByLabel, Label: w.Text("values.order.label"), Selected: byLabel},
	}
}

// boxes gives values as boxes: as a tree when all are there, else in a row, each
// with the values that it lies in beside it.
func (w wording) boxes(s *corpus.Schema, f index.FacetCounts, whole bool) []*ValueView {
	var out []*ValueView
	if whole {
		out = w.tree(f)
	} else {
		for _, v := range f.Values {
			v.Label = w.valueText(v.ID, v.Label)
			box := w.valueView(f.Facet.Nom, v)
			var within []string
			for _, id := range v.Parents {
				within = append(within, w.valueLabel(s, f.Facet.Nom, id))
			}
			if len(within) > 0 {
				box.Elsewhere = w.Text("facet.within", "values", w.List(within, texts.And))
			}
			out = append(out, box)
		}
	}
	ofForm(out, valuesForm)
	return out
}

// ofForm makes boxes those of another form than that of the search.
func ofForm(boxes []*ValueView, form string) {
	for _, box := range boxes {
		box.Form = form
		ofForm(box.Under, form)
	}
}

// unlisted gives the fields of a view that no box on the page stands for. That
// of a ticked value which is not listed is one of them.
func (w wording) unlisted(r index.Request, f index.FacetCounts, listed []index.ValueCount) (fields []Field, told string) {
	shown := map[string]bool{}
	for _, v := range listed {
		shown[v.ID] = true
	}
	hidden := 0
	for _, pair := range params.Pairs(r) {
		if pair.Name == f.Facet.Nom {
			if shown[pair.Value] {
				continue
			}
			hidden++
		}
		fields = append(fields, Field(pair))
	}
	if hidden > 0 {
		told = w.Text("values.elsewhere", "n", hidden)
	}
	return fields, told
}
