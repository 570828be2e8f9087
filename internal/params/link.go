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
// FacetValues, OnlyFacet, CasesOnly, and a Size of 0.
func Link(r index.Request) string {
	var b strings.Builder
	for i, p := range Pairs(r) {
		if i == 0 {
			b.WriteByte('?')
		} else {
			b.WriteByte('&')
		}
		b.WriteString(url.QueryEscape(p.Name))
		b.WriteByte('=')
		b.WriteString(url.QueryEscape(p.Value))
	}
	return b.String()
}

// A Pair is one parameter with its value.
type Pair struct{ Name, Value string }

// Pairs gives what Link writes, for the fields of a form.
func Pairs(r index.Request) []Pair {
	var out []Pair
	add := func(name, value string) { out = append(out, Pair{name, value}) }
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
	return out
}

// AssetPrefix is where the files that pages load stand.
const AssetPrefix = "/assets/"

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

// Beginnings of the paths of the pages about one facet; its name follows.
const (
	FacetPrefix = "/facettes/"
	MapPrefix   = "/cartes/"
)

// FacetLink is the address of the page of all values of a facet for the view of r.
func FacetLink(facet string, r index.Request) string {
	return FacetPrefix + url.PathEscape(facet) + Link(r)
}

// ValuesLink is the address of that page where it lists the values that contain a
// text, all where it is empty, by their labels if so wished.
func ValuesLink(facet string, r index.Request, contains string, byLabel bool) string {
	query := Link(r)
	if contains != "" {
		query += separator(query) + Contains + "=" + url.QueryEscape(contains)
	}
	if byLabel {
		query += separator(query) + Order + "=" + OrderByLabel
	}
	return FacetPrefix + url.PathEscape(facet) + query
}

func separator(query string) string {
	if query == "" {
		return "?"
	}
	return "&"
}

// MapLink is the address of the map of a facet for the view of r; level is one
// of those that the page has, "" for the finest.
func MapLink(facet, level string, r index.Request) string {
	path := MapPrefix + url.PathEscape(facet)
	if level != "" {
		path += "/" + url.PathEscape(level)
	}
	return path + Link(r)
}

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
