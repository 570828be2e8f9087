package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
)

// An Engine searches with Bleve, embedded. It implements index.Engine.
type Engine struct {
	// Analyzer cuts and compares words; french.New(nil) when nil.
	Analyzer *french.Analyzer
	// Progress, if not nil, is told how many cases of all are indexed.
	Progress func(done, all int)
	// Log is told what is done with an index on disk; slog.Default() when nil.
	Log *slog.Logger
}

// Build implements index.Engine.
func (e Engine) Build(ctx context.Context, c *corpus.Corpus, dir string) (index.Searcher, error) {
	if e.Analyzer == nil {
		e.Analyzer = french.New(nil)
	}
	if e.Log == nil {
		e.Log = slog.Default()
	}
	if dir == "" || len(c.Cases) == 0 {
		st, err := e.inMemory(ctx, c)
		if err != nil {
			return nil, fmt.Errorf("index %d cases in memory: %w", len(c.Cases), err)
		}
		return e.searcher(c, st)
	}
	return e.onDisk(ctx, c, dir)
}

// searcher makes a searcher over a store, which it closes on an error.
func (e Engine) searcher(c *corpus.Corpus, st *store) (s *searcher, err error) {
	defer recoverTo(&err)()
	s, err = newSearcher(c, e.Analyzer, st)
	if err != nil {
		return nil, errors.Join(err, st.close())
	}
	return s, nil
}

// A store is an open index of Bleve.
type store struct {
	index  bleve.Index
	queue  *bleve.AnalysisQueue
	reader bleve.IndexReader
	length int // weighted words of all documents
}

func openStore(config map[string]any, length int) (_ *store, err error) {
	st := &store{queue: bleve.NewAnalysisQueue(runtime.GOMAXPROCS(0)), length: length}
	defer func() {
		if err != nil {
			err = errors.Join(err, st.close())
		}
	}()
	idx, err := scorch.NewScorch(scorch.Name, config, st.queue)
	if err != nil {
		return nil, fmt.Errorf("prepare the index: %w", err)
	}
	if err := idx.Open(); err != nil {
		return nil, fmt.Errorf("open the index: %w", err)
	}
	st.index = idx
	return st, nil
}

func (st *store) read() (err error) {
	if st.reader, err = st.index.Reader(); err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	return nil
}

func (st *store) close() error {
	var errs []error
	if st.reader != nil {
		errs = append(errs, st.reader.Close())
	}
	if st.index != nil {
		errs = append(errs, st.index.Close())
	}
	st.queue.Close()
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close the index: %w", err)
	}
	return nil
}

// batchSize is how many cases Bleve takes at once.
const batchSize = 5000

func (e Engine) inMemory(ctx context.Context, c *corpus.Corpus) (_ *store, err error) {
	st, err := openStore(map[string]any{"path": ""}, 0)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, st.close())
		}
	}()
	batch := bleve.NewBatch()
	st.length, err = e.each(ctx, c, func(doc bleve.Document) error {
		batch.Update(doc)
		if len(batch.IndexOps) < batchSize {
			return nil
		}
		defer batch.Reset()
		return st.index.Batch(batch)
	})
	if err != nil {
		return nil, err
	}
	if len(batch.IndexOps) > 0 {
		if err := st.index.Batch(batch); err != nil {
			return nil, err
		}
	}
	return st, st.read()
}

// each analyses every case in turn and gives it to add. It returns the weighted
// number of words of all.
func (e Engine) each(ctx context.Context, c *corpus.Corpus, add func(bleve.Document) error) (length int, err error) {
	for i, cs := range c.Cases {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		doc, n := newDocument(cs, c.Schema, e.Analyzer)
		length += n
		if err := add(doc); err != nil {
			return 0, fmt.Errorf("index case %s: %w", cs.ID, err)
		}
		if e.Progress != nil {
			e.Progress(i+1, len(c.Cases))
		}
	}
	return length, nil
}
