package main

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"glane/internal/bench/driver"
	"glane/internal/bench/material"
	"glane/internal/marked"
)

func TestAFigureIsTheMedianOfItsRounds(t *testing.T) {
	r := &result{times: [][]time.Duration{
		{1 * time.Millisecond, 2 * time.Millisecond, 9 * time.Millisecond},
		{2 * time.Millisecond, 3 * time.Millisecond, 30 * time.Millisecond},
		{1 * time.Millisecond, 4 * time.Millisecond, 20 * time.Millisecond},
	}}
	if got := r.latency(nil, p50).median(); got != 3 {
		t.Errorf("p50 %v", got)
	}
	if got := r.latency(nil, p99).median(); got != 20 {
		t.Errorf("p99 %v", got)
	}
	if got := r.latency([]int{0}, mean).median(); got != 1 {
		t.Errorf("mean of the first query %v", got)
	}
	if got := ratio(r.latency(nil, p50).over(figure{1, 1, 2})); got != "2,00 (2,00–3,00)" {
		t.Errorf("ratio %q", got)
	}
}

func TestNumbersAreWrittenAsInFrench(t *testing.T) {
	for want, v := range map[string]float64{
		"0,05": 0.05, "1,20": 1.2, "12,3": 12.34, "123": 123.4, "12\u202f346": 12345.6, "–": math.NaN(),
	} {
		if got := decimal(v); got != want {
			t.Errorf("%v is %q, not %q", v, got, want)
		}
	}
}

// answers gives an answer to each of three queries.
func answers(total int, ids ...string) []driver.Answer {
	a := driver.Answer{Total: total, IDs: ids, Marked: len(ids), Facets: []driver.Facet{{Name: "f", Counts: []driver.Count{{ID: "v", Count: total}}}}}
	return []driver.Answer{a, a, a}
}

func TestNobodyIsFastByDoingNothing(t *testing.T) {
	queries := []material.Query{{Kind: material.Term, Text: "eau"}, {Kind: material.Term, Text: "bail"}, {Kind: material.Typo, Text: "baul"}}
	sound := &result{name: reference, answers: answers(10, "a", "b")}
	other := &result{name: "other", answers: answers(9, "b", "a")}
	for name, test := range map[string]struct {
		answers []driver.Answer
		want    string // in what it falls short
	}{
		"one that does as others":      {answers(11, "a", "c"), ""},
		"one that finds nothing":       {answers(0), "queries that find something"},
		"one whose totals are far off": {answers(100, "a"), "totals near those of others"},
		"one that marks nothing": {func() []driver.Answer {
			a := answers(10, "a", "b")
			for i := range a {
				a[i].Marked = 0
			}
			return a
		}(), "hits with marked words"},
		"one that counts no facet": {func() []driver.Answer {
			a := answers(10, "a", "b")
			for i := range a {
				a[i].Facets = nil
			}
			return a
		}(), "counts that add up"},
	} {
		t.Run(name, func(t *testing.T) {
			mine := &result{name: "mine", answers: test.answers}
			faults := strings.Join(checkUp(mine, []*result{sound, other, mine}, queries).faults(), "\n")
			if (faults == "") != (test.want == "") || !strings.Contains(faults, test.want) {
				t.Errorf("%q", faults)
			}
		})
	}
	if got := checkUp(other, []*result{sound, other}, queries).shared; got != 1 {
		t.Errorf("%v of the ten best are shared", got)
	}
}

// script writes a program.
func script(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text), 0o700); err != nil { // #nosec G306: it is run
		t.Fatal(err)
	}
	return path
}

