// Command levers measures a change of the ranking on judged sets that are far
// from the first corpus: it makes them out of public documents, puts them to
// "glane eval", and sets what comes beside the run that was kept and beside a
// plain BM25. It is for "make bench-levers", and no part of the program that is
// served.
//
// It knows no engine of Glane: the answers of Glane are those of the program.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"

	"glane/corpus"
	"glane/internal/relevance"
)

// options is what is measured.
type options struct {
	npm   string // folder of the archives
	cache string // folder of all that is made, and of the run that was kept
	glane string // the program
	keep  bool   // keeps this run: the next ones are set beside it
	plain bool   // measures a plain BM25 too
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var o options
	flag.StringVar(&o.npm, "npm", ".cache/bench/npm", "folder of the archives")
	flag.StringVar(&o.cache, "cache", ".cache/levers", "folder of all that is made")
	flag.StringVar(&o.glane, "glane", "bin/glane", "the program that is measured")
	flag.BoolVar(&o.keep, "keep", false, "keep this run: the next ones are set beside it")
	flag.BoolVar(&o.plain, "plain", false, "measure a plain BM25 beside it")
	flag.Parse()
	if err := measure(ctx, o); err != nil {
		stop()
		fmt.Fprintln(os.Stderr, "levers:", err)
		os.Exit(1)
	}
}

// measure prints a line for each half of each judged set.
func measure(ctx context.Context, o options) error {
	if err := makeSets(o.npm, o.cache); err != nil {
		return err
	}
	fmt.Print(heading(o.plain))
	for _, j := range judgedSets {
		b, err := o.bench(ctx, j)
		if err != nil {
			return fmt.Errorf("%s: %w", j.label(), err)
		}
		fmt.Print(b.lines())
	}
	return nil
}

// bench puts one set to all that are compared on it.
func (o options) bench(ctx context.Context, j judgedSet) (*bench, error) {
	c, faults := corpus.Load(os.DirFS(j.corpusFolder(o.cache)))
	if len(faults) > 0 {
		return nil, fmt.Errorf("%s: %s", j.corpusFolder(o.cache), faults[0])
	}
	set, faults := relevance.Read(os.DirFS(j.evalFolder(o.cache)), c.Cases.IDs())
	if len(faults) > 0 {
		return nil, fmt.Errorf("%s: %s", j.evalFolder(o.cache), faults[0])
	}
	out := &bench{label: j.label()}
	var err error
	kept := filepath.Join(o.cache, "kept-"+j.name()+".json")
	if out.kept, err = readRun(kept, set); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	if out.glane, err = o.ask(ctx, j, set); err != nil {
		return nil, err
	}
	if o.keep {
		if err := os.Rename(o.runFile(j), kept); err != nil {
			return nil, fmt.Errorf("keep the run: %w", err)
		}
	}
	if !o.plain {
		return out, nil
	}
	for _, a := range analyses() {
		run, err := relevance.Evaluate(ctx, newPlain(c, a.words), set, nil)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.label, err)
		}
		out.plain = append(out.plain, run)
	}
	return out, nil
}

func (o options) runFile(j judgedSet) string {
	return filepath.Join(o.cache, "run-"+j.name()+".json")
}

// ask puts a set to the program.
func (o options) ask(ctx context.Context, j judgedSet, set *relevance.Set) (_ *relevance.Run, err error) {
	out, err := os.Create(o.runFile(j))
	if err != nil {
		return nil, fmt.Errorf("create file: %w", err)
	}
	cmd := exec.CommandContext(ctx, o.glane, "eval", "--json", "--worst", "0",
		"--corpus", j.corpusFolder(o.cache), "--eval", j.evalFolder(o.cache))
	cmd.Stdout, cmd.Stderr = out, os.Stderr
	if err := errors.Join(cmd.Run(), out.Close()); err != nil {
		return nil, fmt.Errorf("run %s: %w", o.glane, err)
	}
	return readRun(o.runFile(j), set)
}

func readRun(file string, set *relevance.Set) (*relevance.Run, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("open run: %w", err)
	}
	run, err := relevance.ReadRun(f, set)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return run, nil
}
