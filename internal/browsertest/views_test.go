package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"glane/corpus"
)

// A view is a page in one of its states, which an address holds.
type view struct {
	name, address string
	failed        bool // answered with an error, which the browser writes to its console
}

// views are the pages in the states that the first corpus brings about.
var views = []view{
	{"home", "/", false},
	{"results", "/?q=eau", false},
	{"filtered", "/?q=territoire&theme=alimentation&theme=gouvernance&outil=contrat", false},
	{"explained", "/?q=alimentaire&explain=true", false},
	{"page two", "/?size=3&page=2", false},
	{"nothing found", "/?q=xyzzy", false},
	{"nothing found, by the filters", "/?q=tridan&outil=contrat", false},
	{"some of the words", "/?q=eau+xyzzy", false},
	{"a word mended", "/?q=agricuture", false},
	{"filters opened", "/?q=territoire#filtres", false},
	{"fiche", "/fiches/gip-fdiaa-isere?q=alimentaire", false},
	{"fiche with sources", "/fiches/contrat-reciprocite-toulouse-gascogne", false},
	{"about the corpus", "/a-propos", false},
	{"the API", "/api", false},
	{"accessibility", "/accessibilite", false},
	{"glossary", "/sigles", false},
	{"all values of a facet", "/facettes/territoire?q=territoire", false},
	{"values that contain a text", "/facettes/partenaires?q=territoire&partenaires=region&contains=com", false},
	{"map of the départements", "/cartes/territoire", false},
	{"map of the régions", "/cartes/territoire/regions?territoire=region-bretagne", false},
	{"no value found", "/facettes/enjeux?contains=xyzzy", false},
	{"acronyms that are searched", "/sigles?contains=com", false},
	{"past the last page", "/?page=9", true},
	{"unknown fiche", "/fiches/entente", true},
	{"wrong parameter", "/?q=eau&enjeux=eaux", true},
	{"unknown address", "/nulle-part", true},
}

var widths = []int64{320, 768, 1440}

func TestEveryViewFitsItsScreenAndIsAccessible(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	for _, v := range views {
		var within string // what is in sight on the narrowest screen
		for _, width := range widths {
			b.Size(width, 800)
			if v.failed {
				b.ExpectConsole(1)
			}
			b.Open(v.address)
			for _, scheme := range []string{"light", "dark"} {
				b.Media(map[string]string{"prefers-color-scheme": scheme})
				state := fmt.Sprintf("%s, %d px, %s", v.name, width, scheme)
				if wide := Eval[int64](b, "document.documentElement.scrollWidth"); wide > width {
					t.Errorf("%s: %d px wide", state, wide)
				}
				if small := Eval[string](b, smallTargets); small != "" {
					t.Errorf("%s: targets that are too small: %s", state, small)
				}
				// Point 29 has the other looks at each view. What is new at 768 px is where
				// things stand, at 1440 px in the dark their colours.
				switch {
				case width == 320 && scheme == "light":
					b.Accessible(state)
					within = Eval[string](b, inSight)
				case width == 768 && scheme == "light" && within == Eval[string](b, inSight):
					want(t, state+": found by axe-core", b.axe(axeLayout), "")
				case width == 768 && scheme == "light":
					b.Accessible(state)
				case width == 1440 && scheme == "dark":
					want(t, state+": letters that do not stand out", b.pale(), "")
				}
			}
		}
	}
}

// inSight names, in their order, the elements that are not hidden.
const inSight = `[...document.body.querySelectorAll("*")].filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.tagName + e.id).join()`

// smallTargets names what is hard to hit: rows of filters under 44 pixels,
// other targets under 24, links within a text left aside as WCAG 2.5.8 does, and
// the places of a map, since a list beside it has them all.
const smallTargets = `[...document.querySelectorAll("a, button, summary, select, input:not([type=hidden]), label.valeur")]
	.filter(e => e.checkVisibility() && !e.closest(".acces, .cache, dd, p.extrait, .sources, .sigle, .carte svg") && !(e.type == "checkbox"))
	.map(e => ({e, r: e.getBoundingClientRect()}))
	.filter(({e, r}) => r.height < (e.matches("label.valeur") ? 44 : 24) || r.width < 24)
	.map(({e, r}) => e.tagName + " " + e.innerText + " " + r.width + " × " + r.height).join("; ")`

// A reader's own text size does not move the widths at which the page changes
// its shape, so large letters meet the narrowest one.
func TestLargeTextFitsASmallScreen(t *testing.T) {
	t.Parallel()
	for _, size := range []int{24, 32} {
		b := NewTab(t, site(t), chromedp.Flag("blink-settings", fmt.Sprintf("defaultFontSize=%d", size)))
		b.Size(320, 800)
		for _, v := range views {
			if v.failed {
				b.ExpectConsole(1)
			}
			b.Open(v.address)
			if got := Eval[string](b, "getComputedStyle(document.documentElement).fontSize"); got != fmt.Sprintf("%dpx", size) {
				t.Fatalf("the text is %s high, not %d px", got, size)
			}
			if wide := Eval[string](b, wideElements); wide != "" {
				t.Errorf("%s, text of %d px: too wide for the screen: %s", v.name, size, wide)
			}
		}
	}
}

// wideElements names what makes the page wider than its window.
const wideElements = `document.documentElement.scrollWidth <= innerWidth ? "" : [...document.querySelectorAll("body *")]
	.filter(e => e.checkVisibility() && !e.closest(".cache, .acces") && e.getBoundingClientRect().right > innerWidth + 1)
	.map(e => e.tagName + "." + e.className + " " + Math.round(e.getBoundingClientRect().right)).join("; ") || "something that is hidden"`

func TestABoxIsCalledByItsValueAndItsCount(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/")
	names := b.names("checkbox")
	for _, name := range []string{"Plan de coopération, 1\u00a0fiche", "Alimentation, 4\u00a0fiches"} {
		if !strings.Contains(strings.Join(names, "|")+"|", name+"|") {
			t.Errorf("no box is called %q: %q", name, names)
		}
	}
}

// names are the names by which assistive technology calls the elements of a role.
func (b *Tab) names(role string) []string {
	b.t.Helper()
	var names []string
	b.call(func(ctx context.Context) error {
		// Asking for the DOM would take from chromedp what it knows of it.
		root, err := chromedp.Call(ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: "document"})
		if err != nil {
			return err
		}
		found, err := chromedp.Call(ctx, accessibility.QueryAXTree, accessibility.QueryAXTreeParams{ObjectID: root.Result.ObjectID, Role: role})
		for _, node := range found.Nodes {
			names = append(names, text(b.t, node.Name.Value))
		}
		return err
	})
	return names
}

func TestTheCheckersFindWhatIsWrong(t *testing.T) {
	t.Parallel()
	c, _ := corpus.Load(oneCase)
	b := NewTab(t, serve(t, c))
	b.Open("/")
	Eval[any](b, `document.querySelector("label[for=q]").remove(); document.querySelector("h1").style.color = "#bbb"; null`)
	found := b.violations()
	for _, rule := range []string{"label:", "color-contrast:"} {
		if !strings.Contains(found, rule) {
			t.Errorf("axe-core did not find %s it found %q", rule, found)
		}
	}
	if out := htmlFaults(t, map[string]string{"wrong": "<!DOCTYPE html><title>x</title><p><ul></p>"}); !strings.Contains(out, "wrong.html") {
		t.Errorf("vnu did not find the fault, it said %q", out)
	}
}

func text(t *testing.T, raw []byte) string {
	t.Helper()
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatalf("read a name: %v", err)
	}
	return s
}
