package page_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/openapi"
	"glane/internal/page"
	"glane/internal/problem"
)

// whole is the answer to a question about everything in the library.
func whole(c *corpus.Corpus) index.Answer {
	return index.Answer{
		Total: c.Cases.Len(), Facets: counts(c, nil),
		Years: index.YearCounts{Counts: []index.YearCount{{Year: 1923, Count: 1}, {Year: 1980, Count: 3}}, Unspecified: 1},
	}
}

func TestTheAboutPageShowsWhatTheCorpusHolds(t *testing.T) {
	c := library()
	got := visit(t, c, &fake{answer: whole(c)}, "/a-propos")
	want(t, "heading", got.text("h1"), "À propos")
	want(t, "facts", got.texts(".propos-tete dd"), []string{"3", "1923 à 1980", "7\u00a0janvier\u00a02020", "Licence Ouverte 2.0"})
	want(t, "charts", got.texts(".graphique h3"), []string{"Plante", "Lieu", "Outil", "Année"})
	years := got.Find(".graphique").Last()
	want(t, "a year leads to its fiches", years.Find("a").First().AttrOr("href", ""), "/?annee_min=1923&annee_max=1923")
	want(t, "a bar is called by its value and number", years.Find("a").Last().AttrOr("aria-label", ""), "Sans année, 1\u00a0fiche")
	want(t, "the fullest bar is whole", years.Find("rect").Eq(1).AttrOr("width", ""), "100")
	want(t, "ways to take every fiche away", got.hrefs(`[aria-labelledby="titre-emporter"] a`),
		[]string{"/export.xlsx", "/export.csv", "/export.json", "/feed.atom", "/api"})
	want(t, "feed that a browser is told of", got.hrefs(`link[type="application/atom+xml"]`), []string{"/feed.atom"})
	none := *c
	none.Cases = corpus.Cases{}
	want(t, "ways to take nothing away", visit(t, &none, &fake{}, "/a-propos").hrefs(`[aria-labelledby="titre-emporter"] a`), []string{"/api"})
	want(t, "foot", got.hrefs(".pied nav a"), []string{"/a-propos", "/sigles", "/api", "/accessibilite"})
}

// Many years are drawn in stretches, as the filter on years draws them.
func TestManyYearsAreDrawnByStretches(t *testing.T) {
	c, answer := library(), index.Answer{}
	for year := 1900; year < 2000; year++ {
		answer.Years.Counts = append(answer.Years.Counts, index.YearCount{Year: year, Count: 1})
	}
	got := visit(t, c, &fake{answer: answer}, "/a-propos")
	want(t, "bars", got.Find(".graphique a").Length(), 20)
	want(t, "the first", got.Find(".graphique a").First().AttrOr("aria-label", ""), "1900 à 1904, 5\u00a0fiches")
	want(t, "its address", got.hrefs(".graphique a")[0], "/?annee_min=1900&annee_max=1904")
}

// counting counts the searches that it is asked.
type counting struct {
	fake
	asked int
}

func (c *counting) Search(ctx context.Context, r index.Request) (*index.Answer, error) {
	c.asked++
	return c.fake.Search(ctx, r)
}

func TestTheWholeCorpusIsLookedAtOncePerGeneration(t *testing.T) {
	pages, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	c, searcher := library(), &counting{}
	first, second := &index.Generation{Corpus: c, Searcher: searcher}, &index.Generation{Corpus: c, Searcher: searcher}
	for _, g := range []*index.Generation{first, first, second, second} {
		if err := pages.About(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/a-propos", nil), g); err != nil {
			t.Fatal(err)
		}
	}
	want(t, "searches", searcher.asked, 2)
}

// contract is a small document with each kind of part.
func contract() *openapi.Document {
	most := 100
	doc := &openapi.Document{Info: openapi.Info{Version: "9.9.9", Description: "Un jardin.\n\nEn lecture seule."}}
	op := &openapi.Operation{ID: "livre", Summary: "Donne un livre", Parameters: []openapi.Parameter{
		{Name: "id", In: openapi.InPath, Required: true, Schema: &openapi.Schema{Type: openapi.Types{"string"}}, Example: &openapi.Example{Value: "blé"}},
		{Name: "page", In: openapi.InQuery, Description: "La page.", Schema: &openapi.Schema{Type: openapi.Types{"integer"}, Minimum: new(int), Maximum: &most, Default: "1"}},
		{Name: "plante", In: openapi.InQuery, Schema: &openapi.Schema{Type: openapi.Types{"array"}, Items: openapi.Ref("valeurs.plante"), MaxItems: 3}, Example: &openapi.Example{Value: "rose", List: true}},
	}}
	var content openapi.Ordered[openapi.Media]
	content.Add("application/json", openapi.Media{Schema: openapi.Ref("Livre")})
	op.Responses.Add("200", openapi.Response{Description: "Le livre.", Content: content})
	op.Responses.Add("404", openapi.Response{Description: "Rien de ce nom."})
	doc.Paths.Add("/api/v1/livres/{id}", openapi.PathItem{Get: op})
	values := &openapi.Schema{Type: openapi.Types{"string"}, Description: "Plante"}
	for range 20 {
		id := "p" + strings.Repeat("x", len(values.Enum))
		values.Enum, values.Choices = append(values.Enum, id), append(values.Choices, openapi.Choice{ID: id, Label: "<b>" + id + "</b>"})
	}
	doc.Components.Schemas.Add("valeurs.plante", values)
	book := &openapi.Schema{Type: openapi.Types{"object"}, Required: []string{"titre"}}
	book.Properties.Add("titre", &openapi.Schema{Type: openapi.Types{"string"}, Description: "Le titre."})
	book.Properties.Add("annee", &openapi.Schema{Type: openapi.Types{"integer", "null"}})
	doc.Components.Schemas.Add("Livre", book)
	return doc
}

