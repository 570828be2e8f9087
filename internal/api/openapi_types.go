package api

import (
	"fmt"
	"reflect"

	"gopkg.in/yaml.v3"
)

// The structs below are the parts of an OpenAPI 3.1 document that this API uses.

type document struct {
	OpenAPI    string            `yaml:"openapi"`
	Info       info              `yaml:"info"`
	Servers    []server          `yaml:"servers"`
	Paths      ordered[pathItem] `yaml:"paths"`
	Components struct {
		Schemas ordered[*schema] `yaml:"schemas"`
	} `yaml:"components"`
}

type info struct {
	Title       string `yaml:"title"`
	Summary     string `yaml:"summary,omitempty"`
	Description string `yaml:"description,omitempty"`
	Version     string `yaml:"version"`
}

type server struct {
	URL string `yaml:"url"`
}

type pathItem struct {
	Get *operation `yaml:"get"`
}

type operation struct {
	ID         string            `yaml:"operationId"`
	Summary    string            `yaml:"summary"`
	Parameters []parameter       `yaml:"parameters,omitempty"`
	Responses  ordered[response] `yaml:"responses"`
}

type parameter struct {
	Name        string  `yaml:"name"`
	In          string  `yaml:"in"`
	Required    bool    `yaml:"required,omitempty"`
	Description string  `yaml:"description,omitempty"`
	Style       string  `yaml:"style,omitempty"`
	Explode     *bool   `yaml:"explode,omitempty"`
	Schema      *schema `yaml:"schema"`
}

type response struct {
	Description string          `yaml:"description"`
	Headers     ordered[header] `yaml:"headers,omitempty"`
	Content     ordered[media]  `yaml:"content,omitempty"`
}

type header struct {
	Description string  `yaml:"description"`
	Schema      *schema `yaml:"schema"`
}

type media struct {
	Schema *schema `yaml:"schema"`
}

type schema struct {
	Ref                  string           `yaml:"$ref,omitempty"`
	Type                 types            `yaml:"type,omitempty"`
	Format               string           `yaml:"format,omitempty"`
	Description          string           `yaml:"description,omitempty"`
	Enum                 []string         `yaml:"enum,omitempty"`
	Default              *yaml.Node       `yaml:"default,omitempty"`
	Minimum              *int             `yaml:"minimum,omitempty"`
	Maximum              *int             `yaml:"maximum,omitempty"`
	MaxItems             int              `yaml:"maxItems,omitempty"`
	Items                *schema          `yaml:"items,omitempty"`
	Properties           ordered[*schema] `yaml:"properties,omitempty"`
	Required             []string         `yaml:"required,omitempty"`
	AdditionalProperties *bool            `yaml:"additionalProperties,omitempty"`

	goType reflect.Type // stands for its schema until components.of makes it
}

// typed is the schema that will be made of T.
func typed[T any]() *schema { return &schema{goType: reflect.TypeFor[T]()} }

// types is one JSON type, written as a string, or several, written as a list.
type types []string

func (t types) MarshalYAML() (any, error) {
	if len(t) == 1 {
		return t[0], nil
	}
	return []string(t), nil
}

// An ordered is a mapping that is written in the order in which it was filled.
type ordered[T any] []entry[T]

type entry[T any] struct {
	key   string
	value T
}

func (o *ordered[T]) add(key string, value T) { *o = append(*o, entry[T]{key, value}) }

func (o ordered[T]) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, e := range o {
		var key, value yaml.Node
		if err := key.Encode(e.key); err != nil {
			return nil, fmt.Errorf("write key %s: %w", e.key, err)
		}
		if err := value.Encode(e.value); err != nil {
			return nil, fmt.Errorf("write %s: %w", e.key, err)
		}
		node.Content = append(node.Content, &key, &value)
	}
	return node, nil
}
