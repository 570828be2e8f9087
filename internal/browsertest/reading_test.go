package browsertest

import (
	"context"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"glane/corpus"
)

// Paper shows the page as it is printed, or as it is on the screen again.
func (b *Tab) Paper(printed bool) {
	b.t.Helper()
	media := ""
	if printed {
		media = "print"
	}
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media})
		return err
	})
}

// Sheets is how many A4 pages the page takes on paper.
func (b *Tab) Sheets() int {
	b.t.Helper()
	var document []byte
	b.call(func(ctx context.Context) error {
		// The size is in inches. The margins of the page's own style hold.
		pdf, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69})
		document = pdf.Data
		return err
	})
	return len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(document, -1))
}

// becomes waits until an expression holds in the page.
func (b *Tab) becomes(expression string) {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Run(ctx, chromedp.Poll[bool](expression))
		return err
	})
}

// recipes serves the second corpus.
func recipes(t *testing.T) string {
	t.Helper()
	c, faults := corpus.Load(os.DirFS("../../corpus/testdata/recettes"))
	if len(faults) > 0 {
		t.Fatalf("the second corpus is not sound: %v", faults)
	}
	return serve(t, c)
}

// namesakes are two fiches of one title.
var namesakes = fstest.MapFS{
	"corpus.yaml":    oneCase["corpus.yaml"],
	"cases/une.yaml": {Data: []byte("titre: Une fiche\nrubriques: {texte: [Un texte.]}\n")},
	"cases/et.yaml":  {Data: []byte("titre: Une fiche\nrubriques: {texte: [Un autre texte.]}\n")},
}

// Point 24.
func TestHitsAreOneListWithOneHeadingLinkEachAndItsOwnName(t *testing.T) {
	b := NewTab(t, site(t))
	b.Open("/?q=coop%C3%A9ration")
	want(t, "lists", b.Count("#resultats ol"), 1)
	hits := b.Count(".resultat")
	if hits < 2 {
		t.Fatalf("%d hits", hits)
	}
	want(t, "items that are hits", b.Count("#resultats ol > li.resultat"), hits)
	want(t, "items with one heading that is one link", Eval[int](b, `[...document.querySelectorAll(".resultat")]
		.filter(e => e.querySelectorAll("h3").length == 1 && e.querySelectorAll("h3 a").length == 1
			&& e.querySelector("h3 a").innerText == e.querySelector("h3").innerText).length`), hits)

	c, _ := corpus.Load(namesakes)
	double := NewTab(t, serve(t, c))
	double.Open("/")
	names := slices.DeleteFunc(double.names("link"), func(name string) bool { return !strings.HasPrefix(name, "Une fiche") })
	slices.Sort(names)
	want(t, "names of fiches of one title", strings.Join(names, ", "), "Une fiche (et), Une fiche (une)")
}

// Point 24.
func TestWordsThatWereFoundAreSeenInForcedColoursAndInPrint(t *testing.T) {
	b := NewTab(t, site(t))
	for _, address := range []string{"/?q=alimentaire", "/fiches/gip-fdiaa-isere?q=alimentaire"} {
		b.Open(address)
		if b.Count("main mark") == 0 {
			t.Fatalf("%s: nothing is marked", address)
		}
		b.Media(map[string]string{"forced-colors": "active"})
		want(t, address+", marks that look like the text beside them, forced colours", Eval[int](b, plainMarks), 0)
		b.Paper(true)
		want(t, address+", marks that look like the text beside them, print", Eval[int](b, plainMarks), 0)
		b.Paper(false)
		b.Media(nil)
	}
}

// plainMarks counts marks that have neither another ground nor a line under them
// together with another weight: on paper colours may be gone.
const plainMarks = `[...document.querySelectorAll("main mark")].filter(e => {
	const own = getComputedStyle(e), around = getComputedStyle(e.parentElement);
	const ground = own.backgroundColor != around.backgroundColor && own.backgroundColor != "rgba(0, 0, 0, 0)";
	const line = own.textDecorationLine.includes("underline");
	return matchMedia("print").matches ? !(line && own.fontWeight >= 700) : !(ground && own.fontWeight >= 700);
}).length`

