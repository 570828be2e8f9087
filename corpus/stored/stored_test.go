package stored

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"glane/corpus"
	"glane/corpus/cooperations"
)

// saved keeps a corpus and opens it again.
func saved(t *testing.T, dir string, c *corpus.Corpus, faults []corpus.Fault) (*corpus.Corpus, []corpus.Fault) {
	t.Helper()
	if err := Save(dir, Stamp("now"), c, faults); err != nil {
		t.Fatal(err)
	}
	got, found, err := Open(dir, Stamp("now"))
	if err != nil {
		t.Fatal(err)
	}
	return got, found
}

func list(c *corpus.Corpus) []*corpus.Case {
	var out []*corpus.Case
	for _, one := range c.Cases.All() {
		out = append(out, one)
	}
	return out
}

func sameCorpus(t *testing.T, want, got *corpus.Corpus) {
	t.Helper()
	if diff := cmp.Diff(list(want), list(got)); diff != "" {
		t.Errorf("cases (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(corpus.Corpus{}, "Cases"), cmp.AllowUnexported(corpus.Facette{})); diff != "" {
		t.Errorf("corpus (-want +got):\n%s", diff)
	}
	for n, one := range want.Cases.All() {
		if got.Cases.ID(n) != one.ID || got.Cases.Titre(n) != one.Titre || got.Case(one.ID) == nil {
			t.Errorf("case %d is %s, want %s", n, got.Cases.ID(n), one.ID)
		}
	}
}

func TestWhatIsKeptIsWhatWasRead(t *testing.T) {
	for name, files := range map[string]fs.FS{
		"cooperations": cooperations.Files,
		"recettes":     os.DirFS("../testdata/recettes"),
		"sound":        os.DirFS("../testdata/sound"),
		"no case":      fstest.MapFS{"corpus.yaml": {Data: []byte("titre: Rien\nrubriques: [{nom: texte, libelle: Texte}]\n")}},
	} {
		t.Run(name, func(t *testing.T) {
			c, faults := corpus.Load(files)
			if c == nil || len(faults) > 0 {
				t.Fatal(faults)
			}
			got, _ := saved(t, t.TempDir(), c, nil)
			sameCorpus(t, c, got)
		})
	}
}

func TestFaultsAreKeptWithTheCasesThatHaveNone(t *testing.T) {
	c, faults := corpus.Load(fstest.MapFS{
		"corpus.yaml":       {Data: []byte("titre: Essai\nrubriques: [{nom: texte, libelle: Texte}]\n")},
		"cases/bonne.yaml":  {Data: []byte("titre: Bonne")},
		"cases/fausse.yaml": {Data: []byte("titre: [")},
	})
	if c.Cases.Len() != 1 || len(faults) == 0 {
		t.Fatalf("%d cases, faults %v", c.Cases.Len(), faults)
	}
	_, found := saved(t, t.TempDir(), c, faults)
	if diff := cmp.Diff(faults, found); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

// many has more cases than are made at once, whose texts are worth a dictionary.
func many(n int) *corpus.Corpus {
	schema := &corpus.Schema{
		Titre: "Essai", Langue: "fr",
		Rubriques: []corpus.Rubrique{{Nom: "texte", Libelle: "Texte", Poids: 1}, {Nom: "suite", Libelle: "Suite", Poids: 1}},
		Facettes:  []corpus.Facette{{Nom: "theme", Libelle: "Thème", Valeurs: []corpus.Valeur{{ID: "eau", Libelle: "Eau"}, {ID: "bois", Libelle: "Bois"}}}},
	}
	schema.IndexValues()
	var cases []*corpus.Case
	for i := range n {
		cases = append(cases, &corpus.Case{
			ID: fmt.Sprintf("fiche-%05d", i), File: "cases/f.jsonl", Titre: fmt.Sprint("Fiche ", i), Annee: i % 3000,
			Rubriques: map[string][]string{"texte": {strings.Repeat(fmt.Sprint("mot", i%7, " "), i%50), "", "fin"}},
			Facettes:  map[string][]string{"theme": {schema.Facettes[0].Valeurs[i%2].ID}},
		})
	}
	return &corpus.Corpus{Schema: schema, Thesaurus: &corpus.Thesaurus{}, Cases: corpus.Hold(cases), Fingerprint: "f"}
}

func TestManyCasesAreKeptInOrder(t *testing.T) {
	want := many(3*batch + 17)
	got, _ := saved(t, t.TempDir(), want, nil)
	sameCorpus(t, want, got)
}

func TestAnotherStateOfTheFolderIsNotOpened(t *testing.T) {
	dir := t.TempDir()
	if _, _, err := Open(dir, Stamp("now")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing kept: %v", err)
	}
	saved(t, dir, many(3), nil)
	if _, _, err := Open(dir, Stamp("later")); !errors.Is(err, ErrStale) {
		t.Errorf("another stamp: %v", err)
	}
}

func TestWhatWasOpenedGoesOnWhenAnotherIsSaved(t *testing.T) {
	dir := t.TempDir()
	first, _ := saved(t, dir, many(20), nil)
	next, _ := saved(t, dir, many(10), nil)
	if next.Cases.Len() != 10 || first.Cases.Len() != 20 || first.Cases.At(19).ID != "fiche-00019" {
		t.Errorf("%d and %d cases", first.Cases.Len(), next.Cases.Len())
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 || left[0].Name() != fileName {
		t.Errorf("the folder holds %v (%v)", left, err)
	}
}

func TestWhatAKilledProgramLeftIsRemovedByTheNextSave(t *testing.T) {
	dir := t.TempDir()
	for name, age := range map[string]time.Duration{"fiches-1.tmp": 2 * leftFor, "fiches-2.tmp": 0, "notes.tmp": 2 * leftFor} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	saved(t, dir, many(3), nil)
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range left {
		left[i] = filepath.Base(left[i])
	}
	if diff := cmp.Diff([]string{"fiches-2.tmp", fileName, "notes.tmp"}, left); diff != "" {
		t.Errorf("the folder (-want +got):\n%s", diff)
	}
}

func TestASaveThatFailsLeavesWhatWasKept(t *testing.T) {
	dir := t.TempDir()
	saved(t, dir, many(3), nil)
	bad := many(4)
	bad.Cases.At(2).Facettes["theme"] = []string{"inconnu"}
	if err := Save(dir, Stamp("later"), bad, nil); err == nil || !strings.Contains(err.Error(), "inconnu") {
		t.Errorf("a value that the schema lacks: %v", err)
	}
	if c, _, err := Open(dir, Stamp("now")); err != nil || c.Cases.Len() != 3 {
		t.Errorf("what was kept: %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v (%v)", left, err)
	}
}

func TestDamageIsSeenWhereverItIs(t *testing.T) {
	dir := t.TempDir()
	saved(t, dir, many(12), nil)
	path := filepath.Join(dir, fileName)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += 3 {
		damaged := append([]byte(nil), whole...)
		damaged[at] ^= 0x10
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := readAll(dir); err == nil {
			t.Fatalf("byte %d of %d was changed, and nothing was seen", at, len(whole))
		}
	}
	for size := 0; size < len(whole); size += 31 {
		if err := os.WriteFile(path, whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		if err := readAll(dir); err == nil {
			t.Fatalf("the file was cut at byte %d of %d, and nothing was seen", size, len(whole))
		}
	}
}

func TestAFileWithADamagedCaseIsTakenAwayUnlessAnotherHasComeInItsPlace(t *testing.T) {
	dir := t.TempDir()
	saved(t, dir, many(12), nil)
	path := filepath.Join(dir, fileName)
	damage := func() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteAt([]byte("????????????"), 8); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	damage()
	if err := readAll(dir); err == nil {
		t.Fatal("the damage was not seen")
	}
	if _, _, err := Open(dir, Stamp("now")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the damaged file is opened again: %v", err)
	}

	first, _ := saved(t, dir, many(12), nil)
	damage()
	saved(t, dir, many(10), nil)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the damage was not seen")
			}
		}()
		list(first)
	}()
	if err := readAll(dir); err != nil {
		t.Errorf("the file that came in the place of the damaged one: %v", err)
	}
}

// readAll opens what dir keeps and reads every case.
func readAll(dir string) (err error) {
	c, _, err := Open(dir, Stamp("now"))
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	list(c)
	return nil
}

func BenchmarkAt(b *testing.B) {
	dir := b.TempDir()
	if err := Save(dir, nil, many(5000), nil); err != nil {
		b.Fatal(err)
	}
	c, _, err := Open(dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for n := 0; b.Loop(); n = (n + 37) % 5000 {
		c.Cases.At(n)
	}
}
