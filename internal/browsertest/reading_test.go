package browsertest

import (
	"context"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

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

// recipes serves the second corpus.
func recipes(t *testing.T) string {
	t.Helper()
	return serve(t, secondCorpus(t))
}

func secondCorpus(t *testing.T) *corpus.Corpus {
	t.Helper()
	c, faults := corpus.Load(os.DirFS("../../corpus/testdata/recettes"))
	if len(faults) > 0 {
		t.Fatalf("the second corpus is not sound: %v", faults)
	}
	return c
}

// namesakes are two fiches of one title.
var namesakes = fstest.MapFS{
	"corpus.yaml":    oneCase["corpus.yaml"],
	"cases/une.yaml": {Data: []byte("titre: Une fiche\nrubriques: {texte: [Un texte.]}\n")},
	"cases/et.yaml":  {Data: []byte("titre: Une fiche\nrubriques: {texte: [Un autre texte.]}\n")},
}

// Point 24.
func TestHitsAreOneListWithOneHeadingLinkEachAndItsOwnName(t *testing.T) {
	t.Parallel()
	for base, address := range map[string]string{site(t): "/?q=coop%C3%A9ration", recipes(t): "/?q=sel&size=100"} {
		b := NewTab(t, base)
		b.Open(address)
		want(t, "lists", b.Count("#resultats ol"), 1)
		hits := b.Count(".resultat")
		if hits < 2 {
			t.Fatalf("%d hits", hits)
		}
		want(t, "items that are hits", b.Count("#resultats ol > li.resultat"), hits)
		want(t, "items with one heading that is one link", Eval[int](b, `[...document.querySelectorAll(".resultat")]
			.filter(e => e.querySelectorAll("h1, h2, h3, h4, h5, h6").length == 1 && e.querySelectorAll("h3 a, a h3").length == 1
				&& e.querySelector("h3 a").innerText == e.querySelector("h3").innerText).length`), hits)
		names := b.links(".resultat h3 a")
		slices.Sort(names)
		want(t, "names, each once", len(slices.Compact(names)), hits)
	}

	c, _ := corpus.Load(namesakes)
	double := NewTab(t, serve(t, c))
	double.Open("/")
	names := slices.DeleteFunc(double.names("link"), func(name string) bool { return !strings.HasPrefix(name, "Une fiche") })
	slices.Sort(names)
	want(t, "names of fiches of one title", strings.Join(names, ", "), "Une fiche (et), Une fiche (une)")
}

// Point 24.
func TestWordsThatWereFoundAreSeenInForcedColoursAndInPrint(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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
		if day := today.FindStringSubmatch(paper); day == nil || day[1] != strconv.Itoa(time.Now().Year()) {
			t.Errorf("script %v: the paper does not say the day: %s", script, paper)
		}
		if script && !strings.Contains(paper, base+"/?q=territoire&theme=gouvernance") {
			t.Errorf("the address is not whole: %s", paper)
		}
		want(t, "what is there to tick, fill in or press", Eval[string](b, `[...document.querySelectorAll("input, select, button, #filtres, .pages, .jeton, .acces")]
			.filter(e => e.checkVisibility()).map(e => e.outerHTML).join()`), "")
	}
}

// today is how a page tells the day, with its year.
var today = regexp.MustCompile(`Page consultée le (?:1er|\d{1,2})\x{a0}\p{L}+\x{a0}(\d{4}) à l’adresse`)

// Point 25. The address on paper is that of the view that was reached by script.
func TestTheAddressOnPaperFollowsTheView(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/?q=territoire")
	b.Do(tick("theme", "gouvernance"), chromedp.WaitVisible(chromedp.CSS(".jeton")))
	Eval[any](b, `dispatchEvent(new Event("beforeprint")); null`)
	want(t, "address on paper", Eval[string](b, `document.querySelector(".papier [data-adresse]").textContent`), Eval[string](b, "location.href"))
}

// Point 25.
func TestAFicheTakesTwoSheetsAtMost(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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
