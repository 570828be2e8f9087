package browsertest

import (
	"context"
	"net/http"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index"
	"glane/index/bleveindex"
	"glane/index/french"
	"glane/internal/live"
)

// A place is a view, with how far it is scrolled.
type place struct {
	View    shown
	Address string
	Scroll  int
}

func (b *Tab) place() place {
	b.t.Helper()
	return place{b.shown(), b.Address(), Eval[int](b, "Math.round(scrollY)")}
}

// Point 3.
func TestBackAndForwardGiveBackHitsFieldsAndScroll(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Size(1440, 500)
	b.Open("/?size=1")
	scroll := func(y int) place {
		t.Helper()
		Eval[any](b, "scrollTo(0, "+strconv.Itoa(y)+"), null")
		return b.place()
	}
	been := []place{scroll(30)}
	// Each act is the page's own, since the browser's driver would scroll to it first.
	change := func(address string, y int, act string) {
		t.Helper()
		Eval[any](b, act+", null")
		b.Shows(address)
		been = append(been, scroll(y))
	}
	// Letters that follow each other are one change, however many answers they bring.
	Eval[any](b, "document.getElementById('q').focus({preventScroll: true}), null")
	b.press("coop")
	b.Shows("/?q=coop&size=1")
	b.press("ération")
	change("/?q=coop%C3%A9ration&size=1", 300, "null")
	change("/?q=coop%C3%A9ration&outil=contrat&size=1", 410, `document.querySelector("[name=outil][value=contrat]").click()`)
	change("/?q=coop%C3%A9ration&outil=contrat&sort=titre&size=1", 60,
		`(s => { s.value = "titre"; s.dispatchEvent(new Event("change", {bubbles: true})) })(document.getElementById("sort"))`)
	change("/?q=coop%C3%A9ration&outil=contrat&sort=titre&page=2&size=1", 200, `document.querySelector("a[rel=next]").click()`)

	travel := func(way string, at int) {
		t.Helper()
		Eval[any](b, "history."+way+"(), null")
		b.Shows(been[at].Address)
		if diff := cmp.Diff(been[at], b.place()); diff != "" {
			t.Errorf("%s to step %d (-was +is):\n%s", way, at, diff)
		}
	}
	for at := 3; at >= 0; at-- {
		travel("back", at)
	}
	for at := 1; at <= 4; at++ {
		travel("forward", at)
	}
	Eval[any](b, `document.querySelector(".resultat h3 a").click(), null`)
	b.Until("location.pathname.startsWith('/fiches/') && document.readyState === 'complete'")
	b.Do(chromedp.NavigateBack())
	b.Shows(been[4].Address)
	if diff := cmp.Diff(been[4], b.place()); diff != "" {
		t.Errorf("back from a fiche (-was +is):\n%s", diff)
	}
	travel("back", 3)
	b.Do(chromedp.Reload())
	if diff := cmp.Diff(been[3], b.place()); diff != "" {
		t.Errorf("after a reload (-was +is):\n%s", diff)
	}
	for _, step := range been { // each address, sent to somebody else
		b.Open(step.Address)
		if diff := cmp.Diff(step.View, b.shown()); diff != "" {
			t.Errorf("%s as it was made (-) and as it is shared (+):\n%s", step.Address, diff)
		}
	}
}

// Point 3, for words alone.
func TestOtherWordsAndWordsAfterARestAreAStepOfTheHistory(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/")
	replace := func(words string) {
		t.Helper()
		Eval[any](b, "(q => { q.focus(); q.select() })(document.getElementById('q')), null")
		b.press(words)
		b.Shows("/?q=" + words)
	}
	back := func(address, words string) {
		t.Helper()
		Eval[any](b, "history.back(), null")
		b.Shows(address)
		want(t, "words", b.words(), words)
	}
	replace("territoire")
	replace("bois")
	// A minute goes by.
	Eval[any](b, "(now => { performance.now = () => now() + 60000 })(performance.now.bind(performance)), null")
	b.types(" local")
	b.Shows("/?q=bois+local")
	back("/?q=bois", "bois")
	back("/?q=territoire", "territoire")
	b.types("s")
	b.Shows("/?q=territoires")
	back("/?q=territoire", "territoire")
	// A space alone leads nowhere, and the words after it are a step of their own.
	b.types(" ")
	time.Sleep(700 * time.Millisecond)
	b.press("eau")
	b.Shows("/?q=territoire+eau")
	back("/?q=territoire", "territoire")
	back("/", "")
}

