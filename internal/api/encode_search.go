package api

import (
	"slices"
	"strconv"
)

// encode writes the answer to a search. A test holds it, and the others that follow,
// against encoding/json, which the tags of the structs are for.
func (s *Search) encode(e *encoder) {
	e.object(func() {
		e.key("query")
		s.Query.encode(e)
		e.int("total", s.Total)
		e.int("matched", s.Matched)
		e.int("partial", s.Partial)
		e.int("pages", s.Pages)
		e.float("took_ms", s.TookMS)
		e.bool("relaxed", s.Relaxed)
		e.bool("truncated", s.Truncated)
		if s.DidYouMean != nil {
			e.text("did_you_mean", *s.DidYouMean)
		} else {
			e.null("did_you_mean")
		}
		rare(e, "corrections", s.Corrected)
		e.key("hits")
		list(e, s.Hits, func(h *Hit) { h.encode(e) })
		e.key("facets")
		list(e, s.Facets, func(f *Facet) { f.encode(e) })
		e.key("years")
		s.Years.encode(e)
		rare(e, "without", s.Without)
		rare(e, "alone", s.Alone)
	})
}

func (f *Facets) encode(e *encoder) {
	e.object(func() {
		e.key("query")
		f.Query.encode(e)
		e.int("total", f.Total)
		e.int("matched", f.Matched)
		e.key("facets")
		list(e, f.Facets, func(f *Facet) { f.encode(e) })
		e.key("years")
		f.Years.encode(e)
	})
}

func (o *OneFacet) encode(e *encoder) {
	e.object(func() {
		e.key("query")
		o.Query.encode(e)
		e.text("contains", o.Contains)
		e.int("total", o.Total)
		e.key("facet")
		o.Facet.encode(e)
	})
}

func (q *Query) encode(e *encoder) {
	e.object(func() {
		e.text("q", q.Q)
		e.lists("filters", q.Filters)
		e.nonzero("annee_min", q.AnneeMin)
		e.nonzero("annee_max", q.AnneeMax)
		e.filled("annee", string(q.Annee))
		e.filled("sort", string(q.Sort))
		e.nonzero("page", q.Page)
		e.nonzero("size", q.Size)
	})
}

func (h *Hit) encode(e *encoder) {
	e.object(func() {
		e.text("id", h.ID)
		e.text("titre", h.Titre)
		e.filled("resume", h.Resume)
		e.text("url", h.URL)
		e.float("score", h.Score)
		e.lists("highlights", h.Highlights)
		e.lists("facettes", h.Facettes)
		if h.Annee != nil {
			e.int("annee", *h.Annee)
		} else {
			e.null("annee")
		}
		if len(h.Why) > 0 {
			e.other("why", h.Why)
		}
		if h.Explanation != nil {
			e.other("explanation", h.Explanation)
		}
	})
}

func (f *Facet) encode(e *encoder) {
	e.b = slices.Grow(e.b, f.size()) // there may be 100,000 values, and megabytes to move at each growth
	e.object(func() {
		e.text("name", string(f.Name))
		e.text("label", f.Label)
		e.key("values")
		list(e, f.Values, func(c *Count) { c.encode(e) })
		e.int("more", f.More)
	})
}

// size is about how many bytes the facet takes as JSON.
func (f *Facet) size() int {
	size := 0
	for i := range f.Values {
		c := &f.Values[i]
		size += countBytes + len(c.Value) + len(c.Label)
		for _, id := range c.Parents {
			size += len(id) + len(`"",`)
		}
	}
	return size
}

// countBytes is what a Count takes beside its texts: the names of its members, and a
// number of six digits.
const countBytes = len(`{"value":"","label":"","count":123456,"selected":false,"parents":[]},`)

// encode writes the names of the members with what stands around them, as there are
// more counts than anything else.
func (c *Count) encode(e *encoder) {
	e.b = append(e.b, `{"value":`...)
	e.string(c.Value)
	e.b = append(e.b, `,"label":`...)
	e.string(c.Label)
	e.b = append(e.b, `,"count":`...)
	e.b = strconv.AppendInt(e.b, int64(c.Count), 10)
	e.b = append(e.b, `,"selected":`...)
	e.b = strconv.AppendBool(e.b, c.Selected)
	if len(c.Parents) > 0 {
		e.b = append(e.b, `,"parents":`...)
		e.strings(c.Parents)
	}
	e.b = append(e.b, '}')
}

func (y *Years) encode(e *encoder) {
	e.object(func() {
		e.key("values")
		list(e, y.Values, func(c *YearCount) {
			e.object(func() {
				e.int("year", c.Year)
				e.int("count", c.Count)
			})
		})
		e.int("unspecified", y.Unspecified)
	})
}
