package api

import (
	"fmt"
	"net/http"

	"glane/index"
	"glane/internal/params"
	"glane/internal/problem"
)

// Suggest answers with ways to go on with what is being typed.
func (a *API) Suggest(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	q, size, err := params.ParseSuggest(params.Values(r.URL.RawQuery))
	if err != nil {
		return err
	}
	if a.notModified(w, r, g) {
		return nil
	}
	found, err := g.Suggest(r.Context(), q, size)
	if err != nil {
		return fmt.Errorf("suggest: %w", err)
	}
	out := Suggestions{Q: q, Suggestions: make([]Suggestion, len(found))}
	for i, s := range found {
		out.Suggestions[i] = Suggestion{
			Text: s.Text, Kind: suggestionKind(s.Kind), Count: s.Count, Note: s.Note, URL: SuggestionURL(s),
		}
	}
	return write(w, out)
}

// SuggestionURL is where a suggestion leads, within this site.
func SuggestionURL(s index.Suggestion) string {
	switch s.Kind {
	case index.SuggestCase:
		return params.CaseLink(s.Case)
	case index.SuggestValue:
		return "/" + params.Link(index.Request{Filters: []index.Filter{{Facet: s.Facet, Values: []string{s.Value}}}})
	}
	return "/" + params.Link(index.Request{Text: s.Text})
}

// Similar answers with the cases that are like one.
func (a *API) Similar(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	id := r.PathValue("id")
	if g.Corpus.Case(id) == nil {
		return problem.NoCase(id, g.Corpus)
	}
	size, err := params.ParseSimilar(params.Values(r.URL.RawQuery))
	if err != nil {
		return err
	}
	if a.notModified(w, r, g) {
		return nil
	}
	hits, err := g.Searcher.Similar(r.Context(), id, size)
	if err != nil {
		return fmt.Errorf("similar cases: %w", err)
	}
	out := Similar{ID: id, Hits: make([]Hit, len(hits))}
	for i, h := range hits {
		out.Hits[i] = newHit(h)
	}
	return write(w, out)
}
