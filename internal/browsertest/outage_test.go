package browsertest

import (
	"context"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"glane/corpus"
)

const noAnswer = "La recherche n’a pas répondu. Vos mots sont gardés."

// offline takes the network from a tab, and gives it back, as a cable does: the
// browser knows of it, and tells the page.
func (b *Tab) offline(off bool) {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		const unlimited = -1
		conditions := &network.Conditions{Offline: off, DownloadThroughput: unlimited, UploadThroughput: unlimited}
		_, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{conditions},
		})
		if err != nil {
			return err
		}
		_, err = chromedp.Call(ctx, network.OverrideNetworkState, network.OverrideNetworkStateParams{
			Offline: off, DownloadThroughput: unlimited, UploadThroughput: unlimited,
		})
		return err
	})
}

// alerted waits for the message that no answer came, and tells how long it took.
func (b *Tab) alerted() time.Duration {
	b.t.Helper()
	began := time.Now()
	b.Until(`document.querySelector("[role=alert] p")?.textContent === ` + quote(noAnswer))
	return time.Since(began)
}

// inserts puts words into the search box in one piece, as pasting does: keys that a
// busy machine spreads out are several searches.
func (b *Tab) inserts(text string) {
	b.t.Helper()
	b.types("")
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: text})
		return err
	})
}

// Point 21.
func TestALostASlowAndARefusedAnswerAreToldAndNothingIsLost(t *testing.T) {
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Open("/?q=territoire")
	hits := b.links(".resultat h3 a")
	alerts := Eval[string](b, "document.querySelector('[role=alert]').textContent")
	want(t, "the place of the message at load", alerts, "")

	// Whatever goes wrong, what stands stays, and "Réessayer" goes on once all is well.
	for _, wrong := range []struct {
		name string
		what fault
		logs int // lines of the console, one per request that fails
	}{
		{"a network that is cut", fault{cut: true}, 2},
		{"too many requests", fault{status: http.StatusTooManyRequests}, 2},
		{"a service that prepares itself", fault{status: http.StatusServiceUnavailable}, 2},
		{"an answer that takes 8 s", fault{wait: 8 * time.Second}, 0},
	} {
		b.Open("/?q=territoire")
		n.Do(func(*http.Request) fault { return wrong.what })
		b.ExpectConsole(wrong.logs)
		b.inserts(" naturel")
		if took := b.alerted(); took > 5*time.Second {
			t.Errorf("%s is told after %v", wrong.name, took)
		}
		want(t, wrong.name+": words", Eval[string](b, "document.getElementById('q').value"), "territoire naturel")
		want(t, wrong.name+": hits", strings.Join(b.links(".resultat h3 a"), "; "), strings.Join(hits, "; "))
		b.Accessible(wrong.name)
		n.Do(nil)
		b.Do(chromedp.Click(chromedp.CSS("[role=alert] button")))
		b.Shows("/?q=territoire+naturel")
		want(t, wrong.name+": the message once all is well", b.Count("[role=alert] *"), 0)
		want(t, wrong.name+": focus", Eval[bool](b, "document.activeElement !== document.body"), true)
	}
}

func TestThePageGoesOnByItselfOnceTheNetworkIsBack(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/")
	b.offline(true)
	b.ExpectConsole(1)
	b.Do(tick("theme", "eau"))
	if took := b.alerted(); took > 4*time.Second {
		t.Errorf("a network that is away is told after %v", took)
	}
	want(t, "the box that was ticked", b.Count("[name=theme][value=eau]:checked"), 1)
	want(t, "the message is in sight", Eval[bool](b, `(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector("[role=alert] p").getBoundingClientRect())`), true)
	b.offline(false)
	b.Shows("/?theme=eau")
	want(t, "messages", b.Count("[role=alert] *"), 0)
}

