package cooperations_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"glane/corpus/cooperations"
)

// A judged set smaller than this says little: the numbers come from the aim of
// the set, and it may only grow.
const (
	minQueries  = 80
	minNoAnswer = 8 // in each half
)

// halves are the first letters of the ids: for tuning, held back, and the part
// that nobody who tunes has met.
var halves = []string{"a", "b", "c"}

// series are the rounds in which the set was written, in the order of the file:
// its ids, by the letters that they begin with, the form and the number of the
// first query of each letter, and how many each letter has.
var series = []struct {
	halves, form string
	first, each  int
}{
	{"ab", "%c%02d", 1, 99},
	{"ab", "%c%02d", 201, 50},
	{"c", "%c%03d", 1, 80},
}

// noAnswer begins the name of each kind whose queries expect nothing.
const noAnswer = "sans-reponse"

// judgedRows gives the rows of a file of the judged set, each of n columns.
func judgedRows(t *testing.T, name string, n int) [][]string {
	t.Helper()
	text, err := cooperations.Eval.ReadFile("eval/" + name)
	if err != nil {
		t.Fatal(err)
	}
	body, whole := strings.CutSuffix(string(text), "\n")
	if !whole {
		t.Fatalf("%s does not end with a line end", name)
	}
	var rows [][]string
	for i, line := range strings.Split(body, "\n") {
		row := strings.Split(line, "\t")
		if len(row) != n {
			t.Fatalf("%s:%d: %d columns, want %d: %q", name, i+1, len(row), n, line)
		}
		for _, cell := range row {
			if cell == "" || cell != strings.TrimSpace(cell) {
				t.Errorf("%s:%d: a cell is empty or has spaces around: %q", name, i+1, line)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// judgedKinds gives the kind of each query.
func judgedKinds(t *testing.T) map[string]string {
	t.Helper()
	kinds := map[string]string{}
	for _, row := range judgedRows(t, "kinds.tsv", 2) {
		if kinds[row[0]] != "" {
			t.Errorf("%s has two kinds", row[0])
		}
		kinds[row[0]] = row[1]
	}
	return kinds
}

// firstColumn gives the ids that begin the rows, as a set.
func firstColumn(rows [][]string) map[string]bool {
	ids := map[string]bool{}
	for _, row := range rows {
		ids[row[0]] = true
	}
	return ids
}

func TestTheQueriesOfEachHalfAreNumberedInOrderInEachSeries(t *testing.T) {
	rows := judgedRows(t, "queries.tsv", 2)
	if len(rows) < minQueries {
		t.Errorf("%d queries, want %d at least", len(rows), minQueries)
	}
	var want []string
	for _, one := range series {
		for _, half := range one.halves {
			for i := range one.each {
				want = append(want, fmt.Sprintf(one.form, half, one.first+i))
			}
		}
	}
	if len(rows) != len(want) {
		t.Fatalf("%d queries, want %d: the series are not told right", len(rows), len(want))
	}
	for i, row := range rows {
		if row[0] != want[i] {
			t.Errorf("queries.tsv:%d: id %q, want %q", i+1, row[0], want[i])
		}
	}
}

func TestNoQueryIsAskedTwice(t *testing.T) {
	asked := map[string]string{}
	for _, row := range judgedRows(t, "queries.tsv", 2) {
		text := strings.ToLower(row[1])
		if first, again := asked[text]; again {
			t.Errorf("%s asks what %s asks: %q", row[0], first, row[1])
		}
		asked[text] = row[0]
	}
}

func TestEveryGradeIsOfAKnownQueryAndCase(t *testing.T) {
	queries, c := firstColumn(judgedRows(t, "queries.tsv", 2)), load(t)
	given := map[string]bool{}
	for i, row := range judgedRows(t, "qrels.tsv", 3) {
		query, id := row[0], row[1]
		if !queries[query] {
			t.Errorf("qrels.tsv:%d: no query %q", i+1, query)
		}
		if c.Case(id) == nil {
			t.Errorf("qrels.tsv:%d: no case %q", i+1, id)
		}
		if grade, err := strconv.Atoi(row[2]); err != nil || grade < 1 || grade > 2 {
			t.Errorf("qrels.tsv:%d: grade %q, want 1 or 2", i+1, row[2])
		}
		if given[query+"\t"+id] {
			t.Errorf("qrels.tsv:%d: %s is judged twice for %s", i+1, id, query)
		}
		given[query+"\t"+id] = true
	}
}

func TestEveryCaseIsTheAimOfAQueryOfEachHalf(t *testing.T) {
	aimed := map[string]bool{}
	for _, row := range judgedRows(t, "qrels.tsv", 3) {
		if row[2] == "2" {
			aimed[row[0][:1]+" "+row[1]] = true
		}
	}
	for _, fiche := range load(t).Cases.All() {
		for _, half := range halves {
			if !aimed[half+" "+fiche.ID] {
				t.Errorf("no query of half %s comes for %s", half, fiche.ID)
			}
		}
	}
}

func TestTheQueriesWithoutAGradeAreThoseThatExpectNothing(t *testing.T) {
	judged, kinds := firstColumn(judgedRows(t, "qrels.tsv", 3)), judgedKinds(t)
	count := map[string]int{}
	for id := range firstColumn(judgedRows(t, "queries.tsv", 2)) {
		expectsNothing := strings.HasPrefix(kinds[id], noAnswer)
		if judged[id] == expectsNothing {
			t.Errorf("%s is of kind %q, and has a grade: %t", id, kinds[id], judged[id])
		}
		if expectsNothing {
			count[id[:1]]++
		}
	}
	for _, half := range halves {
		if count[half] < minNoAnswer {
			t.Errorf("half %s has %d queries without an answer, want %d at least", half, count[half], minNoAnswer)
		}
	}
}

func TestEveryQueryHasAKindAndEveryKindHasAsManyQueriesInAAsInB(t *testing.T) {
	kinds := judgedKinds(t)
	queries := firstColumn(judgedRows(t, "queries.tsv", 2))
	count := map[string]map[string]int{}
	for id, kind := range kinds {
		if !queries[id] {
			t.Errorf("kinds.tsv: no query %q", id)
		}
		if count[kind] == nil {
			count[kind] = map[string]int{}
		}
		count[kind][id[:1]]++
	}
	for id := range queries {
		if kinds[id] == "" {
			t.Errorf("%s has no kind", id)
		}
	}
	for kind, n := range count {
		if n["a"] != n["b"] {
			t.Errorf("%s: %d queries in half a, %d in half b", kind, n["a"], n["b"])
		}
	}
	if got := kindsTold(t); !maps.EqualFunc(count, got, maps.Equal) {
		t.Errorf("the table of LISEZMOI.md counts %v, kinds.tsv %v", got, count)
	}
}

// kindsTold reads how many queries of each kind the read-me tells, by half, and
// holds the total that it tells against the queries.
func kindsTold(t *testing.T) map[string]map[string]int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("eval", "LISEZMOI.md"))
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]map[string]int{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\|.*\\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$").FindAllStringSubmatch(string(text), -1) {
		told[row[1]] = map[string]int{}
		for i, half := range halves {
			n, err := strconv.Atoi(row[2+i])
			if err != nil {
				t.Fatalf("LISEZMOI.md: %q: %v", row[0], err)
			}
			if n > 0 {
				told[row[1]][half] = n
			}
		}
	}
	if total := fmt.Sprintf("pour %d requêtes", len(judgedRows(t, "queries.tsv", 2))); !strings.Contains(string(text), total) {
		t.Errorf("LISEZMOI.md does not say %q", total)
	}
	return told
}
