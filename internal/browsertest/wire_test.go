package browsertest

import (
	"context"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A wire is what went over the network since it was watched.
type wire struct {
	mu    sync.Mutex
	urls  []string // every request, in order
	bytes float64  // all that was received, headers too, compressed as it came
}

// Wire watches the network of a tab from now on.
func (b *Tab) Wire() *wire {
	b.t.Helper()
	w := &wire{}
	err := chromedp.Listen(b.ctx, func(event any) {
		w.mu.Lock()
		defer w.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			w.urls = append(w.urls, e.Request.URL)
		case *network.EventLoadingFinished:
			w.bytes += e.EncodedDataLength
		}
	})
	if err != nil {
		b.t.Fatalf("browser: watch the network: %v", err)
	}
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
		return err
	})
	return w
}

// take gives what came since it was last called.
func (w *wire) take() (urls []string, bytes int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	urls, bytes = w.urls, int(w.bytes)
	w.urls, w.bytes = nil, 0
	return urls, bytes
}

// Slow3G makes the network that of a bad telephone: 400 ms until an answer
// begins, 400 kbit/s, as the profile of that name has it in WebPageTest and in
// Lighthouse's table.
func (b *Tab) Slow3G() {
	b.t.Helper()
	const bytesPerSecond = 400_000 / 8
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Latency: 400, DownloadThroughput: bytesPerSecond, UploadThroughput: bytesPerSecond}},
		})
		return err
	})
}

// forget empties the browser's cache.
func (b *Tab) forget() {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, network.ClearBrowserCache, cdp.Empty{})
		return err
	})
}

// observe makes each page that is opened from now on note how it is painted.
func (b *Tab) observe() {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
			window.painted = 0; window.shifted = 0; window.refused = [];
			new PerformanceObserver(l => { for (const e of l.getEntries()) painted = e.startTime }).observe({type: "largest-contentful-paint", buffered: true});
			new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) shifted += e.value }).observe({type: "layout-shift", buffered: true});
			document.addEventListener("securitypolicyviolation", e => refused.push(e.violatedDirective + " " + e.blockedURI));`})
		return err
	})
}
