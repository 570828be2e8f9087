package index

import (
	"context"
	"slices"

	"glane/corpus"
	"glane/index/french"
)

// marking adds to each hit the passages that the query touches and, when it is
// asked to explain, why the case was found.
type marking struct {
	Searcher
	schema   *corpus.Schema
	analyzer *french.Analyzer
	reader   Reader
}

// Search implements Searcher.
func (s marking) Search(ctx context.Context, r Request) (*Answer, error) {
	a, err := s.Searcher.Search(ctx, r)
	if err != nil {
		return a, err
	}
	reader := s.reader
	if a.Held != nil {
		reader, a.Held = a.Held, nil
	}
	if r.CasesOnly || len(r.Query.Wanted) == 0 || len(a.Hits) == 0 {
		return a, nil
	}
	m := NewMarker(r.Query, s.analyzer, reader)
	zones := Zones(s.schema)
	for i := range a.Hits {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		h := &a.Hits[i]
		for _, zone := range zones {
			if zone == ZoneFacettes && !r.Explain {
				continue // never highlighted
			}
			s.mark(m, h, zone, r.Explain)
		}
	}
	return a, nil
}

// mark adds the best passage of one zone, and what was met there.
func (s marking) mark(m *Marker, h *Hit, zone string, explain bool) {
	best, bestScore := Passage{}, 0.0
	var room [1]string
	for _, text := range zoneTexts(h.Case, s.schema, zone, &room) {
		marks := m.Marks(text, zone)
		if explain {
			h.Why = appendMatches(h.Why, text, zone, marks, float64(ZoneWeight(s.schema, zone)))
		}
		if zone == ZoneTitre && len(marks) > 0 {
			best, bestScore = Passage{Text: text, Marks: spans(marks, 0)}, 1
			continue
		}
		if p, score := bestPassage(text, marks, bestScore); score > bestScore {
			best, bestScore = p, score
		}
	}
	if bestScore > 0 && zone != ZoneFacettes {
		h.Highlights = append(h.Highlights, Highlight{Zone: zone, Passages: []Passage{best}})
	}
}

func appendMatches(why []Match, text, zone string, marks []Mark, zoneWeight float64) []Match {
	for _, mark := range marks {
		match := Match{Word: mark.Typed, Form: text[mark.Start:mark.End], Zone: zone, Kind: mark.Kind, Entry: mark.Entry, Weight: KindWeight(mark.Kind) * zoneWeight}
		if !slices.Contains(why, match) {
			why = append(why, match)
		}
	}
	return why
}
