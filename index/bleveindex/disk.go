package bleveindex

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"glane/corpus"
	"glane/index"
)

const (
	currentFile  = "CURRENT"
	manifestFile = "manifest.json"
	storeFolder  = "store"
	folderPrefix = "index-"
	markFile     = ".glane" // stands in every folder that Glane made, from its first moment
	lockFile     = "LOCK"   // held while an index is built
	lockRetry    = 100 * time.Millisecond
	lockWait     = 30 * time.Second
	// format changes with whatever makes an older index unfit: its fields, the
	// way words are cut, or Bleve's files.
	format = "glane-3 bleve-2.6.3"
)

// A manifest describes an index on disk.
type manifest struct {
	Format      string         `json:"format"`
	Fingerprint string         `json:"fingerprint"` // of the corpus
	Schema      []zoneManifest `json:"zones"`
	Cases       int            `json:"cases"`
	Files       []fileManifest `json:"files"`
}

type zoneManifest struct {
	Name   string `json:"name"`
	Weight int    `json:"weight"`
}

type fileManifest struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
	CRC  uint32 `json:"crc32c"`
}

// ErrNotAnIndex is the error of a folder that holds something, and no index: it
// is the user's, and nothing is written to it.
var ErrNotAnIndex = errors.New("the folder is not empty and holds no index of Glane")

// errStale is the error of a whole index that is not of this very corpus.
var errStale = errors.New("it was built from another corpus or by another version")

// onDisk opens the index in dir if it is whole and of this very corpus, else
// builds one aside and puts it in place. Only one process builds at a time; one
// that waits too long for another builds in memory.
func (e Engine) onDisk(ctx context.Context, c *corpus.Corpus, dir string) (index.Searcher, error) {
	if s, err := e.openCurrent(c, dir); err == nil {
		return s, nil
	}
	var s index.Searcher
	err := e.alone(ctx, dir, func() error {
		var err error
		if s, err = e.openCurrent(c, dir); err == nil { // another process has built it
			return nil
		}
		if err := e.replace(ctx, c, dir, err); err != nil {
			return err
		}
		s, err = e.openCurrent(c, dir)
		return err
	})
	if errors.Is(err, index.ErrBusy) {
		e.Log.Warn("Un autre Glane construit encore l’index\u00a0: en voici un en mémoire.", "dir", dir)
		return e.Build(ctx, c, "")
	}
	return s, err
}

// alone calls do when no other process builds in dir, which it makes if need be. The
// error is [index.ErrBusy] when another is waited for too long.
func (e Engine) alone(ctx context.Context, dir string, do func() error) error {
	if err := Claim(dir); err != nil {
		return err
	}
	lock := flock.New(filepath.Join(dir, lockFile))
	locked, err := e.lock(ctx, lock, dir)
	if err != nil {
		return fmt.Errorf("lock %s: %w", dir, err)
	}
	if !locked {
		return fmt.Errorf("lock %s: %w", dir, index.ErrBusy)
	}
	err = do()
	if uerr := lock.Unlock(); uerr != nil {
		e.Log.Warn("Le verrou de l’index n’est pas rendu.", "dir", dir, "cause", uerr)
	}
	return err
}

// lock takes the lock of dir, and waits for one who has it, though not for ever.
func (e Engine) lock(ctx context.Context, lock *flock.Flock, dir string) (bool, error) {
	if locked, err := lock.TryLock(); locked || err != nil {
		return locked, err
	}
	e.Log.Warn("Un autre Glane construit l’index\u00a0: il est attendu.", "dir", dir, "at most", lockWait)
	waiting, cancel := context.WithTimeout(ctx, lockWait)
	defer cancel()
	locked, err := lock.TryLockContext(waiting, lockRetry)
	if ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		return false, nil
	}
	return locked, err
}

