package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"strings"
	"testing"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
)

func TestACSVFileHoldsEveryColumnOfTheSchema(t *testing.T) {
	golden(t, "fiches.csv", written(t, params.CSV, set(t)))
}

func TestACSVFileFollowsRFC4180(t *testing.T) {
	got := string(written(t, params.CSV, set(t)))
	if !strings.HasPrefix(got, "\ufeff") {
		t.Error("no byte order mark")
	}
	if strings.Count(got, "\n") != strings.Count(got, "\r\n") || !strings.HasSuffix(got, "\r\n") {
		t.Error("a line does not end with CR LF")
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(got, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	seen := map[string]bool{}
	for _, heading := range rows[0] {
		if seen[heading] {
			t.Errorf("two columns are called %q", heading)
		}
		seen[heading] = true
	}
}

func TestNothingInACSVFileIsAFormula(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Une fiche": "Une fiche", "1-2": "1-2", "l’eau": "l’eau", "«=»": "«=»",
		"=1+1": "'=1+1", "+33 1": "'+33 1", "-1": "'-1", "@SUM": "'@SUM", "\t=1": "'\t'=1", "\r=1": "'\r'=1", "\n=1": "'\n'=1",
		"\x00=1": "'\x00=1", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠a": "'＠a", " =1": "' =1", "\u00a0=1": "'\u00a0=1",
		"Eau;Air": "Eau;Air", "un\ndeux": "un\ndeux", "a ; b=1": "a ; b=1", "2+2": "2+2", " – a": " – a",
		"Eau; =1+1": "Eau; '=1+1", "a;=1": "a;'=1", "a;\u00a0-1;@b": "a;\u00a0'-1;'@b", "un\n=1": "un\n'=1", "un\n- deux": "un\n'- deux",
		"a\t+1": "a\t'+1", "a\r\n＝1": "a\r\n'＝1", "=1;=2": "'=1;'=2", "a;\x00=1": "a;'\x00=1", "a;;=1": "a;;'=1",
	} {
		if got := harmless(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// Where lists have semicolons a spreadsheet parts a file at them, at line breaks
// even, and takes quotes that stand elsewhere than at the start of a cell as they are.
func TestNothingInACSVFileIsAFormulaWhereListsHaveSemicolons(t *testing.T) {
	c := library()
	c.Cases = corpus.Hold([]*corpus.Case{{
		ID: "x", Titre: "Un; =1", Resume: "a, \"b\";=cmd|'/C calc'!A0", Sources: []corpus.Source{{Titre: "s"}, {Titre: "@s"}},
		Rubriques: map[string][]string{"extrait": {"un", "=2+2", "a\n-3"}},
	}})
	s := Set{Corpus: c, Answer: &index.Answer{Total: 1, Numbers: []int{0}}, Words: words(t)}
	file := string(written(t, params.CSV, s))
	cells := strings.FieldsFunc(file, func(r rune) bool { return strings.ContainsRune(";\r\n", r) })
	if len(cells) < 8 {
		t.Fatalf("only %d cells in %s", len(cells), file)
	}
	for _, cell := range cells {
		if cell = strings.TrimLeft(cell, " \u00a0"); cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
			t.Errorf("a cell is the formula %q", cell)
		}
	}
}

// FuzzACSVFileReadsBackAsItWasWritten holds both promises of the format: no cell
// begins a formula, and no text breaks the table.
func FuzzACSVFileReadsBackAsItWasWritten(f *testing.F) {
	f.Add("un titre", "=1", "a,b\"c\nd")
	f.Add("\r\n", "'", "\ufeff;")
	catalog := words(f)
	f.Fuzz(func(t *testing.T, title, summary, text string) {
		c := library()
		c.Cases = corpus.Hold([]*corpus.Case{{ID: "x", Titre: title, Resume: summary, Rubriques: map[string][]string{"extrait": {text}}}})
		var out bytes.Buffer
		s := Set{Corpus: c, Answer: &index.Answer{Total: 1, Numbers: []int{0}}, Words: catalog}
		if err := Write(context.Background(), &out, params.CSV, s); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), byteOrderMark))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for _, cell := range rows[1] {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") {
				t.Errorf("a cell begins a formula: %q", cell)
			}
		}
		line := strings.NewReplacer("\r\n", "\n", "\r", "") // what encoding/csv makes of line breaks within quotes
		if got, want := line.Replace(rows[1][1]), line.Replace(harmless(title)); got != want && !strings.Contains(title, "\r") {
			t.Errorf("the title %q came back as %q", want, got)
		}
	})
}
