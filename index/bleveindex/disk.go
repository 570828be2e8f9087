package bleveindex

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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
	format = "glane-4 bleve-2.6.3"
)

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
	folder, err := e.checkFor(c, dir)
	if err != nil {
		return nil, err
	}
	st, err := openStore(filepath.Join(folder, storeFolder), c)
	if err != nil {
		return nil, fmt.Errorf("open the index: %w", err)
	}
	s, err := e.searcher(c, st)
	if err != nil {
		return nil, err
	}
	return e.healing(c, s, dir), nil
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
	m := e.manifestOf(c)
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

// buildStore writes the files of all parts, and of what they share. The parts themselves are let go as
// soon as they are written.
func (e Engine) buildStore(ctx context.Context, c *corpus.Corpus, folder string) error {
	if err := os.Mkdir(folder, 0o755); err != nil {
		return err
	}
	made, err := e.build(ctx, c, func(number int, b *builtPart) error {
		return errors.Join(b.write(folder, number), b.segment.Close())
	})
	if err != nil {
		return err
	}
	return made.write(folder)
}