// Claim makes dir the folder of an index, if it is empty, absent, or one already: more
// may then be put there beside it. The error is ErrNotAnIndex when it is someone
// else's.
func Claim(dir string) error {
	if err := ours(dir); err != nil {
		return fmt.Errorf("use %s: %w", dir, err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the folder of the index: %w", err)
	}
	f, err := os.OpenFile(filepath.Join(dir, lockFile), os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("make the lock of the index: %w", err)
	}
	return f.Close()
}

// ours tells whether dir is empty, absent, or has held an index before.
func ours(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	known := slices.ContainsFunc(entries, func(d fs.DirEntry) bool { return d.Name() == currentFile || d.Name() == lockFile })
	if len(entries) > 0 && !known {
		return ErrNotAnIndex
	}
	return nil
}

// replace builds an index and puts it in the place of the one that cannot be opened,
// for that cause.
func (e Engine) replace(ctx context.Context, c *corpus.Corpus, dir string, cause error) error {
	switch {
	case errors.Is(cause, errStale): // as after every change of a case
		e.Log.Info("L’index sur le disque est refait\u00a0: il est d’un autre état du corpus, ou d’une autre version de Glane.", "dir", dir)
	case exists(filepath.Join(dir, currentFile)):
		e.Log.Warn("L’index sur le disque est abîmé\u00a0: il est refait.", "dir", dir, "cause", cause)
	}
	name, err := e.buildAside(ctx, c, dir)
	if err != nil {
		return fmt.Errorf("build the index in %s: %w", dir, err)
	}
	if err := swap(dir, name); err != nil {
		return fmt.Errorf("put the new index of %s in place: %w", dir, err)
	}
	e.removeOthers(dir, name)
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

func (e Engine) openCurrent(c *corpus.Corpus, dir string) (index.Searcher, error) {
	folder, m, err := checkFor(c, dir)
	if err != nil {
		return nil, err
	}
	st, err := openStore(filepath.Join(folder, storeFolder), m.Cases)
	if err != nil {
		return nil, fmt.Errorf("open the index: %w", err)
	}
	s, err := e.searcher(c, st)
	if err != nil {
		return nil, err
	}
	return e.healing(c, s, dir), nil
}

// checkFor is check for the index of this very corpus; errStale when it is another's.
func checkFor(c *corpus.Corpus, dir string) (folder string, m manifest, err error) {
	folder, m, err = check(dir)
	if err == nil && (m.Format != format || m.Fingerprint != c.Fingerprint || m.Cases != c.Cases.Len() || !slices.Equal(m.Schema, zoneManifests(c.Schema))) {
		err = errStale
	}
	return folder, m, err
}

// check finds the index that dir serves and holds its files against its
// manifest, before Bleve sees a byte of them.
func check(dir string) (folder string, m manifest, err error) {
	name, err := os.ReadFile(filepath.Join(dir, currentFile))
	if err != nil {
		return "", m, err
	}
	folder = filepath.Join(dir, filepath.Base(strings.TrimSpace(string(name))))
	raw, err := os.ReadFile(filepath.Join(folder, manifestFile))
	if err != nil {
		return "", m, err
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return "", m, fmt.Errorf("read %s: %w", manifestFile, err)
	}
	found, err := describe(filepath.Join(folder, storeFolder))
	if err != nil {
		return "", m, err
	}
	if !slices.Equal(found, m.Files) {
		return "", m, errors.New("its files are not those of its manifest")
	}
	return folder, m, nil
}

// describe lists the files of a folder with their sizes and checksums.
func describe(folder string) ([]fileManifest, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var out []fileManifest
	for _, entry := range entries {
		f, err := describeFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

func describeFile(path string) (_ fileManifest, err error) {
	f, err := os.Open(path)
	if err != nil {
		return fileManifest{}, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	size, err := io.Copy(sum, f)
	if err != nil {
		return fileManifest{}, fmt.Errorf("read %s: %w", path, err)
	}
	return fileManifest{Name: filepath.Base(path), Size: size, CRC: sum.Sum32()}, nil
}

// buildAside builds an index in a new folder of dir and gives the folder's name.
func (e Engine) buildAside(ctx context.Context, c *corpus.Corpus, dir string) (name string, err error) {
	folder, err := os.MkdirTemp(dir, folderPrefix)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	if err := os.WriteFile(filepath.Join(folder, markFile), nil, 0o644); err != nil {
		return "", err
	}
	m := manifest{Format: format, Fingerprint: c.Fingerprint, Cases: c.Cases.Len(), Schema: zoneManifests(c.Schema)}
	if err := e.buildStore(ctx, c, filepath.Join(folder, storeFolder)); err != nil {
		return "", err
	}
	if m.Files, err = describe(filepath.Join(folder, storeFolder)); err != nil {
		return "", err
	}
	raw, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(folder, manifestFile), raw, 0o644); err != nil {
		return "", err
	}
	return filepath.Base(folder), syncTree(folder)
}

// buildStore writes the files of all parts. The parts themselves are let go as
// soon as they are written.
func (e Engine) buildStore(ctx context.Context, c *corpus.Corpus, folder string) error {
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	return e.build(ctx, c, func(number int, b *builtPart) error {
		return errors.Join(b.write(folder, number), b.segment.Close())
	})
}

func zoneManifests(s *corpus.Schema) []zoneManifest {
	var out []zoneManifest
	for _, z := range zones(s) {
		out = append(out, zoneManifest{z.name, z.weight})
	}
	return out
}

// swap makes the folder of that name the one that dir serves, by one rename.
func swap(dir, name string) error {
	next := filepath.Join(dir, currentFile+".new")
	if err := os.WriteFile(next, []byte(name+"\n"), 0o644); err != nil {
		return err
	}
	if err := syncPath(next); err != nil {
		return err
	}
	if err := os.Rename(next, filepath.Join(dir, currentFile)); err != nil {
		return err
	}
	return syncPath(dir)
}

// removeOthers removes the indexes of dir that are not served, killed builds
// among them. One that another process has open stays readable to it.
func (e Engine) removeOthers(dir, name string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		e.Log.Warn("Les anciens index ne sont pas supprimés.", "dir", dir, "cause", err)
		return
	}
	for _, entry := range entries {
		if _, err := os.Stat(filepath.Join(dir, entry.Name(), markFile)); err != nil || entry.Name() == name {
			continue // another's, or the one that is served
		}
		if err := os.RemoveAll(filepath.Join(dir, entry.Name())); err != nil {
			e.Log.Warn("Un ancien index n’est pas supprimé.", "dir", entry.Name(), "cause", err)
		}
	}
}

func syncTree(root string) error {
	return filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return syncPath(path)
	})
}

func syncPath(path string) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return f.Sync()
}
