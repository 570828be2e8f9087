package signpost

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/api"
	"glane/internal/params"
	"glane/internal/phrase"
)

// feedSize is how many cases a feed holds: those that changed last.
const feedSize = 50

// undated is when a case without any date is said to have changed, and one of a
// year before: Atom wants a date, feed readers know none before this one, and
// the clock would have every case change at every reading.
var undated = time.Unix(0, 0).UTC()

// The elements of Atom (RFC 4287) that a feed uses.
type (
	atomFeed struct {
		XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang      string      `xml:"xml:lang,attr"`
		ID        string      `xml:"id"`
		Title     string      `xml:"title"`
		Subtitle  string      `xml:"subtitle,omitempty"`
		Updated   string      `xml:"updated"`
		Author    atomPerson  `xml:"author"`
		Links     []atomLink  `xml:"link"`
		Rights    string      `xml:"rights,omitempty"`
		Generator string      `xml:"generator"`
		Entries   []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		ID         string         `xml:"id"`
		Title      string         `xml:"title"`
		Updated    string         `xml:"updated"`
		Published  string         `xml:"published,omitempty"`
		Links      []atomLink     `xml:"link"`
		Categories []atomCategory `xml:"category"`
		Rights     string         `xml:"rights,omitempty"`
		Summary    string         `xml:"summary,omitempty"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomCategory struct {
		Term   string `xml:"term,attr"`
		Scheme string `xml:"scheme,attr"`
		Label  string `xml:"label,attr"`
	}
)

// typeHTML is the media type of what feeds lead to.
const typeHTML = "text/html"

// Feed answers with the cases of a view that changed last. It takes the
// parameters of the search page; its order is its own.
func (s *Signposts) Feed(w http.ResponseWriter, r *http.Request, g *index.Generation, base string) error {
	request, err := params.ParsePage(params.Values(r.URL.RawQuery), g.Corpus.Schema)
	if err != nil {
		return err
	}
	words, err := s.config.Wording.Texts()
	if err != nil {
		return fmt.Errorf("texts of a feed: %w", err)
	}
	w.Header().Set("X-Robots-Tag", "noindex")
	if s.notModified(w, r, g, base, words.Mark()) {
		return nil
	}
	feed, err := s.feed(request, g.Corpus, base)
	if err != nil {
		return err
	}
	newest := request
	newest.Sort, newest.Page, newest.Size, newest.Explain, newest.CasesOnly = index.ByUpdate, 1, feedSize, false, true
	answer, err := g.Searcher.Search(r.Context(), newest)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	told, err := s.config.Wording.Told(request, answer)
	if err != nil {
		return fmt.Errorf("what a feed tells of its search: %w", err)
	}
	feed.Subtitle = strings.TrimSpace(strings.Join(append(told, feed.Subtitle), " "))
	feed.Updated = instant(undated)
	for i, hit := range answer.Hits {
		feed.Entries = append(feed.Entries, entry(hit.Case, g.Corpus.Schema, base))
		if i == 0 {
			feed.Updated = feed.Entries[0].Updated // the first is the newest
		}
	}
	return writeXML(w, params.FeedType, feed)
}

// feed is a feed without its entries.
func (s *Signposts) feed(r index.Request, c *corpus.Corpus, base string) (*atomFeed, error) {
	words, err := s.config.Wording.Texts()
	if err != nil {
		return nil, fmt.Errorf("texts of a feed: %w", err)
	}
	called, err := s.config.Wording.Called(c.Schema, r)
	if err != nil {
		return nil, fmt.Errorf("title of a feed: %w", err)
	}
	name, self := phrase.Typeset(c.Schema.Titre), base+params.FeedLink(r)
	r.Sort = ""
	return &atomFeed{
		Lang: c.Schema.Langue, ID: self,
		Title:    words.Text("export.feed_title", "view", called, "corpus", name),
		Subtitle: phrase.Typeset(c.Schema.Description),
		Author:   atomPerson{Name: name},
		Links: []atomLink{
			{Rel: "self", Type: params.FeedType, Href: self},
			{Rel: "alternate", Type: typeHTML, Href: base + "/" + params.WholeLink(r)},
		},
		Rights: c.Schema.Licence, Generator: "Glane",
	}, nil
}

func entry(c *corpus.Case, s *corpus.Schema, base string) atomEntry {
	address := base + params.CaseLink(c.ID)
	e := atomEntry{
		ID: address, Title: phrase.Typeset(c.Titre), Updated: instant(undated), Rights: c.Licence, Summary: summary(c, s),
		Links: []atomLink{{Rel: "alternate", Type: typeHTML, Href: address}},
	}
	if updated := c.Updated(); updated.After(undated) {
		e.Updated = instant(updated)
	}
	if !c.PublieeLe.IsZero() {
		e.Published = instant(c.PublieeLe)
	}
	for i := range s.Facettes {
		f := &s.Facettes[i]
		for _, id := range c.Facettes[f.Nom] {
			category := atomCategory{Term: id, Scheme: base + strings.Replace(api.PathFacet, "{facet}", f.Nom, 1), Label: id}
			if v := f.Valeur(id); v != nil {
				category.Label = phrase.Typeset(v.Libelle)
			}
			e.Categories = append(e.Categories, category)
		}
	}
	return e
}

// maxSummary is how many letters of a fiche an entry tells: a feed is made whole
// before it is sent, and a paragraph may have a million.
const maxSummary = 1000

// summary is what the author of a case wrote as one, else its first paragraph.
func summary(c *corpus.Case, s *corpus.Schema) string {
	text := c.Resume
	for _, r := range s.Rubriques {
		if texts := c.Rubriques[r.Nom]; text == "" && len(texts) > 0 {
			text = strings.TrimSpace(texts[0])
		}
	}
	if len([]rune(text)) > maxSummary {
		text = shorten(text, maxSummary) + " …"
	}
	return phrase.Typeset(text)
}

func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }
