package page

import (
	"net/http"
	"net/url"
	"strings"

	"glane/index"
	"glane/internal/openapi"
	"glane/internal/params"
	"glane/internal/phrase"
)

// Contract answers with the API's documentation, made from the very document
// that the API serves. The document is the API's to make; yaml is where it is
// served.
func (p *Pages) Contract(w http.ResponseWriter, r *http.Request, g *index.Generation, doc *openapi.Document, yaml string) error {
	d, err := p.design()
	if err != nil {
		return err
	}
	view := d.words.contractView(doc)
	view.Layout = d.words.plainLayout(g.Corpus, view.Heading)
	view.YAMLHref, view.YAMLAddress = yaml, p.config.BaseURL+yaml
	d.dress(&view.Layout, g.Corpus)
	view.Description = view.Lead[0]
	view.Canonical = p.config.BaseURL + params.ContractPath
	return write(w, r, d, "api", http.StatusOK, view)
}

// A ContractView is the API's documentation.
type ContractView struct {
	Layout
	Heading               string
	Lead                  []string // paragraphs
	Version               string
	YAMLHref, YAMLAddress string
	Operations            []OperationView
	Schemas               []SchemaView
}

// An OperationView is one path.
type OperationView struct {
	ID, Path, Summary string
	Example           *Link // a question to try; nil when the corpus gives none
	Params            []ParamView
	Answers           []AnswerView
}

// A ParamView is one parameter, or one field of an answer.
type ParamView struct {
	Name     string
	Place    string // where it stands; "" for a field
	Required bool
	Type     TypeView
	Limits   string // bounds and default; "" when there are none
	Doc      string
	Values   []ValueDoc
	More     string // values that are not listed
}

// A TypeView names a type: a text, a link to a schema, or a text before a link.
type TypeView struct {
	Text string
	Ref  *Link // nil when the type has no name
}

// A ValueDoc is one value that a parameter takes.
type ValueDoc struct{ ID, Label string }

// An AnswerView is what may come back.
type AnswerView struct {
	Status, Doc, Media string
	Type               TypeView
}

// A SchemaView is the shape of an answer, or of a part of one.
type SchemaView struct {
	ID, Name, Doc string
	Type          TypeView
	Fields        []ParamView
	Values        []ValueDoc
	More          string
}

// maxValuesTold is how many values of a parameter the page lists; the API's own
// schema has them all.
const maxValuesTold = 12

func (w wording) contractView(doc *openapi.Document) *ContractView {
	told := contractTold{w, doc}
	view := &ContractView{Heading: w.Text("contract.title"), Version: doc.Info.Version}
	for _, line := range strings.Split(doc.Info.Description, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			view.Lead = append(view.Lead, phrase.Typeset(line))
		}
	}
	if len(view.Lead) == 0 {
		view.Lead = []string{doc.Info.Summary}
	}
	for _, path := range doc.Paths {
		view.Operations = append(view.Operations, told.operation(path.Key, path.Value.Get))
	}
	for _, s := range doc.Components.Schemas {
		view.Schemas = append(view.Schemas, told.schema(s.Key, s.Value))
	}
	return view
}

// exampleAddress is a path with the examples of its parameters filled in; nil
// where a part of the path has none.
func exampleAddress(path string, op *openapi.Operation) *Link {
	query := url.Values{}
	for _, p := range op.Parameters {
		switch {
		case p.In == openapi.InPath && p.Example == nil:
			return nil
		case p.Example == nil:
		case p.In == openapi.InPath:
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(p.Example.Value))
		case p.In == openapi.InQuery:
			query.Set(p.Name, p.Example.Value)
		}
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return &Link{Href: path, Label: path}
}
