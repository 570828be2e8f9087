package browsertest

import (
	"context"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// becomes waits until an expression holds in the page.
func (b *Tab) becomes(expression string) {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Run(ctx, chromedp.Poll[bool](expression))
		return err
	})
}

// An acronym is explained where it stands, by keyboard, and without any script.
func TestAnAcronymIsExplainedOnDemand(t *testing.T) {
	t.Parallel()
	base := site(t)
	for _, script := range []bool{true, false} {
		b := NewTab(t, base)
		if !script {
			b.NoScript()
		}
		b.Open("/fiches/plans-cooperation-monts-ardeche?q=pnr")
		open := func() bool { return Eval[bool](b, `document.getElementById("sigle-pnr").matches(":popover-open")`) }
		want(t, "buttons for one acronym", b.Count(`[popovertarget=sigle-pnr].sigle`), 1)
		want(t, "open at first", open(), false)
		b.Do(chromedp.Focus(chromedp.CSS(".sigle")), chromedp.KeyEvent(kb.Enter))
		want(t, "open after Enter", open(), true)
		if said := b.Text("#sigle-pnr"); !strings.Contains(said, "parc naturel régional") {
			t.Errorf("the explanation says %q", said)
		}
		b.Accessible("an explanation that is open")
		b.Do(chromedp.KeyEvent(kb.Escape))
		want(t, "open after Escape", open(), false)
		want(t, "focus after Escape", Eval[string](b, "document.activeElement.className"), "sigle")
		b.Do(chromedp.Click(chromedp.CSS(".sigle")))
		want(t, "open after a click", open(), true)
		b.Follow(chromedp.Click(chromedp.CSS("#sigle-pnr a")))
		want(t, "the acronym in the glossary", Eval[string](b, "document.querySelector(':target dfn').innerText"), "PNR")
		b.Follow(chromedp.Click(chromedp.CSS("[id=sigle-pnr] .parlent a")))
		want(t, "its fiches", b.Address(), "/?q=PNR")
	}
}

func TestAnAcronymIsCopiedWithTheTextAroundIt(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/fiches/plans-cooperation-monts-ardeche")
	selected := Eval[string](b, `(() => {
		const line = document.querySelector(".sigle").closest("li, p");
		getSelection().selectAllChildren(line);
		return getSelection().toString(); })()`)
	want(t, "text that is selected", selected, Eval[string](b, `document.querySelector(".sigle").closest("li, p").textContent`))
	if !strings.Contains(selected, "PNR") {
		t.Errorf("no acronym in %q", selected)
	}
}

// Tabs of one browser share a clipboard: this test is not run beside others.
func TestAFicheIsCopiedCitedAndReported(t *testing.T) {
	b := NewTab(t, recipes(t))
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, cdpbrowser.SetPermission, cdpbrowser.SetPermissionParams{
			Permission: &cdpbrowser.PermissionDescriptor{Name: "clipboard-read"}, Setting: cdpbrowser.PermissionSettingGranted,
			BrowserContextID: chromedp.FromContext(ctx).BrowserContextID,
		})
		return err
	})
	b.Open("/fiches/quiche-lorraine?q=lard")
	copied := func() string {
		ctx, cancel := context.WithTimeout(b.ctx, patience)
		defer cancel()
		text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("navigator.clipboard.readText()", awaited))
		if err != nil {
			t.Fatalf("read the clipboard: %v", err)
		}
		return text
	}
	spoken := func(sentence string) {
		t.Helper()
		b.becomes(`document.getElementById("annonce").textContent.startsWith(` + quote(sentence) + `)`)
		want(t, "what is seen", b.Text("#dit"), sentence)
	}
	b.Do(chromedp.Click(chromedp.CSS("[data-copier]")))
	spoken("Lien copié")
	want(t, "link that was copied", copied(), b.base+"/fiches/quiche-lorraine")
	b.Do(chromedp.Click(chromedp.CSS(".citer summary")), chromedp.Click(chromedp.CSS("[data-copier-texte]")))
	spoken("Référence copiée")
	if reference := copied(); !strings.HasSuffix(reference, b.base+"/fiches/quiche-lorraine") || !strings.HasPrefix(reference, "Quiche lorraine. In") {
		t.Errorf("reference that was copied: %q", reference)
	}
	b.Accessible("a fiche with its reference shown")
	reports := Eval[[]string](b, `[...document.querySelectorAll(".signaler a")].map(a => a.innerText + " " + a.protocol)`)
	want(t, "ways to report", strings.Join(reports, ", "), "Signaler une correction mailto:, Modifier la fiche https:")

	b.NoScript()
	b.Open("/fiches/quiche-lorraine")
	want(t, "buttons that do nothing without script", Eval[int](b, `[...document.querySelectorAll(".outils button")].filter(e => e.checkVisibility()).length`), 0)
}

