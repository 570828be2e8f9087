package page

import (
	"glane/corpus"
	"glane/index"
	"glane/internal/params"
)

// A yearSpan is the years that the cases of a corpus have.
type yearSpan struct {
	first, last int  // 0 when no case has a year
	without     bool // some case has none
}

func (s yearSpan) some() bool { return s.last != 0 }

func spanOf(whole *corpus.Corpus) yearSpan {
	var s yearSpan
	for _, c := range whole.Cases.All() {
		switch {
		case c.Annee == 0:
			s.without = true
		case s.last == 0:
			s.first, s.last = c.Annee, c.Annee
		default:
			s.first, s.last = min(s.first, c.Annee), max(s.last, c.Annee)
		}
	}
	return s
}

// A YearsView is the filter on years.
type YearsView struct {
	Min, Max    string     // as they were asked; "" for no bound
	Span        string     // the years that the corpus has
	Unspecified *ValueView // the fiches without a year; nil when there are none and none were asked for
	Histogram   *HistogramView
}

func (w wording) yearsView(span yearSpan, r index.Request, counts index.YearCounts) *YearsView {
	asked := r.Years
	if !span.some() && !asked.Active() {
		return nil
	}
	view := &YearsView{Min: year(asked.Min), Max: year(asked.Max), Span: w.spanText(span), Histogram: w.histogramView(r, counts.Counts)}
	if span.without || asked.Unspecified {
		view.Unspecified = w.valueView(params.Year, index.ValueCount{
			ID: corpus.Unspecified, Label: w.Text("years.without"), Count: counts.Unspecified, Selected: asked.Unspecified,
		})
	}
	return view
}
