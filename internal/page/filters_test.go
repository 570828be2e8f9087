package page_test

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"glane/index"
)

func TestFacetsAreBoxesInGroupsThatTellTheirCounts(t *testing.T) {
	got := at(t, "filters on")
	want(t, "legends", got.texts("fieldset legend"), []string{
		"Plante (1\u00a0cochée)", "Lieu (1\u00a0cochée)", "Outil", "Année",
	})
	want(t, "labels of a facet", got.names("#facette-plante input"), []string{
		"Rose, 0\u00a0fiche", "Blé, 1\u00a0fiche", "Vigne & vin, 2\u00a0fiches", "Non précisé, 1\u00a0fiche",
	})
	want(t, "ticked", got.Find("input[checked]").Map(func(_ int, s *goquery.Selection) string {
		return s.AttrOr("name", "") + "=" + s.AttrOr("value", "") + " in " + s.AttrOr("form", "")
	}), []string{"plante=rose in recherche", "lieu=valence in recherche"})
	want(t, "nested", got.names("#facette-lieu > ul > li > ul input"), []string{"Lille, 2\u00a0fiches", "Valence, 3\u00a0fiches"})
	want(t, "other parents", got.texts("#facette-lieu .ailleurs"), []string{"aussi\u00a0: Nord"})
	want(t, "values of a facet that narrow are told", got.text("#facette-outil .discret"), "Si vous en cochez plusieurs, les fiches les ont toutes.")
	want(t, "first year", got.Find("#annee_min").AttrOr("value", ""), "1900")
	want(t, "fiches without a year", got.names("#facette-annee .valeurs input"), []string{"Sans année, 1\u00a0fiche"})
}

func TestEveryValueCanBeReached(t *testing.T) {
	c := library()
	facet := &c.Schema.Facettes[0]
	counted := index.FacetCounts{Facet: facet}
	for i := range 30 {
		counted.Values = append(counted.Values, index.ValueCount{ID: string(rune('a' + i)), Label: string(rune('A' + i)), Count: 30 - i, Selected: i == 20})
	}
	f := &fake{answer: index.Answer{Total: 3, Hits: hits(c, "ble"), Facets: []index.FacetCounts{counted}}}
	got := visit(t, c, f, "/")
	want(t, "asked for", f.asked.FacetValues, 20)
	want(t, "boxes", got.Find("#facette-plante input[type=checkbox]").Length(), 30)
	want(t, "boxes in sight", got.Find("#facette-plante > ul input").Length(), 9) // eight, and the one that is ticked
	want(t, "fold", got.text("#facette-plante summary"), "21\u00a0autres valeurs dans «\u00a0Plante\u00a0»")
	want(t, "the page of all", got.hrefs("#facette-plante .tout"), []string{"/facettes/plante"})

	counted.More = 4000
	f.answer.Facets = []index.FacetCounts{counted}
	got = visit(t, c, f, "/?q=rose&page=1")
	want(t, "boxes where not all are listed", got.Find("#facette-plante input[type=checkbox]").Length(), 9)
	want(t, "the way to the others", got.text("#facette-plante .tout"), "Tout voir (4\u202f030) dans «\u00a0Plante\u00a0»")
	want(t, "its address", got.hrefs("#facette-plante .tout"), []string{"/facettes/plante?q=rose"})
}

func TestChipsRemoveOneFilterEach(t *testing.T) {
	got := at(t, "filters on")
	want(t, "names", got.texts(".jeton"), []string{
		"Retirer le filtre Plante\u00a0: Rose", "Retirer le filtre Lieu\u00a0: Valence", "Retirer le filtre Années\u00a0: à partir de 1900",
	})
	want(t, "addresses", got.hrefs(".jetons a"), []string{
		"/?q=rose&lieu=valence&annee_min=1900", "/?q=rose&plante=rose&annee_min=1900", "/?q=rose&plante=rose&lieu=valence", "/?q=rose",
	})
	want(t, "clear", got.text(".effacer"), "Tout effacer")
	want(t, "robots", got.Find("meta[name=robots]").AttrOr("content", ""), "noindex")
}

