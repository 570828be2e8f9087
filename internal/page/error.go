package page

import (
	"bytes"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/nearest"
	"glane/internal/params"
	"glane/internal/phrase"
	"glane/internal/problem"
)

// An ErrorView is the page that says what went wrong.
type ErrorView struct {
	Layout
	Heading    string
	Paragraphs []Paragraph
	Ways       []Link // where to go from here
}

// A Paragraph tells one thing that is wrong. Meant leads to what was probably
// meant; nil where nothing comes near.
type Paragraph struct {
	Text  string
	Meant *Link
}

// Error shows a problem, with the search box as it was filled. g may be nil,
// when no corpus is served yet. It always answers: where the page itself cannot
// be made, with the bare sentence.
func (p *Pages) Error(w http.ResponseWriter, r *http.Request, g *index.Generation, pr *problem.Problem) {
	d, err := p.design()
	if err == nil {
		view := errorView(r, g, pr)
		view.Assets = d.assets.paths
		err = write(w, r, d, "erreur", pr.Status, view)
	}
	if err != nil {
		http.Error(w, pr.Title+"\n"+pr.Detail, pr.Status)
	}
}

func errorView(r *http.Request, g *index.Generation, pr *problem.Problem) *ErrorView {
	query := queryOf(r)
	view := &ErrorView{
		Layout: Layout{
			Corpus: "Glane", NoIndex: true, Query: query,
			Skips: []Skip{{"contenu", "Aller au contenu"}, {"q", "Aller à la recherche"}},
		},
		Heading: pr.Title, Paragraphs: []Paragraph{{Text: pr.Detail}},
	}
	if pr.Status == http.StatusBadRequest {
		view.Heading = badRequestHead
	}
	all := allCasesText(0)
	if g != nil {
		view.Corpus = phrase.Typeset(g.Corpus.Schema.Titre)
		if len(pr.Parameters) > 0 {
			view.Paragraphs = faults(r, g.Corpus.Schema, pr.Parameters)
		}
		if id := r.PathValue("id"); id != "" && pr.Status == http.StatusNotFound {
			view.Paragraphs = []Paragraph{noCase(pr.Detail, nearest.Of(id, ids(g)))}
		}
		all = allCasesText(len(g.Corpus.Cases))
	}
	view.Title = view.Heading + " – " + view.Corpus
	if pr.RetryAfter > 0 || pr.Status >= http.StatusInternalServerError {
		view.Ways = append(view.Ways, Link{Href: sameAddress(r), Label: retryLabel})
	}
	if query != "" && pr.Status == http.StatusBadRequest {
		view.Ways = append(view.Ways, Link{Href: address(index.Request{Text: query}), Label: searchOnlyText(query)})
	}
	view.Ways = append(view.Ways, Link{Href: "/", Label: all})
	return view
}

// faults tells what is wrong with each parameter. A filter is told by its label,
// as the page shows it; its name in an address is for programs.
func faults(r *http.Request, s *corpus.Schema, wrong []problem.Parameter) []Paragraph {
	values := params.Values(r.URL.RawQuery)
	var out []Paragraph
	for _, one := range wrong {
		facet := s.Facette(one.Name)
		if facet == nil {
			out = append(out, Paragraph{Text: one.Detail})
			continue
		}
		known := make([]string, len(facet.Valeurs))
		for i, v := range facet.Valeurs {
			known[i] = v.ID
		}
		unknown := func(v string) bool { return v != "" && v != corpus.Unspecified && !slices.Contains(known, v) }
		at := slices.IndexFunc(values[one.Name], unknown)
		if at < 0 {
			out = append(out, Paragraph{Text: one.Detail}) // something else is wrong, as too many values
			continue
		}
		value := values[one.Name][at]
		told := Paragraph{Text: noValueText(facetLabel(s, facet.Nom), value)}
		if len(value) <= maxQuoted {
			if id := nearest.Of(value, known); id != "" {
				told.Meant = &Link{Href: meantAddress(values, s, wrong, facet.Nom, at, id), Label: valueLabel(s, facet.Nom, id)}
			}
		}
		out = append(out, told)
	}
	return out
}

// meantAddress is the search with the value that was meant in the place of the
// wrong one, and without the other parameters at fault.
func meantAddress(values url.Values, s *corpus.Schema, wrong []problem.Parameter, facet string, at int, id string) string {
	mended := maps.Clone(values)
	for _, one := range wrong {
		if one.Name != facet {
			delete(mended, one.Name)
		}
	}
	mended[facet] = slices.Clone(values[facet])
	mended[facet][at] = id
	request, err := params.ParsePage(mended, s)
	if err != nil { // another value of the facet is wrong too
		mended[facet] = []string{id}
		if request, err = params.ParsePage(mended, s); err != nil {
			request = params.WithValue(index.Request{}, s, facet, id)
		}
	}
	return address(request)
}

// noCase makes the fiche that a problem names as probably meant a link.
func noCase(detail, near string) Paragraph {
	text, named := strings.CutSuffix(detail, " "+meantText(near))
	if near == "" || !named {
		return Paragraph{Text: detail}
	}
	return Paragraph{Text: text, Meant: &Link{Href: params.CaseLink(near), Label: near}}
}

// queryOf gives the words that were searched, whatever else the address holds.
func queryOf(r *http.Request) string {
	given := params.Values(r.URL.RawQuery)[params.Q]
	if len(given) == 0 {
		return ""
	}
	request, err := params.ParsePage(url.Values{params.Q: given[:1]}, &corpus.Schema{})
	if err != nil {
		return "" // one text is never refused; without it the box is empty
	}
	return request.Text
}

// sameAddress is the address that was asked for, within this site: a path that
// begins with two slashes would lead to another one.
func sameAddress(r *http.Request) string {
	var b bytes.Buffer
	b.WriteString("/" + strings.TrimLeft(r.URL.EscapedPath(), `/\`))
	if r.URL.RawQuery != "" {
		b.WriteString("?" + r.URL.RawQuery)
	}
	return b.String()
}
