package corpus

import "slices"

// A Schema is what corpus.yaml declares: the rubrics and facets that its cases have.
type Schema struct {
	Titre       string
	Description string       // "" when not given: one or two sentences for the first page
	Langue      string       // "fr"
	Licence     string       // the licence of cases that name none; "" when not given
	Corrections *Corrections // how a reader reports a mistake; nil when not given
	Rubriques   []Rubrique
	Facettes    []Facette
}

// A Rubrique is a named list of paragraphs of a case.
type Rubrique struct {
	Nom, Libelle string
	Poids        int // a word in this rubric counts as that many; 1 unless given, 1–10
}

// A Facette is a named field of a case with values out of a controlled vocabulary.
type Facette struct {
	Nom, Libelle string
	Mode         Mode
	Hierarchie   bool     // values may have parents
	Valeurs      []Valeur // in the author's order; ids are unique within the facet

	places map[string]int // of the values, by id; nil until IndexValues has made it
}

// A Mode says how several chosen values of one facet combine.
type Mode string

const (
	ModeOu Mode = "ou" // a case needs one of them; the default
	ModeEt Mode = "et" // a case needs all of them
)

// A Valeur is one value of a facet.
type Valeur struct {
	ID, Libelle string
	Alias       []string // other names that find it
	Code        string   // an official code that finds it, such as INSEE's
	Parents     []string // ids of the values it lies in; no cycles
}

// Rubrique returns the rubric of that name, or nil.
func (s *Schema) Rubrique(nom string) *Rubrique {
	for i := range s.Rubriques {
		if s.Rubriques[i].Nom == nom {
			return &s.Rubriques[i]
		}
	}
	return nil
}

// Facette returns the facet of that name, or nil.
func (s *Schema) Facette(nom string) *Facette {
	for i := range s.Facettes {
		if s.Facettes[i].Nom == nom {
			return &s.Facettes[i]
		}
	}
	return nil
}

// Valeur returns the value with that id, or nil. The reserved id
// [Unspecified] is no declared value.
func (f *Facette) Valeur(id string) *Valeur {
	if i, ok := f.Ordinal(id); ok {
		return &f.Valeurs[i]
	}
	return nil
}

// ReservedNames are the parameters of the API and of the pages. A rubric or a facet that bears
// one of them is refused, since it could not be asked for.
var ReservedNames = []string{
	"q", "page", "size", "sort", "explain", "contains", "order", "annee", "annee_min", "annee_max", "titre", "resume", "facettes", "format",
}

// Ordinal gives the place of a value among the values.
func (f *Facette) Ordinal(id string) (int, bool) {
	if f.places != nil {
		i, ok := f.places[id]
		return i, ok
	}
	i := slices.IndexFunc(f.Valeurs, func(v Valeur) bool { return v.ID == id })
	return i, i >= 0
}

// IndexValues makes the values of all facets quick to find, however many they are.
// [Load] has done it; who makes a schema otherwise calls it before the schema is
// shared.
func (s *Schema) IndexValues() {
	for i := range s.Facettes {
		s.Facettes[i].index()
	}
}

func (f *Facette) index() {
	f.places = make(map[string]int, len(f.Valeurs))
	for i, v := range f.Valeurs {
		f.places[v.ID] = i
	}
}