func TestTheAPIIsToldFromItsDocument(t *testing.T) {
	got := visit(t, library(), &fake{}, "/api")
	want(t, "paths", got.texts(".sommaire a code"), []string{"/api/v1/livres/{id}"})
	want(t, "a question to try", got.hrefs(".essai a"), []string{"/api/v1/livres/bl%C3%A9?plante=rose"})
	fields := got.texts(".champs .type")
	want(t, "parameters, answers, fields", fields, []string{
		"texte, dans le chemin, obligatoire",
		"nombre entier, dans l’adresse, de 0 à 100, 1 par défaut",
		"liste de valeurs.plante, dans l’adresse, 3\u00a0valeurs au plus",
		"application/json, Livre",
		"texte, obligatoire",
		"nombre entier ou null",
	})
	want(t, "a name leads to its shape", got.hrefs(".champs .type a"), []string{"#schema-valeurs.plante", "#schema-Livre"})
	want(t, "the shape is there", got.Find(`[id="schema-valeurs.plante"]`).Length(), 1)
	want(t, "values that are listed", got.Find(".champs .valeurs-api li").Length(), 12)
	want(t, "those that are not", got.text(".champs .discret"), "Et 8\u00a0autres valeurs, 20 en tout.")
	want(t, "markup in a label stays text", got.Find(".valeurs-api b").Length(), 0)
}

func TestWithoutAFileNobodyIsSaidToHaveDeclaredAnything(t *testing.T) {
	got := visit(t, library(), &fake{}, "/accessibilite")
	text := got.text("main")
	for _, part := range []string{"n’est pas en conformité", "aucun audit n’a été déclaré", "ne valent pas audit", "Défenseur des droits"} {
		if !strings.Contains(text, part) {
			t.Errorf("the page does not say %q: %s", part, text)
		}
	}
	want(t, "foot", got.texts(".pied nav a")[3], "Accessibilité\u00a0: non conforme")
}

func TestADeclarationHasTheFormThatTheRGAAAsksFor(t *testing.T) {
	c := library()
	c.Accessibilite = &corpus.Declaration{
		Organisme: "La bibliothèque", Etat: corpus.PartielConforme, Audit: &corpus.Audit{Par: "la société A", Taux: 82.5, Moyen: 91},
		NonConformites: []string{"Une carte."}, Derogations: []string{"Les plans."}, Exemptions: []string{"Les vidéos."},
		EtablieLe: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC), MiseAJourLe: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC),
		Technologies: []string{"HTML"}, Environnements: []string{"Firefox et NVDA"}, Outils: []string{"axe-core"},
		Pages:   []corpus.Source{{Titre: "Accueil", URL: "https://example.org/"}},
		Contact: corpus.Contact{Nom: "L’accueil", Courriel: "a@example.org", Telephone: "04 75 00 00 00"}, Formulaire: "https://example.org/contact",
		Schema: "https://example.org/schema",
	}
	got := visit(t, c, &fake{}, "/accessibilite")
	want(t, "parts", got.texts("h2"), []string{
		"État de conformité", "Résultats des tests", "Contenus non accessibles", "Établissement de cette déclaration d’accessibilité",
		"Retour d’information et contact", "Voies de recours",
	})
	text := got.text("main")
	for _, part := range []string{
		"La bibliothèque s’engage à rendre ses sites internet accessibles", "s’applique à Le jardin des livres", "en conformité partielle avec le référentiel",
		"réalisé par la société A révèle que 82,5\u202f% des critères", "91\u202f%", "Une carte.", "Les plans.", "Les vidéos.",
		"établie le 15\u00a0janvier\u00a02026", "mise à jour le 1er\u00a0juin\u00a02026", "Firefox et NVDA", "axe-core", "Libre réponse 71120",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("the declaration lacks %q: %s", part, text)
		}
	}
	want(t, "ways to tell of a fault", got.hrefs("#titre-contact ~ ul a"), []string{"https://example.org/contact", "mailto:a@example.org", "tel:0475000000"})
	want(t, "foot", got.texts(".pied nav a")[3], "Accessibilité\u00a0: partiellement conforme")
}

// A reader is told each problem in words of the page.
func TestARefusedSearchKeepsTheFiltersThatAreGood(t *testing.T) {
	got := visit(t, library(), &fake{}, "/?q=rose&plante=ros&lieu=nord&lieu=valence&page=0")
	var kept []string
	for _, n := range got.Find("#recherche input[type=hidden]").Nodes {
		pair := map[string]string{}
		for _, a := range n.Attr {
			pair[a.Key] = a.Val
		}
		kept = append(kept, pair["name"]+"="+pair["value"])
	}
	want(t, "filters", kept, []string{"lieu=nord", "lieu=valence"})
	limited := visit(t, library(), &fake{err: problem.TooMany(time.Second)}, "/?q=rose&plante=rose")
	want(t, "status", limited.status, http.StatusTooManyRequests)
	want(t, "ways", limited.hrefs(".pistes a"), []string{"/?q=rose&plante=rose", "/"})
}

func TestAFacetThatIsNotDrawnWholeLeadsToItsOtherValues(t *testing.T) {
	c := library()
	answer := whole(c)
	drawn := len(answer.Facets[0].Values)
	answer.Facets[0].More = 4000
	got := visit(t, c, &fake{answer: answer}, "/a-propos")
	want(t, "links", got.hrefs(".graphique .tout"), []string{"/facettes/" + answer.Facets[0].Facet.Nom})
	want(t, "what it says", got.text(".graphique .tout"), "Tout voir (4\u202f00"+strconv.Itoa(drawn)+") dans «\u00a0Plante\u00a0»")
}