func TestAnAnswerThatComesAfterTheMessageIsStillWelcome(t *testing.T) {
	t.Parallel()
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Open("/")
	n.Do(func(*http.Request) fault { return fault{wait: 4600 * time.Millisecond} })
	b.Do(tick("theme", "eau"))
	b.alerted()
	want(t, "busy", b.Count("#resultats[aria-busy=true]"), 1)
	b.Shows("/?theme=eau")
	want(t, "hits", b.Count(".resultat"), 1)
	want(t, "messages", b.Count("[role=alert] *"), 0)
	want(t, "busy afterwards", b.Count("[aria-busy]"), 0)
}

func TestAnAnswerThatIsUnderWayShowsItself(t *testing.T) {
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Open("/")
	Eval[any](b, `window.wheels = [];
		addEventListener("change", () => { window.began = performance.now() }, true);
		new MutationObserver(() => wheels.push([document.getElementById("attente").checkVisibility(), performance.now() - began]))
			.observe(document.getElementById("attente"), {attributes: true}); null`)
	n.Do(func(*http.Request) fault { return fault{wait: 900 * time.Millisecond} })
	b.Do(tick("theme", "eau"))
	b.Until("document.getElementById('attente').checkVisibility()")
	want(t, "busy meanwhile", b.Count("#resultats[aria-busy=true]"), 1)
	b.Accessible("an answer under way")
	b.Shows("/?theme=eau")
	want(t, "busy afterwards", b.Count("[aria-busy], #attente:not([hidden])"), 0)
	if after := Eval[float64](b, "wheels[0][1]"); after < 240 || after > 800 {
		t.Errorf("the wheel turns %v ms after the tick", after)
	}
	n.Do(nil)
	b.Do(tick("theme", "gouvernance"))
	b.Shows("/?theme=gouvernance&theme=eau")
	if shown := Eval[int](b, "wheels.filter(([shown]) => shown).length"); shown > 1 {
		t.Error("the wheel turns for an answer that is there at once")
	}
}

func TestAPageOfAnotherVersionOfTheServiceIsLoadedWhole(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/")
	Eval[any](b, `document.querySelector("script[src]").setAttribute("src", "/assets/of-yesterday.js"); window.here = true; null`)
	b.Do(tick("theme", "eau"))
	b.Until("location.search === '?theme=eau' && document.readyState === 'complete' && !window.here")
	want(t, "hits", b.Count(".resultat"), 1)
}

func TestWithoutSuggestionsTheSearchGoesOn(t *testing.T) {
	t.Parallel()
	n, base := badNetwork(t, site(t))
	b := NewTab(t, base)
	b.Open("/")
	n.Do(func(r *http.Request) fault { return fault{cut: strings.HasPrefix(r.URL.Path, "/api/")} })
	b.ExpectConsole(1)
	b.types("eau")
	b.Shows("/?q=eau")
	n.Await(t, "/api/v1/suggest?q=eau")
	want(t, "suggestions", b.suggestions(), "")
	want(t, "messages", b.Count("[role=alert] *"), 0)
}

func TestAnImpossibleChoiceIsRefusedInPlace(t *testing.T) {
	t.Parallel()
	dated, faults := corpus.Load(os.DirFS("../../corpus/testdata/recettes"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b := NewTab(t, serve(t, dated))
	b.Open("/")
	b.ExpectConsole(1) // the browser logs the 400
	b.Do(chromedp.SetValue(chromedp.ID("annee_min"), "1800"))
	b.Shows("/?annee_min=1800")
	b.Do(chromedp.SetValue(chromedp.ID("annee_max"), "1700"))
	b.Until("document.querySelector('[role=alert] p')?.textContent.startsWith('Les années')")
	b.Accessible("a choice that is refused in place")
	want(t, "address", b.Address(), "/?annee_min=1800")
	want(t, "fields", Eval[string](b, "annee_min.value + ' ' + annee_max.value"), "1800 1700")
	if b.Count(".resultat") == 0 {
		t.Error("the hits are gone")
	}
}
