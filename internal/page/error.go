package page

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"glane/corpus"
	"glane/index"
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
// be made, with the bare sentence, and then the error tells why.
func (p *Pages) Error(w http.ResponseWriter, r *http.Request, g *index.Generation, pr *problem.Problem) error {
	d, err := p.design()
	if err == nil {
		view := d.words.errorView(r, g, pr)
		var c *corpus.Corpus
		if g != nil {
			c = g.Corpus
		}
		d.dress(&view.Layout, c)
		err = write(w, r, d, "erreur", pr.Status, view)
	}
	if err != nil {
		http.Error(w, pr.Title+"\n"+pr.Detail, pr.Status)
		return fmt.Errorf("show what went wrong: %w", err)
	}
	return nil
}

func (w wording) errorView(r *http.Request, g *index.Generation, pr *problem.Problem) *ErrorView {
	query := queryOf(r)
	view := &ErrorView{Layout: Layout{
		Corpus: "Glane", NoIndex: true, Query: query,
		Skips: []Skip{{"contenu", w.Text("layout.skip.content")}, {"q", w.Text("layout.skip.search")}},
	}}
	detail := ""
	view.Heading, detail = w.problemText(pr)
	view.Paragraphs = []Paragraph{{Text: detail}}
	all := w.allCasesText(0)
	if g != nil {
		view.Corpus = phrase.Typeset(g.Corpus.Schema.Titre)
		view.Keep = keptFilters(r, g.Corpus.Schema, pr.Parameters)
		if len(pr.Parameters) > 0 {
			view.Paragraphs = w.faults(r, g.Corpus.Schema, pr.Parameters)
		}
		if pr.Kind == problem.KindNoCase {
			view.Paragraphs[0].Meant = meantCase(g.Corpus, r.PathValue("id"))
		}
		all = w.allCasesText(g.Corpus.Cases.Len())
	}
	view.Title = w.titled(view.Heading, view.Corpus)
	if pr.RetryAfter > 0 || pr.Status >= http.StatusInternalServerError {
		view.Ways = append(view.Ways, Link{Href: sameAddress(r), Label: w.Text("error.retry")})
	}
	if query != "" && pr.Status == http.StatusBadRequest {
		view.Ways = append(view.Ways, Link{Href: address(index.Request{Text: query}), Label: w.Text("error.unfiltered", "query", w.quoted(query))})
	}
	view.Ways = append(view.Ways, Link{Href: "/", Label: all})
	return view
}

// problemText says a problem to a reader, who knows pages and fiches and not
// what stands in an address. What a browser never meets is said as to a program.
func (w wording) problemText(pr *problem.Problem) (heading, detail string) {
	switch pr.Kind {
	case problem.KindRefused:
		return w.Text("error.refused"), ""
	case problem.KindNoCase:
		return w.Text("error.nocase.title"), w.Text("error.nocase.detail")
	case problem.KindNoAddress:
		return w.Text("error.noaddress.title"), w.Text("error.noaddress.detail")
	case problem.KindTooMany:
		return w.Text("error.toomany.title"), w.Text("error.toomany.detail")
	case problem.KindSlow:
		return w.Text("error.slow.title"), w.Text("error.slow.detail")
	case problem.KindBusy:
		return w.Text("error.busy.title"), w.Text("error.busy.detail")
	case problem.KindNotReady:
		return w.Text("error.notready.title"), w.Text("error.notready.detail")
	case problem.KindInternal:
		return w.Text("error.internal.title"), w.Text("error.internal.detail")
	}
	return pr.Title, pr.Detail
}

// meantCase leads to the fiche that a wrong address probably meant; nil when none
// comes near.
func meantCase(c *corpus.Corpus, id string) *Link {
	near := c.Meant(id)
	if near == nil {
		return nil
	}
	return &Link{Href: params.CaseLink(near.ID), Label: phrase.Typeset(near.Titre)}
}

// keptFilters are what the search form sends along with its words: the filters
// that the address holds and that are not at fault.
func keptFilters(r *http.Request, s *corpus.Schema, wrong []problem.Parameter) []Field {
	values := params.Values(r.URL.RawQuery)
	for _, one := range wrong {
		delete(values, one.Name)
	}
	request, err := params.ParsePage(values, s)
	if err != nil {
		return nil // more is wrong than was told: none is kept rather than some
	}
	return fieldsOf(params.WithPage(params.WithoutText(request), 1))
}

// faults tells what is wrong with each parameter. A filter is told by its label,
// as the page shows it; its name in an address is for programs.
func (w wording) faults(r *http.Request, s *corpus.Schema, wrong []problem.Parameter) []Paragraph {
	values := params.Values(r.URL.RawQuery)
	var out []Paragraph
	for _, one := range wrong {
		facet := s.Facette(one.Name)
		if facet == nil {
			out = append(out, Paragraph{Text: w.partText(one.Name, values[one.Name])})
			continue
		}
		at := slices.IndexFunc(values[one.Name], func(v string) bool {
			v = strings.TrimSpace(v)
			return v != "" && v != corpus.Unspecified && facet.Valeur(v) == nil
		})
		if at < 0 {
			out = append(out, Paragraph{Text: w.Text("error.many", "facet", facetLabel(s, facet.Nom))})
			continue
		}
		value := values[one.Name][at]
		told := Paragraph{Text: w.Text("error.value", "facet", facetLabel(s, facet.Nom), "value", w.quoted(value))}
		if id := params.Meant(facet, value); id != "" {
			told.Meant = &Link{Href: meantAddress(values, s, wrong, facet.Nom, at, id), Label: w.valueLabel(s, facet.Nom, id)}
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

// partText says which part of the address is not understood. A reader meets the
// years in a form, all else in an address that was cut or changed.
func (w wording) partText(name string, given []string) string {
	if name == params.YearMin || name == params.YearMax {
		return w.Text("error.years", "first", year(corpus.MinYear), "last", year(corpus.MaxYear))
	}
	part := name
	if len(given) > 0 {
		part += "=" + given[0]
	}
	return w.Text("error.part", "part", w.quoted(part))
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
