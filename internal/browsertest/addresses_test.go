package browsertest

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// Point 1.
func TestAReaderWithoutScriptSearchesFiltersTurnsPagesAndComesBack(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.NoScript()
	b.Open("/?size=2")
	b.Follow(chromedp.SendKeys(chromedp.ID("q"), "coopération"+kb.Enter))
	want(t, "after the search", b.Address(), "/?q=coop%C3%A9ration&size=2")
	all := b.Text("#titre-resultats")

	b.Do(tick("outil", "contrat"), tick("outil", "convention"))
	b.Follow(chromedp.Click(chromedp.CSS(".appliquer button")))
	filters := strings.Split(strings.TrimPrefix(b.Address(), "/?"), "&")
	slices.Sort(filters)
	want(t, "after the filters", strings.Join(filters, " "), "outil=contrat outil=convention q=coop%C3%A9ration size=2")
	want(t, "boxes that are ticked", b.Count("input:checked"), 2)
	want(t, "filters to remove", b.Count(".jeton"), 2)
	if few := b.Text("#titre-resultats"); few == all {
		t.Errorf("the filters changed nothing: %s", few)
	}

	b.Follow(chromedp.Click(chromedp.CSS("a[rel=next]")))
	second, turned := b.Address(), b.shown()
	want(t, "current page", turned.Page, "Page 2")
	title := b.Text(".resultat h3 a")

	b.Follow(chromedp.Click(chromedp.CSS(".resultat h3 a")))
	want(t, "heading of the fiche", b.Text("h1"), title)
	if b.Count(".fiche mark") == 0 {
		t.Error("the words that were searched are not marked in the fiche")
	}
	fiche := b.Address()
	b.Follow(chromedp.Click(chromedp.CSS(".chemin a")))
	want(t, "back by the link", b.Address(), second)
	b.Do(chromedp.NavigateBack())
	want(t, "back by the browser", b.Address(), fiche)

	b.Do(chromedp.NavigateBack())
	if diff := cmp.Diff(turned, b.shown()); diff != "" {
		t.Errorf("back from the fiche (-was +is):\n%s", diff)
	}
	b.Follow(chromedp.Click(chromedp.CSS(".jeton")))
	want(t, "filters after one was removed", b.Count(".jeton"), 1)
	b.Follow(chromedp.Click(chromedp.CSS(".effacer")))
	want(t, "after all were", b.Address(), "/?q=coop%C3%A9ration&size=2")
}

// A shown is what a reader has before the eyes on the search page.
type shown struct {
	Words, Sort, Page, Title, Heading string
	Hits, Ticked                      []string
}

// shown reads the search page as it stands.
func (b *Tab) shown() shown {
	b.t.Helper()
	return Eval[shown](b, `({
		Words: document.getElementById("q").value,
		Sort: document.getElementById("sort")?.value ?? "",
		Page: document.querySelector("[aria-current=page]")?.innerText.replace(/[\n ]+/g, " ") ?? "",
		Title: document.title,
		Heading: document.getElementById("titre-resultats").innerText,
		Hits: [...document.querySelectorAll(".resultat h3 a")].map(a => a.getAttribute("href")),
		Ticked: [...document.querySelectorAll("input:checked")].map(i => i.name + "=" + i.value).sort(),
	})`)
}

// Point 2.
func TestTheAddressHoldsTheWholeView(t *testing.T) {
	t.Parallel()
	base := site(t)
	views, addresses := map[bool]shown{}, map[bool]string{}
	withAndWithoutScript(t, base, func(t *testing.T, b *Tab) {
		b.Open("/?size=2")
		// Without scripts the page waits for a button.
		then := func(press ...chromedp.Action[chromedp.Void]) {
			if b.scriptless {
				b.Follow(press...)
			}
		}
		b.types("territoire")
		then(chromedp.KeyEvent(kb.Enter))
		// Each act is one step in the page: results that come meanwhile bring other
		// boxes, and the browser's driver would lose the one that it was about to click.
		for _, box := range []string{"[name=outil][value=contrat]", "[name=outil][value=appel-a-projets]", "[name=theme][value=gouvernance]", "[name=theme][value=alimentation]"} {
			Eval[any](b, `document.querySelector("#filtres `+box+`").click(), null`)
		}
		if !b.scriptless { // results so few that they need no order may come between
			b.Until("new URLSearchParams(location.search).getAll('theme').length === 2")
			b.Shows(b.Address())
		}
		Eval[any](b, `(s => { s.value = "titre"; s.dispatchEvent(new Event("change", {bubbles: true})) })(document.getElementById("sort"))`)
		then(chromedp.Click(chromedp.CSS(".appliquer button")))
		b.Until("location.search.includes('sort=titre') && document.readyState === 'complete'")
		if !b.scriptless {
			b.Shows(b.Address()) // the button leads to the address in the order of its form
		}
		Eval[any](b, `document.querySelector("a[rel=next]").click(), null`)
		b.Until(`document.querySelector("[aria-current=page]")?.innerText.includes("2")`)
		views[b.scriptless], addresses[b.scriptless] = b.shown(), b.Address()
	})
	withAndWithoutScript(t, base, func(t *testing.T, fresh *Tab) {
		// A view that scripts made is opened without them, and the other way round.
		made := views[!fresh.scriptless]
		want(t, "words", made.Words, "territoire")
		want(t, "order", made.Sort, "titre")
		want(t, "page", made.Page, "Page 2")
		want(t, "boxes that are ticked", strings.Join(made.Ticked, " "), "outil=appel-a-projets outil=contrat theme=alimentation theme=gouvernance")
		want(t, "hits", len(made.Hits), 1)
		fresh.Open(addresses[!fresh.scriptless])
		if diff := cmp.Diff(made, fresh.shown()); diff != "" {
			t.Errorf("a fresh browser shows another view:\n%s", diff)
		}
		fresh.Do(chromedp.Reload())
		if diff := cmp.Diff(made, fresh.shown()); diff != "" {
			t.Errorf("the view after a reload is another:\n%s", diff)
		}
	})
}

