package export

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/etag"
	"glane/internal/params"
	"glane/internal/problem"
	"glane/internal/texts"
)

// A Wording says things to readers as the pages do.
type Wording interface {
	// Texts gives the texts of the language of the pages.
	Texts() (*texts.Catalog, error)
	// Called is what the view of a request is called.
	Called(s *corpus.Schema, r index.Request) (string, error)
	// Told is how the query of a request was taken, one sentence each.
	Told(r index.Request, a *index.Answer) ([]string, error)
}

// A Config says how files are given out.
type Config struct {
	Wording Wording
	Version string // of the program, which may change what a file holds
	// SearchTimeout is how long the search may take, and the wait for its turn;
	// writing the file has the time of the request's context.
	SearchTimeout time.Duration
}

// Exports give out files. They are safe for concurrent use.
type Exports struct {
	config Config
	turns  *turns
}

// New makes exports.
func New(c Config) *Exports {
	return &Exports{config: c, turns: newTurns()}
}

// A Reader is who takes a file away.
type Reader struct {
	Base   string // what addresses begin with for them, as "https://fiches.example.org"
	Client string // tells them from others
}

// Serve answers with the file of what a search finds. It takes the parameters of
// the search page; those that cut its list into pages or explain it change
// nothing. An error means that nothing was sent, or that the answer is cut: the
// caller must not end it as if it were whole.
func (e *Exports) Serve(w http.ResponseWriter, r *http.Request, g *index.Generation, f params.Format, from Reader) error {
	request, err := params.Parse(params.Values(r.URL.RawQuery), g.Corpus.Schema)
	if err != nil {
		return err
	}
	words, err := e.config.Wording.Texts()
	if err != nil {
		return fmt.Errorf("texts of an export: %w", err)
	}
	if etag.NotModified(w, r, g.Corpus.Fingerprint, e.config.Version, from.Base, words.Mark()) {
		return nil
	}
	set, done, err := e.find(r.Context(), g, request, from)
	if err != nil {
		return err
	}
	defer done()
	out := &file{ResponseWriter: w, kind: f.MediaType(), name: FileName(set, f)}
	if r.Method == http.MethodHead {
		out.begin()
		w.WriteHeader(http.StatusOK)
		return nil
	}
	return Write(r.Context(), out, f, set)
}

// find searches when its turn has come; done ends the turn.
func (e *Exports) find(ctx context.Context, g *index.Generation, r index.Request, from Reader) (_ Set, done func(), err error) {
	words, err := e.config.Wording.Texts()
	if err != nil {
		return Set{}, nil, fmt.Errorf("texts of an export: %w", err)
	}
	title, err := e.config.Wording.Called(g.Corpus.Schema, r)
	if err != nil {
		return Set{}, nil, fmt.Errorf("title of an export: %w", err)
	}
	limited, cancel := context.WithTimeout(ctx, e.config.SearchTimeout)
	defer cancel()
	done = e.turns.take(limited, from.Client)
	switch {
	case done == nil && ctx.Err() != nil:
		return Set{}, nil, fmt.Errorf("wait for a turn: %w", ctx.Err())
	case done == nil:
		return Set{}, nil, problem.Busy()
	}
	answer, err := g.Searcher.Search(limited, Whole(r, g.Corpus))
	if err != nil {
		done()
		return Set{}, nil, fmt.Errorf("search: %w", err)
	}
	told, err := e.config.Wording.Told(r, answer)
	if err != nil {
		done()
		return Set{}, nil, fmt.Errorf("what an export tells of its search: %w", err)
	}
	return Set{Corpus: g.Corpus, Request: r, Answer: answer, Words: words, Title: title, Told: told, Base: from.Base}, done, nil
}

// A file is an answer to keep under a name. It says so with its first bytes, so
// that an error before them can be answered as one.
type file struct {
	http.ResponseWriter
	kind, name string
	begun      bool
}

func (f *file) begin() {
	f.begun = true
	h := f.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Content-Disposition", disposition(f.name))
	h.Set("X-Robots-Tag", "noindex")
}

func (f *file) Write(p []byte) (int, error) {
	if !f.begun {
		f.begin()
	}
	return f.ResponseWriter.Write(p)
}
