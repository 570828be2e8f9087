// Package api gives the answers of a search to programs: as JSON, under
// /api/v1, with an OpenAPI document that is made from the same parameters and
// the same structs. Refusals are RFC 9457 problems.
//
// It does not know the page, any engine, or files; nor how its paths are
// routed and what stands around them, which is the server's.
package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"glane/corpus"
	"glane/index"
	"glane/internal/etag"
	"glane/internal/latest"
	"glane/internal/params"
	"glane/internal/problem"
)

// Paths of the API. A word in braces is a part of the path that a handler reads
// with http.Request.PathValue.
const (
	Prefix      = "/api/v1/"
	PathSearch  = Prefix + "search"
	PathFacets  = Prefix + "facets"
	PathFacet   = Prefix + "facets/{facet}"
	PathCase    = Prefix + "cases/{id}"
	PathSimilar = Prefix + "cases/{id}/similar"
	PathSuggest = Prefix + "suggest"
	PathSchema  = Prefix + "schema"
	PathOpenAPI = Prefix + "openapi.yaml"
)

// An API answers programs. Its methods have the shape of the server's handlers:
// an error that they return is written by WriteProblem.
type API struct {
	version string // of the program: part of every ETag, since it may change an answer

	openAPI      latest.Of[corpus.Corpus, *renderedOpenAPI]
	vocabularies params.Vocabularies
}

// New makes the API of that version of the program.
func New(version string) *API { return &API{version: version} }

// Version is that of the program.
func (a *API) Version() string { return a.version }

// Search answers a search.
func (a *API) Search(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	req, err := params.Parse(params.Values(r.URL.RawQuery), g.Corpus.Schema)
	if err != nil {
		return err
	}
	if a.notModified(w, r, g) {
		return nil
	}
	answer, err := g.Searcher.Search(r.Context(), req)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	s := NewSearch(req, answer, g.Corpus.Schema)
	return writeByHand(w, &s)
}

// Facets answers with the counts of every facet.
func (a *API) Facets(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	req, err := params.ParseCounts(params.Values(r.URL.RawQuery), g.Corpus.Schema)
	if err != nil {
		return err
	}
	if a.notModified(w, r, g) {
		return nil
	}
	answer, err := g.Searcher.Search(r.Context(), req)
	if err != nil {
		return fmt.Errorf("count facets: %w", err)
	}
	all := newFacets(req, answer)
	return writeByHand(w, &all)
}

// Facet answers with every value of one facet that has cases, or those of them
// that contain a text.
func (a *API) Facet(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	s := g.Corpus.Schema
	facet := s.Facette(r.PathValue("facet"))
	if facet == nil {
		return problem.NoFacet(r.PathValue("facet"), facetNames(s))
	}
	v := params.Values(r.URL.RawQuery)
	req, err := params.ParseCounts(v, s, params.ContainsParam)
	if err != nil {
		return err
	}
	if a.notModified(w, r, g) {
		return nil
	}
	req.OnlyFacet, req.FacetValues = facet.Nom, -1
	answer, err := g.Searcher.Search(r.Context(), req)
	if err != nil {
		return fmt.Errorf("count values of %s: %w", facet.Nom, err)
	}
	contains := params.ReadContains(v)
	var found params.Found
	if contains != "" {
		found = a.vocabularies.Matching(s, facet, contains)
	}
	one := newFacet(req, answer, facet, contains, found)
	return writeByHand(w, &one)
}

// Case answers with one whole case.
func (a *API) Case(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	id := r.PathValue("id")
	c := g.Corpus.Case(id)
	if c == nil {
		return problem.NoCase(id, g.Corpus)
	}
	if err := params.Refuse(params.Values(r.URL.RawQuery)); err != nil {
		return err
	}
	if a.notModified(w, r, g) {
		return nil
	}
	return write(w, NewCase(c, g.Corpus.Schema))
}

// Schema answers with the rubrics, facets and vocabularies of the corpus.
func (a *API) Schema(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	if err := params.Refuse(params.Values(r.URL.RawQuery)); err != nil {
		return err
	}
	if a.notModified(w, r, g) {
		return nil
	}
	return write(w, newSchema(g.Corpus))
}

// notModified is etag.NotModified for an answer of the API: the corpus and the
// program make it, all but took_ms.
func (a *API) notModified(w http.ResponseWriter, r *http.Request, g *index.Generation) bool {
	return etag.NotModified(w, r, g.Corpus.Fingerprint, a.version)
}

func facetNames(s *corpus.Schema) []string {
	names := make([]string, len(s.Facettes))
	for i, f := range s.Facettes {
		names[i] = f.Nom
	}
	return names
}

// Encode writes v as the API does: indented by nothing, with "<mark>" readable.
func Encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // never read as HTML: the type is JSON and nosniff is sent
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("encode JSON: %w", err)
	}
	return nil
}

// write encodes before the first byte goes out, so that an error can still be
// answered as one.
func write(w http.ResponseWriter, v any) error {
	var b bytes.Buffer
	if err := Encode(&b, v); err != nil {
		return err
	}
	return send(w, b.Bytes())
}

// writeByHand is write for the answers that may be long or must be quick.
func writeByHand(w http.ResponseWriter, s encodes) error {
	e := newEncoder()
	defer e.free()
	if s.encode(e); e.err != nil {
		return e.err
	}
	e.b = append(e.b, '\n')
	return send(w, e.b)
}

func send(w http.ResponseWriter, body []byte) error {
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body))) // until it is compressed
	if _, err := w.Write(body); err != nil {
		return fmt.Errorf("write answer: %w", err)
	}
	return nil
}
