package page

import (
	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
)

// A FacetView is one facet as a group of boxes to tick.
type FacetView struct {
	Name, Label  string
	Selected     int
	SelectedText string
	All          bool // a fiche needs every value that is ticked
	Values       []*ValueView
	Rest         []*ValueView // the values past the first ones, folded away
	RestText     string
	Whole        string // the address of the page of all values; "" where all are in sight
	WholeText    string
	Within       string // where the values that contain a text are asked for; "" where all are in sight
	Map          string // the address of the map of the facet; "" when it has none
}

// A ValueView is one box, with those of the values that lie in it.
type ValueView struct {
	Form             string // the form that the box belongs to
	Facet, ID, Label string
	Number           string // how many fiches
	Name             string // label and number as one hears them: "Ressource en eau, 3 fiches"
	Selected         bool
	Elsewhere        string // the other values that it lies in
	Under            []*ValueView
}

// searchForm is the form of the search, at the head of every page.
const searchForm = "recherche"

// How many values of a facet the search page lists. Ticked ones always are.
const (
	shownValues  = 8  // rows open to sight, and corpus.Unspecified; those past them are folded away
	listedValues = 20 // values in all; those past them have a page, so that a large vocabulary weighs no more than a small one
)

func (w wording) facetView(r index.Request, f index.FacetCounts) FacetView {
	view := FacetView{
		Name: f.Facet.Nom, Label: phrase.Typeset(f.Facet.Libelle), All: f.Facet.Mode == corpus.ModeEt,
	}
	for _, v := range f.Values {
		if v.Selected {
			view.Selected++
		}
	}
	view.SelectedText = w.selectedText(view.Selected)
	rows := 0
	for _, root := range w.tree(f) {
		size, ticked := measure(root)
		// That fiches have no value is no value to look for: it stands in sight.
		if rows < shownValues || ticked || root.ID == corpus.Unspecified {
			view.Values = append(view.Values, root)
			rows += size
			continue
		}
		view.Rest = append(view.Rest, root)
	}
	if len(view.Rest) == 1 && len(view.Rest[0].Under) == 0 { // a fold for one row saves nothing
		view.Values, view.Rest = append(view.Values, view.Rest...), nil
	}
	if f.More > 0 { // there is a page for all of them
		view.Rest = nil
	}
	rest := 0
	for _, root := range view.Rest {
		size, _ := measure(root)
		rest += size
	}
	view.RestText = w.otherValues(rest)
	if rest > 0 || f.More > 0 {
		view.Whole = params.FacetLink(f.Facet.Nom, params.WithPage(r, 1))
		view.WholeText = w.Text("facet.whole", "n", len(f.Values)+f.More)
		view.Within = params.FacetLink(f.Facet.Nom, index.Request{})
	}
	return view
}

// tree puts each value under the first of its parents that is listed too. A
// value stands once, since two boxes of one value could contradict each other;
// its other parents are named beside it.
func (w wording) tree(f index.FacetCounts) []*ValueView {
	views := make(map[string]*ValueView, len(f.Values))
	for _, v := range f.Values {
		v.Label = w.valueText(v.ID, v.Label)
		views[v.ID] = w.valueView(f.Facet.Nom, v)
	}
	var roots []*ValueView
	for _, v := range f.Values {
		var parent *ValueView
		var others []string
		for _, id := range v.Parents {
			switch listed := views[id]; {
			case listed == nil:
			case parent == nil:
				parent = listed
			default:
				others = append(others, listed.Label)
			}
		}
		if parent == nil {
			roots = append(roots, views[v.ID])
			continue
		}
		views[v.ID].Elsewhere = w.alsoIn(others)
		parent.Under = append(parent.Under, views[v.ID])
	}
	return roots
}

func (w wording) valueView(facet string, v index.ValueCount) *ValueView {
	label := phrase.Typeset(v.Label)
	return &ValueView{
		Form: searchForm, Facet: facet, ID: v.ID, Label: label, Selected: v.Selected,
		Number: w.Number(v.Count), Name: w.valueName(label, v.Count),
	}
}

// measure tells how many rows a value takes with all that lies in it, and
// whether one of them is ticked.
func measure(v *ValueView) (rows int, ticked bool) {
	rows, ticked = 1, v.Selected
	for _, under := range v.Under {
		n, t := measure(under)
		rows, ticked = rows+n, ticked || t
	}
	return rows, ticked
}
