package page

import (
	"net/url"
	"strings"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/phrase"
)

// A CiteView is the reference of a fiche, in the form of ISO 690: what stands
// before its address, and the address.
type CiteView struct{ Text, Address string }

func (w wording) citeView(c *corpus.Corpus, one *corpus.Case, day time.Time, address string) *CiteView {
	parts := []string{w.Text("cite.work", "title", phrase.Typeset(one.Titre), "corpus", phrase.Typeset(c.Schema.Titre))}
	var dates []string
	if !one.PublieeLe.IsZero() {
		dates = append(dates, w.Text("cite.published", "day", w.Date(one.PublieeLe)))
	}
	if !one.MiseAJourLe.IsZero() {
		dates = append(dates, w.Text("cite.updated", "day", w.Date(one.MiseAJourLe)))
	}
	dates = append(dates, w.Text("cite.seen", "day", w.Date(day)))
	for i, date := range dates {
		dates[i] = date + "."
	}
	parts = append(parts, dates...)
	return &CiteView{Text: strings.Join(append(parts, w.Text("cite.at")), " "), Address: address}
}

// reportLinks are the ways to report a mistake in a fiche, the first under the
// name that readers look for.
func (w wording) reportLinks(c *corpus.Corrections, one *corpus.Case, address string) []Link {
	if c == nil {
		return nil
	}
	var out []Link
	if c.Courriel != "" {
		title := phrase.Typeset(one.Titre)
		message := url.Values{
			"subject": {w.Text("case.report.subject", "title", title)},
			"body":    {w.Text("case.report.body", "title", title, "address", address)},
		}
		// RFC 6068: a space is %20 in the address of a message, a plus is a plus.
		query := strings.ReplaceAll(message.Encode(), "+", "%20")
		out = append(out, Link{Href: mailLink(c.Courriel).Href + "?" + query, Label: w.Text("case.report.mail")})
	}
	if edit := c.EditAddress(one); edit != "" {
		label := w.Text("case.report.edit")
		if len(out) == 0 {
			label = w.Text("case.report.mail")
		}
		out = append(out, Link{Href: edit, Label: label})
	}
	return out
}

// A PaperView is what a printed page says of itself: where it comes from.
type PaperView struct {
	Search  string // the results that a fiche was opened from; "" for all
	Filters string
	Day     string
	Address string
}

// paperView is what a page that was asked for on some day says on paper.
func (w wording) paperView(day time.Time, address string) PaperView {
	return PaperView{Day: w.Text("paper.day", "day", w.Date(day)), Address: address}
}

// casePaper adds the search that a fiche was opened from.
func (w wording) casePaper(s *corpus.Schema, r index.Request, day time.Time, address string) PaperView {
	view := w.paperView(day, address)
	if r.Text != "" {
		view.Search = w.Text("headline.search", "query", w.quoted(r.Text)) + "."
	}
	if chips := w.chipsView(s, r); chips != nil {
		view.Filters = chips.Printed
	}
	return view
}
