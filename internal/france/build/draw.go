package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// The drawing is Width units wide and as high; a unit is about a kilometre of
// the mainland. Widths of pages only scale it.
const (
	mainlandLeft = 60.0 // where the mainland's box begins
	mainlandTop  = 20.0
	mainlandSize = 930.0 // its longer side
	tolerance    = 1.1   // units that a simplified border may be off: less than one pixel where the map is 600 wide
)

// A frame is where a part of the map is drawn: its box in the drawing, and how
// its places are projected.
type frame struct {
	left, top, size float64
	project         func(lon, lat float64) (x, y float64)
	level           string // "" when both levels have it
}

// insets are the parts that lie elsewhere, or are too small to be hit where they
// lie, by the codes of their départements. They fill the room that the ocean
// and the neighbours leave.
var insets = []struct {
	codes []string
	frame
}{
	{[]string{"971"}, frame{left: 0, top: 560, size: 105}},
	{[]string{"972"}, frame{left: 120, top: 560, size: 105}},
	{[]string{"973"}, frame{left: 0, top: 680, size: 105}},
	{[]string{"974"}, frame{left: 120, top: 680, size: 105}},
	{[]string{"976"}, frame{left: 0, top: 800, size: 105}},
	{[]string{"75", "92", "93", "94"}, frame{left: 0, top: 0, size: 190, level: "departement"}},
}

// inset is the room between an inset's border and what it shows.
const insetRoom = 10.0

// A point is one of the drawing.
type point struct{ x, y float64 }

// A shape is the outline of a place, in closed rings.
type shape [][]point

// draw makes the table: a line per place, then one per border of an inset.
func draw(t *topology, r *register) string {
	outlines := map[string]geometry{}
	byRegion := map[string][]geometry{}
	apart := map[string]bool{}
	for _, g := range t.geometries() {
		outlines[g.code] = g
		region := r.departements[g.code].Region
		byRegion[region] = append(byRegion[region], g)
	}
	shapes := map[string]shape{} // of départements, by code
	labels := map[string]point{}
	regionShapes, regionLabels := map[string]shape{}, map[string]point{}
	var borders strings.Builder
	for _, in := range insets {
		var parts []geometry
		for _, code := range in.codes {
			parts = append(parts, outlines[code])
		}
		fitted := fit(t, parts, in.frame)
		for _, g := range parts {
			drawn := t.shape(g.rings, fitted)
			shapes[g.code] = append(shapes[g.code], drawn...)
			labels[g.code] = center(drawn)
			if in.level == "" {
				apart[g.code] = true
				region := r.departements[g.code].Region
				regionShapes[region], regionLabels[region] = drawn, labels[g.code]
			}
		}
		fmt.Fprintf(&borders, "cadre\t%s\t\t\t%.0f\t%.0f\tM%.0f %.0fh%.0fv%.0fh%.0fz\n",
			in.level, in.left, in.top, in.left+1, in.top+1, in.size, in.size, -in.size)
	}
	var mainland []geometry
	for _, code := range slices.Sorted(maps.Keys(outlines)) {
		if !apart[code] {
			mainland = append(mainland, outlines[code])
		}
	}
	fitted := fit(t, mainland, frame{left: mainlandLeft, top: mainlandTop, size: mainlandSize, project: lambert93})
	for _, g := range mainland {
		drawn := t.shape(g.rings, fitted)
		shapes[g.code] = append(drawn, shapes[g.code]...)
		if _, ok := labels[g.code]; !ok {
			labels[g.code] = center(drawn)
		}
	}
	for region, parts := range byRegion {
		if regionShapes[region] == nil {
			regionShapes[region] = t.shape(t.dissolve(parts), fitted)
			regionLabels[region] = center(regionShapes[region])
		}
	}
	return table(r, shapes, labels, regionShapes, regionLabels) + borders.String()
}

func table(r *register, shapes map[string]shape, labels map[string]point, regionShapes map[string]shape, regionLabels map[string]point) string {
	var b strings.Builder
	write := func(kind string, e entry, at point, drawn shape) {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%.0f\t%.0f\t%s\n", kind, e.Code, e.Region, e.Nom, at.x, at.y, drawn.path())
	}
	for _, code := range slices.Sorted(maps.Keys(r.departements)) {
		write("departement", r.departements[code], labels[code], shapes[code])
	}
	for _, code := range slices.Sorted(maps.Keys(r.regions)) {
		write("region", r.regions[code], regionLabels[code], regionShapes[code])
	}
	return b.String()
}

// fit gives the projection that puts places into a frame. Insets are projected
// about their own latitude.
func fit(t *topology, places []geometry, f frame) func(lon, lat float64) point {
	project, room := f.project, 0.0
	if project == nil {
		lat := t.Arcs[max(places[0].rings[0][0], ^places[0].rings[0][0])][0][1]
		narrow := math.Cos(lat * math.Pi / 180)
		project = func(lon, lat float64) (float64, float64) { return lon * narrow, -lat }
		room = insetRoom
	}
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, g := range places {
		for _, ring := range g.rings {
			for _, arc := range ring {
				for _, p := range t.Arcs[max(arc, ^arc)] {
					x, y := project(p[0], p[1])
					low = point{min(low.x, x), min(low.y, y)}
					high = point{max(high.x, x), max(high.y, y)}
				}
			}
		}
	}
	scale := (f.size - 2*room) / max(high.x-low.x, high.y-low.y)
	left, top := f.left+room, f.top+room
	if room > 0 { // in the middle of its border
		left = f.left + (f.size-(high.x-low.x)*scale)/2
		top = f.top + (f.size-(high.y-low.y)*scale)/2
	}
	return func(lon, lat float64) point {
		x, y := project(lon, lat)
		return point{left + (x-low.x)*scale, top + (y-low.y)*scale}
	}
}

// lambert93 is the official projection of the mainland, up to scale; y grows
// downwards, as in SVG.
func lambert93(lon, lat float64) (x, y float64) {
	const n, meridian, eccentricity = 0.7256077650532670, 3.0, 0.08181919112
	phi := lat * math.Pi / 180
	sin := math.Sin(phi)
	isometric := math.Atanh(sin) - eccentricity*math.Atanh(eccentricity*sin)
	radius := math.Exp(-n * isometric)
	angle := n * (lon - meridian) * math.Pi / 180
	return radius * math.Sin(angle), radius * math.Cos(angle)
}

// shape draws rings of arcs. Each arc is simplified by itself, so that the border
// of two neighbours stays one line. Rings too small to be seen are left out,
// unless nothing else is left.
func (t *topology) shape(rings [][]int, to func(lon, lat float64) point) shape {
	var out, specks shape
	for _, ring := range rings {
		var points []point
		for _, arc := range ring {
			along := make([]point, 0, len(t.Arcs[max(arc, ^arc)]))
			for _, p := range t.Arcs[max(arc, ^arc)] {
				along = append(along, to(p[0], p[1]))
			}
			along = simplify(along)
			if arc < 0 {
				slices.Reverse(along)
			}
			points = append(points, along...)
		}
		if math.Abs(area(points)) < 4*tolerance*tolerance {
			specks = append(specks, points)
			continue
		}
		out = append(out, points)
	}
	if out == nil {
		return specks
	}
	slices.SortStableFunc(out, func(a, b []point) int { return cmp.Compare(math.Abs(area(b)), math.Abs(area(a))) })
	return out
}
