package api

import (
	"bytes"
	"fmt"
	"net/http"
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
)

// ContractVersion is the version of what the API promises, by semver.org: a key
// or a parameter more raises the second number, one less or another meaning the
// first.
const ContractVersion = "1.1.0"

type renderedOpenAPI struct {
	corpus *corpus.Corpus
	yaml   []byte
}

// OpenAPI answers with the OpenAPI document of the running corpus. It is
// written once for each corpus.
func (a *API) OpenAPI(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	if err := params.Refuse(params.Values(r.URL.RawQuery)); err != nil {
		return err
	}
	if a.notModified(w, r, g) {
		return nil
	}
	rendered := a.openAPI.Load()
	if rendered == nil || rendered.corpus != g.Corpus {
		text, err := OpenAPI(g.Corpus.Schema)
		if err != nil {
			return err
		}
		rendered = &renderedOpenAPI{g.Corpus, text}
		a.openAPI.Store(rendered)
	}
	w.Header().Set("Content-Type", "application/yaml; charset=utf-8")
	if _, err := w.Write(rendered.yaml); err != nil {
		return fmt.Errorf("write OpenAPI: %w", err)
	}
	return nil
}

// OpenAPI writes the OpenAPI 3.1 document of an API over a corpus of that
// schema: parameters from params, answers from the structs of this package.
func OpenAPI(s *corpus.Schema) ([]byte, error) {
	c := newComponents(s)
	doc := document{
		OpenAPI: "3.1.0",
		Info: info{
			Title: s.Titre, Version: ContractVersion, Summary: "Recherche plein texte et par facettes",
			Description: strings.TrimSpace(s.Description + "\n\n" + generalities),
		},
		Servers: []server{{URL: "/"}},
	}
	for _, o := range operations(s) {
		doc.Paths.add(o.path, pathItem{Get: c.operation(o)})
	}
	doc.Components.Schemas = c.finish()
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(doc); err != nil {
		return nil, fmt.Errorf("write OpenAPI as YAML: %w", err)
	}
	if err := e.Close(); err != nil {
		return nil, fmt.Errorf("write OpenAPI as YAML: %w", err)
	}
	return b.Bytes(), nil
}

var generalities = strings.Join([]string{
	"Lecture seule : GET et HEAD. Toute réponse peut être gardée et revalidée par son ETag (If-None-Match, réponse 304).",
	"Un paramètre vide compte pour absent" + phrase.NNBSP + "; un paramètre inconnu, répété à tort ou mal rempli est refusé par son nom (400).",
	"Les erreurs suivent la RFC 9457 (application/problem+json), avec un detail en français.",
}, "\n")

// An operationSpec is what sets one path of the API apart from the others.
type operationSpec struct {
	path, id, summary string
	pathParam         *parameter // the part in braces
	params            []params.Param
	answer            reflect.Type // nil for the OpenAPI document itself
	notFound          bool         // 404 is one of its answers
}

func operations(s *corpus.Schema) []operationSpec {
	counting := params.Counting(s)
	return []operationSpec{
		{
			path: PathSearch, id: "search", summary: "Cherche des fiches",
			params: params.List(s), answer: reflect.TypeFor[Search](),
		},
		{
			path: PathFacets, id: "facets", summary: "Compte les fiches par valeur de chaque facette",
			params: counting, answer: reflect.TypeFor[Facets](),
		},
		{
			path: PathFacet, id: "facet", summary: "Donne toutes les valeurs d’une facette, ou celles qui contiennent un texte",
			pathParam: &parameter{Name: "facet", Description: "Nom de la facette.", Schema: typed[facetName]()},
			params:    append(counting[:len(counting):len(counting)], params.ContainsParam),
			answer:    reflect.TypeFor[OneFacet](), notFound: true,
		},
		{
			path: PathCase, id: "case", summary: "Donne une fiche entière",
			pathParam: &parameter{Name: "id", Description: "Identifiant de la fiche.", Schema: typed[string]()},
			answer:    reflect.TypeFor[Case](), notFound: true,
		},
		{
			path: PathSimilar, id: "similar", summary: "Donne les fiches proches d’une fiche",
			pathParam: &parameter{Name: "id", Description: "Identifiant de la fiche.", Schema: typed[string]()},
			params:    params.Similar(), answer: reflect.TypeFor[Similar](), notFound: true,
		},
		{
			path: PathSuggest, id: "suggest", summary: "Complète ce qui est en train d’être écrit",
			params: params.Suggest(), answer: reflect.TypeFor[Suggestions](),
		},
		{
			path: PathSchema, id: "schema", summary: "Donne les rubriques, les facettes et les vocabulaires",
			answer: reflect.TypeFor[Schema](),
		},
		{path: PathOpenAPI, id: "openapi", summary: "Donne ce document"},
	}
}

