package page

import (
	"fmt"

	"glane/index"
	"glane/internal/params"
)

// A HistogramView is how many fiches are of which years, as bars, and the same as
// links.
type HistogramView struct {
	Bars        []YearBar
	Name        string // what the bars show, in a sentence
	First, Last string // the years at both ends
	Values      []Link // the bars that have fiches: each leads to theirs
}

// A YearBar is one stretch of years as it is drawn.
type YearBar struct {
	X, Y, Height int
	Out          bool // the range that was asked leaves it out
}

// The drawing, in its own units: it is stretched to the width of its place.
const (
	maxBars   = 24
	barStep   = 10
	barRoom   = 2 // between two bars
	barHeight = 100
)

// yearStretches are how many years a bar may stand for.
var yearStretches = []int{1, 2, 5, 10, 20, 50, 100, 200}

// A stretch is the fiches of some years.
type stretch struct{ first, last, count int }

// stretchWidth is how many years a bar stands for, so that all years that have
// fiches, and the empty ones between them, make maxBars at most.
func stretchWidth(counts []index.YearCount) int {
	if len(counts) == 0 {
		return 1
	}
	first, last := counts[0].Year, counts[len(counts)-1].Year
	for _, w := range yearStretches {
		if last/w-first/w < maxBars {
			return w
		}
	}
	return yearStretches[len(yearStretches)-1]
}

// stretches parts the years that have fiches into bars of width years each, the
// empty ones between them too.
func stretches(counts []index.YearCount, width int) []stretch {
	if len(counts) == 0 {
		return nil
	}
	first, last := counts[0].Year, counts[len(counts)-1].Year
	from := first - first%width
	out := make([]stretch, (last-from)/width+1)
	for i := range out {
		out[i].first, out[i].last = from+i*width, from+(i+1)*width-1
	}
	for _, c := range counts {
		out[(c.Year-from)/width].count += c.Count
	}
	return out
}

// histogramView draws the years of a view, whose own filter on years leaves the
// counts as they are. One bar alone tells nothing.
func (w wording) histogramView(r index.Request, counts []index.YearCount) *HistogramView {
	bars := stretches(counts, stretchWidth(counts))
	if len(bars) < 2 {
		return nil
	}
	view := &HistogramView{First: year(counts[0].Year), Last: year(counts[len(counts)-1].Year)}
	top := bars[0]
	for _, b := range bars {
		if b.count > top.count {
			top = b
		}
	}
	for i, b := range bars {
		height := 0
		if b.count > 0 {
			height = max(4, b.count*barHeight/top.count)
		}
		out := r.Years.Active() && !overlaps(r.Years, b)
		view.Bars = append(view.Bars, YearBar{X: i * barStep, Y: barHeight - height, Height: height, Out: out})
		if b.count == 0 {
			continue
		}
		only := params.WithPage(r, 1)
		only.Years = index.YearRange{Min: b.first, Max: b.last}
		view.Values = append(view.Values, Link{Href: address(only), Label: w.valueName(w.yearsText(b), b.count)})
	}
	view.Name = w.Text("years.histogram", "first", view.First, "last", view.Last, "top", w.valueName(w.yearsText(top), top.count))
	return view
}

// overlaps tells whether a range keeps some year of a stretch.
func overlaps(y index.YearRange, s stretch) bool {
	if y.Min == 0 && y.Max == 0 {
		return false // only the fiches without a year were asked for
	}
	return (y.Min == 0 || s.last >= y.Min) && (y.Max == 0 || s.first <= y.Max)
}

func (w wording) yearsText(s stretch) string {
	if s.first == s.last {
		return year(s.first)
	}
	return w.Text("years.between", "min", year(s.first), "max", year(s.last))
}

// BarWidth is how wide each bar is drawn.
func (h *HistogramView) BarWidth() int { return barStep - barRoom }

// ViewBox is the size of the drawing, as SVG writes it.
func (h *HistogramView) ViewBox() string {
	return fmt.Sprintf("0 0 %d %d", len(h.Bars)*barStep-barRoom, barHeight)
}
