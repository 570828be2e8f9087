package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/texts"
	"glane/web"
)

var update = flag.Bool("update", false, "write what the files hold into the golden files")

func words(t testing.TB) *texts.Catalog {
	t.Helper()
	folder, err := fs.Sub(web.Files, "texts")
	if err != nil {
		t.Fatal(err)
	}
	c, err := texts.Load(folder, "fr")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// library is a corpus whose rubrics and facets are those of no other.
func library() *corpus.Corpus {
	return &corpus.Corpus{
		Schema: &corpus.Schema{
			Titre:     "Le jardin des livres",
			Rubriques: []corpus.Rubrique{{Nom: "plante", Libelle: "Plante"}, {Nom: "extrait", Libelle: "Titre"}},
			Facettes: []corpus.Facette{{Nom: "plante", Libelle: "Plante", Valeurs: []corpus.Valeur{
				{ID: "rose", Libelle: "Rose"}, {ID: "ble", Libelle: "Blé; orge"},
			}}},
		},
		Cases: []*corpus.Case{
			{
				ID: "abc", Titre: `Un "titre", avec tout`, Resume: "=SOMME(A1)", Annee: 2011, PublieeLe: date(2019, 5, 14), MiseAJourLe: date(2020, 1, 7),
				Contact: &corpus.Contact{Nom: "Ève", Courriel: "eve@exemple.fr", Telephone: "+33 1 02"}, Licence: "Licence Ouverte 2.0",
				Rubriques: map[string][]string{"plante": {"Un paragraphe.", "@deux"}, "extrait": {"-1"}},
				Facettes:  map[string][]string{"plante": {"rose", "ble"}},
				Sources:   []corpus.Source{{Titre: "Une source", URL: "https://exemple.fr/a?b=c"}, {URL: "https://exemple.fr"}},
			},
			{ID: "def", Titre: "Presque rien", Rubriques: map[string][]string{}, Facettes: map[string][]string{}},
		},
	}
}

func set(t testing.TB) Set {
	c := library()
	s := Set{
		Corpus: c, Request: index.Request{Text: "roses", Sort: index.ByTitle, Page: 3, Size: 5}, Words: words(t),
		Answer: &index.Answer{Total: 2}, Title: "Recherche : « roses »", Base: "https://fiches.example.org",
	}
	for _, one := range c.Cases {
		s.Answer.Hits = append(s.Answer.Hits, index.Hit{Case: one})
	}
	return s
}

func written(t *testing.T, f Format, s Set) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(context.Background(), &out, f, s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// golden holds a text against a file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	name = "testdata/" + name
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (- wanted, + got; -update writes what was got):\n%s", name, diff)
	}
}

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
		"=1+1": "'=1+1", "+33 1": "'+33 1", "-1": "'-1", "@SUM": "'@SUM", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1",
		"\x00=1": "'\x00=1", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠a": "'＠a", " =1": "' =1", "\u00a0=1": "'\u00a0=1",
	} {
		if got := harmless(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
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
		c.Cases = []*corpus.Case{{ID: "x", Titre: title, Resume: summary, Rubriques: map[string][]string{"extrait": {text}}}}
		var out bytes.Buffer
		s := Set{Corpus: c, Answer: &index.Answer{Total: 1, Hits: []index.Hit{{Case: c.Cases[0]}}}, Words: catalog}
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

func TestAJSONFileHoldsCasesAsTheAPIWritesThem(t *testing.T) {
	got := written(t, params.JSON, set(t))
	golden(t, "fiches.json", got)
	var read struct {
		Total int
		Cases []struct{ ID, URL string }
	}
	if err := json.Unmarshal(got, &read); err != nil {
		t.Fatal(err)
	}
	if read.Total != 2 || len(read.Cases) != 2 || read.Cases[1].URL != "https://fiches.example.org/fiches/def" {
		t.Errorf("read back: %+v", read)
	}
}

func TestAJSONFileOfNothingIsWhole(t *testing.T) {
	s := set(t)
	s.Answer = &index.Answer{}
	if got := written(t, params.JSON, s); !json.Valid(got) || !strings.Contains(string(got), `"cases":[`) {
		t.Errorf("%s", got)
	}
}

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
		if want := col.text(s.Corpus.Cases[0]); got[1][i] != want {
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
	s.Answer.Relaxed, s.Answer.DidYouMean, s.Request.Query.Truncated = true, "rosier", true
	long := strings.Repeat("é", maxCell-1)
	s.Answer.Hits = nil
	for i := range 5 {
		c := &corpus.Case{ID: "c" + strconv.Itoa(i), Titre: "Fiche", Resume: long + strings.Repeat("𝄞", i)}
		s.Answer.Hits = append(s.Answer.Hits, index.Hit{Case: c})
	}
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
		"La recherche a été lue ainsi : « rosier ».",
		"Aucune fiche ne contient tous vos mots : voici celles qui en contiennent une partie.",
		"Votre recherche est longue : seuls ses premiers mots ont été pris en compte.",
		"Une feuille contient au plus 3 lignes : les fiches sont réparties sur 3 feuilles.",
		"Une cellule contient au plus 32 767 caractères : 4 textes ont été coupés, et se terminent par […].",
	}
	if diff := cmp.Diff(want, notes); diff != "" {
		t.Error(diff)
	}
}

// stopping ends its context after a number of writes.
type stopping struct {
	left int
	stop func()
}

func (s *stopping) Write(p []byte) (int, error) {
	if s.left--; s.left == 0 {
		s.stop()
	}
	return len(p), nil
}

func TestAnExportStopsWhenItsReaderLeaves(t *testing.T) {
	s := set(t)
	for i := range 5_000 { // of which no compression makes one piece
		text := fmt.Sprintf("%x", sha256.Sum256([]byte(strconv.Itoa(i))))
		s.Answer.Hits = append(s.Answer.Hits, index.Hit{Case: &corpus.Case{ID: text, Titre: text}})
	}
	for _, f := range Formats {
		ctx, cancel := context.WithCancel(context.Background())
		err := Write(ctx, &stopping{left: 1, stop: cancel}, f, s)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", f, err)
		}
		cancel()
	}
}