// operation gives one operation with its parameters and all its answers.
func (c *components) operation(o operationSpec) *operation {
	op := &operation{ID: o.id, Summary: o.summary}
	if o.pathParam != nil {
		p := *o.pathParam
		p.In, p.Required = "path", true
		p.Schema = c.of(p.Schema.goType)
		op.Parameters = append(op.Parameters, p)
	}
	for _, p := range o.params {
		op.Parameters = append(op.Parameters, c.parameter(p))
	}
	op.Parameters = append(op.Parameters, parameter{
		Name: "If-None-Match", In: "header", Description: "ETag d’une réponse déjà reçue.", Schema: c.of(reflect.TypeFor[string]()),
	})
	content := ordered[media]{{"application/yaml", media{Schema: c.of(reflect.TypeFor[string]())}}}
	if o.answer != nil {
		content = ordered[media]{{"application/json", media{Schema: c.of(o.answer)}}}
	}
	headers := ordered[header]{{"ETag", header{
		Description: "Marque de la réponse, à renvoyer dans If-None-Match.", Schema: c.of(reflect.TypeFor[string]()),
	}}}
	op.Responses = ordered[response]{
		{"200", response{Description: "La réponse.", Headers: headers, Content: content}},
		{"304", response{Description: "La réponse déjà reçue est encore bonne.", Headers: headers}},
		{"400", c.problem("Un paramètre est inconnu, répété à tort ou mal rempli.")},
	}
	if o.notFound {
		op.Responses.add("404", c.problem("Il n’y a rien de ce nom."))
	}
	op.Responses.add("500", c.problem("Le service a failli."))
	op.Responses.add("503", c.problem("Le service se prépare, ou la recherche a été trop longue"+phrase.NBSP+": réessayer après Retry-After secondes."))
	return op
}

func (c *components) problem(description string) response {
	return response{Description: description, Content: ordered[media]{
		{"application/problem+json", media{Schema: c.of(reflect.TypeFor[Problem]())}},
	}}
}

func (c *components) parameter(p params.Param) parameter {
	out := parameter{Name: p.Name, In: "query", Description: p.Doc}
	s := &schema{}
	switch p.Kind {
	case params.Text:
		s.Type = types{"string"}
	case params.Integer:
		s.Type, s.Minimum, s.Maximum = types{"integer"}, &p.Min, &p.Max
	case params.Flag:
		s.Type = types{"boolean"}
	case params.Choice:
		s.Type, s.Enum = types{"string"}, ids(p.Choices)
		out.Description += legend(p.Choices)
	case params.Facet:
		s.Type, s.Items = types{"array"}, &schema{Ref: valuesRef(p.Name)}
		s.MaxItems = params.MaxValues
		explode := true
		out.Style, out.Explode = "form", &explode
	}
	if p.Default != "" {
		s.Default = &yaml.Node{Kind: yaml.ScalarNode, Value: p.Default}
	}
	out.Schema = s
	return out
}

func ids(values []params.Value) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.ID
	}
	return out
}

// legend says what each value means; past that many, the schema's path does.
func legend(values []params.Value) string {
	const most = 50
	if len(values) > most {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n")
	for _, v := range values {
		b.WriteString("\n- `" + v.ID + "`" + phrase.NBSP + ": " + v.Label)
	}
	return b.String()
}
