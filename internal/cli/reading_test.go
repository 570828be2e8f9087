package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"glane/corpus/stored"
)

// largeFolder is the folder of a corpus that is worth keeping, whose files were
// written a while ago.
func largeFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var lines strings.Builder
	for i := range manyCases {
		fmt.Fprintf(&lines, "{\"id\": \"fiche-%d\", \"titre\": \"Fiche %d\"}\n", i, i)
	}
	write(t, dir, "corpus.yaml", "titre: Essai\nrubriques: [{nom: texte, libelle: Texte}]\n")
	write(t, dir, "cases/lignes.jsonl", lines.String())
	write(t, dir, "cases/fausse.yaml", "titre: [")
	return dir
}

// write writes a file as it was an hour ago.
func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, past, past); err != nil {
		t.Fatal(err)
	}
}

// read gives how many cases and faults a folder has, as read with an index, and
// whether they were read from there.
func readWith(t *testing.T, dir, index string) (cases, faults int, kept bool) {
	t.Helper()
	src, err := openSource(dir)
	if err != nil {
		t.Fatal(err)
	}
	a := newApp(Streams{Out: new(strings.Builder), Err: new(strings.Builder)})
	stamp, err := src.stamp(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = stored.Open(index, stamp)
	c, found := a.read(src, index, a.quiet())
	return c.Cases.Len(), len(found), err == nil
}

func TestALargeCorpusIsReadOnceAsLongAsItsFilesAreTheSame(t *testing.T) {
	dir, index := largeFolder(t), filepath.Join(t.TempDir(), "index")
	for _, step := range []struct {
		name   string
		change func()
		cases  int
		faults int
		kept   bool
	}{
		{"at first", func() {}, manyCases, 1, false},
		{"again", func() {}, manyCases, 1, true},
		{"a fiche more", func() { write(t, dir, "cases/autre.yaml", "titre: Autre") }, manyCases + 1, 1, false},
		{"again with it", func() {}, manyCases + 1, 1, true},
		{"the faulty one mended", func() { write(t, dir, "cases/fausse.yaml", "titre: Mise au point") }, manyCases + 2, 0, false},
		{"what is kept is damaged", func() { write(t, index, "fiches.glane", "abîmé") }, manyCases + 2, 0, false},
		{"again after that", func() {}, manyCases + 2, 0, true},
		{"a fiche less", func() {
			if err := os.Remove(filepath.Join(dir, "cases", "autre.yaml")); err != nil {
				t.Fatal(err)
			}
		}, manyCases + 1, 0, false},
	} {
		step.change()
		cases, faults, kept := readWith(t, dir, index)
		if cases != step.cases || faults != step.faults || kept != step.kept {
			t.Errorf("%s: %d cases, %d faults, kept %v, want %d, %d, %v", step.name, cases, faults, kept, step.cases, step.faults, step.kept)
		}
	}
}

func TestFilesThatWereJustWrittenAreReadAgain(t *testing.T) {
	dir, index := largeFolder(t), filepath.Join(t.TempDir(), "index")
	now := time.Now()
	if err := os.Chtimes(filepath.Join(dir, "corpus.yaml"), now, now); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, _, kept := readWith(t, dir, index); kept {
			t.Error("they came from what was kept")
		}
	}
}

func TestTheFolderOfSomebodyElseIsLeftAlone(t *testing.T) {
	dir, index := largeFolder(t), t.TempDir()
	write(t, index, "photo.jpg", "…")
	if cases, _, _ := readWith(t, dir, index); cases != manyCases {
		t.Errorf("%d cases", cases)
	}
	if left, err := os.ReadDir(index); err != nil || len(left) != 1 {
		t.Errorf("%v, %v", left, err)
	}
}

func TestASmallCorpusIsNotKept(t *testing.T) {
	index := t.TempDir()
	if _, _, kept := readWith(t, "../../corpus/testdata/recettes", index); kept {
		t.Error("it was kept")
	}
	if left, err := os.ReadDir(index); err != nil || len(left) != 0 {
		t.Errorf("%v, %v", left, err)
	}
}
