package export

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"glane/corpus"
	"glane/internal/params"
)

// workbookOf opens a workbook that was written.
func workbookOf(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

func rows(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	r, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAWorkbookHoldsWhatTheCSVFileHolds(t *testing.T) {
	s := set(t)
	f := workbookOf(t, written(t, params.XLSX, s))
	if diff := cmp.Diff([]string{"Fiches", "Lisez-moi"}, f.GetSheetList()); diff != "" {
		t.Fatal(diff)
	}
	got := rows(t, f, "Fiches")
	list := columns(s.Corpus.Schema, s.Words, s.Base)
	for i, col := range list {
		if got[0][i] != col.heading {
			t.Errorf("column %d is called %q, not %q", i, got[0][i], col.heading)
		}
		if want := col.text(s.Corpus.Cases.At(0)); got[1][i] != want {
			t.Errorf("%s holds %q, not %q", col.heading, got[1][i], want)
		}
	}
	if formula, err := f.GetCellFormula("Fiches", "C2"); err != nil || formula != "" {
		t.Errorf("the summary is a formula: %q %v", formula, err)
	}
	for cell, want := range map[string]excelize.CellType{"C2": excelize.CellTypeInlineString, "G2": excelize.CellTypeNumber} {
		if kind, err := f.GetCellType("Fiches", cell); err != nil || kind != want && (want != excelize.CellTypeNumber || kind != excelize.CellTypeUnset) {
			t.Errorf("%s is of type %v, want %v: %v", cell, kind, want, err)
		}
	}
	about := rows(t, f, "Lisez-moi")
	want := [][]string{
		{"Corpus", "Le jardin des livres"},
		{"Recherche", "Recherche : « roses »"},
		{"Nombre de fiches", "2"},
		{"Adresse de la recherche", "https://fiches.example.org/?q=roses&sort=titre"},
	}
	if diff := cmp.Diff(want, about); diff != "" {
		t.Error(diff)
	}
}

func TestAWorkbookGoesOnInAnotherSheetAndSaysWhatWasCut(t *testing.T) {
	s := set(t)
	s.Told = []string{"Un mot a été lu autrement.", "La question est longue."}
	long := strings.Repeat("é", maxCell-1)
	s.Answer.Numbers = nil
	var cases []*corpus.Case
	for i := range 5 {
		cases = append(cases, &corpus.Case{ID: "c" + strconv.Itoa(i), Titre: "Fiche", Resume: long + strings.Repeat("𝄞", i)})
		s.Answer.Numbers = append(s.Answer.Numbers, i)
	}
	s.Corpus.Cases = corpus.Hold(cases)
	var out bytes.Buffer
	if err := writeWorkbook(context.Background(), &out, s, 3); err != nil {
		t.Fatal(err)
	}
	f := workbookOf(t, out.Bytes())
	if diff := cmp.Diff([]string{"Fiches", "Fiches 2", "Fiches 3", "Lisez-moi"}, f.GetSheetList()); diff != "" {
		t.Fatal(diff)
	}
	ids := []string{}
	for _, sheet := range []string{"Fiches", "Fiches 2", "Fiches 3"} {
		for i, row := range rows(t, f, sheet) {
			if i == 0 {
				continue
			}
			ids = append(ids, row[0])
			units := len([]rune(row[2])) + strings.Count(row[2], "𝄞")
			if units > maxCell || (row[0] != "c0") != strings.HasSuffix(row[2], " […]") {
				t.Errorf("%s: a cell of %d letters, which ends with %q", row[0], units, row[2][len(row[2])-8:])
			}
		}
	}
	if diff := cmp.Diff([]string{"c0", "c1", "c2", "c3", "c4"}, ids); diff != "" {
		t.Error(diff)
	}
	var notes []string
	for _, row := range rows(t, f, "Lisez-moi") {
		if row[0] == "À savoir" {
			notes = append(notes, strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(row[1]))
		}
	}
	want := []string{
		"Un mot a été lu autrement.",
		"La question est longue.",
		"Une feuille contient au plus 3 lignes : les fiches sont réparties sur 3 feuilles.",
		"Une cellule contient au plus 32 767 caractères : 4 textes ont été coupés, et se terminent par […].",
	}
	if diff := cmp.Diff(want, notes); diff != "" {
		t.Error(diff)
	}
}
