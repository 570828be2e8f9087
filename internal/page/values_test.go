package page_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"glane/corpus"
	"glane/index"
	"glane/internal/page"
)

// fields gives the fields of a form that are sent as they stand.
func (g got) fields(form string) string {
	var out []string
	g.Find(form + " input[type=hidden]").Each(func(_ int, s *goquery.Selection) {
		out = append(out, s.AttrOr("name", "")+"="+s.AttrOr("value", ""))
	})
	return strings.Join(out, "&")
}

// vocabulary is the library with a facet of n values, each of which has fiches.
func vocabulary(n int) (*corpus.Corpus, *fake) {
	c := library()
	facet := &c.Schema.Facettes[0]
	facet.Valeurs = nil
	counted := index.FacetCounts{Facet: facet}
	for i := range n {
		v := corpus.Valeur{ID: fmt.Sprintf("v%d", i), Libelle: fmt.Sprintf("Été n° %d", i)}
		facet.Valeurs = append(facet.Valeurs, v)
		counted.Values = append(counted.Values, index.ValueCount{ID: v.ID, Label: v.Libelle, Place: i, Count: n - i})
	}
	return c, &fake{answer: index.Answer{Total: 3, Facets: []index.FacetCounts{counted}}}
}

func TestThePageOfAFacetHasEveryValueAndKeepsTheRestOfTheView(t *testing.T) {
	c := library()
	f := &fake{answer: index.Answer{Total: 3, Facets: counts(c, map[string]bool{"lieu=valence": true})}}
	got := visit(t, c, f, "/facettes/lieu?q=rose&plante=rose&lieu=valence&annee_min=1900&page=7&size=5")
	want(t, "asked for", []any{f.asked.Size, f.asked.FacetValues, f.asked.OnlyFacet, f.asked.Text, len(f.asked.Filters)}, []any{0, -1, "lieu", "rose", 2})
	want(t, "title", got.text("title"), "Lieu, 5\u00a0valeurs – Recherche\u00a0: «\u00a0rose\u00a0», 3\u00a0filtres – Le jardin des livres")
	want(t, "boxes", got.names(".facette input"), []string{
		"Nord, 0\u00a0fiche", "Lille, 2\u00a0fiches", "Sud, 1\u00a0fiche", "Valence, 3\u00a0fiches", "Non précisé, 1\u00a0fiche",
	})
	want(t, "all of one form", got.Find(".facette input[form=valeurs]").Length(), 5)
	want(t, "its hierarchy", got.Find(".facette .valeurs .valeurs input").Length(), 2)
	want(t, "ticked", got.Find("input[checked]").AttrOr("value", ""), "valence")
	want(t, "the rest of the view", got.fields("#valeurs"), "q=rose&plante=rose&annee_min=1900&size=5")
	want(t, "where the ticks go", got.Find("#valeurs").AttrOr("action", ""), "/")
	want(t, "where the search within goes", got.Find("#valeurs .dans button").AttrOr("formaction", ""), "/facettes/lieu")
	want(t, "the way back", got.hrefs(".chemin a"), []string{"/?q=rose&plante=rose&lieu=valence&annee_min=1900&size=5"})
	want(t, "robots", got.Find("meta[name=robots]").AttrOr("content", ""), "noindex")
}

func TestValuesAreSearchedBlindToAccentsAndTickedOnesStay(t *testing.T) {
	c := library()
	f := &fake{answer: index.Answer{Total: 3, Facets: counts(c, map[string]bool{"plante=rose": true})}}
	got := visit(t, c, f, "/facettes/plante?plante=rose&contains=BLE")
	want(t, "boxes", got.names(".facette input"), []string{"Blé, 1\u00a0fiche"})
	want(t, "number", got.text(".nombre"), "1\u00a0valeur avec «\u00a0BLE\u00a0»")
	want(t, "the one that is not listed is sent along", got.fields("#valeurs"), "plante=rose")
	want(t, "and told", got.text("#liste-valeurs > .discret"), "1\u00a0valeur cochée n’est pas dans cette liste\u00a0: elle le reste.")
	none := visit(t, c, f, "/facettes/plante?contains=xyzzy")
	want(t, "number of none", none.text(".nombre"), "Aucune valeur avec «\u00a0xyzzy\u00a0»")
	want(t, "empty lists", none.Find("ul:empty, .facette .valeurs").Length(), 0)
	place := visit(t, c, &fake{answer: index.Answer{Facets: counts(c, nil)}}, "/facettes/lieu?contains=val")
	want(t, "where a value lies, out of its tree", place.texts(".ailleurs"), []string{"dans\u00a0: Sud et Nord"})
}

