package params

import (
	"net/url"
	"strconv"
	"strings"

	"glane/corpus"
	"glane/index"
)

// Link gives the canonical query string of a request: "?q=eau&enjeux=eau", or
// "" for the view of all cases. Parameters stand in the order of List, defaults
// are left out. Parse gives the request back, but for what stands in no URL:
// FacetValues, and a Size of 0.
func Link(r index.Request) string {
	var b strings.Builder
	add := func(name, value string) {
		if b.Len() == 0 {
			b.WriteByte('?')
		} else {
			b.WriteByte('&')
		}
		b.WriteString(url.QueryEscape(name))
		b.WriteByte('=')
		b.WriteString(url.QueryEscape(value))
	}
	number := func(name string, n, otherwise int) {
		if n != 0 && n != otherwise {
			add(name, strconv.Itoa(n))
		}
	}
	if r.Text != "" {
		add(Q, r.Text)
	}
	for _, f := range r.Filters {
		for _, value := range f.Values {
			add(f.Facet, value)
		}
	}
	number(YearMin, r.Years.Min, 0)
	number(YearMax, r.Years.Max, 0)
	if r.Years.Unspecified {
		add(Year, corpus.Unspecified)
	}
	if r.Sort != "" && r.Sort != index.ByRelevance {
		add(Sort, string(r.Sort))
	}
	number(Page, r.Page, 1)
	number(Size, r.Size, index.DefaultSize)
	if r.Explain {
		add(Explain, "true")
	}
	return b.String()
}

// CasePrefix is where the pages of cases stand.
const CasePrefix = "/fiches/"

// CaseLink is the address of a case's page.
func CaseLink(id string) string { return CasePrefix + url.PathEscape(id) }

// Paths of the pages that are about the service and not about one search.
const (
	AboutPath         = "/a-propos"
	ContractPath      = "/api" // the API's documentation, for people
	AccessibilityPath = "/accessibilite"
	GlossaryPath      = "/sigles"
)

// Letter is the parameter of GlossaryPath that names a letter, beside Contains.
const Letter = "lettre"

// GlossaryLink gives the query string of the glossary for a text and a letter;
// "" when neither is given.
func GlossaryLink(contains, letter string) string {
	values := url.Values{}
	if contains != "" {
		values.Set(Contains, contains)
	}
	if letter != "" {
		values.Set(Letter, letter)
	}
	if len(values) == 0 {
		return ""
	}
	return "?" + values.Encode()
}