// failing is a connection that was cut.
type failing struct{}

var errCut = errors.New("the connection was cut")

func (failing) Write([]byte) (int, error) { return 0, errCut }

func TestAConnectionThatFailsIsTold(t *testing.T) {
	for _, f := range Formats {
		if err := Write(context.Background(), failing{}, f, set(t)); !errors.Is(err, errCut) {
			t.Errorf("%s: %v", f, err)
		}
	}
	if err := Write(context.Background(), io.Discard, "pdf", set(t)); !errors.Is(err, ErrNoFormat) {
		t.Errorf("a format that is none: %v", err)
	}
}

func TestTheFileIsCalledAfterTheCorpusAndTheSearch(t *testing.T) {
	for _, one := range []struct{ title, text, want, header string }{
		{"Coopérations", "", "Coopérations.csv", `attachment; filename="cooperations.csv"; filename*=UTF-8''Coop%C3%A9rations.csv`},
		{"Jardin", "l’eau & \"../..\"\r\n:x", "Jardin – l’eau & .. .. x.csv", `attachment; filename="jardin-l-eau-x.csv"; filename*=UTF-8''Jardin%20%E2%80%93%20l%E2%80%99eau%20&%20..%20..%20x.csv`},
		{"日本", "", "日本.csv", `attachment; filename="fiches.csv"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.csv`},
	} {
		s := Set{Corpus: &corpus.Corpus{Schema: &corpus.Schema{Titre: one.title}}, Request: index.Request{Text: one.text}}
		got := FileName(s, params.CSV)
		if got != one.want {
			t.Errorf("%q is called %q, want %q", one.title, got, one.want)
		}
		if header := disposition(got); header != one.header {
			t.Errorf("%q: header %s\nwant %s", one.title, header, one.header)
		}
	}
	long := Set{Corpus: &corpus.Corpus{Schema: &corpus.Schema{Titre: strings.Repeat("é", 500)}}}
	if n := len([]rune(FileName(long, params.XLSX))); n > maxName+5 {
		t.Errorf("a name of %d letters", n)
	}
}