func TestTheValuesOfAFacetStandInTheOrderOfADictionaryWhenAsked(t *testing.T) {
	c := library()
	f := &fake{answer: index.Answer{Total: 3, Facets: counts(c, map[string]bool{})}}
	got := visit(t, c, f, "/facettes/lieu?order=label")
	want(t, "boxes, each place under its own", got.names(".facette input"), []string{
		"Nord, 0\u00a0fiche", "Lille, 2\u00a0fiches", "Sud, 1\u00a0fiche", "Valence, 3\u00a0fiches", "Non précisé, 1\u00a0fiche",
	})
	want(t, "the order that holds", got.text("#order option[selected]"), "Ordre alphabétique")
	want(t, "no other field tells it", got.fields("#valeurs"), "")

	c, f = vocabulary(450)
	names := []string{"Évron", "Etampes", "Zoé", "Est 10", "Est 9"}
	for i, name := range names {
		c.Schema.Facettes[0].Valeurs[i].Libelle, f.answer.Facets[0].Values[i].Label = name, name
	}
	sorted := visit(t, c, f, "/facettes/plante?order=label&page=1")
	want(t, "the first", sorted.texts(".libelle")[:3], []string{"Est 9", "Est 10", "Etampes"})
	want(t, "numbers as numbers", sorted.texts(".libelle")[3], "Été n° 5")
	last := visit(t, c, f, "/facettes/plante?order=label&page=3").texts(".libelle")
	want(t, "the last", last[len(last)-2:], []string{"Évron", "Zoé"})
	want(t, "without the wish the fullest first", visit(t, c, f, "/facettes/plante").texts(".libelle")[:2], []string{"Évron", "Etampes"})
}

func TestManyValuesAreShownPageByPage(t *testing.T) {
	c, f := vocabulary(450)
	first := visit(t, c, f, "/facettes/plante")
	want(t, "boxes of the first page", first.Find(".facette input").Length(), 200)
	want(t, "place", first.text(".tourner p"), "Page 1 sur 3")
	want(t, "buttons", first.texts(".tourner button"), []string{"Page suivante"})
	want(t, "where it leads", first.Find(".tourner button").AttrOr("formaction", "")+" "+first.Find(".tourner button").AttrOr("value", ""), "/facettes/plante 2")
	last := visit(t, c, f, "/facettes/plante?page=99&plante=v0")
	want(t, "boxes of the last page", last.Find(".facette input").Length(), 50)
	want(t, "a ticked one of the first page", last.fields("#valeurs"), "plante=v0")
	want(t, "buttons of the last page", last.texts(".tourner button"), []string{"Page précédente"})
	if first.text("title") == last.text("title") {
		t.Errorf("both pages are called %q", first.text("title"))
	}
}

// Fields that a form sends unused stand in no address, nor does the search within
// in that of the results.
func TestAFormLeavesNoEmptyFieldInAnAddress(t *testing.T) {
	c := library()
	pages, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	g := &index.Generation{Corpus: c, Searcher: &fake{}}
	for address, to := range map[string]string{
		"/facettes/plante?contains=&q=rose&sort=":      "/facettes/plante?q=rose",
		"/facettes/plante?contains=b%C3%A9&annee_min=": "/facettes/plante?contains=b%C3%A9",
		"/facettes/plante?contains=&order=label&q=a":   "/facettes/plante?q=a&order=label",
		"/facettes/plante?order=&q=rose":               "/facettes/plante?q=rose",
		"/?contains=b%C3%A9&q=rose&plante=rose":        "/?q=rose&plante=rose",
		"/?order=label&q=rose":                         "/?q=rose",
	} {
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, address, nil)
		answer := pages.Search
		if strings.HasPrefix(address, "/facettes/") {
			r.SetPathValue("facet", "plante")
			answer = pages.Facet
		}
		if err := answer(w, r, g); err != nil {
			t.Fatal(err)
		}
		want(t, address, w.Header().Get("Location"), to)
	}
}

func BenchmarkAPageOfOneHundredThousandValues(b *testing.B) {
	c, f := vocabulary(100_000)
	pages, err := page.New(page.Config{})
	if err != nil {
		b.Fatal(err)
	}
	g := &index.Generation{Corpus: c, Searcher: f}
	for _, address := range []string{"/facettes/plante", "/facettes/plante?contains=ete+n%C2%B0+99", "/facettes/plante?order=label"} {
		b.Run(address, func(b *testing.B) {
			for b.Loop() {
				r := httptest.NewRequest(http.MethodGet, address, nil)
				r.SetPathValue("facet", "plante")
				if err := pages.Facet(httptest.NewRecorder(), r, g); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
