package page

import (
	"cmp"
	"strings"

	"glane/index"
	"glane/internal/texts"
)

// A Headline is how one view of the search page is called, in its three places.
type Headline struct {
	Title  string // of the window: number, query, filters, order, page, corpus
	H1     string // what was asked
	Count  string // how many fiches, and the page, over the list
	Status string // what is spoken when the view has changed
}

// A situation is what a headline tells of.
type situation struct {
	corpus      string
	query       string
	read        string   // the query as it was read, when that is not as typed
	relaxed     bool     // no fiche has every word
	told        []string // sentences about how the query was taken
	filters     []string // labels of the active ones: "Enjeux : Eau"
	order       string   // how the hits are sorted, when that is not as usual
	explained   bool     // each hit says why it was found
	total       int
	page, pages int
	costliest   *index.Without // the filter whose removal gives the most, when total is 0
	costLabel   string         // its label
}

// beyond tells whether a page after the last one was asked for.
func (s situation) beyond() bool { return s.pages > 0 && s.page > s.pages }

func (w wording) headlineOf(s situation) Headline {
	count, filters, page := w.counted(s), w.filtered(s.filters), w.paged(s)
	order := w.ordered(s)
	h := Headline{Count: count, Status: count + filters + order + page}
	if s.total == 0 && s.costliest != nil {
		h.Status = w.Text("headline.without", "none", w.count(0), "count", w.count(s.costliest.Total), "filter", s.costLabel)
	}
	if len(s.told) > 0 {
		h.Status = w.Text("headline.told", "status", h.Status, "told", strings.Join(s.told, " "))
	}
	h.Title = w.titled(count+w.named(s.filters)+order+page, s.corpus)
	switch {
	case s.query != "":
		h.H1 = w.Text("headline.search", "query", w.quoted(s.query)) + filters + page
	case filters != "":
		h.H1 = w.Text("headline.chosen") + filters + page
	default:
		h.H1 = w.Text("headline.all") + page
	}
	if !s.beyond() {
		h.Count += page
	} else {
		h.Status = w.Text("headline.beyond", "page", s.page, "count", count) + filters
		h.Title = w.titled(h.Status, s.corpus)
	}
	if s.query == "" && filters+order+page == "" {
		h.Title = w.titled(s.corpus, count)
	}
	return h
}

// counted tells the number of fiches, and the words that they were found for:
// fiches that lack some are not "for" them.
func (w wording) counted(s situation) string {
	count := w.count(s.total)
	if s.query == "" {
		return count
	}
	query := w.quoted(cmp.Or(s.read, s.query))
	if s.relaxed && s.total > 0 {
		return w.Text("headline.near", "n", s.total, "count", count, "query", query)
	}
	return w.Text("headline.for", "count", count, "query", query)
}

func (w wording) filtered(labels []string) string {
	switch len(labels) {
	case 0:
		return ""
	case 1:
		return w.Text("headline.filter", "filter", labels[0])
	}
	return w.Text("headline.filters", "n", len(labels))
}

// mostNamed is how many filters a title names: its reader tells apart by them two
// windows, or two steps of a history. More of them make it too long to be read.
const mostNamed = 3

// named tells the filters as filtered does, but names some more.
func (w wording) named(labels []string) string {
	if len(labels) < 2 || len(labels) > mostNamed {
		return w.filtered(labels)
	}
	return w.Text("headline.named", "filters", w.List(labels, texts.And))
}

// ordered tells how the hits are shown, where the reader has chosen that.
func (w wording) ordered(s situation) string {
	var out string
	if s.order != "" {
		out = w.Text("headline.order", "order", s.order)
	}
	if s.explained {
		out += w.Text("headline.explained")
	}
	return out
}

func (w wording) paged(s situation) string {
	switch {
	case s.beyond():
		return w.Text("headline.nopage", "page", s.page)
	case s.pages > 1 && s.page > 1:
		return w.Text("headline.page", "page", s.page, "pages", s.pages)
	}
	return ""
}
