package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"

	"glane/corpus"
	"glane/index"
	"glane/index/bleveindex"
	"glane/index/french"
	"glane/internal/phrase"
)

// An app is what the commands do, over one engine.
type app struct {
	streams  Streams
	analyzer *french.Analyzer // the engine's, and that of the highlights
	// claim makes a folder that of an index, if it is empty, absent, or one already.
	claim func(dir string) error
	// engine makes the engine. It logs to log, and tells progress how many
	// cases of all are indexed, when it does index them.
	engine func(log *slog.Logger, progress func(done, all int)) index.Engine
}

// newApp picks the engine.
func newApp(streams Streams) *app {
	analyzer := french.New(nil)
	return &app{
		streams: streams, analyzer: analyzer, claim: bleveindex.Claim,
		engine: func(log *slog.Logger, progress func(done, all int)) index.Engine {
			return bleveindex.Engine{Analyzer: analyzer, Log: log, Progress: progress}
		},
	}
}

// largeCorpus is from how many cases on it is worth a moment to give back to the
// system what reading and indexing took: as much again as what is kept.
const largeCorpus = 10_000

// build makes a corpus searchable, with dir as the folder that keeps the index.
func (a *app) build(ctx context.Context, log *slog.Logger, c *corpus.Corpus, dir string) (*index.Generation, error) {
	var s index.Searcher
	_, err := a.indexing(log, dir, func(e index.Engine) (err error) {
		s, err = e.Build(ctx, c, dir)
		return err
	})
	if err != nil {
		return nil, err
	}
	g := index.NewGeneration(c, s, a.analyzer)
	if c.Cases.Len() >= largeCorpus {
		debug.FreeOSMemory()
	}
	return g, nil
}

// keep brings the index in a folder up to date. built tells whether it was not.
func (a *app) keep(ctx context.Context, log *slog.Logger, c *corpus.Corpus, dir string) (built bool, err error) {
	return a.indexing(log, dir, func(e index.Engine) error { return e.Keep(ctx, c, dir) })
}

// indexing has the engine do what may index a corpus, shows how far it is, and says
// in French why it could not. built tells whether it did index.
func (a *app) indexing(log *slog.Logger, dir string, do func(e index.Engine) error) (built bool, err error) {
	if info, statErr := os.Stat(dir); dir != "" && statErr == nil && !info.IsDir() {
		return false, &failure{typeset("L’index n’a pas pu être construit : ") + phrase.Quote(dir) + typeset(" est un fichier ; donnez à --index un dossier, nouveau ou déjà fait par Glane."), nil}
	}
	meter := newMeter(a.streams.Err, typeset("Indexation : "))
	err = do(a.engine(log, func(done, all int) {
		built = true
		meter.show(done, all)
	}))
	meter.wipe()
	switch {
	case err == nil:
		return built, nil
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return false, fmt.Errorf("build index: %w", err)
	}
	where, reason := "", writeReason(err)
	if dir != "" {
		where = " dans " + phrase.Quote(dir)
	}
	if errors.Is(err, index.ErrBusy) {
		reason = "un autre Glane le construit encore."
	}
	return false, &failure{"L’index n’a pas pu être construit" + where + typeset(" : ") + reason, err}
}

// quiet is the log of commands that end by themselves: what matters, they say.
func (a *app) quiet() *slog.Logger {
	return slog.New(slog.NewTextHandler(a.streams.Err, &slog.HandlerOptions{Level: slog.LevelError}))
}
