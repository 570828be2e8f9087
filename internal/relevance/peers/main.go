// Command peers puts the judged queries of a corpus to PostgreSQL's full-text
// search, and sets what comes beside what Glane answered. It is for
// "make bench-relevance", and no part of the program that is served.
//
// It starts a server of its own in a temporary folder, on a Unix socket, as a
// user without rights, and leaves nothing of it. It knows no engine of Glane:
// the answers of Glane are those of "glane eval --json".
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"glane/corpus"
	"glane/internal/relevance"
)

// options is what is compared.
type options struct {
	corpus, eval string // folders
	run          string // file of "glane eval --json"
	write        string // file whose table is written again; "" for none
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var o options
	flag.StringVar(&o.corpus, "corpus", "corpus/cooperations", "folder of the corpus")
	flag.StringVar(&o.eval, "eval", "corpus/cooperations/eval", "folder of the judged set")
	flag.StringVar(&o.run, "run", "", "file of glane eval --json, of the same corpus and set")
	flag.StringVar(&o.write, "write", "", "file whose table is written again, between its two marks")
	flag.Parse()
	if err := compare(ctx, o); err != nil {
		stop()
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// compare measures every setting of PostgreSQL beside the run of Glane.
func compare(ctx context.Context, o options) (err error) {
	c, set, glane, err := o.load()
	if err != nil {
		return err
	}
	server, err := start(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.stop()) }()
	if err := server.fill(ctx, c); err != nil {
		return err
	}
	rows := []row{{"Glane", glane, nil}}
	for _, s := range settings() {
		run, err := relevance.Evaluate(ctx, peer{server, s}, set, nil)
		if err != nil {
			return fmt.Errorf("PostgreSQL, %s: %w", s.label(), err)
		}
		rows = append(rows, row{s.label(), run, relevance.Compare(run, glane)})
	}
	text := table(rows)
	fmt.Print(text)
	if o.write == "" {
		return nil
	}
	return replaceTable(o.write, text)
}

// load reads what is compared, and tells all that is wrong with it.
func (o options) load() (*corpus.Corpus, *relevance.Set, *relevance.Run, error) {
	c, faults := corpus.Load(os.DirFS(o.corpus))
	if len(faults) > 0 {
		return nil, nil, nil, fmt.Errorf("%s: %s", o.corpus, faults[0])
	}
	set, faults := relevance.Read(os.DirFS(o.eval), c.Cases.IDs())
	if len(faults) > 0 {
		return nil, nil, nil, fmt.Errorf("%s: %s", o.eval, faults[0])
	}
	f, err := os.Open(o.run)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("open run: %w", err)
	}
	run, err := relevance.ReadRun(f, set)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, nil, nil, fmt.Errorf("%s: %w", o.run, err)
	}
	if len(run.Results) != len(set.Queries) {
		return nil, nil, nil, fmt.Errorf("%s: it answers %d queries of the %d of %s", o.run, len(run.Results), len(set.Queries), o.eval)
	}
	return c, set, run, nil
}
