package browsertest

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	listOpen   = "document.getElementById('q').getAttribute('aria-expanded') === 'true' && document.getElementById('propositions').checkVisibility()"
	listClosed = "document.getElementById('q').getAttribute('aria-expanded') === 'false' && !document.getElementById('propositions').checkVisibility()"
)

// suggestions are those that are shown, each with its parts.
func (b *Tab) suggestions() string {
	b.t.Helper()
	return Eval[string](b, `document.getElementById("propositions").hidden ? "" : [...document.querySelectorAll("#propositions li")]
		.map(li => [...li.children].map(e => e.textContent).join(", ")).join("; ")`)
}

// pointed is the suggestion that assistive technology is told of; "" for none.
func (b *Tab) pointed() string {
	b.t.Helper()
	return Eval[string](b, `(id => {
		const chosen = [...document.querySelectorAll("#propositions [aria-selected=true]")];
		if (chosen.length !== (id ? 1 : 0) || id && chosen[0].id !== id) return "contradiction";
		return id ? chosen[0].firstChild.textContent : "";
	})(document.getElementById("q").getAttribute("aria-activedescendant"))`)
}

func (b *Tab) words() string {
	b.t.Helper()
	return Eval[string](b, "document.getElementById('q').value")
}

// Point 11.
func TestSuggestionsAreChosenLeftAndIgnoredByKeyboard(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/")
	b.press(kb.Tab + kb.Tab + kb.Tab + "pnr")
	b.Until(listOpen)
	want(t, "role", Eval[string](b, "document.activeElement.role"), "combobox")
	want(t, "pointed at first", b.pointed(), "")
	for i, step := range []struct{ key, pointed string }{
		{kb.ArrowDown, "PNR"},
		{kb.ArrowDown, "Convention de mutualisation PNR / Pays"},
		{kb.ArrowUp, "PNR"},
		{kb.ArrowUp, ""}, // the box itself
		{kb.ArrowUp, "Plans de coopération sur le PNR des Monts d’Ardèche"},
		{kb.ArrowDown, ""},
		{kb.ArrowDown, "PNR"},
		{kb.Home, ""},
		{kb.ArrowDown, "PNR"},
		{kb.End, ""},
		{kb.ArrowDown, "PNR"},
	} {
		b.press(step.key)
		if got := b.pointed(); got != step.pointed {
			t.Errorf("step %d: %q is pointed at, not %q", i, got, step.pointed)
		}
		want(t, "focus", b.focused(), "q")
	}
	b.Accessible("suggestions, one pointed at")
	b.Shows("/?q=pnr")
	b.press(kb.Escape)
	b.Until(listClosed)
	want(t, "words after Escape", b.words(), "pnr")
	want(t, "pointed at after Escape", b.pointed(), "")

	b.press(kb.ArrowDown)
	b.Until(listOpen)
	b.press(kb.Tab)
	b.Until(listClosed)
	want(t, "words after Tab", b.words(), "pnr")
	if b.focused() == "q" {
		t.Error("Tab does not leave the box")
	}

	b.types(" pays")
	b.press(kb.Enter)
	b.Shows("/?q=pnr+pays")
	b.Until(listClosed)
	want(t, "words after Enter without a choice", b.words(), "pnr pays")
}