func TestPagesAreLinkedAndTheCurrentOneIsTold(t *testing.T) {
	got := at(t, "a page in the middle of many")
	want(t, "pages", got.texts(".pages li"), []string{
		"←\u00a0Page précédente", "Page 1", "…Pages 2 à 48", "Page 49", "Page 50", "Page 51", "…Pages 52 à 99", "Page 100", "Page suivante\u00a0→",
	})
	want(t, "current", got.text("[aria-current=page]"), "Page 50")
	want(t, "previous", got.Find("a[rel=prev]").AttrOr("href", ""), "/?q=rose&page=49")
	want(t, "numbering", got.Find("ol.liste").AttrOr("start", ""), "491")
	if title := got.text("title"); !strings.Contains(title, "1\u202f000\u00a0fiches pour «\u00a0rose\u00a0», page 50 sur 100") {
		t.Errorf("title %q", title)
	}
}

func TestNothingFoundSaysWhatToDo(t *testing.T) {
	got := at(t, "nothing found, by the filters")
	want(t, "heading", got.text("#titre-resultats"), "Aucune fiche pour «\u00a0xyz\u00a0»")
	want(t, "ways", got.texts(".pistes a"), []string{
		"Sans le filtre Lieu\u00a0: Valence\u00a0: 7\u00a0fiches", "Sans le filtre Plante\u00a0: Rose\u00a0: 1\u00a0fiche",
	})
	want(t, "addresses", got.hrefs(".pistes a"), []string{"/?q=xyz&plante=rose", "/?q=xyz&lieu=valence"})
	want(t, "spoken", got.Find("#resultats").AttrOr("data-annonce", ""), "Aucune fiche. 7\u00a0fiches sans le filtre Lieu\u00a0: Valence")
	want(t, "every fiche", got.text(".vide .bouton"), "Voir les 3\u00a0fiches")
	if got.Find("ol.liste, .pistes:empty").Length() > 0 {
		t.Error("an empty list stands in the page")
	}
	all := at(t, "nothing found, by all filters at once")
	want(t, "way without filters", all.texts(".pistes a"), []string{
		"Sans aucun filtre\u00a0: 4\u00a0fiches", "Sans le filtre Plante\u00a0: Rose\u00a0: aucune fiche", "Sans le filtre Lieu\u00a0: Lille\u00a0: aucune fiche",
	})
	want(t, "its address", all.hrefs(".pistes a")[0], "/?q=ble")
	want(t, "advice where one filter less is not enough", all.texts(".conseils li"), []string{"Vérifiez l’orthographe des mots.", "Essayez un mot plus général, ou moins de mots."})
	want(t, "advice where it is", got.texts(".conseils li")[2], "Retirez un filtre.")
	words := at(t, "nothing found, by the words")
	want(t, "advice", len(words.texts(".conseils li")), 3)
}

func TestEachWordThatSomeFicheHoldsIsOfferedAlone(t *testing.T) {
	got := at(t, "nothing found, by all words at once")
	want(t, "words", got.texts(".pistes a"), []string{"«\u00a0rose\u00a0»\u00a0: 2\u00a0fiches", "«\u00a0blé\u00a0»\u00a0: 1\u00a0fiche"})
	want(t, "addresses, with the filters", got.hrefs(".pistes a"), []string{"/?q=rose&plante=rose", "/?q=bl%C3%A9&plante=rose"})
	want(t, "heading", got.text(".vide h3"), "Avec un seul des mots")
}

func TestAPageAfterTheLastLeadsBackToIt(t *testing.T) {
	got := at(t, "past the last page")
	want(t, "lead", got.text(".vide p"), "Cette recherche donne 12\u00a0fiches, sur 2\u00a0pages\u00a0: la page 9 n’existe pas.")
	want(t, "way", got.hrefs(".vide .bouton"), []string{"/?q=rose&page=2"})
}

func TestOrdersAreOfferedWhereTheyMakeADifference(t *testing.T) {
	want(t, "with words", at(t, "some of the words").texts("#sort option"), []string{"Pertinence", "Plus récentes", "Plus anciennes", "Titre"})
	want(t, "without", at(t, "every fiche").texts("#sort option"), []string{"Titre", "Plus récentes", "Plus anciennes"})
	c := library()
	for _, one := range c.Cases.All() {
		one.Annee = 0
	}
	got := visit(t, c, &fake{answer: index.Answer{Total: 2, Hits: hits(c, "rose", "ble")}}, "/?q=rose")
	want(t, "without years", got.texts("#sort option"), []string{"Pertinence", "Titre"})
	if got.Find("#facette-annee").Length() > 0 {
		t.Error("years are asked for in a corpus that has none")
	}
}