// Point 3, on a network that is slower than the reader.
func TestAStepThatOneHurriesThroughKeepsItsScroll(t *testing.T) {
	t.Parallel()
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Size(1440, 500)
	b.Open("/")
	var been []place
	for _, step := range []struct {
		act string
		y   int
	}{
		{"null", 100},
		{`document.querySelector("[name=theme][value=gouvernance]").click()`, 250},
		{`document.querySelector("[name=theme][value=alimentation]").click()`, 40},
	} {
		Eval[any](b, step.act+", null")
		b.Until("document.querySelectorAll('input:checked').length === " + strconv.Itoa(len(been)) + " && !document.querySelector('[aria-busy]')")
		b.Until("location.search.split('theme').length === " + strconv.Itoa(len(been)+1))
		Eval[any](b, "scrollTo(0, "+strconv.Itoa(step.y)+"), null")
		been = append(been, b.place())
	}
	n.Do(func(*http.Request) fault { return fault{wait: 400 * time.Millisecond} })
	Eval[any](b, "history.back(), null")
	b.Until("location.pathname + location.search === " + quote(been[1].Address))
	Eval[any](b, "history.back(), null")
	b.Shows(been[0].Address)
	n.Do(nil)
	for at, was := range been {
		if at > 0 {
			Eval[any](b, "history.forward(), null")
			b.Shows(was.Address)
		}
		if diff := cmp.Diff(was, b.place()); diff != "" {
			t.Errorf("step %d (-was +is):\n%s", at, diff)
		}
	}
}

// What is shown on the way back is what the service has now.
func TestBackShowsTheFichesOfToday(t *testing.T) {
	t.Parallel()
	holder := new(live.Holder)
	hold := func(files fstest.MapFS) {
		t.Helper()
		c, faults := corpus.Load(files)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		analyzer := french.New(nil)
		searcher, err := bleveindex.Engine{Analyzer: analyzer}.Build(context.Background(), c, "")
		if err != nil {
			t.Fatal(err)
		}
		holder.Swap(index.NewGeneration(c, searcher, analyzer))
	}
	hold(oneCase)
	b := NewTab(t, serveHolder(t, holder))
	b.Open("/?q=texte")
	want(t, "at first", b.Text("#titre-resultats"), "1\u00a0fiche pour «\u00a0texte\u00a0»")
	b.types(" une")
	b.Shows("/?q=texte+une")
	hold(namesakes)
	Eval[any](b, "history.back(), null")
	b.Shows("/?q=texte")
	want(t, "back from another view", b.Text("#titre-resultats"), "2\u00a0fiches pour «\u00a0texte\u00a0»")
	Eval[any](b, `document.querySelector(".resultat h3 a").click(), null`)
	b.Until("location.pathname.startsWith('/fiches/') && document.readyState === 'complete'")
	hold(oneCase)
	b.Do(chromedp.NavigateBack())
	b.Until("location.search === '?q=texte' && document.getElementById('titre-resultats')?.innerText.startsWith('1')")
	want(t, "hits, back from a fiche", b.Count(".resultat"), 1)

	// Browsers may also keep the page itself, as it stands, and show it again.
	b.Open("/?q=texte")
	hold(namesakes)
	Eval[any](b, "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})), null")
	b.Until("document.getElementById('titre-resultats').innerText.startsWith('2')")
}

// A page that the browser itself has kept whole is one that it shows without asking.
// Its tab is out of chromedp's sight from then on, but the service is asked.
func TestAPageThatTheBrowserHasKeptAsksTheService(t *testing.T) {
	t.Parallel()
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base, chromedp.Flag("disable-back-forward-cache", false))
	b.Open("/?q=eau")
	Eval[any](b, "addEventListener('pageshow', ({persisted}) => { if (persisted) fetch('/robots.txt?kept') }), null")
	Eval[any](b, `document.querySelector(".resultat h3 a").click(), null`)
	b.Until("location.pathname.startsWith('/fiches/') && document.readyState === 'complete'")
	n.Do(nil)
	Eval[any](b, "setTimeout(() => history.back(), 50), null") // once this is answered
	n.Await(t, "/robots.txt?kept")
	n.Await(t, "/?q=eau")
}

// A browser that ends, or that puts a tab to sleep, tells the page nothing.
func TestATabThatIsRestoredIsScrolledAsItWas(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Size(1440, 500)
	b.Open("/?q=territoire")
	Eval[any](b, `addEventListener("pagehide", (event) => event.stopImmediatePropagation(), true), scrollTo(0, 310), null`)
	b.Until("scrollY === 310")
	time.Sleep(300 * time.Millisecond)
	was := b.place()
	b.Do(chromedp.Reload())
	if diff := cmp.Diff(was, b.place()); diff != "" {
		t.Errorf("restored (-was +is):\n%s", diff)
	}
}