func TestAFicheTellsAllThatItsFileGives(t *testing.T) {
	base := recipes(t)
	b := NewTab(t, base)
	b.Open("/fiches/gratin-dauphinois?q=ail")
	want(t, "rubrics", strings.Join(b.links(".fiche-corps h2"), ", "), "Ingrédients, Préparation, Conseils, Histoire, Sources, Fiches proches")
	margin := b.Text(".fiche-cote")
	for _, told := range []string{
		"Terroir\u00a0: Dauphiné", "Année\u00a0: 1788", "Publiée le\u00a0: 4\u00a0octobre\u00a02021", "Mise à jour le\u00a0: 16\u00a0janvier\u00a02023",
		"Contact\u00a0: Odile Ferrand", "Licence\u00a0: Licence Ouverte 2.0", "Signaler une correction",
	} {
		if !strings.Contains(margin, told) {
			t.Errorf("the fiche does not tell %q: %s", told, margin)
		}
	}
	want(t, "ways to its contact", b.Count(`.fiche-cote a[href^="mailto:odile.ferrand@"], .fiche-cote a[href^="tel:"]`), 2)
	want(t, "words searched for that are marked", strings.ToLower(b.Text(".fiche-corps mark")), "ail")
	similar := Eval[[]string](b, `[...document.querySelectorAll(".proches a")].map(a => a.getAttribute("href"))`)
	if len(similar) < 2 {
		t.Errorf("similar fiches: %q", similar)
	}
	for _, href := range similar {
		if fetch(t, base+href); href == "/fiches/gratin-dauphinois" {
			t.Error("it is similar to itself")
		}
	}
	want(t, "what search engines read", Eval[string](b, `(w => [w["@context"], w["@type"], w.headline, w.datePublished, w.dateModified, w.license.name].join())(
		JSON.parse(document.querySelector("script[type='application/ld+json']").textContent))`),
		"https://schema.org,Article,Gratin dauphinois,2021-10-04,2023-01-16,Licence Ouverte 2.0")
	want(t, "title where its link is shown", Eval[string](b, `document.querySelector("meta[property='og:title']").content`), "Gratin dauphinois")
}

func TestAReaderGoesFromFicheToFicheThroughTheResults(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/?q=territoire&size=2")
	hits := Eval[[]string](b, `[...document.querySelectorAll(".resultat h3 a")].map(a => a.innerText)`)
	b.Follow(chromedp.Click(chromedp.CSS(".resultat h3 a")))
	want(t, "place", strings.HasPrefix(b.Text(".voisines .place"), "Fiche 1 sur "), true)
	want(t, "ways back from the first", b.Count(".voisines [rel^=prev]"), 0)
	b.Follow(chromedp.Click(chromedp.CSS(".voisines [rel^=next]")))
	want(t, "second", b.Text("h1"), hits[1])
	b.Follow(chromedp.Click(chromedp.CSS(".voisines [rel^=next]")))
	want(t, "third, on the next page", strings.HasPrefix(b.Text(".voisines .place"), "Fiche 3 sur "), true)
	b.Follow(chromedp.Click(chromedp.CSS(".chemin a")))
	want(t, "results that it is in", b.Address(), "/?q=territoire&page=2&size=2")
	b.Do(chromedp.NavigateBack())
	b.Follow(chromedp.Click(chromedp.CSS(".voisines [rel^=prev]")))
	want(t, "second again", b.Text("h1"), hits[1])
}

func TestTheGlossaryIsSearchedWithoutScript(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.NoScript()
	b.Open("/")
	b.Follow(chromedp.Click(chromedp.CSS(`.pied a[href="/sigles"]`)))
	all := b.Count(".entree")
	b.Follow(chromedp.SendKeys(chromedp.ID("contains"), "amenagement"+kb.Enter))
	want(t, "address", b.Address(), "/sigles?contains=amenagement")
	if few := b.Count(".entree"); few == 0 || few >= all {
		t.Errorf("%d of %d acronyms", few, all)
	}
	want(t, "number told", strings.HasPrefix(b.Text(".sigles-nombre"), Eval[string](b, "String(document.querySelectorAll('.entree').length)")), true)
	count := Eval[string](b, `document.querySelector(".parlent a").innerText.match(/\d+/)[0]`)
	b.Follow(chromedp.Click(chromedp.CSS(".parlent a")))
	want(t, "fiches that the link gives", strings.HasPrefix(b.Text("#titre-resultats"), count+"\u00a0"), true)
}
