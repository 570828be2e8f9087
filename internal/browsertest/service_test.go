package browsertest

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"glane/corpus"
	"glane/corpus/cooperations"
)

func TestWhatTheAboutPageTellsIsWhatOneFinds(t *testing.T) {
	t.Parallel()
	base := site(t)
	b := NewTab(t, base)
	b.Open("/a-propos")
	type told struct{ Href, Count string }
	tries := Eval[[]told](b, `[...document.querySelectorAll(".essais dd")].map(d => ({Href: d.querySelector("a").getAttribute("href"), Count: d.querySelector(".discret").innerText}))`)
	bars := Eval[[]told](b, `[...document.querySelectorAll(".graphique li a")].map(a => ({Href: a.getAttribute("href"), Count: a.ariaLabel.split(", ").pop()}))`)
	if len(tries) < 7 || len(bars) < 20 {
		t.Fatalf("%d examples, %d bars", len(tries), len(bars))
	}
	for i, one := range append(tries, bars...) {
		if i >= len(tries) && i%7 != 0 {
			continue // some bars of each facet are enough
		}
		page := fetch(t, base+one.Href)
		if !strings.Contains(page, `>`+one.Count) {
			t.Errorf("%s does not find %s", one.Href, one.Count)
		}
	}
}

// The whole corpus is told by facet, by year and on the map, and can be taken away.
func TestTheAboutPageTellsTheCorpusByFacetByYearAndOnTheMap(t *testing.T) {
	base := recipes(t)
	b := NewTab(t, base)
	b.Open("/a-propos")
	all := found(t, base, "/")
	var facets []string
	for _, f := range all.Facets {
		facets = append(facets, f.Label)
	}
	want(t, "charts", strings.Join(b.links(".graphique h3"), ", "), strings.Join(append(facets, "Année"), ", "))
	dated := 0
	for _, bar := range b.links("#repartition-annee ~ ul .compte") {
		n, err := strconv.Atoi(bar)
		if err != nil {
			t.Fatal(err)
		}
		dated += n
	}
	want(t, "fiches of all years and of none", dated, all.Total)
	places := `.map(e => e.getAttribute("href") + " " + e.getAttribute("aria-label")).sort().join("\n")`
	onMap := Eval[string](b, `[...document.querySelectorAll(".carte svg a")]`+places)
	want(t, "places on the map", onMap, Eval[string](b, `[...document.querySelectorAll(".carte-liste a")]`+places))
	if !strings.Contains(onMap, "/?terroir=corse Corse, 1\u00a0fiche") {
		t.Errorf("the map tells %q", onMap)
	}
	ways := Eval[[]struct{ Href, Type string }](b, `[...document.querySelectorAll("[aria-labelledby=titre-emporter] a[type]")].map(a => ({Href: a.getAttribute("href"), Type: a.type}))`)
	want(t, "ways to take the corpus away", len(ways), 4)
	for _, way := range ways {
		res, err := http.Get(base + way.Href)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if kind := res.Header.Get("Content-Type"); res.StatusCode != http.StatusOK || !strings.HasPrefix(kind, strings.Split(way.Type, ";")[0]) {
			t.Errorf("%s gives %d, %q, not %q", way.Href, res.StatusCode, kind, way.Type)
		}
	}
	b.Accessible("about the second corpus")
}

func TestEveryQuestionThatTheAPIsPageProposesIsAnswered(t *testing.T) {
	t.Parallel()
	base := site(t)
	b := NewTab(t, base)
	b.Open("/api")
	asked := Eval[[]string](b, `[...document.querySelectorAll(".essai a")].map(a => a.getAttribute("href"))`)
	if paths := b.Count(".chemin-api[aria-labelledby^=api-]"); len(asked) != paths || paths == 0 {
		t.Errorf("%d questions for %d paths", len(asked), paths)
	}
	for _, href := range asked {
		fetch(t, base+href)
	}
	broken := Eval[string](b, `[...document.querySelectorAll("main a[href^='#']")].filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash).join()`)
	want(t, "links to nothing", broken, "")
}

func TestADeclarationOfAccessibilityIsAccessible(t *testing.T) {
	t.Parallel()
	c, _ := corpus.Load(cooperations.Files)
	c.Accessibilite = &corpus.Declaration{
		Organisme: "Le réseau", Etat: corpus.PartielConforme, Audit: &corpus.Audit{Par: "nos soins", Taux: 82.5, Rapport: "https://example.org/audit"},
		NonConformites: []string{"Une carte."}, Derogations: []string{"Un plan."}, Exemptions: []string{"Une vidéo."},
		EtablieLe: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC), Technologies: []string{"HTML"}, Environnements: []string{"Firefox et NVDA"},
		Outils: []string{"axe-core"}, Pages: []corpus.Source{{Titre: "Accueil", URL: "https://example.org/"}, {Titre: "Une fiche"}},
		Contact: corpus.Contact{Nom: "L’accueil", Courriel: "a@example.org", Telephone: "04 75 00 00 00"}, Schema: "https://example.org/schema",
	}
	base := serve(t, c)
	b := NewTab(t, base)
	b.Size(320, 800)
	b.Open("/accessibilite")
	b.Accessible("a declaration")
	if wide := Eval[int](b, "document.documentElement.scrollWidth"); wide > 320 {
		t.Errorf("%d px wide", wide)
	}
	want(t, "small targets", Eval[string](b, smallTargets), "")
	want(t, "foot", b.links(".pied nav li:last-child a")[0], "Accessibilité\u00a0: partiellement conforme")
	ValidHTML(t, map[string]string{"declaration": fetch(t, base+"/accessibilite")})
}

// fetch gives what an address is answered with, which has to be a good answer.
func fetch(t *testing.T, address string) string {
	t.Helper()
	client := &http.Client{Timeout: patience}
	res, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Errorf("%s: status %d, %v", address, res.StatusCode, err)
	}
	return string(body)
}
