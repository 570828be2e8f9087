package main

import (
	"encoding/json"
	"fmt"
)

// A topology is the part of a TopoJSON file that is used: outlines made of arcs,
// which neighbours share.
type topology struct {
	Arcs      [][][2]float64 // each a list of steps from the point before, in units of Transform
	Transform struct{ Scale, Translate [2]float64 }
	Objects   map[string]struct{ Geometries []geometry }
}

// A geometry is the outline of one département.
type geometry struct {
	ID         string
	Type       string
	Properties struct{ Name string }
	Raw        json.RawMessage `json:"arcs"`

	code  string
	rings [][]int // numbers of arcs; ^n is arc n backwards
}

func readTopology(text []byte) (*topology, error) {
	var t topology
	if err := json.Unmarshal(text, &t); err != nil {
		return nil, fmt.Errorf("read the outlines: %w", err)
	}
	all := t.Objects["fra"].Geometries
	if len(all) == 0 {
		return nil, fmt.Errorf("read the outlines: the object %q has none", "fra")
	}
	for i := range all {
		if err := all[i].readRings(); err != nil {
			return nil, fmt.Errorf("outline %s: %w", all[i].ID, err)
		}
	}
	for i, steps := range t.Arcs {
		t.Arcs[i] = t.absolute(steps)
	}
	return &t, nil
}

func (g *geometry) readRings() error {
	switch g.Type {
	case "Polygon":
		return json.Unmarshal(g.Raw, &g.rings)
	case "MultiPolygon":
		var polygons [][][]int
		err := json.Unmarshal(g.Raw, &polygons)
		for _, rings := range polygons {
			g.rings = append(g.rings, rings...)
		}
		return err
	}
	return fmt.Errorf("its type %q is none of a surface", g.Type)
}

// absolute gives an arc as longitudes and latitudes, in degrees.
func (t *topology) absolute(steps [][2]float64) [][2]float64 {
	out := make([][2]float64, len(steps))
	var at [2]float64
	for i, s := range steps {
		for axis := range at {
			at[axis] += s[axis]
			out[i][axis] = at[axis]*t.Transform.Scale[axis] + t.Transform.Translate[axis]
		}
	}
	return out
}

func (t *topology) geometries() []geometry { return t.Objects["fra"].Geometries }

// dissolve joins outlines into one: of the arcs that they have, those that two of
// them share are inner borders and go; the others are put end to end.
func (t *topology) dissolve(outlines []geometry) [][]int {
	uses := map[int]int{}
	for _, g := range outlines {
		for _, ring := range g.rings {
			for _, arc := range ring {
				uses[max(arc, ^arc)]++
			}
		}
	}
	starts := map[[2]float64][]int{} // arcs left to walk, by where they start
	var order []int
	for _, g := range outlines {
		for _, ring := range g.rings {
			for _, arc := range ring {
				if uses[max(arc, ^arc)] == 1 {
					starts[t.ends(arc)[0]] = append(starts[t.ends(arc)[0]], arc)
					order = append(order, arc)
				}
			}
		}
	}
	walked := map[int]bool{}
	var rings [][]int
	for _, first := range order {
		var ring []int
		for arc := first; !walked[arc]; {
			walked[arc] = true
			ring = append(ring, arc)
			for _, next := range starts[t.ends(arc)[1]] {
				if !walked[next] {
					arc = next
					break
				}
			}
		}
		if len(ring) > 0 {
			rings = append(rings, ring)
		}
	}
	return rings
}

// ends are the first and the last point of an arc, walked in its direction.
func (t *topology) ends(arc int) [2][2]float64 {
	points := t.Arcs[max(arc, ^arc)]
	first, last := points[0], points[len(points)-1]
	if arc < 0 {
		first, last = last, first
	}
	return [2][2]float64{first, last}
}