// Point 4.
func TestTheTitleTellsWordsNumberAndPageAndDiffersInEveryState(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		const name = " – Coopérations interterritoriales"
		for address, title := range map[string]string{
			"/?q=eau":                      "2_fiches pour «_eau_»",
			"/?q=tridan":                   "1_fiche pour «_tridan_»",
			"/?q=xyzzy":                    "Aucune fiche pour «_xyzzy_»",
			"/?size=3&page=2":              "10_fiches, page 2 sur 4",
			"/?theme=eau":                  "1_fiche, filtre Thème_: Eau",
			"/?q=eau+xyzzy":                "2_fiches proches de «_eau xyzzy_»",
			"/?theme=eau&theme=mobilite":   "3_fiches, filtres Thème_: Eau et Thème_: Mobilité",
			"/?q=eau&sort=titre":           "2_fiches pour «_eau_», tri_: Titre",
			"/fiches/entente-tridan?q=eau": "Entente interterritoriale TRIDAN",
			"/a-propos":                    "À propos",
		} {
			b.Open(address)
			want(t, address, Eval[string](b, "document.title"), strings.ReplaceAll(title, "_", "\u00a0")+name)
		}
		titles := map[string]string{}
		look := func(name, address string) {
			t.Helper()
			b.Open(address)
			title := Eval[string](b, "document.title")
			if other, taken := titles[title]; taken {
				t.Errorf("%q and %q are both called %q", name, other, title)
			}
			titles[title] = name
			if spoken := Eval[string](b, "document.querySelector('h1').innerText"); spoken == "" {
				t.Errorf("%s has an empty heading", name)
			}
		}
		for _, v := range views {
			if v.failed {
				b.ExpectConsole(1)
			}
			look(v.name, v.address)
		}
		for _, address := range []string{
			"/?q=alimentaire", "/?q=eau&sort=titre", "/?q=territoire&sort=titre&page=2&size=3", "/?q=territoire&page=2&size=3",
			"/?theme=alimentation&theme=gouvernance", "/?theme=alimentation&outil=contrat", "/?theme=gouvernance&outil=contrat",
		} {
			look(address, address)
		}
	})
}

// Points 4 and 5, for views that a script puts into the place of others.
func TestWhatTheHeadOfAPageTellsFollowsTheView(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/")
	const told = `document.title + "|" + [...document.head.querySelectorAll("meta[name=robots], link[rel=canonical]")].map(e => e.content ?? e.getAttribute("href"))`
	first := Eval[string](b, told)
	b.Do(tick("theme", "eau"))
	b.Shows("/?theme=eau")
	want(t, "with a filter", Eval[string](b, told), "1\u00a0fiche, filtre Thème\u00a0: Eau – Coopérations interterritoriales|noindex")
	b.types("xyzzy")
	b.Shows("/?q=xyzzy&theme=eau")
	want(t, "with nothing found", Eval[string](b, told), "Aucune fiche pour «\u00a0xyzzy\u00a0», filtre Thème\u00a0: Eau – Coopérations interterritoriales|noindex")
	Eval[any](b, "history.go(-2), null")
	b.Shows("/")
	want(t, "back at the start", Eval[string](b, told), first)
	if !strings.HasSuffix(first, "|/") {
		t.Errorf("the first page is not canonical: %s", first)
	}
}
