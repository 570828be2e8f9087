// Package driver is how the benchmark and those it measures speak: as programs
// of any language, over standard input and output, so that one runner can ask
// them in turn. It holds the side of those that are written in Go; the others
// keep to the same description.
//
//	NAME build INDEX DATA   makes the index in the folder INDEX, and ends
//	NAME serve INDEX DATA   opens it, answers, and ends with its input
//
// DATA is a folder that material.Write made, with the log of queries. Serving,
// it first writes one line:
//
//	ready NAME-AND-VERSION
//
// Then one line for each line of its input, cells parted by tabulations:
//
//	ask N    MICROSECONDS TOTAL IDS FACETS MARKED
//	both     MICROSECONDS
//
// "ask" puts query N of the log, from 0. TOTAL is how many documents match, all
// of them; IDS the ids of the ten best, parted by spaces; FACETS each facet's 20
// fullest values as name=id:count,id:count;name=…, the counts of a facet that
// the query filters by leaving that filter out; MARKED how many of the ten came
// with a passage in which the words are marked. The time is that of all of this,
// from the query's text to the values, but for writing this line. "both" puts
// the whole log from two clients at once.
//
// Nothing may be kept of a query's answer for the next time.
package driver

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"glane/internal/bench/material"
)

// QueryLog is the file of the log in the folder of the data.
const QueryLog = "queries.tsv"

// Hits is how many of the best are wanted; Values how many values of a facet.
const (
	Hits   = 10
	Values = 20
)

// clients is how many ask at once for "both".
const clients = 2

// An Engine is one that is measured. Ask is called from two goroutines at once.
type Engine interface {
	// Ask answers a query. read is called when the answer is there: it makes the
	// value of it, outside of the time that is measured.
	Ask(ctx context.Context, q material.Query) (read func() (Answer, error), err error)
	Close() error
}

// A Peer builds and opens an engine. Index and data are folders.
type Peer interface {
	Name() string // and version
	Build(ctx context.Context, index, data string) error
	Open(ctx context.Context, index, data string) (Engine, error)
}

// Run is the main function of a driver.
func Run(ctx context.Context, p Peer, args []string, in io.Reader, out io.Writer) error {
	if len(args) != 3 {
		return fmt.Errorf("usage: build|serve INDEX DATA")
	}
	switch args[0] {
	case "build":
		return p.Build(ctx, args[1], args[2])
	case "serve":
		return serve(ctx, p, args[1], args[2], in, out)
	}
	return fmt.Errorf("unknown command %q", args[0])
}

func serve(ctx context.Context, p Peer, index, data string, in io.Reader, out io.Writer) (err error) {
	queries, err := ReadLog(data)
	if err != nil {
		return err
	}
	engine, err := p.Open(ctx, index, data)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	defer func() {
		if cerr := engine.Close(); err == nil {
			err = cerr
		}
	}()
	if _, err := fmt.Fprintf(out, "ready %s\n", p.Name()); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		line, err := obey(ctx, engine, queries, lines.Text())
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, line); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return lines.Err()
}

func obey(ctx context.Context, e Engine, queries []material.Query, command string) (string, error) {
	if command == "both" {
		return both(ctx, e, queries)
	}
	text, isAsk := strings.CutPrefix(command, "ask ")
	n, err := strconv.Atoi(text)
	if !isAsk || err != nil || n < 0 || n >= len(queries) {
		return "", fmt.Errorf("unknown command %q", command)
	}
	start := time.Now()
	read, err := e.Ask(ctx, queries[n])
	took := time.Since(start)
	if err != nil {
		return "", fmt.Errorf("ask %q: %w", queries[n], err)
	}
	answer, err := read()
	if err != nil {
		return "", fmt.Errorf("read the answer to %q: %w", queries[n], err)
	}
	return fmt.Sprintf("%d\t%s", took.Microseconds(), answer), nil
}

// both puts all queries from two clients at once, each taking the next.
func both(ctx context.Context, e Engine, queries []material.Query) (string, error) {
	var next atomic.Int64
	errs := make([]error, clients)
	var group sync.WaitGroup
	start := time.Now()
	for c := range clients {
		group.Go(func() {
			for errs[c] == nil {
				n := int(next.Add(1)) - 1
				if n >= len(queries) {
					return
				}
				_, errs[c] = e.Ask(ctx, queries[n])
			}
		})
	}
	group.Wait()
	took := time.Since(start)
	for _, err := range errs {
		if err != nil {
			return "", err
		}
	}
	return strconv.FormatInt(took.Microseconds(), 10), nil
}

// ReadLog reads the log of queries of a folder of data.
func ReadLog(data string) ([]material.Query, error) {
	text, err := os.ReadFile(filepath.Join(data, QueryLog))
	if err != nil {
		return nil, fmt.Errorf("read the log: %w", err)
	}
	var out []material.Query
	for line := range strings.Lines(string(text)) {
		q, err := material.ReadQuery(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

// FacetNames reads the names of the facets of a folder of data.
func FacetNames(data string) ([]string, error) {
	text, err := os.ReadFile(filepath.Join(data, material.Facets))
	if err != nil {
		return nil, fmt.Errorf("read the facets: %w", err)
	}
	return slices.Collect(strings.FieldsSeq(string(text))), nil
}
