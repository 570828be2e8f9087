package bleveindex

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
)

// healing serves an index on disk, and when a search over it crashes, as on
// damage that came after the files were checked, builds one in memory and serves
// that instead. The index on disk is marked, so that the next start builds it
// anew. The search that crashed is answered with its error.
type healing struct {
	log    *slog.Logger
	dir    string
	inside func(ctx context.Context) (*searcher, error) // builds in memory

	mu      sync.RWMutex
	current *searcher
	broken  *searcher // what crashed; closed at the end, since searches may be in it

	once    sync.Once
	cancel  context.CancelFunc
	rebuilt sync.WaitGroup
}

func (e Engine) healing(c *corpus.Corpus, s *searcher, dir string) *healing {
	return &healing{
		log: e.Log, dir: dir, current: s, cancel: func() {},
		inside: func(ctx context.Context) (*searcher, error) {
			st, err := e.inMemory(ctx, c)
			if err != nil {
				return nil, err
			}
			return e.searcher(c, st)
		},
	}
}

func (h *healing) serving() *searcher {
	h.mu.RLock()
	defer h.mu.RUnlock()
	return h.current
}

// Search implements index.Searcher.
func (h *healing) Search(ctx context.Context, r index.Request) (*index.Answer, error) {
	a, err := h.serving().Search(ctx, r)
	h.look(err)
	return a, err
}

// Similar implements index.Searcher.
func (h *healing) Similar(ctx context.Context, id string, n int) ([]index.Hit, error) {
	hits, err := h.serving().Similar(ctx, id, n)
	h.look(err)
	return hits, err
}

// Holds implements index.Mender.
func (h *healing) Holds(word string) bool { return h.serving().Holds(word) }

// Mend implements index.Mender.
func (h *healing) Mend(ctx context.Context, word string, prefix bool) []string {
	return h.serving().Mend(ctx, word, prefix)
}

// Reading implements index.Reader.
func (h *healing) Reading(acronym string) french.Reading { return h.serving().Reading(acronym) }

// Asked implements index.Holder.
func (h *healing) Asked(typed string, prefix, family bool) index.Meetings {
	return h.serving().Asked(typed, prefix, family)
}

// look begins to heal, once, when a search has crashed.
func (h *healing) look(err error) {
	if !errors.Is(err, ErrCrashed) {
		return
	}
	h.once.Do(func() {
		ctx, cancel := context.WithCancel(context.Background())
		h.mu.Lock()
		h.cancel = cancel
		h.mu.Unlock()
		h.rebuilt.Go(func() { h.heal(ctx) })
	})
}

func (h *healing) heal(ctx context.Context) {
	h.log.Error("Une recherche a échoué sur l’index du disque, qui est abîmé\u00a0: un index en mémoire prend sa place.", "dir", h.dir)
	if err := os.Remove(filepath.Join(h.dir, currentFile)); err != nil {
		h.log.Warn("L’index abîmé n’a pas pu être marqué.", "dir", h.dir, "cause", err)
	}
	s, err := h.inside(ctx)
	if err != nil {
		h.log.Error("L’index en mémoire n’a pas pu être construit.", "cause", err)
		return
	}
	h.mu.Lock()
	h.broken, h.current = h.current, s
	h.mu.Unlock()
}

// Close implements index.Searcher. It waits for a build under way.
func (h *healing) Close() error {
	h.mu.RLock()
	cancel := h.cancel
	h.mu.RUnlock()
	cancel()
	h.rebuilt.Wait()
	err := h.current.Close()
	if h.broken != nil {
		err = errors.Join(err, h.broken.Close())
	}
	return err
}

// What is marked in texts is found by the forms that the index holds.
var _ index.Holder = (*healing)(nil)
