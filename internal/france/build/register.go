package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// A register is the départements and régions by their official codes.
type register struct {
	departements map[string]entry
	regions      map[string]entry
}

// An entry is one of them, as the register writes it.
type entry struct {
	Code, Nom string
	Region    string // the code of a département's région
	Zone      string // "com" for the collectivities that are neither
}

func readRegister(departements, regions []byte) (*register, error) {
	r := &register{departements: map[string]entry{}, regions: map[string]entry{}}
	for _, part := range []struct {
		text []byte
		into map[string]entry
	}{{departements, r.departements}, {regions, r.regions}} {
		var entries []entry
		if err := json.Unmarshal(part.text, &entries); err != nil {
			return nil, fmt.Errorf("read the register: %w", err)
		}
		for _, e := range entries {
			if e.Zone != "com" {
				e.Nom = strings.ReplaceAll(e.Nom, "'", "’")
				part.into[e.Code] = e
			}
		}
	}
	return r, nil
}

// misspelt are the names of the outlines that the register writes otherwise.
var misspelt = map[string]string{
	"Haute-Rhin":        "Haut-Rhin",
	"Meurhe-et-Moselle": "Meurthe-et-Moselle",
	"Seien-et-Marne":    "Seine-et-Marne",
	"Guyane française":  "Guyane",
}

// match gives each outline its code, by its name. Every département must have
// one outline.
func (r *register) match(t *topology) error {
	byName := map[string]string{}
	for code, d := range r.departements {
		byName[plain(d.Nom)] = code
	}
	all := t.geometries()
	drawn := map[string]bool{}
	for i, g := range all {
		name := g.Properties.Name
		if right, ok := misspelt[name]; ok {
			name = right
		}
		code, ok := byName[plain(name)]
		if !ok || drawn[code] {
			return fmt.Errorf("the outline of %q is that of no département, or of one that has another", g.Properties.Name)
		}
		all[i].code, drawn[code] = code, true
	}
	for _, code := range slices.Sorted(maps.Keys(r.departements)) {
		if !drawn[code] {
			return fmt.Errorf("%s has no outline", r.departements[code].Nom)
		}
	}
	return nil
}

// plain is a name without accents, capitals, and the kind of its apostrophes.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r < 0x370:
			return -1
		case r == '’':
			return '\''
		}
		return r
	}, norm.NFD.String(strings.ToLower(name)))
}
