// Package openapi is the parts of an OpenAPI 3.1 document that Glane's API uses,
// as values: the API makes one document, writes it as YAML for programs, and the
// page shows the same one to people.
//
// It does not know what the document says, nor who reads it.
package openapi

// A Document is a whole description. Its fields, and those of the types below,
// are the standard's, whose text tells what they mean.
type Document struct {
	OpenAPI    string            `yaml:"openapi"`
	Info       Info              `yaml:"info"`
	Servers    []Server          `yaml:"servers"`
	Paths      Ordered[PathItem] `yaml:"paths"`
	Components Components        `yaml:"components"`
}

// Components are what the rest of the document refers to by name.
type Components struct {
	Schemas Ordered[*Schema] `yaml:"schemas"`
}

// Info says whose API it is, and which version of its promises.
type Info struct {
	Title       string `yaml:"title"`
	Summary     string `yaml:"summary,omitempty"`
	Description string `yaml:"description,omitempty"`
	Version     string `yaml:"version"`
}

// A Server is where the paths begin.
type Server struct {
	URL string `yaml:"url"`
}

// A PathItem is what can be done at one path.
type PathItem struct {
	Get *Operation `yaml:"get"`
}

// An Operation is one question that the API answers.
type Operation struct {
	ID         string            `yaml:"operationId"`
	Summary    string            `yaml:"summary"`
	Parameters []Parameter       `yaml:"parameters,omitempty"`
	Responses  Ordered[Response] `yaml:"responses"` // by status, "200"
}

// A Parameter stands in the path, in the query or in a header.
type Parameter struct {
	Name        string   `yaml:"name"`
	In          Place    `yaml:"in"`
	Required    bool     `yaml:"required,omitempty"`
	Description string   `yaml:"description,omitempty"`
	Style       string   `yaml:"style,omitempty"`
	Explode     *bool    `yaml:"explode,omitempty"`
	Schema      *Schema  `yaml:"schema"`
	Example     *Example `yaml:"example,omitempty"`
}

// A Place is where a parameter stands.
type Place string

// The places of parameters.
const (
	InPath   Place = "path"
	InQuery  Place = "query"
	InHeader Place = "header"
)

// A Response is an answer of one status.
type Response struct {
	Description string          `yaml:"description"`
	Headers     Ordered[Header] `yaml:"headers,omitempty"`
	Content     Ordered[Media]  `yaml:"content,omitempty"` // by media type
}

// A Header is a header of an answer.
type Header struct {
	Description string  `yaml:"description"`
	Schema      *Schema `yaml:"schema"`
}

// A Media is the shape of a body.
type Media struct {
	Schema *Schema `yaml:"schema"`
}

// A Schema is a JSON Schema, or a reference to one of the components.
type Schema struct {
	Ref                  string           `yaml:"$ref,omitempty"`
	Type                 Types            `yaml:"type,omitempty"`
	Format               string           `yaml:"format,omitempty"`
	Description          string           `yaml:"description,omitempty"`
	Enum                 []string         `yaml:"enum,omitempty"`
	Default              Literal          `yaml:"default,omitempty"`
	Minimum              *int             `yaml:"minimum,omitempty"`
	Maximum              *int             `yaml:"maximum,omitempty"`
	MaxItems             int              `yaml:"maxItems,omitempty"`
	Items                *Schema          `yaml:"items,omitempty"`
	Properties           Ordered[*Schema] `yaml:"properties,omitempty"`
	Required             []string         `yaml:"required,omitempty"`
	AdditionalProperties *bool            `yaml:"additionalProperties,omitempty"`

	// Choices say what the values of Enum mean. In writing they end the description
	// of the schema, or of the parameter that has it.
	Choices []Choice `yaml:"-"`
}

// A Choice is a value with what it means to a reader.
type Choice struct{ ID, Label string }

const refPrefix = "#/components/schemas/"

// Ref refers to the component of that name.
func Ref(name string) *Schema { return &Schema{Ref: refPrefix + name} }

// Resolve follows a reference to its component, and gives the component's name,
// "" for a schema that stands where it is used. A reference that leads nowhere
// gives nil.
func (d *Document) Resolve(s *Schema) (name string, target *Schema) {
	if s == nil || s.Ref == "" {
		return "", s
	}
	name = s.Ref[min(len(refPrefix), len(s.Ref)):]
	target, _ = d.Components.Schemas.Get(name)
	return name, target
}
