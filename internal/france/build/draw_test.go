package main

import (
	"math"
	"testing"
)

// square gives a topology of two squares side by side, which share an arc.
func square() *topology {
	return &topology{Arcs: [][][2]float64{
		{{1, 0}, {1, 1}},                 // the shared border
		{{1, 1}, {0, 1}, {0, 0}, {1, 0}}, // the rest of the left one
		{{1, 0}, {2, 0}, {2, 1}, {1, 1}}, // the rest of the right one
	}}
}

func TestOutlinesThatAreJoinedLoseTheirCommonBorder(t *testing.T) {
	topo := square()
	rings := topo.dissolve([]geometry{{rings: [][]int{{0, 1}}}, {rings: [][]int{{2, ^0}}}})
	if len(rings) != 1 {
		t.Fatalf("%d rings: %v", len(rings), rings)
	}
	to := func(lon, lat float64) point { return point{100 * lon, 100 * lat} }
	drawn := topo.shape(rings, to)
	if got := math.Abs(area(drawn[0])); got != 20000 {
		t.Errorf("the two squares are %v large, not 20000: %s", got, drawn.path())
	}
	if c := center(drawn); c != (point{100, 50}) {
		t.Errorf("their middle is %v", c)
	}
}

func TestALineIsSimplifiedWithinTheTolerance(t *testing.T) {
	line := []point{{0, 0}, {5, tolerance / 2}, {10, 0}, {15, 10 * tolerance}, {20, 0}}
	got := simplify(line)
	if len(got) != 4 || got[1] != (point{10, 0}) {
		t.Errorf("got %v", got)
	}
	if ring := simplify([]point{{0, 0}, {10, 0}, {10, 10}, {0, 0}}); len(ring) != 4 {
		t.Errorf("a ring lost its corners: %v", ring)
	}
}

func TestAPathIsWrittenInWholeSteps(t *testing.T) {
	ring := shape{{{0.4, 0}, {10, 0}, {10.2, 0.1}, {10, 5}, {3, 1}, {0, 4}}}
	if got := ring.path(); got != "M0 0h10v5l-7-4l-3 3z" {
		t.Errorf("got %s", got)
	}
}

func TestTheProjectionOfTheMainlandKeepsItsShape(t *testing.T) {
	// Paris and Marseille are 660 km apart, Brest and Strasbourg 900.
	far := func(a, b [2]float64) float64 {
		ax, ay := lambert93(a[0], a[1])
		bx, by := lambert93(b[0], b[1])
		return math.Hypot(ax-bx, ay-by)
	}
	ratio := far([2]float64{-4.49, 48.39}, [2]float64{7.75, 48.57}) / far([2]float64{2.35, 48.86}, [2]float64{5.37, 43.30})
	if math.Abs(ratio-900.0/660) > 0.02 {
		t.Errorf("ratio %v", ratio)
	}
}
