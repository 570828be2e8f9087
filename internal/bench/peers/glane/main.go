// Command glane measures Glane's own engine in process: the query's text is
// parsed, expanded, searched and highlighted as the service does it, without
// HTTP and JSON. It is a driver of the benchmark.
//
// GLANE_CPUPROFILE=FILE has it write where its time goes while it serves, for
// "go tool pprof".
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"

	"glane/corpus"
	"glane/index"
	"glane/index/bleveindex"
	"glane/index/french"
	"glane/index/query"
	"glane/internal/bench/driver"
	"glane/internal/bench/material"
)

func main() {
	if err := driver.Run(context.Background(), peer{profile: os.Getenv("GLANE_CPUPROFILE")}, os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "glane:", err)
		os.Exit(1)
	}
}

type peer struct{ profile string }

func (peer) Name() string { return "Glane, en mémoire du même programme" }

func (peer) Build(ctx context.Context, folder, data string) error {
	c, err := read(data)
	if err != nil {
		return err
	}
	return bleveindex.Engine{}.Keep(ctx, c, folder)
}

func read(data string) (*corpus.Corpus, error) {
	c, faults := corpus.Load(os.DirFS(filepath.Join(data, material.CorpusFolder)))
	if len(faults) > 0 {
		return nil, fmt.Errorf("the corpus has %d faults: %s", len(faults), faults[0])
	}
	return c, nil
}

// Open opens the index, or builds it when it is not there.
func (p peer) Open(ctx context.Context, folder, data string) (driver.Engine, error) {
	c, err := read(data)
	if err != nil {
		return nil, err
	}
	analyzer := french.New(nil)
	searcher, err := bleveindex.Engine{Analyzer: analyzer}.Build(ctx, c, folder)
	if err != nil {
		return nil, err
	}
	e := engine{index.NewGeneration(c, searcher, analyzer), nil}
	if p.profile == "" {
		return e, nil
	}
	if e.profile, err = os.Create(p.profile); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	if err := pprof.StartCPUProfile(e.profile); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	return e, nil
}

type engine struct {
	*index.Generation
	profile *os.File // nil for none
}

func (e engine) Close() error {
	err := e.Searcher.Close()
	if e.profile != nil {
		pprof.StopCPUProfile()
		err = errors.Join(err, e.profile.Close())
	}
	return err
}

// Ask implements driver.Engine.
func (e engine) Ask(ctx context.Context, q material.Query) (func() (driver.Answer, error), error) {
	r := index.Request{Text: q.Text, Size: driver.Hits, FacetValues: driver.Values}
	if q.Kind == material.Phrase {
		r.Text = `"` + q.Text + `"`
	}
	if q.Facet != "" {
		r.Filters = []index.Filter{{Facet: q.Facet, Values: []string{q.Value}}}
	}
	r.Query = query.Parse(r.Text, index.Fields(e.Corpus.Schema))
	a, err := e.Searcher.Search(ctx, r)
	if err != nil {
		return nil, err
	}
	return func() (driver.Answer, error) { return answer(a), nil }, nil
}

func answer(a *index.Answer) driver.Answer {
	out := driver.Answer{Total: a.Total}
	for _, h := range a.Hits {
		out.IDs = append(out.IDs, h.Case.ID)
		if marked(h) {
			out.Marked++
		}
	}
	for _, f := range a.Facets {
		counted := driver.Facet{Name: f.Facet.Nom}
		for _, v := range f.Values {
			counted.Counts = append(counted.Counts, driver.Count{ID: v.ID, Count: v.Count})
		}
		out.Facets = append(out.Facets, counted)
	}
	return out
}

func marked(h index.Hit) bool {
	for _, one := range h.Highlights {
		for _, p := range one.Passages {
			if len(p.Marks) > 0 {
				return true
			}
		}
	}
	return false
}
