package page

import (
	"fmt"
	"strconv"

	"glane/corpus"
	"glane/index"
	"glane/internal/france"
	"glane/internal/params"
	"glane/internal/phrase"
)

// A MapView is the page of the map of one facet.
type MapView struct {
	Layout
	Heading string
	Back    Link
	Lead    string // what is counted: how the view is called
	Levels  []LevelLink
	Figure  FigureView
	Values  Link // to all values of the facet, on the map or not
}

// A LevelLink leads to the map of one level.
type LevelLink struct {
	Href, Label string
	Current     bool
}

// A FigureView is a map with its legend and the list that tells the same.
type FigureView struct {
	ID     string
	Name   string // what the drawing is called
	Width  int
	Height int
	Frames []string     // the borders of what is drawn apart
	Ground []string     // the outlines of places without a fiche
	Shapes []*PlaceView // those that have some, the chosen ones last, since their borders stand out
	Legend []ShadeView  // the lightest first
	Rows   []*PlaceView // every value of the level, the fullest first
}

// A PlaceView is one value on the map and in the list. Its link chooses it, or
// gives it up when it is chosen.
type PlaceView struct {
	Href, Label, Number string
	Name                string // as one hears it: "Loiret, 2 fiches"
	Shade               int    // from 1, the lightest, to shades; 0 for no fiche
	Selected            bool
	Path                string
	X, Y                int
}

// A ShadeView is one line of the legend.
type ShadeView struct {
	Shade int
	Label string
}

// shades is how many shades of its colour the map has.
const shades = 5

// A drawing is what a figure is made of.
type drawing struct {
	country *france.Map
	facet   facetMap
	level   france.Level
	counts  index.FacetCounts
}

func (w wording) mapView(s *corpus.Schema, r index.Request, d drawing) *MapView {
	facet := d.counts.Facet
	label, name := phrase.Typeset(facet.Libelle), phrase.Typeset(s.Titre)
	view := &MapView{
		Heading: w.Text("map.title", "facet", label), Lead: w.called(s, r),
		Back:   Link{Href: address(r), Label: w.backText(r.Text, params.Filtered(r))},
		Figure: w.figureView(s, r, d),
		Values: Link{Href: params.FacetLink(facet.Nom, r), Label: w.Text("map.values", "facet", label)},
	}
	for _, level := range d.facet.levels {
		view.Levels = append(view.Levels, LevelLink{
			Href: params.MapLink(facet.Nom, levelPaths[level], r), Label: w.levelText(level), Current: level == d.level,
		})
	}
	title := w.Text("map.of", "map", view.Heading, "level", w.levelText(d.level), "view", view.Lead)
	view.Layout = Layout{
		Title: w.titled(title, name), Corpus: name, Query: r.Text, NoIndex: true,
		Skips: []Skip{{"carte", w.Text("layout.skip.map")}, {"carte-liste", w.Text("layout.skip.places")}, {"q", w.Text("layout.skip.search")}},
	}
	return view
}

// A MapPart is a map within a page about more.
type MapPart struct {
	ID, Heading string
	Figure      FigureView
}

// mapParts draws each facet of places at its finest level.
func (w wording) mapParts(s *corpus.Schema, a *atlas, counts []index.FacetCounts) []MapPart {
	var out []MapPart
	for _, f := range counts {
		drawn := a.maps[f.Facet.Nom]
		part := MapPart{
			ID: "titre-carte-" + f.Facet.Nom, Heading: w.Text("map.title", "facet", phrase.Typeset(f.Facet.Libelle)),
			Figure: w.figureView(s, index.Request{}, drawing{a.country, drawn, drawn.levels[0], f}),
		}
		part.Figure.ID = "carte-" + f.Facet.Nom
		out = append(out, part)
	}
	return out
}

func (w wording) levelText(l france.Level) string {
	if l == france.Region {
		return w.Text("map.regions")
	}
	return w.Text("map.departements")
}

// figureView draws a map. A place that several values mean is drawn for the
// fullest of them; the list has them all.
func (w wording) figureView(s *corpus.Schema, r index.Request, d drawing) FigureView {
	facet := d.counts.Facet
	figure := FigureView{
		ID: "carte", Name: w.Text("map.name", "facet", phrase.Typeset(facet.Libelle), "level", w.levelText(d.level)),
		Width: france.Width, Height: france.Height, Frames: d.country.Frames(d.level),
	}
	most := 0
	for _, v := range d.counts.Values {
		if place := d.facet.places[v.ID]; place != nil && place.Level == d.level {
			most = max(most, v.Count)
		}
	}
	scale := scaleOf(most)
	figure.Legend = w.legend(scale)
	drawn := map[string]bool{}
	var chosen []*PlaceView
	for _, v := range d.counts.Values { // the fullest first
		place := d.facet.places[v.ID]
		if place == nil || place.Level != d.level {
			continue
		}
		row := w.placeView(s, r, facet.Nom, v)
		row.Shade = scale.shade(v.Count)
		figure.Rows = append(figure.Rows, row)
		if drawn[place.Code] {
			continue
		}
		drawn[place.Code] = true
		row.Path, row.X, row.Y = place.Path, place.X, place.Y
		if row.Selected {
			chosen = append(chosen, row)
		} else {
			figure.Shapes = append(figure.Shapes, row)
		}
	}
	figure.Shapes = append(figure.Shapes, chosen...)
	for _, place := range d.country.Places(d.level) {
		if !drawn[place.Code] {
			figure.Ground = append(figure.Ground, place.Path)
		}
	}
	return figure
}

func (w wording) placeView(s *corpus.Schema, r index.Request, facet string, v index.ValueCount) *PlaceView {
	label := phrase.Typeset(v.Label)
	view := &PlaceView{
		Href: address(params.Toggle(r, s, facet, v.ID)), Label: label,
		Number: w.Number(v.Count), Name: w.valueName(label, v.Count), Selected: v.Selected,
	}
	if v.Selected {
		view.Name = w.Text("map.chosen", "value", view.Name)
	}
	return view
}

// ViewBox is the size of the drawing, as SVG writes it.
func (f FigureView) ViewBox() string {
	return fmt.Sprintf("0 0 %d %d", f.Width, f.Height)
}

// Class is the style of a place on the map and in the list.
func (p *PlaceView) Class() string {
	class := "t" + strconv.Itoa(p.Shade)
	if p.Selected {
		class += " choisi"
	}
	return class
}
