package page_test

import (
	"testing"

	"glane/internal/params"
)

func TestEveryFormatIsOfferedUnderANameForReaders(t *testing.T) {
	links := at(t, "every fiche").Find(".emporter a")
	want(t, "ways to take the results away", links.Length(), len(params.Formats)+1) // the feed
	for i, f := range params.Formats {
		link := links.Eq(i)
		want(t, string(f), link.AttrOr("href", ""), f.Path())
		want(t, string(f)+", its kind", link.AttrOr("type", ""), f.MediaType())
		if name := link.Text(); name == "" || name == string(f) {
			t.Errorf("%s has no name for readers: %q", f, name)
		}
	}
}

func TestTheTypesOfWhatAPageLeadsToAreThoseThatAreServed(t *testing.T) {
	got := at(t, "every fiche")
	want(t, "feed", got.Find("link[rel=alternate]").AttrOr("type", ""), params.FeedType)
	want(t, "search engine", got.Find("link[rel=search]").AttrOr("type", ""), params.DescriptionType)
}
