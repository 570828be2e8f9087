package page

import (
	"glane/index"
	"glane/index/query"
)

// A marking gives a text of some zone of a case in segments.
type marking func(zone, text string) []Segment

// marked marks what a query meets, as the list of results does.
func marked(g *index.Generation, q query.Query) marking {
	marker := g.Marker(q)
	return func(zone, text string) []Segment {
		var spans []index.Span
		for _, m := range marker.Marks(text, zone) {
			spans = append(spans, m.Span)
		}
		return segments(text, spans)
	}
}
