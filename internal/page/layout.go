package page

import (
	"glane/corpus"
	"glane/internal/params"
	"glane/internal/phrase"
)

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
