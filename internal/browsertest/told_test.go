package browsertest

import (
	"context"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// press sends keys to what has the focus.
func (b *Tab) press(keys string) {
	b.t.Helper()
	b.Do(chromedp.KeyEvent(keys))
}

// enter presses Enter as a keyboard does: chromedp's own sends the letter apart, so
// that a page which takes the key for itself is submitted all the same.
func (b *Tab) enter() {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
			key := input.DispatchKeyEventParams{Type: kind, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13}
			if kind == input.DispatchKeyEventTypeKeyDown {
				key.Text = "\r"
			}
			if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, key); err != nil {
				return err
			}
		}
		return nil
	})
}

// types puts the focus into the search box and types.
func (b *Tab) types(text string) {
	b.t.Helper()
	Eval[any](b, "(q => { q.focus(); q.setSelectionRange(q.value.length, q.value.length) })(document.getElementById('q')), null")
	b.press(text)
}

func TestWhatTellsWhyComesWithoutMovingItsLink(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Size(390, 700)
	b.Open("/?q=territoire")
	const top = `document.querySelector(".pourquoi-lien a").getBoundingClientRect().top`
	Eval[any](b, `document.querySelector(".pourquoi-lien a").scrollIntoView({ block: "center" }), null`)
	before := Eval[float64](b, top)
	for i, address := range []string{"/?q=territoire&explain=true", "/?q=territoire"} {
		b.Do(chromedp.Click(chromedp.CSS(".pourquoi-lien a")))
		b.Shows(address)
		want(t, "reasons are shown", b.Count(".pourquoi") > 0, i == 0)
		want(t, "focus is on the link", Eval[bool](b, `document.activeElement.matches(".pourquoi-lien a")`), true)
		if after := Eval[float64](b, top); after-before > 2 || before-after > 2 {
			t.Errorf("%s: the link was at %.0f px, and is at %.0f", address, before, after)
		}
	}
}

// focused tells what has the focus: its id, else its text.
func (b *Tab) focused() string {
	b.t.Helper()
	return Eval[string](b, "document.activeElement.id || document.activeElement.innerText.trim()")
}

// listening notes what the status region says, and when keys are pressed.
const listening = `
	window.said = []; window.lastKey = 0; window.region = document.getElementById("annonce");
	addEventListener("keydown", () => { lastKey = performance.now() }, true);
	new MutationObserver(() => { if (region.textContent) said.push({text: region.textContent, pause: performance.now() - lastKey}) })
		.observe(region, {childList: true, characterData: true, subtree: true}); null`

// Point 6.
func TestEachChangeIsSpokenOnceInOneStatusRegionAfterTheLastKey(t *testing.T) {
	b := NewTab(t, site(t))
	b.Open("/")
	Eval[any](b, listening)
	want(t, "status regions", b.Count("[role=status]"), 1)
	time.Sleep(2 * time.Second)
	want(t, "said at load", Eval[int](b, "said.length"), 0)
	want(t, "text at load", Eval[string](b, "region.textContent"), "")

	// heard waits for the next sentence, then as long again for one too many: 1.4 s
	// after a key, less after a click.
	pause := 1600 * time.Millisecond
	heard := func(n int) string {
		t.Helper()
		b.Until("said.length >= " + strconv.Itoa(n))
		time.Sleep(pause)
		want(t, "sentences", Eval[int](b, "said.length"), n)
		if pause := Eval[float64](b, "said.at(-1).pause"); pause < 1000 {
			t.Errorf("said %v ms after the last key", pause)
		}
		want(t, "the region is the one of the start", Eval[bool](b, "document.querySelector('[role=status]') === region"), true)
		return Eval[string](b, "said.at(-1).text")
	}
	b.types("eau")
	offered := "2\u00a0fiches pour «\u00a0eau\u00a0». " // and, in the same breath, how many rows the list has
	want(t, "after the words", heard(1), offered+strconv.Itoa(b.Count("#propositions li"))+"\u00a0suggestions.")
	b.Do(chromedp.Focus(chromedp.CSS("[name=theme][value=eau]")))
	b.press(" ")
	want(t, "after a box", heard(2), "1\u00a0fiche pour «\u00a0eau\u00a0», filtre Thème\u00a0: Eau.")
	pause = 600 * time.Millisecond
	b.Do(tick("theme", "gouvernance"))
	b.Do(tick("theme", "eau"))
	got := heard(3)
	want(t, "after two boxes, one after the other", strings.Contains(got, "filtre Thème\u00a0: Gouvernance"), true)

	b.Open("/?q=territoire&theme=gouvernance&size=2")
	Eval[any](b, listening)
	b.Do(chromedp.SetValue(chromedp.ID("sort"), "titre"))
	want(t, "after another order", heard(1), "6\u00a0fiches pour «\u00a0territoire\u00a0», filtre Thème\u00a0: Gouvernance, tri\u00a0: Titre.")
	b.Do(chromedp.Click(chromedp.CSS("a[rel=next]")))
	want(t, "after another page", heard(2), "6\u00a0fiches pour «\u00a0territoire\u00a0», filtre Thème\u00a0: Gouvernance, tri\u00a0: Titre, page 2 sur 3.")
	b.Do(chromedp.Click(chromedp.CSS(".jeton")))
	want(t, "after a filter less", heard(3), "9\u00a0fiches pour «\u00a0territoire\u00a0», tri\u00a0: Titre.")
	Eval[any](b, "history.back(), null")
	want(t, "on the way back", heard(4), "6\u00a0fiches pour «\u00a0territoire\u00a0», filtre Thème\u00a0: Gouvernance, tri\u00a0: Titre, page 2 sur 3.")
}

