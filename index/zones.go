package index

import "glane/corpus"

// Zones lists the zones of a case, in the order in which it shows them; the
// labels of its facets last.
func Zones(s *corpus.Schema) []string {
	out := []string{ZoneTitre, ZoneResume}
	for _, r := range s.Rubriques {
		out = append(out, r.Nom)
	}
	return append(out, ZoneFacettes)
}

// Fields lists the names that may stand before a colon in a query: those of the
// zones that a reader sees the text of.
func Fields(s *corpus.Schema) []string {
	zones := Zones(s)
	return zones[:len(zones)-1] // the labels of facets are asked for by filters
}

// ZoneWeight is what a word in a zone counts beside one in a rubric of weight 1.
func ZoneWeight(s *corpus.Schema, zone string) int {
	switch zone {
	case ZoneTitre:
		return TitreWeight
	case ZoneResume:
		return ResumeWeight
	}
	if r := s.Rubrique(zone); r != nil {
		return r.Poids
	}
	return 1
}

// ZoneTexts gives the texts of one zone of a case: paragraphs of a rubric, the
// title, the summary, or all that the values of its facets are called, theirs
// and their ancestors'.
func ZoneTexts(c *corpus.Case, s *corpus.Schema, zone string) []string {
	return zoneTexts(c, s, zone, new([1]string))
}

// zoneTexts is ZoneTexts, which may give room filled.
func zoneTexts(c *corpus.Case, s *corpus.Schema, zone string, room *[1]string) []string {
	switch zone {
	case ZoneTitre:
		room[0] = c.Titre
		return room[:]
	case ZoneResume:
		if c.Resume == "" {
			return nil
		}
		room[0] = c.Resume
		return room[:]
	case ZoneFacettes:
		return facetTexts(c, s)
	}
	return c.Rubriques[zone]
}

// facetTexts leaves out the codes of ancestors: 44 is a département, and the
// region of others.
func facetTexts(c *corpus.Case, s *corpus.Schema) []string {
	var out []string
	for i := range s.Facettes {
		f := &s.Facettes[i]
		seen := map[string]bool{}
		for _, id := range c.Facettes[f.Nom] {
			if v := f.Valeur(id); v != nil && v.Code != "" {
				out = append(out, v.Code)
			}
			for _, v := range withAncestors(f, id, seen) {
				out = append(append(out, v.Libelle), v.Alias...)
			}
		}
	}
	return out
}

// withAncestors gives a value and those above it that are not yet in seen.
func withAncestors(f *corpus.Facette, id string, seen map[string]bool) []*corpus.Valeur {
	v := f.Valeur(id)
	if v == nil || seen[id] {
		return nil
	}
	seen[id] = true
	out := []*corpus.Valeur{v}
	for _, parent := range v.Parents {
		out = append(out, withAncestors(f, parent, seen)...)
	}
	return out
}
