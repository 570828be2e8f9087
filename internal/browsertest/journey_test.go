package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func tick(facet, value string) chromedp.Action[chromedp.Void] {
	return chromedp.Click(chromedp.CSS(`label:has(input[name="` + facet + `"][value="` + value + `"])`))
}

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestAReaderWithAKeyboardAloneReachesEverything(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.NoScript() // with scripts each act has its test in told_test.go
	focused := func() string { return Eval[string](b, "document.activeElement.innerText.trim()") }
	press := func(keys string) { t.Helper(); b.Do(chromedp.KeyEvent(keys)) }

	b.Open("/")
	press(kb.Tab)
	want(t, "first stop", focused(), "Aller aux résultats")
	if !Eval[bool](b, "document.activeElement.getBoundingClientRect().top >= 0") {
		t.Error("the link is focused but not in sight")
	}
	press(kb.Enter)
	press(kb.Tab)
	want(t, "stop after the way to the results", Eval[bool](b, "document.activeElement.closest('#resultats') != null"), true)

	b.Open("/")
	press(kb.Tab + kb.Tab)
	want(t, "second stop", focused(), "Aller aux filtres")
	press(kb.Enter)
	press(kb.Tab)
	want(t, "stop after the way to the filters", Eval[string](b, "document.activeElement.type"), "checkbox")
	outline := Eval[string](b, "getComputedStyle(document.activeElement).outlineStyle")
	want(t, "ring around what is focused", outline, "solid")
	press(" ")
	for i := 0; focused() != "Appliquer les filtres"; i++ {
		if i > 100 {
			t.Fatal("the button that applies the filters is out of the keyboard's reach")
		}
		press(kb.Tab)
	}
	b.Follow(chromedp.KeyEvent(kb.Enter))
	want(t, "filters after the button", b.Count(".jeton"), 1)

	b.Open("/")
	press(kb.Tab + kb.Tab + kb.Tab)
	want(t, "stop after the two ways", Eval[string](b, "document.activeElement.id"), "q")
	b.Follow(chromedp.KeyEvent("alimentaire" + kb.Enter))
	want(t, "after the search", b.Address(), "/?q=alimentaire")
	if b.Count(".resultat mark") == 0 {
		t.Error("nothing is marked in the results")
	}
}

func TestOnANarrowScreenTheFiltersOpenAndCloseWithoutScript(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.NoScript()
	b.Size(320, 700)
	b.Open("/?q=territoire")
	shown := func() bool { return Eval[bool](b, "document.getElementById('filtres').offsetHeight > 0") }
	want(t, "filters at first", shown(), false)
	b.Do(chromedp.Click(chromedp.CSS(".ouvrir")))
	want(t, "filters once opened", shown(), true)
	b.Do(chromedp.Click(chromedp.CSS(".fermer")))
	want(t, "filters once closed", shown(), false)
	b.Do(chromedp.Click(chromedp.CSS(".ouvrir")), tick("theme", "gouvernance"))
	b.Follow(chromedp.Click(chromedp.CSS(".appliquer button")))
	want(t, "filters once applied", shown(), false)
	want(t, "what the link then says", b.Text(".ouvrir"), "Filtrer (1\u00a0actif)")
}
