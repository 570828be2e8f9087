package browsertest

import (
	"net/http"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A moment is a state that no address holds: an act of the reader, or of the
// network, brings it about.
type moment struct {
	name, address string
	script        bool                      // it is only there with scripts
	width         int64                     // of the window; 0 for the usual one
	act           func(b *Tab, net *badNet) // brings it about on the page at the address
}

func click(selector string) func(*Tab, *badNet) {
	return func(b *Tab, _ *badNet) { b.Do(chromedp.Click(chromedp.CSS(selector))) }
}

var moments = []moment{
	{name: "an acronym is explained", address: "/fiches/plans-cooperation-monts-ardeche?q=pnr", act: click(".sigle")},
	{name: "a reference to cite", address: "/fiches/entente-tridan", act: click(".citer summary")},
	{name: "more values of a facet", address: "/", act: func(b *Tab, _ *badNet) {
		b.toFilters()
		b.Do(chromedp.Click(chromedp.CSS(".suite summary")))
	}},
	{name: "filters on a phone", address: "/?q=territoire&theme=gouvernance", width: 320, act: click(".ouvrir:not([hidden])")},
	{name: "suggestions", address: "/", script: true, act: func(b *Tab, _ *badNet) {
		b.types("ea")
		b.Until(listOpen)
	}},
	{name: "an answer that is awaited", address: "/?q=territoire", script: true, act: func(b *Tab, net *badNet) {
		net.Do(func(*http.Request) fault { return fault{wait: patience} })
		b.filter("theme", "gouvernance")
		b.Until(`document.querySelector("[aria-busy=true]")`)
	}},
	{name: "no answer", address: "/?q=territoire", script: true, act: func(b *Tab, net *badNet) {
		net.Do(func(*http.Request) fault { return fault{cut: true} })
		b.ExpectConsole(1)
		b.filter("theme", "gouvernance")
		b.Until(`document.querySelector("#alerte button")`)
	}},
	{name: "another view in place", address: "/", script: true, act: func(b *Tab, _ *badNet) {
		b.types("territoire")
		b.Shows("/?q=territoire")
		b.press(kb.Escape) // the suggestions lie over what comes next
		b.filter("theme", "gouvernance")
		b.Shows("/?q=territoire&theme=gouvernance")
	}},
}

// toFilters opens the filters where they are folded away.
func (b *Tab) toFilters() {
	b.t.Helper()
	if !Eval[bool](b, `document.querySelector("#filtres fieldset").checkVisibility()`) {
		b.Do(chromedp.Click(chromedp.CSS(".ouvrir:not([hidden])")))
	}
}

func (b *Tab) filter(facet, value string) {
	b.t.Helper()
	b.toFilters()
	b.Do(tick(facet, value))
}

// live brings a moment about, does something with it, and lets the network be
// sound again.
func (m moment) live(b *Tab, net *badNet, do func()) {
	b.t.Helper()
	if m.width != 0 {
		b.Size(m.width, 800)
		defer b.Size(1440, 900)
	}
	b.Open(m.address)
	m.act(b, net)
	time.Sleep(settled / 5) // what comes into sight by degrees is there
	do()
	net.Do(nil)
}

// eachMoment lives every moment that can be had in a tab on the site at base.
func eachMoment(t *testing.T, b *Tab, net *badNet, do func(m moment)) {
	t.Helper()
	for _, m := range moments {
		if !m.script || !b.scriptless {
			m.live(b, net, func() { do(m) })
		}
	}
}
