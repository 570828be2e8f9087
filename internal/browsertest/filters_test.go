package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Point 17.
func TestActiveFiltersAreAListOfLinksThatRemoveThem(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		b.Open("/?q=territoire&enjeux=eau&theme=gouvernance")
		links := b.names("link")
		for _, name := range []string{"Retirer le filtre Enjeux\u00a0: Ressource en eau", "Retirer le filtre Thème\u00a0: Gouvernance", "Tout effacer"} {
			has(t, "links", links, name)
		}
		want(t, "links outside a list", b.Count(":not(li) > .jeton, :not(li) > .effacer"), 0)
		click := func(selector, address string) {
			t.Helper()
			if b.scriptless {
				b.Follow(chromedp.Click(chromedp.CSS(selector)))
				want(t, "address", b.Address(), address)
			} else {
				b.Do(chromedp.Click(chromedp.CSS(selector)))
				b.Shows(address)
			}
		}
		click(".jeton", "/?q=territoire&theme=gouvernance")
		want(t, "filters left", b.Count(".jeton"), 1)
		click(".effacer", "/?q=territoire")
		want(t, "filters after all were cleared", b.Count(".jeton, .effacer"), 0)
	})
}

// Point 18.
func TestOnAPhoneAButtonOpensTheFiltersAndEscapeGivesTheFocusBack(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Size(320, 700)
	b.Open("/?q=territoire&theme=gouvernance")
	shown := func() bool { return Eval[bool](b, "document.getElementById('filtres').checkVisibility()") }
	expanded := func() string { return Eval[string](b, "document.getElementById('ouvrir-filtres').ariaExpanded") }
	button := chromedp.ID("ouvrir-filtres")
	want(t, "the panel at first", shown(), false)
	want(t, "expanded at first", expanded(), "false")
	has(t, "buttons", b.names("button"), "Filtrer (1\u00a0actif)")

	b.Do(chromedp.Focus(button), chromedp.KeyEvent(kb.Enter))
	want(t, "the panel once opened", shown(), true)
	want(t, "expanded once opened", expanded(), "true")
	want(t, "the focus is in the panel", b.focused(), "filtres")
	b.Accessible("the panel of filters, open")
	b.press(kb.Escape)
	want(t, "the panel after Escape", shown(), false)
	want(t, "expanded after Escape", expanded(), "false")
	want(t, "the focus after Escape", b.focused(), "ouvrir-filtres")

	b.Do(chromedp.Click(button), tick("outil", "convention"))
	b.Shows("/?q=territoire&outil=convention&theme=gouvernance")
	want(t, "the panel after a tick", shown(), true)
	want(t, "expanded after a tick", expanded(), "true")
	has(t, "buttons after a tick", b.names("button"), "Filtrer (2\u00a0actifs)")
	b.press(kb.Escape) // from the box that was ticked
	want(t, "the panel after Escape on a box", shown(), false)
	want(t, "the focus after Escape on a box", b.focused(), "ouvrir-filtres")
	b.press(kb.Enter)
	see := Eval[string](b, "document.querySelector('.voir').innerText")
	total := Eval[string](b, "document.getElementById('titre-resultats').innerText.split(' pour')[0]")
	want(t, "the button that closes", see, "Voir "+total)
	b.Do(chromedp.Click(chromedp.CSS(".voir")))
	want(t, "the panel after it", shown(), false)
	want(t, "the focus after it", b.focused(), "titre-resultats")
}

func TestYearsHaveBoundsAHistogramAndTheSameAsLinks(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, recipes(t), func(t *testing.T, b *Tab) {
		b.Open("/")
		has(t, "pictures", b.names("image"), "Fiches par année, de 1586 à 1864\u202f; le plus\u00a0: 1860 à 1879, 2\u00a0fiches")
		b.Open("/?annee_min=1850&annee_max=1900")
		want(t, "bounds", Eval[string](b, "annee_min.value + '-' + annee_max.value"), "1850-1900")
		if in, out := b.Count(".histogramme rect:not(.hors)"), b.Count(".histogramme .hors"); in == 0 || out == 0 {
			t.Errorf("%d bars in the range, %d out of it", in, out)
		}
		b.Do(chromedp.Click(chromedp.CSS(".annees .suite summary")))
		first := b.links(".par-annee a")[0]
		if b.scriptless {
			b.Follow(chromedp.Click(chromedp.CSS(".par-annee a")))
		} else {
			b.Do(chromedp.Click(chromedp.CSS(".par-annee a")))
			b.Until("!location.search.includes('annee_min=1850')")
		}
		if !strings.HasSuffix(first, b.Text("#titre-resultats")) {
			t.Errorf("the link says %q, the results %q", first, b.Text("#titre-resultats"))
		}
	})
}

func TestAMapLeadsToTheFichesOfAPlaceAndAListTellsTheSame(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		b.Open("/?q=territoire")
		b.Follow(chromedp.Click(chromedp.CSS(`#facette-territoire a[href^="/cartes/"]`)))
		want(t, "the map", b.Address(), "/cartes/territoire?q=territoire")
		hrefs := func(selector string) string {
			return Eval[string](b, `[...document.querySelectorAll(`+quote(selector)+`)].map(e => e.getAttribute("href") + " " + e.getAttribute("aria-label")).sort().join("\n")`)
		}
		want(t, "places on the map", hrefs(".carte svg a"), hrefs(".carte-liste a"))
		want(t, "places in the legend's shades only", b.Count(".carte svg a.t0"), 0)
		name := Eval[string](b, `document.querySelector(".carte svg a").getAttribute("aria-label")`)
		b.Do(chromedp.Focus(chromedp.CSS(".carte svg a")))
		want(t, "a place is reached by the keyboard", Eval[string](b, "document.activeElement.getAttribute('aria-label')"), name)
		b.Follow(chromedp.KeyEvent(kb.Enter))
		want(t, "filters after a place", b.Count(".jeton"), 1)
		if total := strings.Split(name, ", ")[1]; !strings.HasPrefix(b.Text("#titre-resultats"), total) {
			t.Errorf("the map says %q, the results %q", name, b.Text("#titre-resultats"))
		}
		b.Open("/cartes/territoire/regions?territoire=region-bretagne")
		want(t, "the chosen one", Eval[string](b, `document.querySelector(".carte svg .choisi").getAttribute("href")`), "/")
	})
}

func TestAMapIsDrawnForAnyCorpusWhosePlacesHaveCodes(t *testing.T) {
	t.Parallel()
	b := NewTab(t, recipes(t))
	b.Open("/cartes/terroir")
	want(t, "régions", b.Count(".carte svg a"), 12)
	want(t, "levels to choose from", b.Count(".niveaux"), 0)
	b.Media(map[string]string{"forced-colors": "active"})
	b.Accessible("a map in forced colours")
}
