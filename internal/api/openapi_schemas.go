package api

import (
	"reflect"
	"slices"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
)

// components makes schemas of the structs of the answers, and keeps each of
// them under its name.
type components struct {
	corpus *corpus.Schema
	named  map[string]*schema
	order  []string
}

func newComponents(s *corpus.Schema) *components {
	return &components{corpus: s, named: map[string]*schema{}}
}

const refPrefix = "#/components/schemas/"

// valuesRef points to the values of a facet, which are listed once.
func valuesRef(facet string) string { return refPrefix + "valeurs." + facet }

// of gives the schema of a Go type: written out for simple types, a reference
// for structs and for what changes with the corpus.
func (c *components) of(t reflect.Type) *schema {
	if s := c.special(t); s != nil {
		return s
	}
	switch t.Kind() {
	case reflect.String:
		return &schema{Type: types{"string"}}
	case reflect.Int:
		return &schema{Type: types{"integer"}}
	case reflect.Float64:
		return &schema{Type: types{"number"}}
	case reflect.Bool:
		return &schema{Type: types{"boolean"}}
	case reflect.Slice:
		return &schema{Type: types{"array"}, Items: c.of(t.Elem())}
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
func (c *components) special(t reflect.Type) *schema {
	switch t {
	case reflect.TypeFor[facetName]():
		return enum(facetNames(c.corpus))
	case reflect.TypeFor[sortName]():
		return enum(strs(index.Sorts))
	case reflect.TypeFor[matchKind]():
		return enum(strs(index.Kinds))
	case reflect.TypeFor[suggestionKind]():
		return enum(strs(index.SuggestionKinds))
	case reflect.TypeFor[facetMode]():
		return enum(strs([]corpus.Mode{corpus.ModeOu, corpus.ModeEt}))
	case reflect.TypeFor[yearless]():
		return enum([]string{corpus.Unspecified})
	case reflect.TypeFor[isoDate]():
		return &schema{Type: types{"string"}, Format: "date"}
	case reflect.TypeFor[ValueIDs]():
		return c.keep("ValueIDs", c.valueIDs)
	case reflect.TypeFor[Highlights]():
		return c.keep("Highlights", c.highlights)
	}
	return nil
}

// keep makes the schema of that name once and gives a reference to it.
func (c *components) keep(name string, build func() *schema) *schema {
	if c.named[name] == nil {
		c.named[name] = &schema{} // stops a type that holds itself
		c.order = append(c.order, name)
		*c.named[name] = *build()
	}
	return &schema{Ref: refPrefix + name}
}

func (c *components) object(t reflect.Type) *schema {
	return c.keep(t.Name(), func() *schema {
		s := closed()
		for i := range t.NumField() {
			f := t.Field(i)
			key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			property := c.of(f.Type)
			property.Description = f.Tag.Get("doc")
			s.Properties.add(key, property)
			if options != "omitempty" {
				s.Required = append(s.Required, key)
			}
		}
		return s
	})
}

// valueIDs is an object with a list of ids for each facet.
func (c *components) valueIDs() *schema {
	s := closed()
	for _, f := range c.corpus.Facettes {
		s.Properties.add(f.Nom, &schema{
			Type: types{"array"}, Items: &schema{Ref: valuesRef(f.Nom)}, Description: f.Libelle,
		})
	}
	return s
}

// highlights is an object with a list of passages for each zone of a case.
func (c *components) highlights() *schema {
	s := closed()
	zone := func(name, label string) {
		s.Properties.add(name, &schema{Type: types{"array"}, Items: c.of(reflect.TypeFor[string]()), Description: label})
	}
	zone(index.ZoneTitre, "Titre")
	zone(index.ZoneResume, "Résumé")
	for _, r := range c.corpus.Rubriques {
		zone(r.Nom, r.Libelle)
	}
	return s
}

// finish gives every schema that was made, by name, and the values of facets.
func (c *components) finish() ordered[*schema] {
	var out ordered[*schema]
	for _, p := range params.Counting(c.corpus) {
		if p.Facet == nil {
			continue
		}
		values := enum(ids(p.Allowed()))
		values.Description = p.Facet.Libelle + legend(p.Allowed())
		out.add(strings.TrimPrefix(valuesRef(p.Name), refPrefix), values)
	}
	for _, name := range slices.Sorted(slices.Values(c.order)) {
		out.add(name, c.named[name])
	}
	return out
}

// closed is an object that has no other keys than those it will list.
func closed() *schema {
	no := false
	return &schema{Type: types{"object"}, AdditionalProperties: &no}
}

// enum is a string out of a list; any string when the list is empty, which
// JSON Schema does not take.
func enum(values []string) *schema { return &schema{Type: types{"string"}, Enum: values} }

func strs[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = string(one)
	}
	return out
}
