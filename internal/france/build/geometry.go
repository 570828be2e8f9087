package main

import (
	"fmt"
	"math"
	"strings"
)

// simplify drops the points of a line that lie within the tolerance of the line
// without them (Douglas and Peucker). Both ends stay. A closed line is cut at the
// point that lies farthest from its start.
func simplify(line []point) []point {
	if len(line) < 3 {
		return line
	}
	first, last := line[0], line[len(line)-1]
	farthest, at := 0.0, 0
	for i, p := range line[1 : len(line)-1] {
		if d := distance(p, first, last); d > farthest {
			farthest, at = d, i+1
		}
	}
	if farthest <= tolerance {
		return []point{first, last}
	}
	before := simplify(line[:at+1])
	return append(before[:len(before):len(before)], simplify(line[at:])[1:]...)
}

// distance of a point from the stretch between two others.
func distance(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	length := dx*dx + dy*dy
	if length == 0 {
		return math.Hypot(p.x-a.x, p.y-a.y)
	}
	along := max(0, min(1, ((p.x-a.x)*dx+(p.y-a.y)*dy)/length))
	return math.Hypot(p.x-a.x-along*dx, p.y-a.y-along*dy)
}

// area of a ring, negative when it runs the other way round.
func area(ring []point) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum / 2
}

// center is where a number is written on a place: the centre of gravity of its
// largest ring. The places of France are compact enough for it to lie in them.
func center(s shape) point {
	if len(s) == 0 {
		return point{}
	}
	ring, whole := s[0], area(s[0])
	if whole == 0 {
		return ring[0]
	}
	var at point
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		cross := p.x*q.y - q.x*p.y
		at.x += (p.x + q.x) * cross
		at.y += (p.y + q.y) * cross
	}
	return point{at.x / (6 * whole), at.y / (6 * whole)}
}

// path writes a shape as SVG does, in whole units and in steps, which are short.
func (s shape) path() string {
	var b strings.Builder
	for _, ring := range s {
		x, y := 0, 0
		for i, p := range ring {
			toX, toY := int(math.Round(p.x)), int(math.Round(p.y))
			switch {
			case i == 0:
				fmt.Fprintf(&b, "M%d %d", toX, toY)
			case toX == x && toY == y:
				continue
			default:
				b.WriteString(step("l", toX-x, toY-y))
			}
			x, y = toX, toY
		}
		b.WriteByte('z')
	}
	return b.String()
}

// step writes a step of a path; the minus sign parts numbers as a space does.
func step(letter string, dx, dy int) string {
	switch {
	case dy == 0:
		return fmt.Sprintf("h%d", dx)
	case dx == 0:
		return fmt.Sprintf("v%d", dy)
	case dy < 0:
		return fmt.Sprintf("%s%d%d", letter, dx, dy)
	}
	return fmt.Sprintf("%s%d %d", letter, dx, dy)
}
