package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestCostsAreToldAndDrawnAtEachSize(t *testing.T) {
	sizes := []int{1000, 10000}
	costs := []cost{{"Glane, p50", "ms", []float64{0.5, 5}}, {"Lucène & cie, p50", "ms", []float64{1, 10}}, {"Glane, index", "Mo", []float64{10, 100}}}
	if got, want := costTable(sizes, costs), "| Glane, p50, ms | 0,50 | 5,00 |"; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
	picture := drawCosts(sizes, costs)
	decoder := xml.NewDecoder(strings.NewReader(picture))
	lines := 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "polyline" {
			lines++
		}
	}
	if lines != len(costs) {
		t.Errorf("%d lines, want %d", lines, len(costs))
	}
	p := newPanel(sizes, costs[:2])
	if low, high := p.y(0.5), p.y(5); low <= high || p.x(1000) >= p.x(10000) {
		t.Errorf("0.5 stands at %v, 5 at %v; 1000 at %v, 10000 at %v", low, high, p.x(1000), p.x(10000))
	}
}
