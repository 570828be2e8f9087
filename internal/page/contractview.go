package page

import (
	"strconv"

	"glane/internal/openapi"
	"glane/internal/phrase"
)

// contractTold tells the parts of an OpenAPI document in words.
type contractTold struct {
	wording
	doc *openapi.Document
}

func (t contractTold) operation(path string, op *openapi.Operation) OperationView {
	view := OperationView{ID: "api-" + op.ID, Path: path, Summary: phrase.Typeset(op.Summary), Example: exampleAddress(path, op)}
	for _, p := range op.Parameters {
		one := t.field(p.Name, p.Description, p.Required, p.Schema)
		one.Place = t.place(p.In)
		view.Params = append(view.Params, one)
	}
	for _, r := range op.Responses {
		answer := AnswerView{Status: r.Key, Doc: phrase.Typeset(r.Value.Description)}
		for _, m := range r.Value.Content {
			answer.Media, answer.Type = m.Key, t.typeOf(m.Value.Schema)
		}
		view.Answers = append(view.Answers, answer)
	}
	return view
}

func (t contractTold) place(p openapi.Place) string {
	switch p {
	case openapi.InPath:
		return t.Text("contract.in.path")
	case openapi.InHeader:
		return t.Text("contract.in.header")
	}
	return t.Text("contract.in.query")
}

// field tells a parameter, or a field of an object.
func (t contractTold) field(name, doc string, required bool, s *openapi.Schema) ParamView {
	view := ParamView{Name: name, Doc: phrase.Typeset(doc), Required: required, Type: t.typeOf(s), Limits: t.limits(s)}
	view.Values, view.More = t.values(s)
	return view
}

func (t contractTold) schema(name string, s *openapi.Schema) SchemaView {
	view := SchemaView{ID: schemaID(name), Name: name, Doc: phrase.Typeset(s.Description), Type: t.typeOf(s)}
	required := map[string]bool{}
	for _, key := range s.Required {
		required[key] = true
	}
	for _, p := range s.Properties {
		view.Fields = append(view.Fields, t.field(p.Key, p.Value.Description, required[p.Key], p.Value))
	}
	view.Values, view.More = t.values(s)
	return view
}

func schemaID(name string) string { return "schema-" + name }

// typeOf names the type of a schema.
func (t contractTold) typeOf(s *openapi.Schema) TypeView {
	if s == nil {
		return TypeView{}
	}
	if name, _ := t.doc.Resolve(s); name != "" {
		return TypeView{Ref: &Link{Href: "#" + schemaID(name), Label: name}}
	}
	var view TypeView
	for _, one := range s.Type {
		named := t.jsonType(one)
		if one == "array" {
			item := t.typeOf(s.Items)
			view.Ref = item.Ref
			named = t.Text("contract.type.array", "item", item.Text)
		}
		if view.Text != "" {
			named = t.Text("contract.type.or", "first", view.Text, "second", named)
		}
		view.Text = named
	}
	return view
}

func (t contractTold) jsonType(name string) string {
	switch name {
	case "integer":
		return t.Text("contract.type.integer")
	case "number":
		return t.Text("contract.type.number")
	case "boolean":
		return t.Text("contract.type.boolean")
	case "object":
		return t.Text("contract.type.object")
	case "null":
		return t.Text("contract.type.null")
	}
	return t.Text("contract.type.string")
}

// limits tells the bounds and the default of a schema.
func (t contractTold) limits(s *openapi.Schema) string {
	if s == nil {
		return ""
	}
	bounds := ""
	switch {
	case s.Minimum != nil && s.Maximum != nil:
		bounds = t.Text("contract.bounds", "min", t.Number(*s.Minimum), "max", t.Number(*s.Maximum))
	case s.MaxItems > 0:
		bounds = t.Text("contract.items", "n", s.MaxItems)
	}
	if s.Default == "" {
		return bounds
	}
	otherwise := t.Text("contract.default", "value", string(s.Default))
	if bounds == "" {
		return otherwise
	}
	return t.Text("contract.both", "bounds", bounds, "default", otherwise)
}

// values lists the values of a schema, those of a list's items among them, up to
// a bound.
func (t contractTold) values(s *openapi.Schema) (listed []ValueDoc, more string) {
	if s != nil && s.Items != nil {
		_, s = t.doc.Resolve(s.Items)
		if s != nil && len(s.Properties) > 0 {
			return nil, "" // an object of its own, told under its name
		}
	}
	if s == nil {
		return nil, ""
	}
	labels := map[string]string{}
	for _, c := range s.Choices {
		labels[c.ID] = phrase.Typeset(c.Label)
	}
	for _, id := range s.Enum[:min(len(s.Enum), maxValuesTold)] {
		listed = append(listed, ValueDoc{id, labels[id]})
	}
	if rest := len(s.Enum) - maxValuesTold; rest > 0 {
		more = t.Text("contract.more", "n", rest, "all", strconv.Itoa(len(s.Enum)))
	}
	return listed, more
}
