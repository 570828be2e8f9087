package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"glane/internal/bench/material"
	"glane/internal/marked"
)

// Marks in the document between which the curve stands, and its picture's place
// beside the document.
const (
	curveStart   = "<!-- bench curve : début -->\n"
	curveEnd     = "<!-- bench curve : fin -->\n"
	curvePicture = "images/courbe.svg"
)

// curvePeers are the engines of the curve: the service, and what it is compared with.
const curvePeers = "glanehttp," + reference

// A cost is what something costs at each size.
type cost struct {
	says   string
	unit   string
	values []float64 // by size
}

// curve measures at each size, and tells and draws what each part costs.
func (o options) curve(ctx context.Context) error {
	o.only = curvePeers
	var sizes []int
	var costs []cost
	for text := range strings.SplitSeq(o.sizes, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n <= 0 {
			return fmt.Errorf("sizes: %q is no number of documents", text)
		}
		sizes = append(sizes, n)
		o.n = n
		results, absent, queries, err := o.measured(ctx)
		if err != nil {
			return err
		}
		for _, m := range absent {
			return fmt.Errorf("the curve needs %s: %s", m.name, m.why)
		}
		costs = withCosts(costs, results, queries)
	}
	text := fmt.Sprintf("%d recherches, %d tours ; %s, %d cœurs ; %s, %s ; révision %s.\n\n",
		o.queries, o.rounds, processor(), runtime.NumCPU(), runtime.Version(), time.Now().Format(time.DateOnly), revision()) + costTable(sizes, costs)
	fmt.Print(text)
	if o.write == "" {
		return nil
	}
	picture := filepath.Join(filepath.Dir(o.write), curvePicture)
	if err := os.WriteFile(picture, []byte(drawCosts(sizes, costs)), 0o644); err != nil {
		return fmt.Errorf("write the picture of the curve: %w", err)
	}
	alt := "![Ce que coûtent les recherches, la mémoire et la construction selon le nombre de fiches, en échelles logarithmiques](" + curvePicture + ")\n\n"
	if err := marked.Replace(o.write, curveStart, curveEnd, "\n"+alt+text); err != nil {
		return fmt.Errorf("write the curve: %w", err)
	}
	return nil
}

// withCosts adds what the results of one size say to the costs so far.
func withCosts(costs []cost, results []*result, queries []material.Query) []cost {
	at := 0
	add := func(says, unit string, value float64) {
		if at == len(costs) {
			costs = append(costs, cost{says: says, unit: unit})
		}
		costs[at].values = append(costs[at].values, value)
		at++
	}
	kinds := kindsOf(queries)
	for _, r := range results {
		short, _, _ := strings.Cut(r.says, ",") // «Lucene 10.6.0, Java 25»
		add(short+", p50", "ms", r.latency(nil, p50).median())
		add(short+", p99", "ms", r.latency(nil, p99).median())
		if r.name != reference {
			for _, k := range material.Kinds {
				add(short+", "+string(k.Kind)+", p50", "ms", r.latency(kinds[k.Kind], p50).median())
			}
		}
	}
	for _, r := range results {
		short, _, _ := strings.Cut(r.says, ",")
		add(short+", construction", "s", r.built.took.Seconds())
		add(short+", première réponse", "s", r.first.Seconds())
	}
	for _, r := range results {
		short, _, _ := strings.Cut(r.says, ",")
		add(short+", index", "Mo", float64(r.built.bytes)/1e6)
		add(short+", mémoire", "Mo", float64(r.memory.own)/1e6)
	}
	return costs
}

func costTable(sizes []int, costs []cost) string {
	var b strings.Builder
	b.WriteString("| fiches |")
	for _, n := range sizes {
		b.WriteString(" " + thousands(n) + " |")
	}
	b.WriteString("\n| --- |" + strings.Repeat(" --- |", len(sizes)) + "\n")
	for _, c := range costs {
		fmt.Fprintf(&b, "| %s, %s |", c.says, c.unit)
		for _, v := range c.values {
			b.WriteString(" " + decimal(v) + " |")
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	return b.String()
}