// Point 25.
func TestAPrintedListHasItsQueryFiltersDateAndAddressAndNoFilterToTick(t *testing.T) {
	base := site(t)
	for _, script := range []bool{true, false} {
		b := NewTab(t, base)
		if !script {
			b.NoScript()
		}
		b.Open("/?q=territoire&theme=gouvernance")
		b.Paper(true)
		paper := b.Text("body")
		for _, told := range []string{"«\u00a0territoire\u00a0»", "Thème\u00a0: Gouvernance", "Page consultée le ", "/?q=territoire&theme=gouvernance"} {
			if !strings.Contains(paper, told) {
				t.Errorf("script %v: the paper does not say %q: %s", script, told, paper)
			}
		}
		if script && !strings.Contains(paper, base+"/?q=territoire&theme=gouvernance") {
			t.Errorf("the address is not whole: %s", paper)
		}
		want(t, "what is there to tick, fill in or press", Eval[string](b, `[...document.querySelectorAll("input, select, button, #filtres, .pages, .jeton, .acces")]
			.filter(e => e.checkVisibility()).map(e => e.outerHTML).join()`), "")
	}
}

// Point 25. The address on paper is that of the view that was reached by script.
func TestTheAddressOnPaperFollowsTheView(t *testing.T) {
	b := NewTab(t, site(t))
	b.Open("/?q=territoire")
	b.Do(tick("theme", "gouvernance"), chromedp.WaitVisible(chromedp.CSS(".jeton")))
	Eval[any](b, `dispatchEvent(new Event("beforeprint")); null`)
	want(t, "address on paper", Eval[string](b, `document.querySelector(".papier [data-adresse]").textContent`), Eval[string](b, "location.href"))
}

// Point 25.
func TestAFicheTakesTwoSheetsAtMost(t *testing.T) {
	for name, base := range map[string]string{"cooperations": site(t), "recettes": recipes(t)} {
		b := NewTab(t, base)
		b.Open("/?size=100")
		hrefs := Eval[[]string](b, `[...document.querySelectorAll(".resultat h3 a")].map(a => a.getAttribute("href"))`)
		if len(hrefs) < 10 {
			t.Fatalf("%s: %d fiches", name, len(hrefs))
		}
		for _, href := range hrefs {
			b.Open(href)
			if n := b.Sheets(); n < 1 || n > 2 {
				t.Errorf("%s: %s takes %d sheets", name, href, n)
			}
		}
		b.Paper(true)
		want(t, "links that are drawn as links on paper, but for sources", Eval[int](b, `[...document.querySelectorAll("a")].filter(a =>
			a.checkVisibility() && !a.closest(".sources") && getComputedStyle(a).textDecorationLine != "none").length`), 0)
		want(t, "parts that are for the screen", Eval[int](b, `[...document.querySelectorAll(".ecran, button:not(.sigle), .bulle")].filter(e => e.checkVisibility()).length`), 0)
	}
}

func TestAPrintedFicheHasItsSourcesItsDateAndItsAddress(t *testing.T) {
	b := NewTab(t, site(t))
	b.Open("/fiches/contrat-reciprocite-toulouse-gascogne?q=territoire&theme=gouvernance")
	b.Paper(true)
	paper := b.Text("body")
	for _, told := range []string{"Recherche\u00a0: «\u00a0territoire\u00a0»", "Thème\u00a0: Gouvernance", "Page consultée le ", b.base + "/fiches/contrat-reciprocite-toulouse-gascogne"} {
		if !strings.Contains(paper, told) {
			t.Errorf("the paper does not say %q: %s", told, paper)
		}
	}
	want(t, "sources whose address is not printed", Eval[int](b, `[...document.querySelectorAll(".sources li a")].filter(a =>
		!(a.nextElementSibling ?? a).innerText.includes(new URL(a.href).host)).length`), 0)
}

// An acronym is explained where it stands, by keyboard, and without any script.
func TestAnAcronymIsExplainedOnDemand(t *testing.T) {
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

func TestAFicheIsCopiedCitedAndReported(t *testing.T) {
	b := NewTab(t, recipes(t))
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, cdpbrowser.SetPermission, cdpbrowser.SetPermissionParams{
			Permission: &cdpbrowser.PermissionDescriptor{Name: "clipboard-read"}, Setting: cdpbrowser.PermissionSettingGranted,
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

func TestAReaderGoesFromFicheToFicheThroughTheResults(t *testing.T) {
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
