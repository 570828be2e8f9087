package browsertest

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// delayed makes requests of the search page and of suggestions wait for as long
// as their words say.
func delayed(waits map[string]time.Duration) func(*http.Request) fault {
	return func(r *http.Request) fault { return fault{wait: waits[r.URL.Query().Get("q")]} }
}

// Point 13.
func TestTheLastWishWinsHoweverLateTheAnswersBeforeItAre(t *testing.T) {
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Open("/")
	n.Do(delayed(map[string]time.Duration{"pn": 2 * time.Second, "pnr": time.Second}))
	b.types("pn")
	n.Await(t, "/?q=pn")
	n.Await(t, "/api/v1/suggest?q=pn")
	b.press("r")
	n.Await(t, "/?q=pnr")
	n.Await(t, "/api/v1/suggest?q=pnr")
	b.press(kb.Backspace + kb.Backspace + kb.Backspace + "alim")
	for end := time.Now().Add(2500 * time.Millisecond); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if stale := b.Text("#titre-resultats") + b.suggestions(); strings.Contains(stale, "PNR") || strings.Contains(stale, "pn") {
			t.Fatalf("an answer that came too late is shown: %s", stale)
		}
	}
	b.Shows("/?q=alim")
	want(t, "words", Eval[string](b, "document.getElementById('q').value"), "alim")
	if got := b.suggestions(); !strings.HasPrefix(got, "Alimentation, filtre, Enjeux; ") {
		t.Errorf("the suggestions are %q", got)
	}
	n.Do(delayed(map[string]time.Duration{"alime": 2 * time.Second}))
	b.press("e")
	n.Await(t, "/?q=alime")
	Eval[any](b, "history.back(), null")
	b.Shows("/")
	time.Sleep(2500 * time.Millisecond)
	b.Shows("/")
	want(t, "words after the way back", Eval[string](b, "document.getElementById('q').value"), "")
}

// Point 13, for the ways through the history: where one comes back to is a wish as well.
func TestAViewThatOneTurnsBackFromBeforeItIsThereNeverComes(t *testing.T) {
	t.Parallel()
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Open("/?theme=eau")
	b.Do(tick("theme", "gouvernance"))
	b.Shows("/?theme=gouvernance&theme=eau")
	stands := b.place()
	n.Do(func(*http.Request) fault { return fault{wait: 500 * time.Millisecond} })
	Eval[any](b, "history.back(), null")
	n.Await(t, "/?theme=eau")
	Eval[any](b, "history.forward(), null")
	time.Sleep(1200 * time.Millisecond)
	b.Shows("/?theme=gouvernance&theme=eau")
	if diff := cmp.Diff(stands, b.place()); diff != "" {
		t.Errorf("there and back (-was +is):\n%s", diff)
	}
	want(t, "busy", b.Count("[aria-busy]"), 0)

	// Without a network the way back is told of, and the way forward takes that away.
	n.Do(func(r *http.Request) fault { return fault{cut: r.URL.RequestURI() == "/?theme=eau"} })
	b.ExpectConsole(1)
	Eval[any](b, "history.back(), null")
	b.alerted()
	Eval[any](b, "history.forward(), null")
	b.Until("!document.getElementById('alerte').hasChildNodes()")
	if diff := cmp.Diff(stands, b.place()); diff != "" {
		t.Errorf("there, where no answer came, and back (-was +is):\n%s", diff)
	}
}

// Point 13, for wishes of two kinds: a later one does not undo the one before it.
func TestWhatALinkIsToChangeHoldsForWhatIsDoneBeforeItsAnswer(t *testing.T) {
	t.Parallel()
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	for _, one := range []struct{ what, from, link, asked, then string }{
		{"a filter that is removed", "/?enjeux=alimentation&theme=gouvernance", `.jeton[href="/?theme=gouvernance"]`, "/?theme=gouvernance", "/?theme=alimentation&theme=gouvernance"},
		{"all filters", "/?enjeux=alimentation&outil=contrat", ".effacer", "/", "/?theme=alimentation"},
		{"another page", "/?enjeux=alimentation&size=2", "a[rel=next]", "/?enjeux=alimentation&page=2&size=2", "/?enjeux=alimentation&theme=alimentation&size=2"},
	} {
		b.Open(one.from)
		n.Do(func(r *http.Request) fault { return fault{wait: time.Second} })
		Eval[any](b, "document.querySelector("+quote(one.link)+").click(), null")
		n.Await(t, one.asked)
		Eval[any](b, `document.querySelector("[name=theme][value=alimentation]").click(), null`)
		b.Shows(one.then)
		want(t, one.what+": boxes that are ticked", b.Count("input:checked"), strings.Count(one.then, "=")-strings.Count(one.then, "size="))
		n.Do(nil)
	}
}
