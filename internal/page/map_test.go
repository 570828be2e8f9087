package page_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"glane/corpus"
	"glane/index"
)

// atlas is a library of places: two régions and three départements, one of which
// two values mean, and a land that is on no map.
func atlas(counts map[string]int, chosen string) (*corpus.Corpus, *fake) {
	c := library()
	facet := &c.Schema.Facettes[1]
	facet.Valeurs = []corpus.Valeur{
		{ID: "aura", Libelle: "Auvergne-Rhône-Alpes", Code: "84"},
		{ID: "centre", Libelle: "Centre-Val de Loire", Code: "24"},
		{ID: "loiret", Libelle: "Loiret", Code: "45", Parents: []string{"centre"}},
		{ID: "dordogne", Libelle: "Dordogne", Code: "24"},
		{ID: "reunion", Libelle: "La Réunion", Code: "974"},
		{ID: "bourbon", Libelle: "Île Bourbon", Code: "974"},
		{ID: "velay", Libelle: "Velay"},
	}
	c.Schema.Facettes[0].Valeurs[0].Code = "45" // in a facet without a hierarchy a code alone is no place
	counted := index.FacetCounts{Facet: facet}
	for _, v := range facet.Valeurs {
		if n, ok := counts[v.ID]; ok {
			counted.Values = append(counted.Values, index.ValueCount{ID: v.ID, Label: v.Libelle, Parents: v.Parents, Count: n, Selected: v.ID == chosen})
		}
	}
	slices.SortStableFunc(counted.Values, func(a, b index.ValueCount) int { return b.Count - a.Count }) // as engines do
	return c, &fake{answer: index.Answer{Total: 3, Facets: []index.FacetCounts{{Facet: &c.Schema.Facettes[0]}, counted}}}
}

// places gives class, name and address of what a map links to.
func (g got) places(selector string) []string {
	var out []string
	g.Find(selector).Each(func(_ int, s *goquery.Selection) {
		out = append(out, strings.Join([]string{s.AttrOr("class", ""), s.AttrOr("aria-label", ""), s.AttrOr("href", "")}, " | "))
	})
	return out
}

func TestAMapShowsTheCountsOfOneLevelAndFilters(t *testing.T) {
	c, f := atlas(map[string]int{"reunion": 9, "bourbon": 7, "loiret": 2, "dordogne": 1, "centre": 2, "aura": 1, "velay": 4}, "loiret")
	got := visit(t, c, f, "/cartes/lieu?q=rose&lieu=loiret&page=3")
	want(t, "heading", got.text("h1"), "Lieu sur la carte")
	want(t, "départements on the map, the chosen one last", got.places(".carte svg a"), []string{
		"t5 | La Réunion, 9\u00a0fiches | /?q=rose&lieu=loiret&lieu=reunion",
		"t1 | Dordogne, 1\u00a0fiche | /?q=rose&lieu=loiret&lieu=dordogne",
		"t1 choisi | Loiret, 2\u00a0fiches, filtre actif\u00a0: le retirer | /?q=rose",
	})
	want(t, "the list", got.texts(".carte-liste .libelle"), []string{"La Réunion", "Île Bourbon", "Loiret ✓", "Dordogne"})
	want(t, "the legend", got.texts(".legende li"), []string{"1 à 2\u00a0fiches", "3\u00a0fiches", "4\u00a0fiches", "5 à 6\u00a0fiches", "7 à 9\u00a0fiches"})
	want(t, "places without a fiche", got.Find(".carte svg > .t0").Length(), 101-3)
	want(t, "levels", got.hrefs(".niveaux a"), []string{"/cartes/lieu/departements?q=rose&lieu=loiret", "/cartes/lieu/regions?q=rose&lieu=loiret"})
	want(t, "the way back", got.hrefs(".chemin a"), []string{"/?q=rose&lieu=loiret"})
	regions := visit(t, c, f, "/cartes/lieu/regions")
	want(t, "régions", regions.places(".carte svg a"), []string{
		"t5 | Centre-Val de Loire, 2\u00a0fiches | /?lieu=centre", "t2 | Auvergne-Rhône-Alpes, 1\u00a0fiche | /?lieu=aura",
	})
	if got.text("title") == regions.text("title") {
		t.Errorf("both levels are called %q", got.text("title"))
	}
}

