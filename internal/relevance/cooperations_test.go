package relevance_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"glane/corpus/cooperations"
	"glane/internal/cli"
	"glane/internal/relevance"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write testdata/cooperations again")

// TestTheRankingOfTheFirstCorpusIsAReadableDiff keeps what every judged query
// gives, and what that is worth, in files: a change of the ranking shows there,
// query by query, to whoever reads the commit.
func TestTheRankingOfTheFirstCorpusIsAReadableDiff(t *testing.T) {
	var out, stderr bytes.Buffer
	streams := cli.Streams{In: strings.NewReader(""), Out: &out, Err: &stderr}
	if exit := cli.Run(t.Context(), []string{"eval", "--json", "--worst", "0"}, streams); exit != 0 {
		t.Fatalf("glane eval: exit %d: %s", exit, stderr.String())
	}
	var report relevance.Report
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	var totals strings.Builder
	if err := report.Write(&totals); err != nil {
		t.Fatal(err)
	}
	golden(t, "totals.txt", totals.String())
	golden(t, "queries.txt", rankings(t, report.Queries))
}

// rankings writes, for each query, every hit with its grade: a "-" is a case
// that was not judged relevant. What is held back is left out: who tunes should
// not meet it at each change.
func rankings(t *testing.T, results []relevance.Result) string {
	grades := gradesOfCooperations(t)
	var b strings.Builder
	for _, r := range results {
		if r.Half != relevance.Tuning {
			continue
		}
		fmt.Fprintf(&b, "%s %s\n", r.ID, r.Text)
		switch {
		case r.Relevant > 0:
			fmt.Fprintf(&b, "\tnDCG@10 %s, %d relevant", relevance.Decimal(r.NDCG), r.Relevant)
		case r.RightZero:
			b.WriteString("\tnothing, rightly")
		default:
			b.WriteString("\tsomething, wrongly")
		}
		if r.Relaxed {
			b.WriteString(", relaxed")
		}
		b.WriteByte('\n')
		for i, id := range r.Hits {
			grade := "-"
			if g := grades[r.ID+"\t"+id]; g != "" {
				grade = g
			}
			fmt.Fprintf(&b, "\t%2d %s %s\n", i+1, grade, id)
		}
	}
	return b.String()
}

// gradesOfCooperations reads the grades by "query TAB case".
func gradesOfCooperations(t *testing.T) map[string]string {
	t.Helper()
	data, err := cooperations.Eval.ReadFile("eval/" + relevance.GradesFile)
	if err != nil {
		t.Fatal(err)
	}
	grades := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if at := strings.LastIndexByte(strings.TrimSpace(line), '\t'); at > 0 {
			grades[line[:at]] = strings.TrimSpace(line[at:])
		}
	}
	return grades
}

// golden holds text against a file of testdata, or writes it there.
func golden(t *testing.T, name, text string) {
	t.Helper()
	file := filepath.Join("testdata", "cooperations", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(text, "\n")); diff != "" {
		t.Errorf("%s is not what comes now; if the change is meant: go test ./internal/relevance -update\n%s", file, diff)
	}
}
