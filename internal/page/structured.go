package page

import (
	"strconv"
	"strings"
	"time"

	"glane/corpus"
	"glane/internal/phrase"
)

// What programs that gather pages read of a fiche: Open Graph, for those that
// show a link, and a work of schema.org as JSON-LD, for search engines. Both say
// only what the corpus gives. Whom to ask is in neither: neither has a word for
// it, and an author is not told.

// A Meta is one property of Open Graph.
type Meta struct{ Name, Content string }

// frenchLocale is the language of the fiches for Open Graph: corpus.yaml admits
// no other than French.
const frenchLocale = "fr_FR"

func openGraph(c *corpus.Corpus, one *corpus.Case, address string) []Meta {
	all := []Meta{
		{"og:type", "article"},
		{"og:title", phrase.Typeset(one.Titre)},
		{"og:description", phrase.Typeset(excerpt(c.Schema, one))},
		{"og:site_name", phrase.Typeset(c.Schema.Titre)},
		{"og:locale", frenchLocale},
		{"article:published_time", isoDay(one.PublieeLe)},
		{"article:modified_time", isoDay(one.MiseAJourLe)},
	}
	if absolute(address) { // Open Graph knows no relative ones
		all = append(all, Meta{"og:url", address})
	}
	var some []Meta
	for _, m := range all {
		if m.Content != "" {
			some = append(some, m)
		}
	}
	return some
}

func absolute(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

// isoDay writes a day as programs do; "" for the zero time.
func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// A Work is a fiche as schema.org's Article. html/template writes it as JSON and
// escapes what could end its element.
type Work struct {
	Context     string   `json:"@context"`
	Type        string   `json:"@type"`
	ID          string   `json:"@id"`
	URL         string   `json:"url"`
	Headline    string   `json:"headline"`
	Description string   `json:"description,omitempty"`
	Language    string   `json:"inLanguage"`
	About       string   `json:"temporalCoverage,omitempty"` // the year that the fiche tells of
	Published   string   `json:"datePublished,omitempty"`
	Modified    string   `json:"dateModified,omitempty"`
	Licence     *Thing   `json:"license,omitempty"`
	Keywords    []string `json:"keywords,omitempty"`
	PartOf      Thing    `json:"isPartOf"`
	Sources     []Thing  `json:"citation,omitempty"`
}

// A Thing is another work that a Work names.
type Thing struct {
	Type string `json:"@type"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

const schemaOrg = "https://schema.org"

// structured is a fiche for search engines; home is where its corpus stands.
func structured(c *corpus.Corpus, one *corpus.Case, address, home string) *Work {
	work := &Work{
		Context: schemaOrg, Type: "Article", ID: address, URL: address,
		Headline: phrase.Typeset(one.Titre), Description: phrase.Typeset(one.Resume), Language: c.Schema.Langue,
		Published: isoDay(one.PublieeLe), Modified: isoDay(one.MiseAJourLe),
		PartOf: Thing{Type: "Collection", Name: phrase.Typeset(c.Schema.Titre), URL: home},
	}
	if one.Annee != 0 {
		work.About = strconv.Itoa(one.Annee)
	}
	if one.Licence != "" {
		work.Licence = &Thing{Type: "CreativeWork", Name: phrase.Typeset(one.Licence)}
	}
	for _, f := range c.Schema.Facettes {
		for _, id := range one.Facettes[f.Nom] {
			if v := f.Valeur(id); v != nil {
				work.Keywords = append(work.Keywords, phrase.Typeset(v.Libelle))
			}
		}
	}
	for _, s := range one.Sources {
		work.Sources = append(work.Sources, Thing{Type: "CreativeWork", Name: phrase.Typeset(s.Titre), URL: s.URL})
	}
	return work
}
