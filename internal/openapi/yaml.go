package openapi

import (
	"bytes"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// YAML writes the document as it is served.
func (d *Document) YAML() ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(d); err != nil {
		return nil, fmt.Errorf("write OpenAPI as YAML: %w", err)
	}
	if err := e.Close(); err != nil {
		return nil, fmt.Errorf("write OpenAPI as YAML: %w", err)
	}
	return b.Bytes(), nil
}

// MarshalYAML writes the parameter, with what its values mean.
func (p Parameter) MarshalYAML() (any, error) {
	type bare Parameter
	if p.Schema != nil {
		p.Description += legend(p.Schema.Choices)
	}
	return bare(p), nil
}

// MarshalYAML writes the schema, with what its values mean where nothing else
// says so: a parameter describes its own.
func (s Schema) MarshalYAML() (any, error) {
	type bare Schema
	if s.Description != "" {
		s.Description += legend(s.Choices)
	}
	return bare(s), nil
}

// legend says what each value means; past that many, the schema's path does.
func legend(choices []Choice) string {
	const most = 50
	if len(choices) > most {
		return ""
	}
	var b strings.Builder
	for i, c := range choices {
		if i == 0 {
			b.WriteString("\n")
		}
		b.WriteString("\n- `" + c.ID + "`\u00a0: " + c.Label)
	}
	return b.String()
}

// Types is one JSON type, written as a string, or several, written as a list.
type Types []string

// MarshalYAML writes the types.
func (t Types) MarshalYAML() (any, error) {
	if len(t) == 1 {
		return t[0], nil
	}
	return []string(t), nil
}

// A Literal is a value as one writes it: 10, false, eau.
type Literal string

// MarshalYAML writes the literal without quotes, so that it has its own type.
func (l Literal) MarshalYAML() (any, error) {
	return &yaml.Node{Kind: yaml.ScalarNode, Value: string(l)}, nil
}

// An Example is a value that a parameter may have; of a list, one of its items.
type Example struct {
	Value string
	List  bool
}

// MarshalYAML writes the value, or a list that holds it.
func (e *Example) MarshalYAML() (any, error) {
	if e.List {
		return []string{e.Value}, nil
	}
	return e.Value, nil
}

// An Ordered is a mapping that is written in the order in which it was filled.
type Ordered[T any] []Entry[T]

// An Entry is one key of a mapping with its value.
type Entry[T any] struct {
	Key   string
	Value T
}

// Add puts a key at the end.
func (o *Ordered[T]) Add(key string, value T) { *o = append(*o, Entry[T]{key, value}) }

// Get gives the value of a key.
func (o Ordered[T]) Get(key string) (value T, ok bool) {
	for _, e := range o {
		if e.Key == key {
			return e.Value, true
		}
	}
	return value, false
}

// MarshalYAML writes the mapping.
func (o Ordered[T]) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, e := range o {
		var key, value yaml.Node
		if err := key.Encode(e.Key); err != nil {
			return nil, fmt.Errorf("write key %s: %w", e.Key, err)
		}
		if err := value.Encode(e.Value); err != nil {
			return nil, fmt.Errorf("write %s: %w", e.Key, err)
		}
		node.Content = append(node.Content, &key, &value)
	}
	return node, nil
}
