package page

import (
	"glane/corpus"
	"glane/internal/params"
	"glane/internal/phrase"
)

// A Layout is what every page has around its content.
type Layout struct {
	Title       string // of the window
	Corpus      string // the title of the corpus
	Description string // of the page, for search engines; on the first page also for readers
	Home        bool   // the first page: every fiche, nothing asked
	NoIndex     bool   // not to be found by search engines
	Canonical   string // the one address of this page; "" when it has none
	Feed        *Link  // what follows this view; nil when nothing does
	Engine      string // the address of what tells a browser how to search here; "" while nothing can be searched
	ContentLang string // the language of the fiches, where it is not that of the page; else ""
	Query       string // what stands in the search box
	Keep        []Field
	Skips       []Skip
	Foot        []Link // to the pages about the service
	Assets      Assets
}

// A Field is a hidden field that the search form sends along.
type Field struct{ Name, Value string }

// A Skip is a link at the top of a page to one of its parts, seen when focused.
type Skip struct{ Target, Label string }

// A Link is a link with its text: to an address, or to a telephone number, whose
// digits Phone holds. With neither it is a text alone. Marked is the label again
// where words of the query were found in it, else nil.
type Link struct {
	Href, Label, Phone string
	Marked             []Segment
}

// plainLayout is what stands around a page that shows no search.
func (w wording) plainLayout(c *corpus.Corpus, heading string) Layout {
	name := phrase.Typeset(c.Schema.Titre)
	return Layout{
		Title: w.titled(heading, name), Corpus: name,
		Skips: []Skip{{"contenu", w.Text("layout.skip.content")}, {"q", w.Text("layout.skip.search")}},
	}
}

// dress gives a page what it has only once it is known which files it loads and
// which corpus it is of: the addresses of its assets, the links at its foot.
func (d *design) dress(l *Layout, c *corpus.Corpus) {
	l.Assets = d.assets.paths
	if c == nil {
		return // nothing is served yet, these pages neither
	}
	if c.Schema.Langue != d.words.Lang() {
		l.ContentLang = c.Schema.Langue
	}
	l.Engine = params.DescriptionPath
	l.Foot = []Link{{Href: params.AboutPath, Label: d.words.Text("foot.about")}}
	if len(c.Thesaurus.Sigles) > 0 {
		l.Foot = append(l.Foot, Link{Href: params.GlossaryPath, Label: d.words.Text("glossary.title")})
	}
	l.Foot = append(l.Foot,
		Link{Href: params.ContractPath, Label: d.words.Text("foot.api")},
		Link{Href: params.AccessibilityPath, Label: d.words.footState(c.Accessibilite)},
	)
}

// footState is the mention that the law wants on the first page: the service's
// state of conformity. Without an audit it is "non conforme".
func (w wording) footState(d *corpus.Declaration) string {
	if d == nil {
		return w.Text("foot.accessibility.none")
	}
	switch d.Etat {
	case corpus.TotalementConforme:
		return w.Text("foot.accessibility.full")
	case corpus.PartielConforme:
		return w.Text("foot.accessibility.partial")
	}
	return w.Text("foot.accessibility.none")
}