func TestAViewWithoutAPlaceHasAMapThatSaysSo(t *testing.T) {
	c, f := atlas(nil, "")
	got := visit(t, c, f, "/cartes/lieu")
	want(t, "told", got.text(".carte-liste p"), "Aucune fiche de cette recherche n’a de lieu sur cette carte.")
	want(t, "legend", got.Find(".legende").Length(), 0)
}

func TestOnlyAFacetOfPlacesHasAMap(t *testing.T) {
	c, f := atlas(map[string]int{"loiret": 2}, "")
	for address, status := range map[string]int{
		"/cartes/lieu": 200, "/cartes/lieu/regions": 200, "/cartes/lieu/cantons": 404, "/cartes/plante": 404, "/cartes/lieux": 404,
	} {
		want(t, address, visit(t, c, f, address).status, status)
	}
	want(t, "the way to it from the results", visit(t, c, f, "/?q=rose&page=2").hrefs(`#facette-lieu a[href^="/cartes/"]`), []string{"/cartes/lieu?q=rose"})
	want(t, "the way to it from all values", visit(t, c, f, "/facettes/lieu?q=rose").hrefs(`a[href^="/cartes/"]`), []string{"/cartes/lieu?q=rose"})
	want(t, "a library without codes", visit(t, library(), &fake{}, "/cartes/lieu").status, 404)
}

func TestAFacetWithoutAHierarchyHasAMapOfTheValuesThatCodeAndNameCallAPlace(t *testing.T) {
	c, f := atlas(map[string]int{"loiret": 2, "dordogne": 1, "bourbon": 3, "reunion": 4}, "")
	for i := range c.Schema.Facettes[1].Valeurs {
		c.Schema.Facettes[1].Valeurs[i].Parents = nil
	}
	c.Schema.Facettes[1].Hierarchie = false
	got := visit(t, c, f, "/cartes/lieu/departements")
	want(t, "places", got.places(".carte svg a"), []string{
		"t5 | La Réunion, 4\u00a0fiches | /?lieu=reunion",
		"t3 | Loiret, 2\u00a0fiches | /?lieu=loiret",
		"t2 | Dordogne, 1\u00a0fiche | /?lieu=dordogne",
	})
	want(t, "a value of another name is on no map", got.texts(".carte-liste .libelle"), []string{"La Réunion", "Loiret", "Dordogne"})
}

func TestThePageAboutTheCorpusHasTheMapOfItsPlaces(t *testing.T) {
	c, f := atlas(map[string]int{"loiret": 2, "dordogne": 1}, "")
	got := visit(t, c, f, "/a-propos")
	want(t, "heading", got.text("#titre-carte-lieu"), "Lieu sur la carte")
	want(t, "places", got.places("#carte-lieu svg a"), []string{"t5 | Loiret, 2\u00a0fiches | /?lieu=loiret", "t2 | Dordogne, 1\u00a0fiche | /?lieu=dordogne"})
	want(t, "without places", visit(t, library(), &fake{}, "/a-propos").Find(".carte").Length(), 0)
}

func TestYearsAreDrawnAsBarsOfAsManyYearsEach(t *testing.T) {
	c := library()
	f := &fake{answer: index.Answer{Total: 3, Hits: hits(c, "ble"), Years: index.YearCounts{Counts: []index.YearCount{
		{Year: 1923, Count: 1}, {Year: 1940, Count: 2}, {Year: 1944, Count: 2}, {Year: 1980, Count: 1},
	}}}}
	got := visit(t, c, f, "/?q=rose&annee_min=1941&annee_max=1960&page=2")
	want(t, "told", got.Find(".histogramme svg").AttrOr("aria-label", ""), "Fiches par année, de 1923 à 1980\u202f; le plus\u00a0: 1940 à 1944, 4\u00a0fiches")
	want(t, "bars, the empty ones too", got.Find(".histogramme rect").Length(), 13) // 1920 to 1984, by five
	want(t, "bars in the range", got.Find(".histogramme rect:not(.hors)").Length(), 5)
	want(t, "the highest", got.Find(`.histogramme rect[height="100"]`).AttrOr("x", ""), "40")
	want(t, "the same as links", got.hrefs(".par-annee a"), []string{
		"/?q=rose&annee_min=1920&annee_max=1924", "/?q=rose&annee_min=1940&annee_max=1944", "/?q=rose&annee_min=1980&annee_max=1984",
	})
	f.answer.Years.Counts = f.answer.Years.Counts[:1]
	want(t, "bars of one year", visit(t, c, f, "/").Find(".histogramme").Length(), 0)
}
