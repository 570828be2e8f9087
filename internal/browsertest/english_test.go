package browsertest

import (
	"testing"

	"glane/internal/page"
)

// englishViews are the pages in the second language over the second corpus, which
// has years, places that overlap, values that are all wanted at once, and fiches
// with dates, licences and sources.
var englishViews = []view{
	{"home", "/", false},
	{"results", "/?q=pomme", false},
	{"filtered", "/?q=tarte&regime=vegetarien&service=dessert&annee_min=1800", false},
	{"explained", "/?q=pomme&explain=true", false},
	{"page two", "/?size=3&page=2", false},
	{"nothing found", "/?q=xyzzy", false},
	{"nothing found, by the filters", "/?q=cassoulet&service=dessert&saison=ete", false},
	{"some of the words", "/?q=pomme+xyzzy", false},
	{"a word mended", "/?q=cassoullet", false},
	{"fiche", "/fiches/quiche-lorraine?q=lard", false},
	{"about the corpus", "/a-propos", false},
	{"the API", "/api", false},
	{"accessibility", "/accessibilite", false},
	{"glossary", "/sigles", false},
	{"all values of a facet", "/facettes/terroir?q=tarte", false},
	{"no value found", "/facettes/terroir?contains=xyzzy", false},
	{"map", "/cartes/terroir", false},
	{"past the last page", "/?page=9", true},
	{"unknown fiche", "/fiches/quiche", true},
	{"wrong parameter", "/?q=pomme&saison=et", true},
	{"unknown address", "/nulle-part", true},
}

// Points 27 and 29, for what is not the first corpus and not French.
func TestTheSecondLanguageAndTheSecondCorpusFitAreAccessibleAndValid(t *testing.T) {
	t.Parallel()
	base := servePages(t, held(t, secondCorpus(t)), page.Config{Language: "en"})
	pages := map[string]string{}
	withAndWithoutScript(t, base, func(t *testing.T, b *Tab) {
		for _, v := range englishViews {
			if v.failed {
				b.ExpectConsole(1)
			}
			b.zoomed()
			b.Open(v.address)
			want(t, v.name+": language", Eval[string](b, "document.documentElement.lang"), "en")
			b.fits(v.name + " at 320 px, zoomed to 400 %")
			want(t, v.name+": targets that are too small", Eval[string](b, smallTargets), "")
			b.Accessible(v.name)
			if b.scriptless {
				pages[v.name+", as it is sent"] = source(t, base+v.address, v.failed)
			} else {
				pages[v.name+", as scripts leave it"] = b.whole()
			}
			Eval[any](b, textSpacing)
			b.fits(v.name + " with the text spacing of WCAG 1.4.12")
		}
	})
	ValidHTML(t, pages)
}
