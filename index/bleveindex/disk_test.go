package bleveindex

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/index"
	"glane/index/query"
)

func load(t *testing.T) *corpus.Corpus {
	t.Helper()
	c, faults := corpus.Load(cooperations.Files)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return c
}

// build builds on disk, searches, and tells whether an index had to be built.
func build(t *testing.T, c *corpus.Corpus, dir string) (built bool, log string) {
	t.Helper()
	var out bytes.Buffer
	e := Engine{Log: slog.New(slog.NewTextHandler(&out, nil)), Progress: func(int, int) { built = true }}
	s, err := e.Build(context.Background(), c, dir)
	if err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	a, err := s.Search(context.Background(), index.Request{Query: query.Parse("eau", nil), Size: 10})
	if err != nil {
		t.Fatal(err)
	}
	if a.Total != 2 {
		t.Errorf("eau finds %d cases, want 2", a.Total)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return built, out.String()
}

func TestAnIndexOnDiskIsBuiltOnceAndOpenedAfter(t *testing.T) {
	c, dir := load(t), t.TempDir()
	if built, log := build(t, c, dir); !built || log != "" {
		t.Errorf("built: %t, told:\n%s", built, log)
	}
	if built, log := build(t, c, dir); built {
		t.Errorf("it was built again:\n%s", log)
	}
}

func TestAnIndexOfAnotherCorpusIsBuiltAnew(t *testing.T) {
	c, dir := load(t), t.TempDir()
	build(t, c, dir)
	other := *c
	other.Fingerprint = "other"
	built, log := build(t, &other, dir)
	if !built {
		t.Error("the index of another corpus is served")
	}
	if !strings.Contains(log, "level=INFO") || strings.Contains(log, "level=WARN") {
		t.Errorf("what every change of a case brings is told so:\n%s", log)
	}
}

func TestADamagedIndexIsBuiltAnewAndNeverFatal(t *testing.T) {
	c := load(t)
	whole := t.TempDir()
	build(t, c, whole)
	var files []string
	err := filepath.WalkDir(whole, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != lockFile && d.Name() != markFile {
			files = append(files, strings.TrimPrefix(path, whole))
		}
		return err
	})
	if err != nil || len(files) < 4 {
		t.Fatalf("%d files (%v)", len(files), err)
	}
	for name, damage := range map[string]func(path string, content []byte) error{
		"deleted":   func(path string, _ []byte) error { return os.Remove(path) },
		"emptied":   func(path string, _ []byte) error { return os.WriteFile(path, nil, 0o644) },
		"cut":       func(path string, c []byte) error { return os.WriteFile(path, c[:len(c)/2], 0o644) },
		"one bit":   func(path string, c []byte) error { c[len(c)/3] ^= 4; return os.WriteFile(path, c, 0o644) },
		"a folder":  func(path string, _ []byte) error { _ = os.Remove(path); return os.Mkdir(path, 0o755) },
		"a zero 4k": func(path string, c []byte) error { clear(c[:min(4096, len(c))]); return os.WriteFile(path, c, 0o644) },
	} {
		for _, file := range files {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, file)
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := damage(path, content); err != nil {
				t.Fatal(err)
			}
			if filepath.Base(file) == currentFile && name == "a folder" {
				continue // nothing can be renamed over a folder; a person put it there
			}
			built, log := build(t, c, dir)
			if !built {
				t.Errorf("%s, %s: the index is served", file, name)
			}
			// A manifest with another bit may tell of another corpus; without CURRENT there is no index.
			if told := strings.Contains(log, "level=WARN"); !told && filepath.Base(file) != manifestFile && filepath.Base(file) != currentFile {
				t.Errorf("%s, %s: nobody is told:\n%s", file, name, log)
			}
			if built, log := build(t, c, dir); built {
				t.Errorf("%s, %s: it is not whole after a build:\n%s", file, name, log)
			}
		}
	}
}

func TestWhatAKilledBuildLeavesIsRemoved(t *testing.T) {
	c, dir := load(t), t.TempDir()
	left := filepath.Join(dir, folderPrefix+"killed", storeFolder)
	if err := os.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{filepath.Join(dir, lockFile), filepath.Join(filepath.Dir(left), markFile)} {
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	foreign := filepath.Join(dir, folderPrefix+"des-prix.yaml")
	if err := os.WriteFile(foreign, []byte("à garder"), 0o644); err != nil {
		t.Fatal(err)
	}
	build(t, c, dir)
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("%s is still there (%v)", left, err)
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Errorf("what is not ours is gone: %v", err)
	}
}

func TestAFolderThatIsTheUsersIsRefusedAndLeftAlone(t *testing.T) {
	c, dir := load(t), t.TempDir()
	fiche := filepath.Join(dir, "index-des-prix.yaml")
	if err := os.WriteFile(fiche, []byte("titre: Prix"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := (Engine{}).Build(context.Background(), c, dir); !errors.Is(err, ErrNotAnIndex) {
		t.Errorf("the error is %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v)", entries, err)
	}
}

func TestACurrentThatPointsOutOfTheFolderIsNotFollowed(t *testing.T) {
	c, elsewhere, dir := load(t), t.TempDir(), t.TempDir()
	build(t, c, elsewhere)
	name, err := os.ReadFile(filepath.Join(elsewhere, currentFile))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", filepath.Base(elsewhere), string(name))
	if err := os.WriteFile(filepath.Join(dir, currentFile), []byte(path), 0o644); err != nil {
		t.Fatal(err)
	}
	if built, _ := build(t, c, dir); !built {
		t.Error("an index outside the folder is served")
	}
}

func TestACancelledBuildLeavesNothing(t *testing.T) {
	c, dir := load(t), t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	e := Engine{Progress: func(done, _ int) {
		if done == 3 {
			cancel()
		}
	}}
	if s, err := e.Build(ctx, c, dir); err == nil {
		t.Error("the build did not stop", s.Close())
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Name() != lockFile {
			t.Errorf("%s is left", entry.Name())
		}
	}
}

func TestAFolderThatCannotBeMadeIsAClearError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "fichier")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if s, err := (Engine{}).Build(context.Background(), load(t), file); err == nil {
		t.Error("no error", s.Close())
	} else if !strings.Contains(err.Error(), file) {
		t.Errorf("the error does not name the folder: %v", err)
	}
}

func TestSeveralAtOnceBuildOneIndex(t *testing.T) {
	c, dir := load(t), t.TempDir()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			s, err := Engine{Log: slog.New(slog.DiscardHandler)}.Build(context.Background(), c, dir)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	folders, err := filepath.Glob(filepath.Join(dir, folderPrefix+"*"))
	if err != nil || len(folders) != 1 {
		t.Errorf("%d indexes are left (%v)", len(folders), err)
	}
}

func TestASearchThatCrashesIsAnsweredFromMemoryAfter(t *testing.T) {
	c, dir := load(t), t.TempDir()
	e := Engine{Log: slog.New(slog.DiscardHandler)}
	s, err := e.Build(context.Background(), c, dir)
	if err != nil {
		t.Fatal(err)
	}
	h := s.(*healing)
	h.current.columns.years = nil // as damage would: the first case is out of range
	if _, err := s.Search(context.Background(), index.Request{Size: 1}); !errors.Is(err, ErrCrashed) {
		t.Errorf("the error is %v", err)
	}
	h.rebuilt.Wait()
	if a, err := s.Search(context.Background(), index.Request{Size: 1}); err != nil || a.Total != c.Cases.Len() {
		t.Errorf("after the crash: %v, %v", a, err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if built, _ := build(t, c, dir); !built {
		t.Error("the damaged index is served again")
	}
}
