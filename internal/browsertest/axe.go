package browsertest

import (
	"context"
	"os"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Accessible holds the page, as it stands, against axe-core: WCAG 2.2 AA and
// its best practices, no violation.
func (b *Tab) Accessible(state string) {
	b.t.Helper()
	if found := b.violations(); found != "" {
		b.t.Errorf("%s: axe-core found\n%s", state, found)
	}
}

func (b *Tab) violations() string {
	b.t.Helper()
	return b.axe(axeRun)
}

// pale names the letters whose contrast axe-core finds too small.
func (b *Tab) pale() string {
	b.t.Helper()
	return b.axe(axeContrast)
}

// axe runs an expression of axe-core in the page.
func (b *Tab) axe(run string) string {
	b.t.Helper()
	path, err := axe.file("axe.min.js")
	if err != nil {
		missing(b.t, "accessibility was not checked: "+err.Error())
	}
	source, err := os.ReadFile(path)
	if err != nil {
		b.t.Fatalf("read axe-core: %v", err)
	}
	if b.scriptless { // axe waits for timers, which need scripts
		b.scripts(true)
		defer b.scripts(false)
	}
	if Eval[bool](b, "!window.axe") { // it stays in the page that it was put into
		Eval[any](b, string(source)+"; null")
	}
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	found, err := chromedp.Run(ctx, chromedp.Evaluate[string](run, awaited))
	if err != nil {
		b.t.Fatalf("axe-core: %v", err)
	}
	return found
}

// axe leaves the size of targets, new in WCAG 2.2, out unless it is asked for.
const (
	axeRun      = `axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(` + axeTold
	axeContrast = `axe.run(document, {resultTypes: ["violations"], runOnly: ["color-contrast"]}).then(` + axeTold
	// The rules that look at where things stand and how large they are.
	axeLayout = `axe.run(document, {resultTypes: ["violations"], runOnly: ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]}).then(` + axeTold
)

const axeTold = `r =>
	r.violations.map(v => v.id + ": " + v.help + "\n" +
		v.nodes.map(n => "  " + n.target + "  " + n.failureSummary.replaceAll("\n", " ")).join("\n")).join("\n"))`

// awaited makes an evaluation wait for the promise that it gives.
func awaited(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }
