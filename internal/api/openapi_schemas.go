package api

import (
	"reflect"
	"slices"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/openapi"
	"glane/internal/params"
)

// components makes schemas of the structs of the answers, and keeps each of
// them under its name.
type components struct {
	corpus *corpus.Schema
	named  map[string]*openapi.Schema
	order  []string
}

func newComponents(s *corpus.Schema) *components {
	return &components{corpus: s, named: map[string]*openapi.Schema{}}
}

// valuesName is the component that lists the values of a facet, once.
func valuesName(facet string) string { return "valeurs." + facet }

// of gives the schema of a Go type: written out for simple types, a reference
// for structs and for what changes with the corpus.
func (c *components) of(t reflect.Type) *openapi.Schema {
	if s := c.special(t); s != nil {
		return s
	}
	switch t.Kind() {
	case reflect.String:
		return &openapi.Schema{Type: openapi.Types{"string"}}
	case reflect.Int:
		return &openapi.Schema{Type: openapi.Types{"integer"}}
	case reflect.Float64:
		return &openapi.Schema{Type: openapi.Types{"number"}}
	case reflect.Bool:
		return &openapi.Schema{Type: openapi.Types{"boolean"}}
	case reflect.Slice:
		return &openapi.Schema{Type: openapi.Types{"array"}, Items: c.of(t.Elem())}
	case reflect.Pointer:
		s := c.of(t.Elem())
		if s.Ref == "" {
			s.Type = append(s.Type, "null")
		}
		return s
	case reflect.Struct:
		return c.object(t)
	}
	// Only a new kind of field in an answer can lead here, and then every test
	// and every request of the document does.
	panic("api: no OpenAPI schema for " + t.String())
}

// special gives the schema of the types whose values the corpus, or a closed
// list, knows; nil for the others.
func (c *components) special(t reflect.Type) *openapi.Schema {
	switch t {
	case reflect.TypeFor[facetName]():
		return enum(facetNames(c.corpus))
	case reflect.TypeFor[sortName]():
		return enum(strs(index.Sorts))
	case reflect.TypeFor[matchKind]():
		return enum(strs(index.Kinds))
	case reflect.TypeFor[explanationKind]():
		return enum(strs(index.ExplanationKinds))
	case reflect.TypeFor[operationName]():
		return enum(strs(index.Operations))
	case reflect.TypeFor[suggestionKind]():
		return enum(strs(index.SuggestionKinds))
	case reflect.TypeFor[facetMode]():
		return enum(strs([]corpus.Mode{corpus.ModeOu, corpus.ModeEt}))
	case reflect.TypeFor[yearless]():
		return enum([]string{corpus.Unspecified})
	case reflect.TypeFor[isoDate]():
		return &openapi.Schema{Type: openapi.Types{"string"}, Format: "date"}
	case reflect.TypeFor[ValueIDs]():
		return c.keep("ValueIDs", c.valueIDs)
	case reflect.TypeFor[Highlights]():
		return c.keep("Highlights", c.highlights)
	}
	return nil
}

// keep makes the schema of that name once and gives a reference to it.
func (c *components) keep(name string, build func() *openapi.Schema) *openapi.Schema {
	if c.named[name] == nil {
		c.named[name] = &openapi.Schema{} // stops a type that holds itself
		c.order = append(c.order, name)
		*c.named[name] = *build()
	}
	return openapi.Ref(name)
}

func (c *components) object(t reflect.Type) *openapi.Schema {
	return c.keep(t.Name(), func() *openapi.Schema {
		s := closed()
		for i := range t.NumField() {
			f := t.Field(i)
			key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			property := c.of(f.Type)
			property.Description = f.Tag.Get("doc")
			s.Properties.Add(key, property)
			if options != "omitempty" {
				s.Required = append(s.Required, key)
			}
		}
		return s
	})
}

// valueIDs is an object with a list of ids for each facet.
func (c *components) valueIDs() *openapi.Schema {
	s := closed()
	for _, f := range c.corpus.Facettes {
		s.Properties.Add(f.Nom, &openapi.Schema{
			Type: openapi.Types{"array"}, Items: openapi.Ref(valuesName(f.Nom)), Description: f.Libelle,
		})
	}
	return s
}

// highlights is an object with a list of passages for each zone of a case.
func (c *components) highlights() *openapi.Schema {
	s := closed()
	zone := func(name, label string) {
		s.Properties.Add(name, &openapi.Schema{Type: openapi.Types{"array"}, Items: c.of(reflect.TypeFor[string]()), Description: label})
	}
	zone(index.ZoneTitre, "Titre")
	zone(index.ZoneResume, "Résumé")
	for _, r := range c.corpus.Rubriques {
		zone(r.Nom, r.Libelle)
	}
	return s
}

// finish gives every schema that was made, by name, and the values of facets.
func (c *components) finish() openapi.Ordered[*openapi.Schema] {
	var out openapi.Ordered[*openapi.Schema]
	for _, p := range params.Counting(c.corpus) {
		if p.Facet == nil {
			continue
		}
		values := enum(ids(p.Allowed()))
		values.Description, values.Choices = p.Facet.Libelle, choices(p.Allowed())
		out.Add(valuesName(p.Name), values)
	}
	for _, name := range slices.Sorted(slices.Values(c.order)) {
		out.Add(name, c.named[name])
	}
	return out
}

// closed is an object that has no other keys than those it will list.
func closed() *openapi.Schema {
	no := false
	return &openapi.Schema{Type: openapi.Types{"object"}, AdditionalProperties: &no}
}

// enum is a string out of a list; any string when the list is empty, which
// JSON Schema does not take.
func enum(values []string) *openapi.Schema {
	return &openapi.Schema{Type: openapi.Types{"string"}, Enum: values}
}

func strs[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = string(one)
	}
	return out
}
