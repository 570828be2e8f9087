package params

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
	"glane/internal/phrase"
)

// Parse reads the parameters of a search. Its error is always Errors, which
// holds every parameter that is unknown, repeated or wrong. A parameter with an
// empty value counts as not given: forms send those.
func Parse(v url.Values, s *corpus.Schema) (index.Request, error) {
	return parse(v, s, list(s), true)
}

// ParsePage reads the same from the address of a page, which people share and
// other programs add to ("utm_source"): names that it does not know are
// ignored. Wrong values are refused as Parse does.
func ParsePage(v url.Values, s *corpus.Schema) (index.Request, error) {
	return parse(v, s, list(s), false)
}

// ParseCounts reads what asks for the counts of facets: the parameters of
// Counting, and more of them where extra names some, whose values are left to
// the caller. The request asks for no hit.
func ParseCounts(v url.Values, s *corpus.Schema, extra ...Param) (index.Request, error) {
	r, err := parse(v, s, append(counting(s), extra...), true)
	r.Size = 0
	return r, err
}

// Refuse refuses every parameter, for an address that takes none.
func Refuse(v url.Values) error {
	_, err := read(v, nil, true)
	return err
}

// ReadContains gives the text that is searched in the values of a facet.
func ReadContains(v url.Values) string { return text(v.Get(Contains)) }

// OrderByLabel is the value of Order that lists values as a dictionary does; any
// other leaves the fullest first.
const OrderByLabel = "label"

// ReadByLabel tells whether the values of a facet are asked for by their labels.
func ReadByLabel(v url.Values) bool { return v.Get(Order) == OrderByLabel }

func parse(v url.Values, s *corpus.Schema, known []Param, strict bool) (index.Request, error) {
	given, err := read(v, known, strict)
	if err != nil {
		return index.Request{}, err
	}
	r := index.Request{Page: 1, Size: index.DefaultSize, Sort: index.ByRelevance}
	r.Text = text(given.one(Q))
	r.Query = query.Parse(r.Text, index.Fields(s))
	for _, f := range s.Facettes {
		if values := given[f.Nom]; len(values) > 0 {
			r.Filters = append(r.Filters, index.Filter{Facet: f.Nom, Values: values})
		}
	}
	r.Years = index.YearRange{
		Min: given.number(YearMin, 0), Max: given.number(YearMax, 0), Unspecified: given.one(Year) != "",
	}
	if r.Years.Min != 0 && r.Years.Max != 0 && r.Years.Min > r.Years.Max {
		return index.Request{}, Errors{{Param: YearMin, Detail: fmt.Sprintf(
			"L’année de début (%d) vient après l’année de fin (%d).", r.Years.Min, r.Years.Max)}}
	}
	if sort := given.one(Sort); sort != "" {
		r.Sort = index.Sort(sort)
	}
	r.Page = given.number(Page, r.Page)
	r.Size = given.number(Size, r.Size)
	r.Explain = given.one(Explain) == "true"
	return r, nil
}

// given holds the values of each parameter, found sound and not empty.
type given map[string][]string

func (g given) one(name string) string {
	if len(g[name]) == 0 {
		return ""
	}
	return g[name][0]
}

func (g given) number(name string, otherwise int) int {
	text := g.one(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return otherwise // never: check has seen it
	}
	return n
}

// read checks each parameter by its kind and collects the faults of all.
func read(v url.Values, known []Param, strict bool) (given, error) {
	var faults Errors
	sound := given{}
	for i := range known {
		p := &known[i]
		raw := v[p.Name]
		if len(raw) == 0 {
			continue // as most are in most requests
		}
		values, fault := check(*p, raw)
		if fault != nil {
			faults = append(faults, fault)
		}
		sound[p.Name] = values
	}
	if strict {
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if !slices.ContainsFunc(known, func(p Param) bool { return p.Name == name }) {
				faults = append(faults, unknownName(name, known))
			}
		}
	}
	if len(faults) > 0 {
		return nil, faults[:min(len(faults), maxReported)]
	}
	return sound, nil
}

// check gives the values of p that are not empty, each once.
func check(p Param, raw []string) ([]string, *Error) {
	if len(raw) > 1 && !p.Repeated {
		return nil, refuse(p, "Le paramètre %s est donné %d fois : une seule suffit.",
			phrase.Quote(p.Name), len(raw))
	}
	var values []string
	seen := make(map[string]bool, len(raw))
	for _, value := range raw {
		if p.Kind != Text {
			value = strings.TrimSpace(value)
		}
		if value == "" || seen[value] {
			continue
		}
		seen[value] = true
		if fault := checkValue(p, value); fault != nil {
			return nil, fault
		}
		values = append(values, value)
	}
	if len(values) > MaxValues {
		return nil, refuse(p, "Le paramètre %s a %d valeurs : il en prend au plus %d.",
			phrase.Quote(p.Name), len(values), MaxValues)
	}
	return values, nil
}

func checkValue(p Param, value string) *Error {
	switch p.Kind {
	case Text:
		return nil
	case Integer:
		return checkInteger(p, value)
	case Choice, Flag, Facet:
		if !p.accepts(value) {
			return unknownValue(p, value)
		}
	}
	return nil
}

func checkInteger(p Param, value string) *Error {
	digits := strings.Trim(value, "0123456789") == ""
	n, err := strconv.Atoi(value)
	if digits && err == nil && p.Min <= n && n <= p.Max {
		return nil
	}
	return refuse(p, "La valeur %s ne convient pas au paramètre %s : il attend un nombre entier de %s à %s.",
		shown(value), phrase.Quote(p.Name), plain(p, p.Min), plain(p, p.Max))
}

// refuse writes a refusal of p; the sentence's spaces are made French.
func refuse(p Param, format string, args ...any) *Error {
	return &Error{Param: p.Name, Detail: fmt.Sprintf(typography(format), args...)}
}

// plain writes a bound: years stand without spaces between their digits.
func plain(p Param, n int) string {
	if p.Max == corpus.MaxYear {
		return strconv.Itoa(n)
	}
	return phrase.Number(n)
}
