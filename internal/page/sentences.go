package page

import (
	"strconv"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/texts"
)

// A wording says what the pages say, in one language: the texts of web/texts.
// The sentences whose shape depends on a number or a name stand in this file, as
// the choice of their keys, and how a view is called in headline.go.
type wording struct{ *texts.Catalog }

// maxQuoted is how many letters of a query a title or a heading repeats.
const maxQuoted = 60

func (w wording) count(n int) string { return w.Text("headline.count", "n", n) }

// titled is the title of a window that is not called by a headline.
func (w wording) titled(page, corpus string) string {
	return w.Text("layout.title", "page", page, "corpus", corpus)
}

// valueName is what a box is called. Browsers put a space before a comma that
// stands in an element of its own, so the whole name is one attribute.
func (w wording) valueName(label string, n int) string {
	return w.Text("facet.value", "label", label, "n", n)
}

// year writes a year, whose digits stand together; "" for none.
func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// quoted puts a query between quotation marks, shortened to what a title holds.
func (w wording) quoted(query string) string {
	if runes := []rune(query); len(runes) > maxQuoted {
		query = strings.TrimSpace(string(runes[:maxQuoted])) + "…"
	}
	return w.Quote(query)
}

func (w wording) filterLabel(facet, value string) string {
	return w.Text("filters.label", "facet", facet, "value", value)
}

// yearRangeLabel names the bounds of a range; "" when it has none.
func (w wording) yearRangeLabel(y index.YearRange) string {
	first, last := year(y.Min), year(y.Max)
	switch {
	case y.Min != 0 && y.Min == y.Max:
		return w.filterLabel(w.Text("years.label"), first)
	case y.Min != 0 && y.Max != 0:
		return w.filterLabel(w.Text("years.range"), w.Text("years.between", "min", first, "max", last))
	case y.Min != 0:
		return w.filterLabel(w.Text("years.range"), w.Text("years.since", "min", first))
	case y.Max != 0:
		return w.filterLabel(w.Text("years.range"), w.Text("years.until", "max", last))
	}
	return ""
}

func (w wording) spanText(s yearSpan) string {
	switch {
	case !s.some():
		return ""
	case s.first == s.last:
		return w.Text("years.one", "year", year(s.first))
	}
	return w.Text("years.span", "first", year(s.first), "last", year(s.last))
}

// selectedText and otherValues say nothing of none.
func (w wording) selectedText(n int) string {
	if n == 0 {
		return ""
	}
	return w.Text("facet.selected", "n", n)
}

func (w wording) otherValues(n int) string {
	if n == 0 {
		return ""
	}
	return w.Text("facet.rest", "n", n)
}

func (w wording) alsoIn(labels []string) string {
	if len(labels) == 0 {
		return ""
	}
	return w.Text("facet.also", "others", w.List(labels, texts.And))
}

func (w wording) printedFilters(labels []string) string {
	return w.Text("chips.printed", "n", len(labels), "filters", strings.Join(labels, w.Text("chips.separator")))
}

func (w wording) withoutText(filter string, total int) string {
	if total == 0 {
		return w.Text("empty.without_none", "filter", filter)
	}
	return w.Text("empty.without", "filter", filter, "count", w.count(total))
}

func (w wording) beyondText(page, pages, total int) string {
	return w.Text("empty.beyond", "count", w.count(total), "pages", w.Text("empty.pages", "n", pages), "page", page)
}

func (w wording) allCasesText(n int) string { return w.Text("empty.all", "n", n) }

// backText names the results that a fiche was opened from.
func (w wording) backText(query string, filtered bool) string {
	switch {
	case query != "":
		return w.Text("case.back", "query", w.quoted(query))
	case filtered:
		return w.Text("case.back_filtered")
	}
	return w.Text("headline.all")
}

// sortLabel names an order of the hits.
func (w wording) sortLabel(s index.Sort) string {
	switch s {
	case index.ByNewest:
		return w.Text("search.sort.newest")
	case index.ByOldest:
		return w.Text("search.sort.oldest")
	case index.ByTitle:
		return w.Text("search.sort.title")
	}
	return w.Text("search.sort.relevance")
}

// whyText tells why one word made a fiche be found, in one sentence.
func (w wording) whyText(m index.Match, zone string) string {
	form, word := w.Quote(m.Form), w.Quote(m.Word)
	switch m.Kind {
	case index.Exact:
		return w.Text("why.exact", "form", form, "zone", zone)
	case index.Stemmed:
		return w.Text("why.stemmed", "form", form, "word", word, "zone", zone)
	case index.Folded:
		return w.Text("why.folded", "form", form, "word", word, "zone", zone)
	case index.Derived:
		return w.Text("why.derived", "form", form, "word", word, "zone", zone)
	case index.Prefix:
		return w.Text("why.prefix", "form", form, "word", word, "zone", zone)
	case index.Thesaurus:
		return w.Text("why.thesaurus", "form", form, "word", word, "zone", zone)
	}
	return w.Text("why.fuzzy", "form", form, "word", word, "zone", zone)
}

// zoneText names a zone within a sentence; label is that of a rubric.
func (w wording) zoneText(zone, label string) string {
	switch zone {
	case index.ZoneTitre:
		return w.Text("where.title")
	case index.ZoneResume:
		return w.Text("where.summary")
	case index.ZoneFacettes:
		return w.Text("where.facets")
	}
	return w.Text("where.rubric", "rubric", w.Quote(label))
}

// advice says what to try when nothing was found.
func (w wording) advice(query string, filtered bool) []string {
	var out []string
	if query != "" {
		out = append(out, w.Text("empty.spelling"), w.Text("empty.general"))
		if strings.ContainsAny(query, `"«“`) {
			out = append(out, w.Text("empty.quotes"))
		}
	}
	if filtered {
		out = append(out, w.Text("empty.filter"))
	}
	return out
}

// correctedText tells which words no fiche has, and how they were read.
func (w wording) correctedText(a *index.Answer) string {
	words := make([]string, len(a.Corrections))
	for i, c := range a.Corrections {
		words[i] = w.Quote(c.Typed)
	}
	return w.Text("search.corrected", "words", w.List(words, texts.Nor), "read", w.Quote(a.DidYouMean))
}

// valueText gives the label of a value: that of the reserved one is the
// language's, all others are the corpus's own.
func (w wording) valueText(id, label string) string {
	if id == corpus.Unspecified {
		return w.Text("facet.unspecified")
	}
	return label
}
