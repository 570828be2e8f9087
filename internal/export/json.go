package export

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"glane/corpus"
	"glane/internal/api"
)

// A document is what a JSON file begins with: what an answer of the API tells of
// the whole search, under the same keys. Its cases follow, as the API writes each.
type document struct {
	Corpus     string    `json:"corpus"`
	Query      api.Query `json:"query"`
	Total      int       `json:"total"`
	Partial    int       `json:"partial"`
	Relaxed    bool      `json:"relaxed"`
	Truncated  bool      `json:"truncated"`
	DidYouMean *string   `json:"did_you_mean"`
}

// writeJSON writes a set as one object, a case a line.
func writeJSON(ctx context.Context, to io.Writer, s Set) error {
	about := document{
		Corpus: s.Corpus.Schema.Titre, Query: api.NewQuery(s.Request), Total: s.Answer.Total,
		Partial: s.Answer.Partial, Relaxed: s.Answer.Relaxed, Truncated: s.Request.Query.Truncated,
	}
	about.Query.Page, about.Query.Size = 0, 0 // there are no pages
	if s.Answer.DidYouMean != "" {
		about.DidYouMean = &s.Answer.DidYouMean
	}
	head, err := json.Marshal(about)
	if err != nil {
		return fmt.Errorf("encode: %w", err)
	}
	if _, err := fmt.Fprintf(to, "%s,\"cases\":[\n", head[:len(head)-1]); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	before := ""
	err = s.each(ctx, func(c *corpus.Case) error {
		if _, err := io.WriteString(to, before); err != nil {
			return fmt.Errorf("write: %w", err)
		}
		before = ","
		whole := api.NewCase(c, s.Corpus.Schema)
		whole.URL = s.Base + whole.URL
		return api.Encode(to, whole)
	})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(to, "]}\n"); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}
