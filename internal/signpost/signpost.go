// Package signpost tells other programs where things are: feed readers, by an
// Atom feed of a view; browsers, by an OpenSearch description with suggestions;
// crawlers, by a sitemap and robots.txt.
//
// It does not know pages, engines, nor how its addresses are routed.
package signpost

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/http"

	"glane/corpus"
	"glane/index"
	"glane/internal/etag"
	"glane/internal/texts"
)

// A Wording says things to readers as the pages do.
type Wording interface {
	// Texts gives the texts of the language of the pages.
	Texts() (*texts.Catalog, error)
	// Called is what the view of a request is called.
	Called(s *corpus.Schema, r index.Request) (string, error)
	// Told is how the query of a request was taken, one sentence each.
	Told(r index.Request, a *index.Answer) ([]string, error)
}

// A Config says what the signposts tell.
type Config struct {
	Wording Wording
	Version string   // of the program, which may change what is told
	Pages   []string // the paths of pages that are no fiches, for the sitemap
}

// Signposts answer programs. They are safe for concurrent use. Their methods
// take base, which addresses begin with, as "https://fiches.example.org"; an
// error means that nothing was sent.
type Signposts struct{ config Config }

// New makes signposts.
func New(c Config) *Signposts { return &Signposts{config: c} }

// notModified is etag.NotModified for what a base, and more, make different.
func (s *Signposts) notModified(w http.ResponseWriter, r *http.Request, g *index.Generation, base string, more ...string) bool {
	return etag.NotModified(w, r, append([]string{g.Corpus.Fingerprint, s.config.Version, base}, more...)...)
}

// writeXML answers with a document.
func writeXML(w http.ResponseWriter, kind string, document any) error {
	text, err := xml.MarshalIndent(document, "", " ")
	if err != nil {
		return fmt.Errorf("encode XML: %w", err)
	}
	w.Header().Set("Content-Type", kind+"; charset=utf-8")
	if _, err := io.WriteString(w, xml.Header+string(text)+"\n"); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}
