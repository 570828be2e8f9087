package browsertest

import (
	"io"
	"net/http"
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
	bars := Eval[[]told](b, `[...document.querySelectorAll(".graphique a")].map(a => ({Href: a.getAttribute("href"), Count: a.ariaLabel.split(", ").pop()}))`)
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
