package api

import (
	"fmt"
	"net/http"
	"reflect"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/openapi"
	"glane/internal/params"
	"glane/internal/phrase"
)

// ContractVersion is the version of what the API promises, by semver.org: a key
// or a parameter more raises the second number, one less or another meaning the
// first.
const ContractVersion = "1.4.0"

type renderedOpenAPI struct {
	document *openapi.Document
	yaml     []byte
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
	rendered, err := a.rendered(g.Corpus)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/yaml; charset=utf-8")
	if _, err := w.Write(rendered.yaml); err != nil {
		return fmt.Errorf("write OpenAPI: %w", err)
	}
	return nil
}

// Document gives the value behind the OpenAPI document of a corpus, for those
// who show it in another form. It must not be changed.
func (a *API) Document(c *corpus.Corpus) (*openapi.Document, error) {
	rendered, err := a.rendered(c)
	if err != nil {
		return nil, err
	}
	return rendered.document, nil
}

func (a *API) rendered(c *corpus.Corpus) (*renderedOpenAPI, error) {
	return a.openAPI.Try(c, func(c *corpus.Corpus) (*renderedOpenAPI, error) {
		d := OpenAPI(c)
		text, err := d.YAML()
		if err != nil {
			return nil, err
		}
		return &renderedOpenAPI{d, text}, nil
	})
}

// OpenAPI makes the OpenAPI 3.1 document of an API over a corpus: parameters
// from params, answers from the structs of this package, examples from its cases.
func OpenAPI(corpus *corpus.Corpus) *openapi.Document {
	s := corpus.Schema
	c := newComponents(s)
	doc := &openapi.Document{
		OpenAPI: "3.1.0",
		Info: openapi.Info{
			Title: s.Titre, Version: ContractVersion, Summary: "Recherche plein texte et par facettes",
			Description: strings.TrimSpace(s.Description + "\n\n" + generalities),
		},
		Servers: []openapi.Server{{URL: "/"}},
	}
	for _, o := range operations(corpus) {
		doc.Paths.Add(o.path, openapi.PathItem{Get: c.operation(o)})
	}
	doc.Components.Schemas = c.finish()
	return doc
}

var generalities = strings.Join([]string{
	"Lecture seule : GET et HEAD. Toute réponse peut être gardée et revalidée par son ETag (If-None-Match, réponse 304).",
	"Un paramètre vide compte pour absent" + phrase.NNBSP + "; un paramètre inconnu, répété à tort ou mal rempli est refusé par son nom (400).",
	"Les erreurs suivent la RFC 9457 (application/problem+json), avec un detail en français.",
}, "\n")

// operation gives one operation with its parameters and all its answers.
func (c *components) operation(o operationSpec) *openapi.Operation {
	op := &openapi.Operation{ID: o.id, Summary: o.summary}
	if p := o.pathParam; p.name != "" {
		op.Parameters = append(op.Parameters, openapi.Parameter{
			Name: p.name, In: openapi.InPath, Required: true, Description: p.doc, Schema: c.of(p.goType), Example: o.example.of(p.name, false),
		})
	}
	for _, p := range o.params {
		one := c.parameter(p)
		one.Example = o.example.of(p.Name, p.Kind == params.Facet)
		op.Parameters = append(op.Parameters, one)
	}
	op.Parameters = append(op.Parameters, openapi.Parameter{
		Name: "If-None-Match", In: openapi.InHeader, Description: "ETag d’une réponse déjà reçue.", Schema: c.of(reflect.TypeFor[string]()),
	})
	var content openapi.Ordered[openapi.Media]
	if o.answer == nil {
		content.Add("application/yaml", openapi.Media{Schema: c.of(reflect.TypeFor[string]())})
	} else {
		content.Add("application/json", openapi.Media{Schema: c.of(o.answer)})
	}
	var headers openapi.Ordered[openapi.Header]
	headers.Add("ETag", openapi.Header{
		Description: "Marque de la réponse, à renvoyer dans If-None-Match.", Schema: c.of(reflect.TypeFor[string]()),
	})
	op.Responses.Add("200", openapi.Response{Description: "La réponse.", Headers: headers, Content: content})
	op.Responses.Add("304", openapi.Response{Description: "La réponse déjà reçue est encore bonne.", Headers: headers})
	op.Responses.Add("400", c.problem("Un paramètre est inconnu, répété à tort ou mal rempli."))
	if o.notFound {
		op.Responses.Add("404", c.problem("Il n’y a rien de ce nom."))
	}
	op.Responses.Add("429", waiting(c.problem("Ce client demande plus que sa part"+phrase.NBSP+": réessayer après Retry-After secondes.")))
	op.Responses.Add("500", c.problem("Le service a failli."))
	op.Responses.Add("503", waiting(c.problem("Le service se prépare, ou la recherche a été trop longue"+phrase.NBSP+": réessayer après Retry-After secondes.")))
	return op
}

func (c *components) problem(description string) openapi.Response {
	r := openapi.Response{Description: description}
	r.Content.Add("application/problem+json", openapi.Media{Schema: c.of(reflect.TypeFor[Problem]())})
	return r
}

// waiting adds the header that says how long to wait.
func waiting(r openapi.Response) openapi.Response {
	r.Headers.Add("Retry-After", openapi.Header{
		Description: "Nombre de secondes à attendre.", Schema: &openapi.Schema{Type: openapi.Types{"integer"}},
	})
	return r
}

// of gives the example of a parameter; nil when it has none.
func (e examples) of(name string, list bool) *openapi.Example {
	if e[name] == "" {
		return nil
	}
	return &openapi.Example{Value: e[name], List: list}
}

func (c *components) parameter(p params.Param) openapi.Parameter {
	out := openapi.Parameter{Name: p.Name, In: openapi.InQuery, Description: p.Doc}
	s := &openapi.Schema{}
	switch p.Kind {
	case params.Text:
		s.Type = openapi.Types{"string"}
	case params.Integer:
		s.Type, s.Minimum, s.Maximum = openapi.Types{"integer"}, &p.Min, &p.Max
	case params.Flag:
		s.Type = openapi.Types{"boolean"}
	case params.Choice:
		s.Type, s.Enum, s.Choices = openapi.Types{"string"}, ids(p.Choices), choices(p.Choices)
	case params.Facet:
		s.Type, s.Items = openapi.Types{"array"}, openapi.Ref(valuesName(p.Name))
		s.MaxItems = params.MaxValues
		explode := true
		out.Style, out.Explode = "form", &explode
	}
	s.Default = openapi.Literal(p.Default)
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

func choices(values []params.Value) []openapi.Choice {
	out := make([]openapi.Choice, len(values))
	for i, v := range values {
		out[i] = openapi.Choice{ID: v.ID, Label: v.Label}
	}
	return out
}
