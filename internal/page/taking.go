package page

import (
	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/phrase"
)

// A TakeView is one way to take the results of a view away.
type TakeView struct {
	Link
	Type string // the media type of what the link gives
}

// feedLink leads to the feed of a view, whichever page of it is shown.
func (w wording) feedLink(s *corpus.Schema, r index.Request) *Link {
	return &Link{Href: params.FeedLink(r), Label: w.Text("export.feed_title", "view", w.called(s, r), "corpus", phrase.Typeset(s.Titre))}
}

// takeViews gives the ways to take away all that a view finds, whichever page of
// it is shown; nil when it finds nothing.
func (w wording) takeViews(r index.Request, total int) []TakeView {
	if total == 0 {
		return nil
	}
	var out []TakeView
	for _, f := range params.Formats {
		out = append(out, TakeView{Link{Href: f.Path() + params.WholeLink(r), Label: w.formatText(f)}, f.MediaType()})
	}
	return append(out, TakeView{Link{Href: params.FeedLink(r), Label: w.Text("export.feed")}, params.FeedType})
}

func (w wording) formatText(f params.Format) string {
	switch f {
	case params.XLSX:
		return w.Text("export.xlsx")
	case params.CSV:
		return w.Text("export.csv")
	case params.JSON:
		return w.Text("export.json")
	}
	return string(f)
}