func TestAnIndexIsKeptOnlyForItsOwnDocuments(t *testing.T) {
	folder := t.TempDir()
	index, data := filepath.Join(folder, "index"), filepath.Join(folder, "data")
	program := script(t, filepath.Join(folder, "driver"), `echo again >> "`+folder+`/builds"; mkdir -p "$2/pg_wal"; echo 12345 > "$2/words"; echo log > "$2/pg_wal/1"`)
	if err := os.MkdirAll(data, 0o755); err != nil {
		t.Fatal(err)
	}
	describe := func(text string) {
		if err := os.WriteFile(filepath.Join(data, about), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	builds := func(keep bool) int {
		b, err := build(t.Context(), program, index, data, keep)
		if err != nil {
			t.Fatal(err)
		}
		if b.took <= 0 || b.bytes < 6 {
			t.Errorf("%+v", b)
		}
		text, err := os.ReadFile(filepath.Join(folder, "builds"))
		if err != nil {
			t.Fatal(err)
		}
		return strings.Count(string(text), "again")
	}
	describe("ten documents")
	if got := builds(true); got != 1 {
		t.Errorf("built %d times at first", got)
	}
	if got := builds(true); got != 1 {
		t.Errorf("built again, and was to be kept")
	}
	if got := builds(false); got != 2 {
		t.Errorf("kept, and was to be built again")
	}
	describe("ten others")
	if got := builds(true); got != 3 {
		t.Errorf("kept, and is of other documents")
	}
}

func TestADriverIsStartedAskedAndMeasured(t *testing.T) {
	program := script(t, filepath.Join(t.TempDir(), "driver"), `echo "ready Fake 1.0"
while read -r command; do
	if [ "$command" = both ]; then echo 2000; else printf '150\t1\ta\tf=v:1\t1\n'; fi
done`)
	p, err := serve(t.Context(), "fake", program, "index", "data")
	if err != nil {
		t.Fatal(err)
	}
	if p.says != "Fake 1.0" || p.first <= 0 {
		t.Errorf("%q, %v", p.says, p.first)
	}
	r := &result{name: "fake"}
	for round := range 3 {
		if err := askRound([]*result{r}, []*process{p}, []int{1, 0}, round); err != nil {
			t.Fatal(err)
		}
	}
	if m, err := memoryOf(p.cmd.Process.Pid); err != nil || m.own+m.files <= 0 {
		t.Errorf("memory %+v, %v", m, err)
	}
	if err := p.stop(); err != nil {
		t.Fatal(err)
	}
	if len(r.times) != 2 || r.times[0][1] != 150*time.Microsecond || len(r.answers) != 2 || r.answers[1].Total != 1 {
		t.Errorf("%+v", r)
	}
	if got := r.throughput().median(); got != 1000 {
		t.Errorf("%v queries a second", got)
	}
}

func TestADriverThatFailsSaysWhy(t *testing.T) {
	program := script(t, filepath.Join(t.TempDir(), "driver"), "echo the index is broken >&2; exit 1")
	_, err := serve(t.Context(), "fake", program, "index", "data")
	if err == nil || !strings.Contains(err.Error(), "the index is broken") {
		t.Errorf("%v", err)
	}
}

func TestWhatThisMachineLacksIsLeftOut(t *testing.T) {
	t.Chdir(t.TempDir())
	script(t, filepath.Join(peersFolder, "xapian", "prepare"), "echo looking; echo Xapian is missing; exit 3")
	script(t, filepath.Join(peersFolder, "lucene", "prepare"), `echo "exit 0" > "$1"`)
	programs, absent, err := options{cache: t.TempDir(), only: "lucene,xapian"}.prepare(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(programs) != 1 || programs["lucene"] == "" || len(absent) != 1 || absent[0] != (missing{"xapian", "Xapian is missing"}) {
		t.Errorf("%v, %v", programs, absent)
	}
	script(t, filepath.Join(peersFolder, "lucene", "prepare"), "echo does not compile; exit 1")
	if _, _, err := (options{cache: t.TempDir(), only: "lucene"}).prepare(t.Context()); err == nil || !strings.Contains(err.Error(), "does not compile") {
		t.Errorf("%v", err)
	}
	if _, err := (options{only: "lucne"}).chosen(); err == nil {
		t.Error("an engine that there is not is taken")
	}
}

func TestTheTablesOfADocumentAreWrittenAgain(t *testing.T) {
	file := filepath.Join(t.TempDir(), "doc.md")
	if err := os.WriteFile(file, []byte("avant\n"+tableStart+"vieux\n"+tableEnd+"après\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := replaceTable(file, "neuf\n"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := "avant\n" + tableStart + "\nneuf\n" + tableEnd + "après\n"; string(got) != want {
		t.Errorf("%q", got)
	}
	if err := os.WriteFile(file, []byte("sans marque"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := replaceTable(file, "neuf\n"); !errors.Is(err, marked.ErrNoMarks) {
		t.Errorf("%v", err)
	}
}

func TestEveryEngineHasItsFolder(t *testing.T) {
	for _, name := range peers {
		info, err := os.Stat(filepath.Join("peers", name, "prepare"))
		if err != nil || info.Mode()&0o111 == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	folders, err := os.ReadDir("peers")
	if err != nil || len(folders) != len(peers) {
		t.Errorf("%d folders of %d engines, %v", len(folders), len(peers), err)
	}
}

func TestTheWorstIsToldAsTimesTheMedian(t *testing.T) {
	got, err := worstTable("2000\tmédiane\n5000\tune lettre\n20000\ttrente mots\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"| médiane | 2,00 | 1,00 |", "| une lettre | 5,00 | 2,50 |", "| trente mots | 20,0 | 10,0 (trop) |"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	if _, err := worstTable("what\n"); !errors.Is(err, errWorst) {
		t.Errorf("error %v", err)
	}
}
