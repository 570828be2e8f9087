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
	// engine makes the engine. It logs to log, and tells progress how many
	// cases of all are indexed, when it does index them.
	engine func(log *slog.Logger, progress func(done, all int)) index.Engine
}

// newApp picks the engine.
func newApp(streams Streams) *app {
	analyzer := french.New(nil)
	return &app{
		streams: streams, analyzer: analyzer,
		engine: func(log *slog.Logger, progress func(done, all int)) index.Engine {
			return bleveindex.Engine{Analyzer: analyzer, Log: log, Progress: progress}
		},
	}
}

// largeCorpus is from how many cases on it is worth a moment to give back to the
// system what reading and indexing took: as much again as what is kept.
const largeCorpus = 10_000

// build makes a corpus searchable, with dir as the folder that keeps the
// index. built tells whether it was indexed, and not only opened.
func (a *app) build(ctx context.Context, log *slog.Logger, c *corpus.Corpus, dir string) (g *index.Generation, built bool, err error) {
	if info, statErr := os.Stat(dir); dir != "" && statErr == nil && !info.IsDir() {
		return nil, false, &failure{typeset("L’index n’a pas pu être construit : ") + phrase.Quote(dir) + typeset(" est un fichier ; donnez à --index un dossier, nouveau ou déjà fait par Glane."), nil}
	}
	meter := newMeter(a.streams.Err, typeset("Indexation : "))
	s, err := a.engine(log, func(done, all int) {
		built = true
		meter.show(done, all)
	}).Build(ctx, c, dir)
	meter.wipe()
	switch {
	case err == nil:
		g = index.NewGeneration(c, s, a.analyzer)
		if c.Cases.Len() >= largeCorpus {
			debug.FreeOSMemory()
		}
		return g, built, nil
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return nil, false, fmt.Errorf("build index: %w", err)
	}
	where := ""
	if dir != "" {
		where = " dans " + phrase.Quote(dir)
	}
	return nil, false, &failure{"L’index n’a pas pu être construit" + where + typeset(" : ") + writeReason(err), err}
}

// quiet is the log of commands that end by themselves: what matters, they say.
func (a *app) quiet() *slog.Logger {
	return slog.New(slog.NewTextHandler(a.streams.Err, &slog.HandlerOptions{Level: slog.LevelError}))
}
