package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A Tab is a page of a browser with an empty profile, which shares nothing with
// other tabs. What a page writes to the console, violations of the content
// security policy among it, fails the test at its end.
type Tab struct {
	t    *testing.T
	ctx  context.Context
	base string

	scriptless bool // the scripts of pages are switched off

	mu       sync.Mutex
	console  []string
	expected int // console lines that answers of 4xx and 5xx bring by themselves
}

// patience is how long one step of a journey may take on a busy machine.
const patience = 30 * time.Second

// NewTab opens a tab on the site at base, as "http://127.0.0.1:1234", in the
// browser that tests share, or in one of its own where settings are given.
func NewTab(t *testing.T, base string, settings ...chromedp.ExecAllocatorOption) *Tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browserFor(t, settings).ctx, chromedp.WithNewBrowserContext())
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as the context that opens it
		t.Fatalf("browser: open a tab: %v", err)
	}
	tab := &Tab{t: t, ctx: ctx, base: base}
	messages := chromedp.Console(ctx)
	listened := make(chan struct{})
	go func() {
		defer close(listened)
		for m, err := range messages {
			if err != nil {
				return // the tab was closed
			}
			tab.mu.Lock()
			tab.console = append(tab.console, m.String()+" ("+m.URL+")")
			tab.mu.Unlock()
		}
	}()
	t.Cleanup(func() {
		cancel()
		<-listened
		if len(tab.console) > tab.expected {
			t.Errorf("the console holds %d lines, %d were expected: %q", len(tab.console), tab.expected, tab.console)
		}
	})
	tab.focusable()
	tab.Size(1440, 900)
	tab.Media(nil)
	return tab
}

// browserFor gives the browser that tests share or, where there are settings, one
// that ends with the test.
func browserFor(t *testing.T, settings []chromedp.ExecAllocatorOption) *browser {
	t.Helper()
	path, err := chromiumPath()
	if err != nil {
		missing(t, "pages were not tried in a browser: "+err.Error())
	}
	if len(settings) == 0 {
		b, err := sharedBrowser(path)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	b, err := startBrowser(path, settings...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.close(); err != nil {
			t.Errorf("close the browser: %v", err)
		}
	})
	return b
}

// focusable gives the page the focus, as if a reader looked at this tab alone.
func (b *Tab) focusable() {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	})
}

// Do runs steps one after the other; the first that fails ends the test.
func (b *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("browser: %v", err)
	}
}

// Open goes to an address of the site and waits for its page.
func (b *Tab) Open(address string) {
	b.t.Helper()
	b.Do(chromedp.Navigate(b.base + address))
}

// ExpectConsole allows n lines of the console: a browser writes one for each
// page that is answered with an error.
func (b *Tab) ExpectConsole(n int) { b.expected += n }

// Follow runs steps that lead to another page, and waits for it.
func (b *Tab) Follow(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, steps...); err != nil {
		b.t.Fatalf("browser: %v", err)
	}
}

// Size makes the window that wide and high, in CSS pixels.
func (b *Tab) Size(width, height int64) {
	b.t.Helper()
	b.Do(chromedp.EmulateViewport(width, height))
}

// Media makes the reader's wishes hold: "prefers-color-scheme" = "dark". Motion
// is always reduced: a page that glides moves away from under a click.
func (b *Tab) Media(features map[string]string) {
	b.t.Helper()
	list := []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}
	for name, value := range features {
		list = append(list, &emulation.MediaFeature{Name: name, Value: value})
	}
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: list})
		return err
	})
}

// NoScript switches the scripts of pages off. Evaluating from the test still works.
func (b *Tab) NoScript() {
	b.t.Helper()
	b.scriptless = true
	b.scripts(false)
}

// scripts lets scripts run or not. Those of a page that was opened without them
// do not come to life.
func (b *Tab) scripts(run bool) {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run})
		return err
	})
}

func (b *Tab) call(command func(context.Context) error) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := command(ctx); err != nil {
		b.t.Fatalf("browser: %v", err)
	}
}

// Eval gives the value of an expression in the page.
func Eval[T any](b *Tab, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("browser: %s: %v", expression, err)
	}
	return value
}

// Address is where the tab is, without the site's own part.
func (b *Tab) Address() string {
	b.t.Helper()
	return Eval[string](b, "location.pathname + location.search")
}

// Text is what a reader sees of the first element at a CSS selector.
func (b *Tab) Text(selector string) string {
	b.t.Helper()
	return Eval[string](b, "document.querySelector("+quote(selector)+").innerText.replace(/[ \\n\\t]+/g, ' ').trim()")
}

// Count is how many elements a CSS selector finds.
func (b *Tab) Count(selector string) int {
	b.t.Helper()
	return Eval[int](b, "document.querySelectorAll("+quote(selector)+").length")
}

// Picture is the whole page as it looks, as PNG.
func (b *Tab) Picture(whole bool) []byte {
	b.t.Helper()
	var picture []byte
	b.call(func(ctx context.Context) error {
		params := page.CaptureScreenshotParams{CaptureBeyondViewport: &whole}
		shot, err := chromedp.Call(ctx, page.CaptureScreenshot, params)
		picture = shot.Data
		return err
	})
	return picture
}

// quote writes a Go string as one of JavaScript.
func quote(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(fmt.Sprintf("quote %q: %v", s, err)) // no string makes Marshal fail
	}
	return string(text)
}
