package page_test

import (
	"strings"
	"testing"
)

func TestAnErrorKeepsTheSearchAndShowsTheWayOn(t *testing.T) {
	wrong := at(t, "a wrong parameter")
	want(t, "heading", wrong.text("h1"), "Cette recherche n’a pas été comprise")
	want(t, "box", wrong.Find("#q").AttrOr("value", ""), "rose")
	want(t, "each fault is told", wrong.Find(".erreur p").Length(), 2)
	if text := wrong.text(".erreur"); !strings.Contains(text, "«\u00a0Rose\u00a0»") {
		t.Errorf("the value that was meant is not named: %s", text)
	}
	want(t, "the value that was meant is one click away", wrong.hrefs(".erreur p a"), []string{"/?q=rose&plante=rose"})
	want(t, "ways", wrong.hrefs(".pistes a"), []string{"/?q=rose", "/"})
	want(t, "robots", wrong.Find("meta[name=robots]").AttrOr("content", ""), "noindex")
	want(t, "kept by no cache", wrong.header.Get("Cache-Control"), "no-store")

	broken := at(t, "a broken index")
	want(t, "a fault of ours can be tried again", broken.hrefs(".erreur a"), []string{"/?q=rose", "/"})
	want(t, "the nearest fiche is one click away", at(t, "an unknown fiche").hrefs(".erreur p a"), []string{"/fiches/rose"})
	two := visit(t, library(), &fake{}, "/?plante=Bl%C3%A9&plante=vigne&lieu=nord")
	want(t, "the rest of the search is kept", two.hrefs(".erreur p a"), []string{"/?plante=ble&plante=vigne&lieu=nord"})
	want(t, "an unknown fiche names the nearest", strings.Contains(at(t, "an unknown fiche").text(".erreur"), "«\u00a0Le nom de la rose\u00a0»"), true)
}

func TestBeforeAnyCorpusIsServedThePageSaysToComeBack(t *testing.T) {
	got := withoutCorpus(t)
	want(t, "status", got.status, 503)
	want(t, "no link leads to another site", got.hrefs(".erreur a"), []string{"/evil.example/?q=eau", "/"})
	want(t, "box", got.Find("#q").AttrOr("value", ""), "eau")
}
