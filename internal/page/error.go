package page

import (
	"bytes"
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
	Paragraphs []string
	Ways       []Link // where to go from here
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
		Heading: pr.Title, Paragraphs: []string{pr.Detail},
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
func faults(r *http.Request, s *corpus.Schema, wrong []problem.Parameter) []string {
	values := params.Values(r.URL.RawQuery)
	var out []string
	for _, one := range wrong {
		facet := s.Facette(one.Name)
		if facet == nil {
			out = append(out, one.Detail)
			continue
		}
		known := make([]string, len(facet.Valeurs))
		for i, v := range facet.Valeurs {
			known[i] = v.ID
		}
		unknown := func(v string) bool { return v != "" && v != corpus.Unspecified && !slices.Contains(known, v) }
		at := slices.IndexFunc(values[one.Name], unknown)
		if at < 0 {
			out = append(out, one.Detail) // something else is wrong, as too many values
			continue
		}
		value, meant := values[one.Name][at], ""
		if len(value) <= maxQuoted {
			if id := nearest.Of(value, known); id != "" {
				meant = valueLabel(s, facet.Nom, id)
			}
		}
		out = append(out, noValueText(facetLabel(s, facet.Nom), value, meant))
	}
	return out
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
