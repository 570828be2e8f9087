package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
)

// An Engine searches with Bleve, embedded. It implements index.Engine.
type Engine struct {
	// Analyzer cuts and compares words; french.New(nil) when nil.
	Analyzer *french.Analyzer
	// Progress, if not nil, is told how many cases of all are indexed, never twice
	// at once.
	Progress func(done, all int)
	// Log is told what is done with an index on disk; slog.Default() when nil.
	Log *slog.Logger
}

// Build implements index.Engine.
func (e Engine) Build(ctx context.Context, c *corpus.Corpus, dir string) (index.Searcher, error) {
	e = e.withDefaults()
	if dir == "" || c.Cases.Len() == 0 {
		st, err := e.inMemory(ctx, c)
		if err != nil {
			return nil, fmt.Errorf("index %d cases in memory: %w", c.Cases.Len(), err)
		}
		return e.searcher(c, st)
	}
	return e.onDisk(ctx, c, dir)
}

// Keep implements index.Engine.
func (e Engine) Keep(ctx context.Context, c *corpus.Corpus, dir string) error {
	e = e.withDefaults()
	if _, err := e.checkFor(c, dir); err == nil || c.Cases.Len() == 0 {
		return nil
	}
	return e.alone(ctx, dir, func() error {
		_, err := e.checkFor(c, dir) // another process may have built it
		if err == nil {
			return nil
		}
		return e.replace(ctx, c, dir, err)
	})
}

func (e Engine) withDefaults() Engine {
	if e.Analyzer == nil {
		e.Analyzer = french.New(nil)
	}
	if e.Log == nil {
		e.Log = slog.Default()
	}
	return e
}

// searcher makes a searcher over a store, which it closes on an error.
func (e Engine) searcher(c *corpus.Corpus, st *store) (s *searcher, err error) {
	defer func() {
		if err != nil { // a panic's too
			err = errors.Join(err, st.close())
		}
	}()
	defer recoverTo(&err)()
	return newSearcher(c, e.Analyzer, st)
}
