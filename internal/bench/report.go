package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"glane/internal/bench/material"
	"glane/internal/marked"
)

// report prints the tables, and writes them into the document.
func (o options) report(results []*result, absent []missing, queries []material.Query) error {
	var ref *result
	if at := slices.IndexFunc(results, func(r *result) bool { return r.name == reference }); at >= 0 {
		ref = results[at]
	}
	var b strings.Builder
	o.heading(&b, absent)
	figures(&b, results)
	if ref != nil {
		ratios(&b, results, ref)
	}
	byKind(&b, results, queries)
	faults := healths(&b, results, queries)
	fmt.Print(b.String())
	if err := errors.Join(faults...); err != nil {
		return fmt.Errorf("the times above are not worth telling: %w", err)
	}
	if o.write == "" {
		return nil
	}
	return replaceTable(o.write, b.String())
}

// heading tells the machine, the day and the documents.
func (o options) heading(b *strings.Builder, absent []missing) {
	text, err := os.ReadFile(filepath.Join(o.data(), about))
	if err != nil {
		text = nil // makeData has just made or read it
	}
	fmt.Fprintf(b, "%s fiches, %d recherches, %d tours ; %s, %d cœurs ; %s, %s ; révision %s.\n\n",
		thousands(o.n), o.queries, o.rounds, processor(), runtime.NumCPU(), runtime.Version(), time.Now().Format(time.DateOnly), revision())
	fmt.Fprintf(b, "`%s`\n\n", strings.TrimSpace(string(text)))
	for _, m := range absent {
		fmt.Fprintf(b, "%s manque sur cette machine : %s\n\n", m.name, m.why)
	}
}

func figures(b *strings.Builder, results []*result) {
	b.WriteString("| moteur | p50, ms | p99, ms | moyenne, ms | recherches/s | index, s | index, Mo | mémoire, Mo | fichiers lus, Mo | première réponse, ms |\n")
	b.WriteString("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for _, r := range results {
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", r.says,
			decimal(r.latency(nil, p50).median()), decimal(r.latency(nil, p99).median()), decimal(r.latency(nil, mean).median()),
			decimal(r.throughput().median()), decimal(r.built.took.Seconds()), megabytes(r.built.bytes),
			megabytes(r.memory.own), megabytes(r.memory.files), decimal(milliseconds(r.first)))
	}
	b.WriteByte('\n')
}

func megabytes(n int64) string { return decimal(float64(n) / 1e6) }

// ratios compares every engine with the reference: the median of the rounds, and
// the least and the most.
func ratios(b *strings.Builder, results []*result, ref *result) {
	fmt.Fprintf(b, "Rapportés à %s, tour par tour : médiane (minimum–maximum).\n\n", ref.says)
	b.WriteString("| moteur | p50 | p99 | moyenne | recherches/s | index, temps | index, taille |\n")
	b.WriteString("| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, r := range results {
		if r == ref {
			continue
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s |\n", r.says,
			ratio(r.latency(nil, p50).over(ref.latency(nil, p50))),
			ratio(r.latency(nil, p99).over(ref.latency(nil, p99))),
			ratio(r.latency(nil, mean).over(ref.latency(nil, mean))),
			ratio(r.throughput().over(ref.throughput())),
			decimal(r.built.took.Seconds()/ref.built.took.Seconds()),
			decimal(float64(r.built.bytes)/float64(ref.built.bytes)))
	}
	b.WriteByte('\n')
}

// byKind tells the time of each kind of query.
func byKind(b *strings.Builder, results []*result, queries []material.Query) {
	b.WriteString("Par sorte de recherche, p50 / p99 en ms.\n\n| moteur |")
	for _, k := range material.Kinds {
		fmt.Fprintf(b, " %s |", k.Kind)
	}
	b.WriteString(" avec filtre |\n| --- |" + strings.Repeat(" --- |", len(material.Kinds)+1) + "\n")
	kinds := kindsOf(queries)
	var filtered []int
	for i, q := range queries {
		if q.Facet != "" {
			filtered = append(filtered, i)
		}
	}
	for _, r := range results {
		fmt.Fprintf(b, "| %s |", r.says)
		for _, k := range material.Kinds {
			fmt.Fprintf(b, " %s |", r.both99(kinds[k.Kind]))
		}
		fmt.Fprintf(b, " %s |\n", r.both99(filtered))
	}
	b.WriteByte('\n')
}

// both99 writes p50 and p99 of some queries.
func (r *result) both99(only []int) string {
	return decimal(r.latency(only, p50).median()) + " / " + decimal(r.latency(only, p99).median())
}

// healths tells what each engine found, and gives what is wrong with any.
func healths(b *strings.Builder, results []*result, queries []material.Query) (faults []error) {
	b.WriteString("Ce que chacun a trouvé.\n\n| moteur |")
	for _, k := range material.Kinds {
		fmt.Fprintf(b, " %s |", k.Kind)
	}
	b.WriteString(" totaux proches | dix premières communes | surlignées | comptes justes |\n| --- |" + strings.Repeat(" --- |", len(material.Kinds)+4) + "\n")
	for _, r := range results {
		h := checkUp(r, results, queries)
		fmt.Fprintf(b, "| %s |", r.says)
		for _, k := range material.Kinds {
			fmt.Fprintf(b, " %s |", percent(h.kinds[k.Kind]))
		}
		fmt.Fprintf(b, " %s | %s | %s | %s |\n", percent(h.near), percent(h.shared), percent(h.marked), percent(h.counted))
		for _, fault := range h.faults() {
			faults = append(faults, fmt.Errorf("%s, %s", r.name, fault))
		}
	}
	b.WriteByte('\n')
	return faults
}

func percent(share float64) string {
	if share != share { // not a number: nothing to take a share of
		return "–"
	}
	return fmt.Sprintf("%.0f %%", share*100)
}

// processor names the machine's processor.
func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH // a system that does not say it so
	}
	for line := range strings.Lines(string(text)) {
		if name, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}

// revision names the commit that is measured.
func revision() string {
	out, err := exec.Command("git", "describe", "--always", "--dirty").Output()
	if err != nil {
		return "inconnue" // no repository
	}
	return strings.TrimSpace(string(out))
}

// Marks in the document between which the tables stand.
const (
	tableStart = "<!-- make bench : début -->\n"
	tableEnd   = "<!-- make bench : fin -->\n"
)

// replaceTable writes the tables of a document again.
func replaceTable(file, text string) error {
	return marked.Replace(file, tableStart, tableEnd, "\n"+text)
}
