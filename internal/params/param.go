// Package params is the one definition of what stands in a URL: which
// parameters there are, made from the schema of the corpus; what they mean as
// an index.Request; how a refusal is worded; and the way back, from a request
// to its link. The page and the API share it.
//
// It does not know HTML, JSON, HTTP handlers or any engine.
package params

import (
	"fmt"
	"strconv"

	"glane/corpus"
	"glane/index"
	"glane/internal/phrase"
)

// Names of the parameters that every corpus has. The others are its facets.
const (
	Q        = "q"
	YearMin  = "annee_min"
	YearMax  = "annee_max"
	Year     = "annee"
	Sort     = "sort"
	Page     = "page"
	Size     = "size"
	Explain  = "explain"
	Contains = "contains"
	Order    = "order" // of the values, on the page of a facet
)

// Bounds of what may be asked. Those of a page's size are index.MaxSize and
// index.DefaultSize, those of a year corpus.MinYear and corpus.MaxYear.
const (
	MaxPage      = 100_000_000 // far past any corpus; keeps page × size a number
	MaxValues    = 100         // values chosen in one facet
	MaxTextBytes = 1024        // more of a query than is ever searched; what stands past it is dropped
)

// A Kind is what a parameter's value looks like.
type Kind string

const (
	Text    Kind = "texte"   // anything
	Integer Kind = "entier"  // a whole number from Min to Max
	Choice  Kind = "choix"   // one of Choices
	Flag    Kind = "booleen" // true or false
	Facet   Kind = "facette" // ids of values of a facet, repeated
)

// A Param is one parameter of a URL.
type Param struct {
	Name     string
	Kind     Kind
	Doc      string          // one or two French sentences for an integrator
	Repeated bool            // may be given several times
	Min, Max int             // of an Integer, both included
	Default  string          // what holds when it is not given; "" for nothing
	Choices  []Value         // of a Choice or a Flag, the default first
	Facet    *corpus.Facette // of a Facet
}

// A Value is one value that a parameter takes.
type Value struct{ ID, Label string }

// Allowed lists the values that a Choice, a Flag or a Facet takes; nil for the
// other kinds.
func (p Param) Allowed() []Value {
	if p.Facet == nil {
		return p.Choices
	}
	values := make([]Value, 0, len(p.Facet.Valeurs)+1)
	for _, v := range p.Facet.Valeurs {
		values = append(values, Value{v.ID, v.Libelle})
	}
	return append(values, Value{corpus.Unspecified, corpus.UnspecifiedLabel})
}

// count is how many values p allows, without the list of them.
func (p Param) count() int {
	if p.Facet == nil {
		return len(p.Choices)
	}
	return len(p.Facet.Valeurs) + 1 // corpus.Unspecified
}

// accepts tells whether id is one of the values that p takes. It does not build
// the list of them: a vocabulary may have thousands.
func (p Param) accepts(id string) bool {
	if p.Facet != nil {
		return id == corpus.Unspecified || p.Facet.Valeur(id) != nil
	}
	for _, c := range p.Choices {
		if c.ID == id {
			return true
		}
	}
	return false
}

// List gives every parameter of a search over a corpus of that schema, in the
// order in which Link writes them.
func List(s *corpus.Schema) []Param { return documented(list(s)) }

// list is List without what the parameters of facets say: a request is read by it,
// and setting that in type takes longer than reading.
func list(s *corpus.Schema) []Param {
	return append(counting(s),
		Param{
			Name: Sort, Kind: Choice, Choices: sorts(), Default: string(index.ByRelevance),
			Doc: "Ordre des fiches.",
		},
		Param{
			Name: Page, Kind: Integer, Min: 1, Max: MaxPage, Default: "1",
			Doc: "Numéro de la page de résultats, à partir de 1. Au-delà de la dernière page, la liste des fiches est vide et le total reste juste.",
		},
		Param{
			Name: Size, Kind: Integer, Min: 1, Max: index.MaxSize, Default: strconv.Itoa(index.DefaultSize),
			Doc: "Nombre de fiches par page.",
		},
		Param{
			Name: Explain, Kind: Flag, Choices: []Value{{"false", "Non"}, {"true", "Oui"}}, Default: "false",
			Doc: "Dit pour chaque fiche quels mots, dans quelles rubriques, l’ont fait trouver, et d’où vient son score.",
		})
}

// Counting gives the parameters that choose cases, and so change the counts of
// facets: those of List without the ones that order and cut the list of hits.
func Counting(s *corpus.Schema) []Param { return documented(counting(s)) }

func counting(s *corpus.Schema) []Param {
	list := make([]Param, 0, len(s.Facettes)+8)
	list = append(list, Param{
		Name: Q, Kind: Text,
		Doc: "Mots cherchés. Comprend les " + phrase.Quote("phrases entre guillemets") +
			", les mots exclus (-mot) et les mots d’une rubrique (rubrique:mot). Vide, toutes les fiches.",
	})
	for i := range s.Facettes {
		f := &s.Facettes[i]
		list = append(list, Param{Name: f.Nom, Kind: Facet, Facet: f, Repeated: true})
	}
	bound := func(name, doc string) Param {
		return Param{Name: name, Kind: Integer, Min: corpus.MinYear, Max: corpus.MaxYear, Doc: doc}
	}
	return append(list,
		bound(YearMin, "Première année gardée."),
		bound(YearMax, "Dernière année gardée."),
		Param{
			Name: Year, Kind: Choice, Choices: []Value{{corpus.Unspecified, "Sans année"}},
			Doc: "Garde les fiches sans année : seules, ou en plus de celles de l’intervalle annee_min – annee_max.",
		})
}

// ContainsParam is the parameter that searches in the values of one facet.
var ContainsParam = Param{
	Name: Contains, Kind: Text,
	Doc: "Ne garde que les valeurs dont le libellé, un alias ou le code contient ce texte, sans égard aux accents ni aux majuscules.",
}

// documented adds to the parameters of facets what they mean.
func documented(list []Param) []Param {
	for i := range list {
		if f := list[i].Facet; f != nil {
			list[i].Doc = typography(facetDoc(f))
		}
	}
	return list
}

func facetDoc(f *corpus.Facette) string {
	if f.Mode == corpus.ModeEt {
		return fmt.Sprintf("Facette %s : fiches qui ont toutes ces valeurs.", phrase.Quote(f.Libelle))
	}
	return fmt.Sprintf("Facette %s : fiches qui ont l’une de ces valeurs.", phrase.Quote(f.Libelle))
}

// sortLabels names the orders for a reader. A test holds it against index.Sorts.
var sortLabels = map[index.Sort]string{
	index.ByRelevance: "Pertinence",
	index.ByNewest:    "Plus récentes",
	index.ByOldest:    "Plus anciennes",
	index.ByTitle:     "Titre",
}

// SortLabel is the French name of an order of hits.
func SortLabel(s index.Sort) string { return sortLabels[s] }

func sorts() []Value {
	values := make([]Value, len(index.Sorts))
	for i, s := range index.Sorts {
		values[i] = Value{string(s), SortLabel(s)}
	}
	return values
}
