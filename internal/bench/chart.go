package main

import (
	"fmt"
	"html"
	"math"
	"slices"
	"strings"
)

// Measures of a picture, in pixels.
const (
	panelWidth  = 420
	panelHeight = 340
	panelLeft   = 60 // of the room for numbers
	panelBottom = 40
	panelTop    = 34
	legendWidth = 250
)

// strokes tell lines apart: a colour that is told from the others on white and on
// black, and dashes.
var strokes = []struct{ colour, dashes string }{
	{"#1f77b4", ""},
	{"#1f77b4", "6 3"},
	{"#d62728", ""},
	{"#d62728", "6 3"},
	{"#2ca02c", ""},
	{"#9467bd", ""},
	{"#e08214", ""},
	{"#8c7a6b", "2 3"},
	{"#1b1b1b", "8 2"},
}

// drawCosts draws a panel for each unit, one under another: both scales are
// logarithmic, so that a cost that grows as the size does is a line that climbs by one
// decade for each.
func drawCosts(sizes []int, costs []cost) string {
	var units []string
	for _, c := range costs {
		if !slices.Contains(units, c.unit) {
			units = append(units, c.unit)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="sans-serif" font-size="12">`+"\n",
		panelWidth+legendWidth, panelHeight*len(units))
	b.WriteString("<title>Coût selon le nombre de fiches</title>\n<style>text{fill:#1b1b1b}.g{stroke:#bbb;stroke-width:.5}.f{fill:#fff}</style>\n")
	fmt.Fprintf(&b, `<rect class="f" width="%d" height="%d"/>`+"\n", panelWidth+legendWidth, panelHeight*len(units))
	for i, unit := range units {
		of := slices.DeleteFunc(slices.Clone(costs), func(c cost) bool { return c.unit != unit })
		p := newPanel(sizes, of)
		fmt.Fprintf(&b, `<g transform="translate(0 %d)">`+"\n", i*panelHeight)
		p.draw(&b, unit, of)
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// A panel is one chart. Decades are powers of ten.
type panel struct {
	sizes              []int
	firstSize, lastLog float64 // decades of the sizes
	least, most        int     // decades of the costs
}

func newPanel(sizes []int, costs []cost) panel {
	least, most := math.Inf(1), 0.0
	for _, c := range costs {
		for _, v := range c.values {
			least, most = min(least, v), max(most, v)
		}
	}
	return panel{
		sizes: sizes, firstSize: math.Log10(float64(slices.Min(sizes))), lastLog: math.Log10(float64(slices.Max(sizes))),
		least: int(math.Floor(math.Log10(least))), most: int(math.Ceil(math.Log10(most) + 1e-9)),
	}
}

func (p panel) x(n int) float64 {
	share := (math.Log10(float64(n)) - p.firstSize) / max(p.lastLog-p.firstSize, 1e-9)
	return panelLeft + share*(panelWidth-panelLeft-20)
}

func (p panel) y(v float64) float64 {
	share := (math.Log10(v) - float64(p.least)) / float64(max(p.most-p.least, 1))
	return panelHeight - panelBottom - share*(panelHeight-panelBottom-panelTop)
}

func (p panel) draw(b *strings.Builder, unit string, costs []cost) {
	fmt.Fprintf(b, `<text x="%d" y="20" font-weight="bold">%s</text>`+"\n", panelLeft, html.EscapeString(unit))
	for decade := p.least; decade <= p.most; decade++ {
		v := math.Pow10(decade)
		fmt.Fprintf(b, `<line class="g" x1="%d" x2="%d" y1="%.1f" y2="%.1f"/><text x="%d" y="%.1f" text-anchor="end">%s</text>`+"\n",
			panelLeft, panelWidth-20, p.y(v), p.y(v), panelLeft-6, p.y(v)+4, strings.Replace(fmt.Sprint(v), ".", ",", 1))
	}
	for _, n := range p.sizes {
		fmt.Fprintf(b, `<line class="g" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/><text x="%.1f" y="%d" text-anchor="middle">%s</text>`+"\n",
			p.x(n), p.x(n), panelTop, panelHeight-panelBottom, p.x(n), panelHeight-panelBottom+16, thousands(n))
	}
	for i, c := range costs {
		stroke := strokes[i%len(strokes)]
		var points strings.Builder
		for at, v := range c.values {
			fmt.Fprintf(&points, "%.1f,%.1f ", p.x(p.sizes[at]), p.y(v))
		}
		line := fmt.Sprintf(`fill="none" stroke="%s" stroke-width="2" stroke-dasharray="%s"`, stroke.colour, stroke.dashes)
		y := panelTop + 20*i
		fmt.Fprintf(b, `<polyline %s points="%s"/><line %s x1="%d" x2="%d" y1="%d" y2="%d"/><text x="%d" y="%d">%s</text>`+"\n",
			line, strings.TrimSpace(points.String()), line, panelWidth, panelWidth+26, y, y, panelWidth+32, y+4, html.EscapeString(c.says))
	}
}
