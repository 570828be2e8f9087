package bleveindex

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"glane/corpus"
)

// keep brings an index up to date, and tells whether it was not.
func keep(t *testing.T, c *corpus.Corpus, dir string) (built bool) {
	t.Helper()
	e := Engine{Log: slog.New(slog.DiscardHandler), Progress: func(int, int) { built = true }}
	if err := e.Keep(t.Context(), c, dir); err != nil {
		t.Fatal(err)
	}
	return built
}

func TestAnIndexThatIsKeptIsFoundBuilt(t *testing.T) {
	c, dir := load(t), t.TempDir()
	if !keep(t, c, dir) {
		t.Error("nothing was built")
	}
	if built, log := build(t, c, dir); built {
		t.Errorf("it was built again:\n%s", log)
	}
	if keep(t, c, dir) {
		t.Error("what is up to date was built again")
	}
	other := *c
	other.Fingerprint = "other"
	if !keep(t, &other, dir) {
		t.Error("the index of another corpus is kept")
	}
}

func TestADamagedIndexIsNotKept(t *testing.T) {
	c, dir := load(t), t.TempDir()
	keep(t, c, dir)
	files, err := filepath.Glob(filepath.Join(dir, folderPrefix+"*", storeFolder, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files (%v)", err)
	}
	if err := os.Truncate(files[0], 100); err != nil {
		t.Fatal(err)
	}
	if !keep(t, c, dir) {
		t.Error("a damaged index is kept")
	}
}

func TestOfACorpusWithoutCasesNoIndexIsKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	if keep(t, &corpus.Corpus{Schema: &corpus.Schema{}, Thesaurus: &corpus.Thesaurus{}}, dir) {
		t.Error("something was built")
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder is there (%v)", err)
	}
}
