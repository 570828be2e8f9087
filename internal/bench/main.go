// Command bench measures Glane beside what its users would pick instead: on the
// same real documents, with the same queries, in one run. It is for "make
// bench", and no part of the program that is served.
//
//	bench data   makes the documents and the log of queries
//	bench run    builds every engine's index, asks all of them in turn, and
//	             prints the table; -write puts it into docs/performance.md
//	bench worst  asks glane what is dear to answer, and prints each as times the
//	             median of the log; -write as above
//	bench curve  does what run does at each of -sizes, and draws what it costs
//	             against the size; -write as above, and the picture beside it
//
// It knows the engines by the programs that drive them, and by nothing else.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"glane/internal/bench/driver"
	"glane/internal/bench/material"
)

// options is what is measured.
type options struct {
	cache   string // folder of all that is fetched, made and built
	n       int    // documents
	queries int
	seed    uint64 // of the queries
	rounds  int
	only    string // names of peers, parted by commas; "" for all
	keep    bool   // use indexes that were built before
	sizes   string // numbers of documents, parted by commas: for the curve
	write   string // document whose table is written again; "" for none
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		stop()
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return errors.New("usage: bench data|run|worst|curve [options]")
	}
	var o options
	flags := flag.NewFlagSet("bench "+args[0], flag.ExitOnError)
	flags.StringVar(&o.cache, "cache", ".cache/bench", "folder of all that is fetched, made and built")
	flags.IntVar(&o.n, "n", 100_000, "documents")
	flags.IntVar(&o.queries, "queries", 500, "queries")
	flags.Uint64Var(&o.seed, "seed", material.SeedQueries, "seed of the queries")
	flags.IntVar(&o.rounds, "rounds", 5, "measured rounds; one more comes before them, to warm up")
	flags.StringVar(&o.only, "only", "", "names of engines, parted by commas (all)")
	flags.BoolVar(&o.keep, "keep", false, "use indexes that an earlier run built")
	flags.StringVar(&o.sizes, "sizes", "5000,20000,100000,1000000", "numbers of documents of the curve")
	flags.StringVar(&o.write, "write", "", "document whose table is written again")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	cache, err := filepath.Abs(o.cache)
	if err != nil {
		return fmt.Errorf("find the cache: %w", err)
	}
	o.cache = cache
	switch args[0] {
	case "data":
		return o.makeData()
	case "run":
		return o.measure(ctx)
	case "worst":
		return o.worst(ctx)
	case "curve":
		return o.curve(ctx)
	}
	return fmt.Errorf("unknown command %q", args[0])
}

// data is the folder of the documents and of the log.
func (o options) data() string {
	return filepath.Join(o.cache, "data", fmt.Sprintf("%d-%d-%d", o.n, o.queries, o.seed))
}

// about is written last into a folder of data: it is whole when this is there.
const about = "about.txt"

// makeData makes the documents and the log, unless they are there.
func (o options) makeData() error {
	folder := o.data()
	if text, err := os.ReadFile(filepath.Join(folder, about)); err == nil {
		fmt.Printf("%s\n%s", folder, text)
		return nil
	}
	real, err := material.Real(filepath.Join(o.cache, "npm"))
	if err != nil {
		return err
	}
	shuffled := material.Shuffled(real)
	vocabulary := material.NewVocabulary(real)
	made, err := material.Write(folder, vocabulary, material.Many(shuffled, o.n))
	if err != nil {
		return err
	}
	queries, err := material.Queries(shuffled[:min(o.n, len(shuffled))], vocabulary, o.queries, o.seed)
	if err != nil {
		return err
	}
	var log strings.Builder
	for _, q := range queries {
		log.WriteString(q.String() + "\n")
	}
	if err := os.WriteFile(filepath.Join(folder, driver.QueryLog), []byte(log.String()), 0o644); err != nil {
		return fmt.Errorf("write the log: %w", err)
	}
	text := fmt.Sprintf("%d documents of %d words on average, of which %d are real; values: %s; fingerprint %s\n",
		made.Documents, made.Words/max(made.Documents, 1), min(made.Documents, len(real)), vocabulary.Sizes(), made.Fingerprint)
	fmt.Printf("%s\n%s", folder, text)
	if err := os.WriteFile(filepath.Join(folder, about), []byte(text), 0o644); err != nil {
		return fmt.Errorf("write %s: %w", about, err)
	}
	return nil
}

// thousands writes a number with a thin space between thousands.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "\u202f" + digits[i:]
	}
	return digits
}
