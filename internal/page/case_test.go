package page_test

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"glane/corpus"
	"glane/internal/page"
)

func TestAFicheShowsItsRubricsInTheSchemasOrder(t *testing.T) {
	got := at(t, "a fiche")
	want(t, "heading", got.text("h1"), "Le blé en herbe")
	want(t, "summary", got.text("main .chapo"), "Un été en Bretagne.")
	want(t, "rubrics", got.texts(".fiche-corps h2"), []string{"Sujet", "Extrait", "Sources"})
	want(t, "one paragraph", got.text("section[aria-labelledby=rubrique-sujet] > p"), "Le blé, la mer, l’enfance.")
	want(t, "several", len(got.texts("section[aria-labelledby=rubrique-extrait] li")), 2)
	want(t, "rubrics without text are left out", at(t, "a hostile fiche").texts(".fiche-corps h2"), []string{"Sujet", "Sources"})
	want(t, "canonical", got.Find("link[rel=canonical]").AttrOr("href", ""), "/fiches/ble")
}

func TestAFicheLeadsBackToItsResults(t *testing.T) {
	got := at(t, "a fiche")
	want(t, "address", got.hrefs(".chemin a"), []string{"/?q=bl%C3%A9&plante=rose"})
	want(t, "label", got.text(".chemin a"), "←\u00a0Résultats pour «\u00a0blé\u00a0»")
	want(t, "without a search", at(t, "a hostile fiche").text(".chemin a"), "←\u00a0Toutes les fiches")
	wrong := visit(t, library(), &fake{}, "/fiches/ble?plante=nope&page=x")
	want(t, "a wrong parameter hides no fiche", wrong.status, 200)
	want(t, "and leads to all", wrong.hrefs(".chemin a"), []string{"/"})
}

func TestTheFactsOfAFicheLeadToItsLike(t *testing.T) {
	got := at(t, "a fiche")
	want(t, "facts", got.texts(".fiche-cote .faits div"), []string{
		"Plante\u00a0: Blé, Rose", "Lieu\u00a0: Valence", "Année\u00a0: 1923",
		"Publiée le\u00a0: 1er\u00a0mai\u00a02019", "Mise à jour le\u00a0: 7\u00a0janvier\u00a02020",
		"Contact\u00a0: La bibliothèquelivres@example.org+33 (0)4 75 00 00 00", "Licence\u00a0: Licence Ouverte 2.0",
	})
	want(t, "addresses", got.hrefs(".fiche-cote a"), []string{
		"/?plante=ble", "/?plante=rose", "/?lieu=valence", "/?annee_min=1923&annee_max=1923",
		"mailto:livres@example.org", "tel:+33475000000",
	})
}

func TestSourcesAreLinksThatCanBeRead(t *testing.T) {
	got := at(t, "a fiche")
	items := got.texts(".sources li")
	want(t, "a titled one", items[0], "Noticeexample.org/notice/blé")
	if !strings.HasPrefix(items[1], "example.org/tres-long-") {
		t.Errorf("a source without a title shows %q", items[1])
	}
	want(t, "without an address", items[2], "Sans adresse")
	want(t, "links", got.Find(".sources a[rel=noopener]").Length(), 2)
}

func TestACorpusWithoutAcronymsHasNoPageOfThem(t *testing.T) {
	c := library()
	c.Thesaurus = &corpus.Thesaurus{}
	got := visit(t, c, &fake{}, "/sigles")
	want(t, "status", got.status, 404)
	want(t, "foot", got.hrefs(".pied nav a"), []string{"/a-propos", "/api", "/accessibilite"})
}

// The day and the address stand in the page for paper, and an operator who told
// where readers find the service has them whole.
func TestAPageTellsItsDayAndItsAddressOnPaper(t *testing.T) {
	pages, err := page.New(page.Config{BaseURL: "https://g.example", Now: func() time.Time { return time.Date(2026, 3, 1, 23, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	for address, told := range map[string]string{
		"/fiches/ble?q=bl%C3%A9&plante=rose": "Recherche\u00a0: «\u00a0blé\u00a0». Filtre\u00a0: Plante\u00a0: Rose. " +
			"Page consultée le 1er\u00a0mars\u00a02026 à l’adresse https://g.example/fiches/ble",
		"/fiches/ble":    "Page consultée le 1er\u00a0mars\u00a02026 à l’adresse https://g.example/fiches/ble",
		"/?plante=rose&": "Page consultée le 1er\u00a0mars\u00a02026 à l’adresse https://g.example/?plante=rose",
	} {
		got := visitWith(t, pages, library(), &fake{}, httptest.NewRequest("GET", address, nil))
		want(t, address, got.text(".papier"), told)
	}
}

func TestTheDataOfAFicheCannotEndTheirElement(t *testing.T) {
	got := at(t, "a hostile fiche")
	raw := got.Find(`script[type="application/ld+json"]`).Text()
	if strings.ContainsAny(raw, "<>&") {
		t.Errorf("markup stands in the data: %s", raw)
	}
	var data struct{ Headline string }
	if err := json.Unmarshal([]byte(raw), &data); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	want(t, "headline", data.Headline, `<script>alert("titre")</script> & <b>gras</b>`)
}
