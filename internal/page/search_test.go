package page_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index"
	"glane/internal/page"
)

func hostileHit(_ int, s *goquery.Selection) bool { return strings.Contains(s.Text(), "<script>") }

// at visits one of the states by its name.
func at(t *testing.T, name string) got {
	t.Helper()
	c := library()
	for _, s := range states(c) {
		if s.name == name {
			return visit(t, c, &s.fake, s.address)
		}
	}
	t.Fatalf("no state %q", name)
	return got{}
}

func want(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestTheFirstPageShowsTheCorpusAndEveryFiche(t *testing.T) {
	got := at(t, "every fiche")
	want(t, "heading", got.text("h1"), "Le jardin des livres")
	want(t, "description", got.text(".chapo"), "Mille livres sur les jardins.")
	want(t, "number", got.text("#titre-resultats"), "3\u00a0fiches")
	want(t, "canonical", got.Find("link[rel=canonical]").AttrOr("href", ""), "/")
	if got.Find("meta[name=robots]").Length() > 0 || got.Find(".jeton").Length() > 0 || got.Find(".pages").Length() > 0 {
		t.Error("the first page is hidden from search engines, or shows filters or pages that it does not have")
	}
}

func TestTheFirstTwoTabStopsAreTheResultsAndTheFilters(t *testing.T) {
	got := at(t, "filters on")
	first := got.Find("a[href], button, input, select, summary").Slice(0, 2)
	want(t, "labels", strings.Join(first.Map(func(_ int, s *goquery.Selection) string { return s.Text() }), "; "),
		"Aller aux résultats; Aller aux filtres")
	for _, href := range got.hrefs(".acces a") {
		if got.Find(href).Length() != 1 {
			t.Errorf("%s leads nowhere", href)
		}
	}
}

func TestTheHeadingOfThePageStandsBeforeAllOthers(t *testing.T) {
	c := library()
	for _, s := range states(c) {
		got := visit(t, c, &s.fake, s.address)
		last := 0
		got.Find("h1, h2, h3, h4").Each(func(i int, h *goquery.Selection) {
			level := int(goquery.NodeName(h)[1] - '0')
			if level > last+1 {
				t.Errorf("%s: heading %d, %q, is of level %d after one of %d", s.name, i, h.Text(), level, last)
			}
			last = level
		})
	}
}

func TestWithoutFiltersNothingLeadsToThem(t *testing.T) {
	empty := &corpus.Corpus{Schema: &corpus.Schema{Titre: "Vide"}, Thesaurus: &corpus.Thesaurus{}}
	got := visit(t, empty, &fake{}, "/")
	want(t, "ways", got.texts(".acces a"), []string{"Aller aux résultats"})
	want(t, "links to the filters", got.Find("[href='#filtres']").Length(), 0)
}

func TestAHitShowsItsWordsWhereTheyStand(t *testing.T) {
	got := at(t, "one fiche found")
	want(t, "link", got.hrefs(".resultat h3 a"), []string{"/fiches/ble?q=bl%C3%A9"})
	want(t, "marks", got.texts(".resultat mark"), []string{"blé", "blé", "blé"})
	want(t, "passage", got.texts(".extrait"), []string{"Extrait\u00a0: … que le blé mûrisse … … de blé vont …"})
	want(t, "facts", got.texts(".resultat .faits div"), []string{
		"Plante\u00a0: Blé, Rose", "Lieu\u00a0: Valence", "Année\u00a0: 1923",
	})
	want(t, "title", got.text("title"), "1\u00a0fiche pour «\u00a0blé\u00a0» – Le jardin des livres")
}

func TestAHitWithoutPassagesShowsItsBeginning(t *testing.T) {
	excerpts := at(t, "every fiche").texts(".extrait")
	want(t, "its summary", excerpts[0], "Un été en Bretagne.")
	long := excerpts[2]
	if n := len([]rune(long)); n > 250 || !strings.HasSuffix(long, "d’antan. La …") && !strings.HasSuffix(long, " …") {
		t.Errorf("excerpt of %d letters: %q", n, long)
	}
}

func TestWhatWasFoundIsExplainedOnDemand(t *testing.T) {
	got := at(t, "why it was found")
	want(t, "reasons", got.texts(".pourquoi li"), []string{
		"«\u00a0blé\u00a0», aux accents près «\u00a0ble\u00a0», figure dans la rubrique «\u00a0Extrait\u00a0».",
		"«\u00a0blé\u00a0», que le thésaurus rapproche de «\u00a0céréale\u00a0», figure dans le titre.",
	})
	want(t, "link back", got.hrefs(".pourquoi-lien a"), []string{"/?q=ble"})
	want(t, "the form keeps it", got.Find("form input[type=hidden][name=explain]").AttrOr("value", ""), "true")
	want(t, "link to it", at(t, "one fiche found").hrefs(".pourquoi-lien a"), []string{"/?q=bl%C3%A9&explain=true"})
}

func TestRelaxedAndTruncatedAreTold(t *testing.T) {
	want(t, "relaxed", at(t, "some of the words").texts(".avis"), []string{
		"Aucune fiche ne contient tous vos mots\u00a0: voici celles qui en contiennent une partie.",
	})
	want(t, "truncated", at(t, "a long query").texts(".avis"), []string{
		"Votre recherche est longue\u00a0: seuls ses premiers mots ont été pris en compte.",
	})
}

func TestTheHeadingIsTrueOfWordsReadAsOthersOrInPart(t *testing.T) {
	for name, title := range map[string]string{
		"a word mended":     "1\u00a0fiche pour «\u00a0rose\u00a0»",
		"some of the words": "2\u00a0fiches proches de «\u00a0rose xyz\u00a0»",
	} {
		got := at(t, name)
		want(t, "heading", got.text("#titre-resultats"), title)
		want(t, "title", got.text("title"), title+" – Le jardin des livres")
		notice := got.Find("#titre-resultats").Next()
		want(t, "what follows the heading is the notice", notice.HasClass("avis"), true)
		told := notice.Contents().First().Text()
		want(t, "spoken", got.Find("#resultats").AttrOr("data-annonce", ""), title+". "+strings.TrimSpace(told))
	}
}

func TestHostileTextStaysText(t *testing.T) {
	for _, name := range []string{"hostile text", "a hostile fiche"} {
		got := at(t, name)
		if n := got.Find("main script, main img, main b, [onerror], a[href^='javascript']").Length(); n > 0 {
			t.Errorf("%s: %d elements came out of a text", name, n)
		}
		if !strings.Contains(got.text("main"), `<script>alert("titre")</script> & <b>gras</b>`) {
			t.Errorf("%s: the title is not shown as it is", name)
		}
	}
	got := at(t, "hostile text")
	want(t, "box", got.Find("#q").AttrOr("value", ""), `<script>alert(1)</script>">`)
	want(t, "mark", got.texts("mark"), []string{"rose"})
}

func TestTheFormsEmptyFieldsLeaveTheAddress(t *testing.T) {
	got := visit(t, library(), &fake{}, "/?q=rose&annee_min=&annee_max=&sort=&plante=ble&utm_source=x")
	want(t, "status", got.status, http.StatusSeeOther)
	want(t, "to", got.header.Get("Location"), "/?q=rose&plante=ble")
}

func TestASameViewIsNotSentTwice(t *testing.T) {
	pages, err := page.New(page.Config{BaseURL: "https://fiches.example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	c := library()
	f := &fake{answer: index.Answer{Total: 1, Hits: hits(c, "rose")}}
	first := visitWith(t, pages, c, f, httptest.NewRequest(http.MethodGet, "/", nil))
	want(t, "canonical", first.Find("link[rel=canonical]").AttrOr("href", ""), "https://fiches.example.org/")
	again := httptest.NewRequest(http.MethodGet, "/", nil)
	again.Header.Set("If-None-Match", `"x", `+first.header.Get("ETag"))
	second := visitWith(t, pages, c, f, again)
	want(t, "status", second.status, http.StatusNotModified)
	want(t, "body", second.html, "")
	head := visitWith(t, pages, c, f, httptest.NewRequest(http.MethodHead, "/", nil))
	want(t, "body of HEAD", head.html, "")
}

func TestFichesOfTheSameTitleAreToldApart(t *testing.T) {
	c := library()
	c.Cases.At(2).Titre = c.Cases.At(0).Titre
	got := visit(t, c, &fake{answer: index.Answer{Total: 2, Hits: hits(c, "ble", "rose")}}, "/")
	names := got.texts(".resultat h3")
	slices.Sort(names)
	want(t, "names", names, slices.Compact(slices.Clone(names)))
}

func TestAnEmptyCorpusSaysSo(t *testing.T) {
	empty := &corpus.Corpus{Schema: &corpus.Schema{Titre: "Vide"}, Thesaurus: &corpus.Thesaurus{}}
	got := visit(t, empty, &fake{}, "/")
	want(t, "status", got.status, http.StatusOK)
	want(t, "text", got.text(".vide"), "Aucune fiche n’est encore publiée ici.")
}

func TestAWordThatWasReadAsAnotherIsToldAndOneClickAway(t *testing.T) {
	got := at(t, "a word mended")
	want(t, "notice", got.text(".corrige"),
		"Aucune fiche ne contient «\u00a0rsoe\u00a0»\u00a0: voici les résultats pour «\u00a0rose\u00a0». Chercher quand même «\u00a0rsoe\u00a0»")
	want(t, "way back", got.hrefs(".corrige a"), []string{"/?q=%22rsoe%22"})
}

func TestTheTextsOfACorpusAreTypeset(t *testing.T) {
	c := library()
	const plain = "Où « ici » ? Oui : là ; bien !"
	one := c.Cases.At(0)
	c.Schema.Titre, c.Schema.Description, c.Schema.Facettes[0].Libelle, c.Schema.Rubriques[0].Libelle = plain, plain, plain, plain
	c.Schema.Facettes[0].Valeurs[0].Libelle, one.Titre, one.Resume, one.Rubriques["sujet"] = plain, plain, plain, []string{plain}
	one.Licence, one.Contact.Nom, one.Sources[0].Titre = plain, plain, plain
	answer := index.Answer{Total: 1, Matched: 1, Hits: hits(c, "ble"), Facets: counts(c, nil)}
	for _, address := range []string{"/", "/?plante=rose", "/fiches/ble", "/fiches/ble?plante=rose", "/?plante=ros"} {
		got := visit(t, c, &fake{answer: answer}, address)
		for _, wrong := range []string{"« ", " »", " ?", " :", " ;", " !"} {
			if at := strings.Index(got.html, wrong); at >= 0 {
				t.Errorf("%s: %q in %q", address, wrong, got.html[max(0, at-60):min(len(got.html), at+20)])
			}
		}
	}
}