// Point 11, while suggestions are on their way, and under a mouse.
func TestEnterTakesASuggestionOnlyWhileAnArrowPointsAtIt(t *testing.T) {
	t.Parallel()
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	slowly := func(r *http.Request) fault {
		if strings.HasPrefix(r.URL.Path, "/api/") {
			return fault{wait: 600 * time.Millisecond}
		}
		return fault{}
	}
	b.Open("/")
	b.types("ea")
	b.Until(listOpen)
	b.press(kb.ArrowDown)
	want(t, "pointed at", b.pointed(), "Eau")
	n.Do(slowly)
	b.press("u")
	want(t, "pointed at after one more letter", b.pointed(), "")
	b.enter()
	b.Shows("/?q=eau")
	want(t, "words", b.words(), "eau")

	for _, soon := range []bool{true, false} { // Escape before the question, and before its answer
		b.Open("/")
		n.Do(slowly)
		b.types("ea")
		if !soon {
			n.Await(t, "/api/v1/suggest?q=ea")
		}
		b.press(kb.Escape)
		time.Sleep(900 * time.Millisecond)
		b.Until(listClosed)
		want(t, "words after Escape", b.words(), "ea")
	}

	b.Open("/")
	n.Do(nil)
	b.types("ea")
	b.Until(listOpen)
	row := Eval[[]float64](b, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector("#propositions li").getBoundingClientRect())`)
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: row[0], Y: row[1]})
		return err
	})
	b.Until(`document.querySelector("#propositions li:hover")`)
	want(t, "pointed at by the mouse", b.pointed(), "")
	b.enter()
	b.Shows("/?q=ea")
}

// The keyboards of phones compose each word, as those of Japanese do: what is typed
// is one composition until a space.
func TestLettersAreSearchedWhileTheyAreComposed(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/")
	b.types("")
	for _, text := range []string{"e", "ea", "eau"} {
		b.call(func(ctx context.Context) error {
			end := int64(len(text))
			_, err := chromedp.Call(ctx, input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: end, SelectionEnd: end})
			return err
		})
	}
	b.Shows("/?q=eau")
	b.Until(listOpen)
	want(t, "words under composition", b.words(), "eau")
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: "eaux "})
		return err
	})
	b.Shows("/?q=eaux")
	want(t, "words once composed", b.words(), "eaux ")
}

func TestASuggestionThatIsChosenLeadsWhereItSays(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	choose := func(words string, downs int) {
		t.Helper()
		b.types(words)
		b.Until(listOpen)
		// What the first letters brought may stand there still.
		b.Until(`document.querySelector("#propositions li").textContent.toLowerCase().includes(` + quote(strings.ToLower(words)) + `)`)
		b.press(strings.Repeat(kb.ArrowDown, downs))
	}
	b.Open("/?outil=contrat")
	choose("alim", 1)
	want(t, "a value", b.pointed(), "Alimentation")
	b.enter()
	b.Shows("/?enjeux=alimentation&outil=contrat")
	want(t, "words", b.words(), "")
	want(t, "its box", Eval[bool](b, `document.querySelector("[name=enjeux][value=alimentation]").checked`), true)

	b.Open("/")
	choose("agro-al", 1)
	expression := b.pointed()
	b.enter()
	b.Until("document.title.includes(" + quote(expression) + ")")
	want(t, "words", b.words(), expression)

	b.Open("/fiches/entente-tridan")
	choose("tridan", 0)
	title := "Entente interterritoriale TRIDAN"
	want(t, "a fiche is offered", strings.Contains(b.suggestions(), title+", fiche"), true)
	b.Follow(chromedp.Click(chromedp.CSS("#propositions li")))
	want(t, "the fiche", b.Text("h1"), title)

	b.Open("/a-propos")
	choose("CC", 1)
	want(t, "an acronym", b.pointed(), "CC")
	b.enter()
	b.Until("location.pathname === '/' && document.readyState === 'complete'")
	want(t, "its search", b.Address(), "/?q=CC")
}

func TestASuggestionIsTakenByTouchOnAPhone(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Size(320, 640)
	b.Open("/")
	b.types("alim")
	b.Until(listOpen)
	want(t, "rows under 44 pixels", Eval[int](b, `[...document.querySelectorAll("#propositions li")].filter(e => e.getBoundingClientRect().height < 44).length`), 0)
	want(t, "the list is within the screen", Eval[bool](b, `(r => r.left >= 0 && r.right <= 320 && r.bottom <= 640)(document.getElementById("propositions").getBoundingClientRect())`), true)
	want(t, "the list takes the room of the box and its button", Eval[bool](b, `(form => document.getElementById("propositions").offsetWidth === form.offsetWidth)(document.querySelector(".boite"))`), true)
	b.Size(360, 640)
	want(t, "the list still does beside a button", Eval[bool](b, `(form => document.getElementById("propositions").offsetWidth === form.offsetWidth)(document.querySelector(".boite"))`), true)
	b.Size(320, 640)
	b.Accessible("suggestions on a phone")
	at := Eval[[]float64](b, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector("#propositions li").getBoundingClientRect())`)
	b.Do(chromedp.TapXY(at[0], at[1]))
	b.Shows("/?enjeux=alimentation")
	b.Until(listClosed)
}

func TestABoxThatHoldsWordsCanBeEmptiedByOneButton(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	for _, width := range []int64{320, 1440} {
		b.Size(width, 800)
		b.Open("/")
		shown := func() bool { return Eval[bool](b, `document.querySelector(".vider").checkVisibility()`) }
		want(t, "the button beside an empty box", shown(), false)
		b.types("alimentaire")
		b.Shows("/?q=alimentaire")
		want(t, "the button beside words", shown(), true)
		want(t, "its name", Eval[string](b, `document.querySelector(".vider").ariaLabel`), "Effacer ce qui est écrit")
		want(t, "it is within the box", Eval[bool](b, `((a, b) => a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom && a.width >= 44)(
			document.querySelector(".vider").getBoundingClientRect(), document.getElementById("q").getBoundingClientRect())`), true)
		b.Accessible("words that can be taken away")
		b.Do(chromedp.Click(chromedp.CSS(".vider")))
		b.Shows("/")
		b.Until(listClosed)
		want(t, "words", b.words(), "")
		want(t, "focus", Eval[string](b, "document.activeElement.id"), "q")
		want(t, "the button afterwards", shown(), false)
	}
	bare := NewTab(t, b.base)
	bare.NoScript()
	bare.Open("/?q=alimentaire")
	want(t, "without a script nothing that would do nothing", bare.Count(".vider"), 0)
}

// Point 12.
func TestTwoLettersSufficeAndAnAcronymComesWithItsWords(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/")
	b.types("e")
	b.Shows("/?q=e") // one letter is a search
	want(t, "suggestions for one letter", b.suggestions(), "")
	b.press("a")
	b.Until(listOpen)
	if got := b.suggestions(); !strings.Contains(got, "Eau, filtre, Thème") || !strings.Contains(got, "Ressource en eau, filtre, Enjeux") {
		t.Errorf("for ea: %q", got)
	}
	b.press(kb.Backspace + kb.Backspace + "CC")
	b.Until(listOpen + " && document.querySelector('#propositions li')?.textContent.startsWith('CC')")
	want(t, "for CC, whose value is the same search", b.suggestions(), "CC, sigle, communauté de communes")
	other := NewTab(t, recipes(t))
	other.Open("/")
	other.types("ao")
	other.Until(listOpen)
	want(t, "for ao, in another corpus", other.suggestions(), "AOP, sigle, appellation d’origine protégée")
}

func TestASuggestionIsTextWhateverItHolds(t *testing.T) {
	t.Parallel()
	b := NewTab(t, serve(t, hostile(t)))
	b.Open("/")
	b.types("piege")
	b.Until(listOpen)
	want(t, "elements that came out of a text", b.Count("#propositions :is(img, script, b)"), 0)
	want(t, "shown as it is", strings.Contains(b.suggestions(), `Piege <img src=x onerror=alert(1)> <b>gras</b>`), true)
}
