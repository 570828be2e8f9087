package page

import (
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
)

// An AboutView is the page about the corpus.
type AboutView struct {
	Layout
	Heading string
	Lead    string // the corpus's own description; "" when it has none
	Facts   []FactView
	Charts  []Chart
	Maps    []MapPart // the facets of places
	Tries   []Try
	Ways    []TakeView // to take every fiche away; nil when there is none
	API     Link       // to what a program may ask
}

// A Chart is one facet, or the years, as bars.
type Chart struct {
	ID, Label string
	Bars      []Bar
	Whole     *Link // to the page of all values; nil where all are drawn
}

// A Bar is one value with how many fiches have it.
type Bar struct {
	Label, Href string
	Name        string // label and number as one hears them
	Number      string
	Width       int // of the longest bar, in percent, 1–100
}

// A Try is a query to try, with what it shows.
type Try struct {
	Told  string // what it shows, one sentence
	Query string
	Href  string
	Count string // how many fiches it finds
}

// aboutValues is how many values of a facet are drawn.
const aboutValues = 10

func (w wording) aboutView(c *corpus.Corpus, s *survey) *AboutView {
	heading := w.Text("about.title")
	view := &AboutView{
		Layout: w.plainLayout(c, heading), Heading: heading,
		Lead: phrase.Typeset(c.Schema.Description), Facts: w.aboutFacts(c, s),
		Ways: w.takeViews(index.Request{}, c.Cases.Len()), API: Link{Href: params.ContractPath, Label: w.Text("about.api")},
	}
	view.Description, view.Feed = view.Lead, w.feedLink(c.Schema, index.Request{})
	for _, f := range s.answer.Facets {
		if chart := w.facetChart(f); len(chart.Bars) > 0 {
			view.Charts = append(view.Charts, chart)
		}
	}
	if chart := w.yearChart(s.answer.Years); len(chart.Bars) > 1 {
		view.Charts = append(view.Charts, chart)
	}
	for _, e := range s.examples {
		view.Tries = append(view.Tries, Try{
			Told: w.exampleText(e), Query: e.Text, Href: address(index.Request{Text: e.Text}), Count: w.count(e.Total),
		})
	}
	return view
}

func (w wording) aboutFacts(c *corpus.Corpus, s *survey) []FactView {
	var out []FactView
	add := func(label, value string) {
		if value != "" {
			out = append(out, FactView{Label: label, Values: []Link{{Label: value}}})
		}
	}
	out = append(out, FactView{Label: w.Text("about.fiches"), Values: []Link{{Href: "/", Label: w.Number(c.Cases.Len())}}})
	switch span := s.span; {
	case !span.some():
	case span.first == span.last:
		add(w.Text("about.years"), year(span.first))
	default:
		add(w.Text("about.years"), w.Text("years.between", "min", year(span.first), "max", year(span.last)))
	}
	add(w.Text("about.latest"), w.Date(s.latest))
	add(w.Text("about.licence"), strings.Join(s.licences, ", "))
	return out
}

func (w wording) facetChart(f index.FacetCounts) Chart {
	chart := Chart{ID: "repartition-" + f.Facet.Nom, Label: phrase.Typeset(f.Facet.Libelle)}
	if f.More > 0 {
		chart.Whole = &Link{Href: params.FacetLink(f.Facet.Nom, index.Request{}), Label: w.Text("facet.whole", "n", len(f.Values)+f.More)}
	}
	most := 0
	for _, v := range f.Values {
		most = max(most, v.Count)
	}
	for _, v := range f.Values {
		label := w.valueText(v.ID, phrase.Typeset(v.Label))
		r := index.Request{Filters: []index.Filter{{Facet: f.Facet.Nom, Values: []string{v.ID}}}}
		chart.Bars = append(chart.Bars, w.bar(label, address(r), v.Count, most))
	}
	return chart
}

// yearChart draws the years that have fiches, or stretches of them where they are
// many, and the fiches without a year.
func (w wording) yearChart(y index.YearCounts) Chart {
	chart := Chart{ID: "repartition-" + params.Year, Label: w.Text("years.label")}
	width := 1
	if len(y.Counts) > maxBars {
		width = stretchWidth(y.Counts)
	}
	drawn, most := stretches(y.Counts, width), y.Unspecified
	for _, s := range drawn {
		most = max(most, s.count)
	}
	for _, s := range drawn {
		if s.count > 0 {
			only := index.Request{Years: index.YearRange{Min: s.first, Max: s.last}}
			chart.Bars = append(chart.Bars, w.bar(w.yearsText(s), address(only), s.count, most))
		}
	}
	if y.Unspecified > 0 {
		none := index.Request{Years: index.YearRange{Unspecified: true}}
		chart.Bars = append(chart.Bars, w.bar(w.Text("years.without"), address(none), y.Unspecified, most))
	}
	return chart
}

func (w wording) bar(label, href string, n, most int) Bar {
	return Bar{
		Label: label, Href: href, Name: w.valueName(label, n), Number: w.Number(n),
		Width: max(1, n*100/max(most, 1)),
	}
}

// exampleText tells what an example shows.
func (w wording) exampleText(e index.Example) string {
	about := phrase.Typeset(e.About)
	switch e.Kind {
	case index.ExampleWords:
		return w.Text("about.try.words")
	case index.ExampleForms:
		return w.Text("about.try.forms", "word", w.Quote(about))
	case index.ExampleSigle:
		return w.Text("about.try.sigle", "words", w.Quote(about))
	case index.ExamplePhrase:
		return w.Text("about.try.phrase")
	case index.ExampleExcluded:
		return w.Text("about.try.excluded", "word", w.Quote(about))
	case index.ExampleRubric:
		return w.Text("about.try.rubric", "rubric", w.Quote(about))
	case index.ExampleStart:
		return w.Text("about.try.start", "word", w.Quote(about))
	}
	return w.Text("about.try.mended", "word", w.Quote(about))
}
