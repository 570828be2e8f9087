package api

import (
	"reflect"
	"strings"

	"glane/corpus"
	"glane/internal/params"
)

// An operationSpec is what sets one path of the API apart from the others.
type operationSpec struct {
	path, id, summary string
	pathParam         pathParam // the part in braces; its zero value for none
	params            []params.Param
	answer            reflect.Type // nil for the OpenAPI document itself
	notFound          bool         // 404 is one of its answers
	example           examples     // values that make a good first question, by parameter
}

// A pathParam is a part in braces of a path.
type pathParam struct {
	name, doc string
	goType    reflect.Type
}

// examples are values of parameters, by name; "" is none.
type examples map[string]string

// exampleOf gives a case, a facet with a value that some case has, and the
// beginning of a word, out of the corpus.
func exampleOf(c *corpus.Corpus) (id string, facet examples, start string) {
	for _, f := range c.Schema.Facettes {
		for _, one := range c.Cases.All() {
			if values := one.Facettes[f.Nom]; len(values) > 0 {
				facet = examples{f.Nom: values[0], facetParam: f.Nom}
				break
			}
		}
		if facet != nil {
			break
		}
	}
	if c.Cases.Len() == 0 {
		return "", facet, ""
	}
	letters := []rune(strings.ToLower(c.Cases.At(0).Titre))
	return c.Cases.At(0).ID, facet, strings.TrimSpace(string(letters[:min(len(letters), 3)]))
}

// The parts in braces of the paths.
const (
	facetParam = "facet"
	caseParam  = "id"
)

func operations(c *corpus.Corpus) []operationSpec {
	s := c.Schema
	counting := params.Counting(s)
	id, facet, start := exampleOf(c)
	theCase := pathParam{caseParam, "Identifiant de la fiche.", reflect.TypeFor[string]()}
	return []operationSpec{
		{
			path: PathSearch, id: "search", summary: "Cherche des fiches",
			params: params.List(s), answer: reflect.TypeFor[Search](), example: facet,
		},
		{
			path: PathFacets, id: "facets", summary: "Compte les fiches par valeur de chaque facette",
			params: counting, answer: reflect.TypeFor[Facets](), example: facet,
		},
		{
			path: PathFacet, id: "facet", summary: "Donne toutes les valeurs d’une facette, ou celles qui contiennent un texte",
			pathParam: pathParam{facetParam, "Nom de la facette.", reflect.TypeFor[facetName]()},
			params:    append(counting[:len(counting):len(counting)], params.ContainsParam),
			answer:    reflect.TypeFor[OneFacet](), notFound: true, example: examples{facetParam: facet[facetParam]},
		},
		{
			path: PathCase, id: "case", summary: "Donne une fiche entière",
			pathParam: theCase, example: examples{caseParam: id},
			answer: reflect.TypeFor[Case](), notFound: true,
		},
		{
			path: PathSimilar, id: "similar", summary: "Donne les fiches proches d’une fiche",
			pathParam: theCase, example: examples{caseParam: id},
			params: params.Similar(), answer: reflect.TypeFor[Similar](), notFound: true,
		},
		{
			path: PathSuggest, id: "suggest", summary: "Complète ce qui est en train d’être écrit",
			params: params.Suggest(), answer: reflect.TypeFor[Suggestions](), example: examples{params.Q: start},
		},
		{
			path: PathSchema, id: "schema", summary: "Donne les rubriques, les facettes et les vocabulaires",
			answer: reflect.TypeFor[Schema](),
		},
		{path: PathOpenAPI, id: "openapi", summary: "Donne ce document"},
	}
}
