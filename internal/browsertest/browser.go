package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sync"

	"github.com/chromedp/chromedp"
)

// shared is the one Chromium whose tabs the tests of a package open, each in a
// context of its own with an empty profile: a start of Chromium takes as long as
// many pages. It starts with the first tab, and [Close] ends it.
var shared struct {
	sync.Mutex
	running *browser
}

// A browser is one Chromium that runs.
type browser struct {
	ctx   context.Context // that tabs are made of
	close func() error    // ends it and waits for that
}

// Close ends the browser that tests share. A package whose tests open tabs calls
// it from its TestMain, after the last of them.
func Close() error {
	shared.Lock()
	defer shared.Unlock()
	if shared.running == nil {
		return nil
	}
	closing := shared.running
	shared.running = nil
	return closing.close()
}

// sharedBrowser gives the browser that tests share, which has started.
func sharedBrowser(path string) (*browser, error) {
	shared.Lock()
	defer shared.Unlock()
	if shared.running == nil {
		started, err := startBrowser(path)
		if err != nil {
			return nil, err
		}
		shared.running = started
	}
	return shared.running, nil
}

// startBrowser starts the Chromium at path with settings beside those of every test.
func startBrowser(path string, settings ...chromedp.ExecAllocatorOption) (*browser, error) {
	profile, err := os.MkdirTemp("", "glane-browser-")
	if err != nil {
		return nil, fmt.Errorf("make a profile: %w", err)
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.UserDataDir(profile),
		chromedp.Flag("no-sandbox", os.Geteuid() == 0), chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "fr"),
		chromedp.Flag("disable-back-forward-cache", true), // chromedp loses sight of pages that come out of it
	)
	ctx, cancelAll := chromedp.NewExecAllocator(context.Background(), append(options, settings...)...)
	ctx, cancelFirst := chromedp.NewContext(ctx)
	end := func() error {
		err := chromedp.Cancel(ctx) // waits until the browser is gone
		cancelFirst()
		cancelAll()
		return errors.Join(err, os.RemoveAll(profile))
	}
	if err := chromedp.Do(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("start %s: %w", path, err), end())
	}
	return &browser{ctx, end}, nil
}

// chromiumPath finds a Chromium on this machine.
func chromiumPath() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("install Chromium (Debian: apt-get install chromium)")
}
