// Package france is the départements and régions of France: their official codes
// and names, their outlines as a small drawing, and which of them a value of a
// controlled vocabulary means.
//
// It knows codes and names only: no corpus, no facet, no page. Its data are made
// by the command in build (see data/README.md).
package france

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"glane/index/french"
)

// A Level is one division of the country.
type Level string

// The levels, the finer one first.
const (
	Departement Level = "departement"
	Region      Level = "region"
)

// Levels lists them, the finer one first.
var Levels = []Level{Departement, Region}

// The size of the drawing, in its own units, which are about a kilometre.
const (
	Width  = 1004
	Height = 912
)

// A Place is one département or région as it is drawn.
type Place struct {
	Level  Level
	Code   string // INSEE's: "07", "2A", "974"; of a région "84"
	Region string // the code of a département's région; "" for a région
	Name   string
	X, Y   int    // where a number is written on it
	Path   string // its outline, as SVG writes one
}

// A Map is all places. It never changes.
type Map struct {
	places map[Level][]*Place
	byCode map[Level]map[string]*Place
	frames map[Level][]string
}

//go:embed data/places.tsv
var table string

// Read gives the map. It is read once.
func Read() (*Map, error) { return readOnce() }

var readOnce = sync.OnceValues(func() (*Map, error) { return parse(table) })

// Places lists the places of a level in the order of their codes.
func (m *Map) Places(l Level) []*Place { return m.places[l] }

// Frames lists the borders around what is drawn apart: overseas, and the small
// départements around Paris.
func (m *Map) Frames(l Level) []string { return m.frames[l] }

// Find gives the place that a value means, or nil: its code is that of the place.
// One code may be a département's and a région's ("84" is Vaucluse and
// Auvergne-Rhône-Alpes): then one of the value's names decides, else whether it
// lies in another value.
func (m *Map) Find(code string, names []string, below bool) *Place {
	code = strings.ToUpper(strings.TrimSpace(code))
	departement, region := m.byCode[Departement][code], m.byCode[Region][code]
	switch {
	case region == nil:
		return departement
	case departement == nil:
		return region
	}
	for _, name := range names {
		switch fold(name) {
		case fold(departement.Name):
			return departement
		case fold(region.Name):
			return region
		}
	}
	if below {
		return departement
	}
	return region
}

// Called tells whether one of the names is the place's, however it is written.
func (p *Place) Called(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return fold(name) == fold(p.Name) })
}

// fold takes away what writers of names differ in.
func fold(name string) string {
	return strings.NewReplacer("-", " ", "’", "'").Replace(french.FoldCase(name))
}

// columns of the table.
const (
	columnKind = iota
	columnCode // of a frame: the level that has it, "" for both
	columnRegion
	columnName
	columnX
	columnY
	columnPath
	columns
)

func parse(table string) (*Map, error) {
	m := &Map{places: map[Level][]*Place{}, byCode: map[Level]map[string]*Place{Departement: {}, Region: {}}, frames: map[Level][]string{}}
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if err := m.read(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("places.tsv, line %d: %w", i+1, err)
		}
	}
	return m, nil
}

// frameKind is the kind of the lines that hold the border of an inset.
const frameKind = "cadre"

func (m *Map) read(row []string) error {
	if len(row) != columns {
		return fmt.Errorf("%d columns, not %d", len(row), columns)
	}
	level := Level(row[columnKind])
	if level == frameKind {
		for _, l := range Levels {
			if only := Level(row[columnCode]); only == "" || only == l {
				m.frames[l] = append(m.frames[l], row[columnPath])
			}
		}
		return nil
	}
	if m.byCode[level] == nil {
		return fmt.Errorf("no level %q", level)
	}
	x, err := strconv.Atoi(row[columnX])
	if err != nil {
		return fmt.Errorf("read x: %w", err)
	}
	y, err := strconv.Atoi(row[columnY])
	if err != nil {
		return fmt.Errorf("read y: %w", err)
	}
	p := &Place{level, row[columnCode], "", row[columnName], x, y, row[columnPath]}
	if level == Departement {
		p.Region = row[columnRegion]
	}
	m.places[level] = append(m.places[level], p)
	m.byCode[level][p.Code] = p
	return nil
}
