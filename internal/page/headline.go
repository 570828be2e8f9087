package page

import (
	"cmp"
	"strings"

	"glane/index"
	"glane/internal/phrase"
)

// A Headline is how one view of the search page is called, in its three places.
type Headline struct {
	Title  string // of the window: number, query, filters, page, corpus
	H1     string // what was asked
	Count  string // how many fiches, over the list
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
	total       int
	page, pages int
	costliest   *index.Without // the filter whose removal gives the most, when total is 0
	costLabel   string         // its label
}

func headlineOf(s situation) Headline {
	count := countText(s.total)
	if s.query != "" {
		count += " " + s.link() + " " + quoted(cmp.Or(s.read, s.query))
	}
	filters, page := "", ""
	switch len(s.filters) {
	case 0:
	case 1:
		filters = ", filtre " + s.filters[0]
	default:
		filters = ", " + phrase.Count(len(s.filters), "filtre", "filtres")
	}
	beyond := s.pages > 0 && s.page > s.pages
	switch {
	case beyond:
		page = ", page " + number(s.page) + " inexistante"
	case s.pages > 1 && s.page > 1:
		page = ", page " + number(s.page) + " sur " + number(s.pages)
	}
	h := Headline{Count: count, Status: count + filters + page}
	if s.total == 0 && s.costliest != nil {
		h.Status = countText(0) + ". " + countText(s.costliest.Total) + " sans le filtre " + s.costLabel
	}
	if len(s.told) > 0 {
		h.Status += ". " + strings.Join(s.told, " ")
	}
	h.Title = count + filters + page + " – " + s.corpus
	switch {
	case s.query != "":
		h.H1 = "Recherche" + colon + quoted(s.query) + filters + page
	case filters != "":
		h.H1 = "Fiches choisies" + filters + page
	default:
		h.H1 = allCasesLabel + page
	}
	if beyond {
		h.Status = "Page " + number(s.page) + " inexistante" + colon + count + filters
		h.Title = h.Status + " – " + s.corpus
	}
	if s.query == "" && filters == "" && page == "" {
		h.Title = s.corpus + " – " + count
	}
	return h
}

// link joins the number to the words: fiches that lack some are not "for" them.
func (s situation) link() string {
	if s.relaxed && s.total > 0 {
		return phrase.Plural(s.total, "proche", "proches") + " de"
	}
	return "pour"
}
