package params

import (
	"slices"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
)

// The functions below give the request behind a link of a page. Each leaves the
// request that it is given as it was, and all but WithPage go back to page 1.

// Selected tells whether r filters on that value of the facet.
func Selected(r index.Request, facet, value string) bool {
	for _, f := range r.Filters {
		if f.Facet == facet {
			return slices.Contains(f.Values, value)
		}
	}
	return false
}

// Filtered tells whether any filter, on facets or on years, is active.
func Filtered(r index.Request) bool { return len(r.Filters) > 0 || r.Years.Active() }

// Toggle chooses a value of a facet, or gives it up when it is chosen.
func Toggle(r index.Request, s *corpus.Schema, facet, value string) index.Request {
	if Selected(r, facet, value) {
		return WithoutValue(r, facet, value)
	}
	return WithValue(r, s, facet, value)
}

// WithValue chooses a value of a facet, after those that are chosen already.
func WithValue(r index.Request, s *corpus.Schema, facet, value string) index.Request {
	if Selected(r, facet, value) {
		return WithPage(r, 1)
	}
	chosen := map[string][]string{facet: nil}
	for _, f := range r.Filters {
		chosen[f.Facet] = f.Values
	}
	chosen[facet] = append(slices.Clone(chosen[facet]), value)
	r.Filters = nil
	for _, f := range s.Facettes {
		if values := chosen[f.Nom]; len(values) > 0 {
			r.Filters = append(r.Filters, index.Filter{Facet: f.Nom, Values: values})
		}
	}
	return WithPage(r, 1)
}

// WithoutValue gives up one value of a facet.
func WithoutValue(r index.Request, facet, value string) index.Request {
	var filters []index.Filter
	for _, f := range r.Filters {
		if f.Facet == facet {
			f.Values = slices.DeleteFunc(slices.Clone(f.Values), func(v string) bool { return v == value })
		}
		if len(f.Values) > 0 {
			filters = append(filters, f)
		}
	}
	r.Filters = filters
	return WithPage(r, 1)
}

// WithoutFilter gives up the whole filter of a facet, or that of the years when
// facet is Year, as index.Without names it.
func WithoutFilter(r index.Request, facet string) index.Request {
	if facet == Year {
		r.Years = index.YearRange{}
		return WithPage(r, 1)
	}
	var filters []index.Filter
	for _, f := range r.Filters {
		if f.Facet != facet {
			filters = append(filters, f)
		}
	}
	r.Filters = filters
	return WithPage(r, 1)
}

// WithoutFilters gives up every filter, and keeps the query.
func WithoutFilters(r index.Request) index.Request {
	r.Filters, r.Years = nil, index.YearRange{}
	return WithPage(r, 1)
}

// WithoutText gives up the query, and keeps the filters.
func WithoutText(r index.Request) index.Request {
	empty := index.Request{}
	r.Text, r.Query = empty.Text, empty.Query
	return WithPage(r, 1)
}

// WithText asks for other words, and keeps the filters.
func WithText(r index.Request, s *corpus.Schema, text string) index.Request {
	r.Text, r.Query = text, query.Parse(text, index.Fields(s))
	return WithPage(r, 1)
}

// WithSort puts the hits in another order.
func WithSort(r index.Request, s index.Sort) index.Request {
	r.Sort = s
	return WithPage(r, 1)
}

// WithPage turns to page n; below 1 it is 1.
func WithPage(r index.Request, n int) index.Request {
	r.Page = max(n, 1)
	return r
}
