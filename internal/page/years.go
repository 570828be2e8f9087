package page

import (
	"context"
	"fmt"

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

// spanOf gives the span of the cases that were counted.
func spanOf(counted index.YearCounts) yearSpan {
	s := yearSpan{without: counted.Unspecified > 0}
	if n := len(counted.Counts); n > 0 {
		s.first, s.last = counted.Counts[0].Year, counted.Counts[n-1].Year
	}
	return s
}

// span gives the years of a whole corpus, counted once.
func (p *Pages) span(ctx context.Context, g *index.Generation) (yearSpan, error) {
	return p.years.Try(g, func(g *index.Generation) (yearSpan, error) {
		all, err := g.Searcher.Search(ctx, index.Request{})
		if err != nil {
			return yearSpan{}, fmt.Errorf("count the years of all fiches: %w", err)
		}
		return spanOf(all.Years), nil
	})
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