// Point 7.
func TestAfterATickTheFocusIsOnTheSameBoxAndThePageHasNotMoved(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/")
	for _, box := range []struct{ facet, value, address string }{
		{"theme", "gouvernance", "/?theme=gouvernance"},
		{"enjeux", "alimentation", "/?enjeux=alimentation&theme=gouvernance"},
	} {
		selector := `input[name="` + box.facet + `"][value="` + box.value + `"]`
		b.Do(chromedp.Focus(chromedp.CSS(selector)))
		where := "document.querySelector('" + selector + "').getBoundingClientRect().top"
		before := Eval[float64](b, where)
		b.press(" ")
		b.Shows(box.address)
		want(t, "the focus is on the box", Eval[bool](b, "document.activeElement === document.querySelector('"+selector+"')"), true)
		want(t, "the box is ticked", Eval[bool](b, "document.activeElement.checked"), true)
		// Values above it that have no fiche any more are gone: what must not move is
		// what the reader looks at.
		if after := Eval[float64](b, where); math.Abs(after-before) > 1.5 {
			t.Errorf("the box was %v px from the top, now it is %v", before, after)
		}
	}
}

// A value that no fiche has is there as long as it is ticked.
func TestTheFocusOfABoxThatGoesAwayIsForTheOneInItsPlace(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/?q=tridan&outil=contrat")
	b.Do(chromedp.Focus(chromedp.CSS("[name=outil][value=contrat]")))
	b.press(" ")
	b.Shows("/?q=tridan")
	want(t, "boxes for the value", b.Count("[name=outil][value=contrat]"), 0)
	want(t, "focus", Eval[string](b, "document.activeElement.name + '=' + document.activeElement.value"), "outil=entente")
}

// Point 8.
func TestAfterAChipIsRemovedTheFocusIsOnTheNextOneElseOnTheHeading(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/?outil=contrat&outil=convention&theme=gouvernance")
	chips := "[...document.querySelectorAll('.jeton')].map(e => e.innerText.trim())"
	next := Eval[[]string](b, chips)[1]
	b.Do(chromedp.Focus(chromedp.CSS(".jeton")))
	b.press(kb.Enter)
	b.Shows("/?outil=convention&theme=gouvernance")
	want(t, "after the first of three", b.focused(), next)

	b.Do(chromedp.Focus(chromedp.CSS("li:nth-child(2) > .jeton")))
	b.press(kb.Enter)
	b.Shows("/?outil=convention")
	want(t, "after the last of two", b.focused(), "titre-resultats")

	b.Do(chromedp.Focus(chromedp.CSS(".jeton")))
	b.press(kb.Enter)
	b.Shows("/")
	want(t, "after the only one", b.focused(), "titre-resultats")
}

// Point 9.
func TestAfterAPageChangeTheFocusIsOnTheHeadingOfTheResults(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Size(1440, 400) // the numbers of the pages are a way down
	b.Open("/?size=2")
	b.Do(chromedp.Focus(chromedp.CSS("a[rel=next]")))
	want(t, "the heading was in sight", Eval[bool](b, "document.getElementById('titre-resultats').getBoundingClientRect().bottom > 0"), false)
	b.press(kb.Enter)
	b.Shows("/?page=2&size=2")
	want(t, "focus", b.focused(), "titre-resultats")
	want(t, "page that is called the present one", b.Text("[aria-current=page]"), "Page 2")
	want(t, "present pages", b.Count("[aria-current=page]"), 1)
	want(t, "the heading is in sight", Eval[bool](b, `(r => r.top >= 0 && r.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())`), true)
	b.press(kb.Tab)
	want(t, "the next stop is among the results", Eval[bool](b, "document.activeElement.closest('#resultats') !== null"), true)
}

// Point 10.
func TestTheFirstTwoStopsLeadToTheResultsAndToTheFilters(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		skips := []struct{ label, target string }{{"Aller aux résultats", "resultats"}, {"Aller aux filtres", "filtres"}}
		for i := range 2 * len(skips) {
			to, width := skips[i/2], []int64{1440, 320}[i%2]
			b.Size(width, 800)
			b.Open("/?q=eau")
			b.press(strings.Repeat(kb.Tab, i/2+1))
			want(t, "stop", b.focused(), to.label)
			want(t, "it is in sight", Eval[bool](b, "document.activeElement.getBoundingClientRect().top >= 0"), true)
			b.press(kb.Enter)
			b.press(kb.Tab)
			want(t, "the stop after "+to.label, Eval[bool](b, "document.activeElement.closest('#"+to.target+"') !== null"), true)
			want(t, "it is seen", Eval[bool](b, "document.activeElement.checkVisibility() && (r => r.top >= 0 && r.top < innerHeight)(document.activeElement.getBoundingClientRect())"), true)
			want(t, "results that stand", b.Count(".resultat"), 2)
		}
	})
}
