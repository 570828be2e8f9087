// Package stored keeps a corpus that was read and found sound in one file, so that it
// need not be read, parsed and checked again as long as its folder is what it was. Its
// cases are read from the file when they are asked for, and take no memory.
//
// It knows what a corpus is, and nothing of who asks for one, of search, nor of how a
// folder tells that it has changed: that is the stamp, which it keeps and compares.
//
// # The file
//
// It holds, one after another: the records of the cases (record.go), each compressed by
// itself with a dictionary of their own texts; all that is not cases, as JSON; the
// dictionary; the ids, the titles; where each record, each id and each title ends; and a
// foot of fixed size with how long these are and a checksum of all but the records. A
// record has a checksum of its own.
package stored

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"glane/corpus"
)

// A Stamp tells one state of a corpus folder, as read by one program, from any other.
type Stamp []byte

const (
	fileName   = "fiches.glane" // within the folder of an index
	temporary  = "fiches-*.tmp" // until it is whole
	leftFor    = time.Hour      // after which a temporary file is one that nobody writes any more
	maxSection = 1 << 31        // bytes of a section that are believed
)

// ErrStale is the error of a whole file that holds another state of the corpus.
var ErrStale = errors.New("the stored corpus is of another state of its folder")

// errDamaged is the error of a file that does not hold what it should.
var errDamaged = errors.New("the stored corpus is damaged")

// Open opens the corpus that dir keeps, with the faults that were found in its
// folder. The error is ErrStale when it was of another stamp, fs.ErrNotExist when there
// is none. The file stays open as long as anyone holds the corpus.
func Open(dir string, stamp Stamp) (*corpus.Corpus, []corpus.Fault, error) {
	path := filepath.Join(dir, fileName)
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("open the stored corpus: %w", err)
	}
	c, faults, err := read(f, stamp)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("open %s: %w", path, err), f.Close())
	}
	return c, faults, nil
}

// Save keeps a corpus in dir, which is made if need be, in place of what it kept:
// whole, or not at all. What was opened before goes on.
func Save(dir string, stamp Stamp, c *corpus.Corpus, faults []corpus.Fault) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("save the corpus: %w", err)
	}
	if err := removeLeft(dir, time.Now().Add(-leftFor)); err != nil {
		return fmt.Errorf("remove what is left of a save: %w", err)
	}
	f, err := os.CreateTemp(dir, temporary)
	if err != nil {
		return fmt.Errorf("save the corpus: %w", err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("save the corpus in %s: %w", dir, err)
			if gone := os.Remove(f.Name()); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}
	}()
	if err := errors.Join(write(f, stamp, c, faults), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(dir, fileName))
}

// removeLeft removes the temporary files that were last written before some time: those
// of programs that were killed while they saved.
func removeLeft(dir string, before time.Time) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		left, err := filepath.Match(temporary, entry.Name())
		if err != nil {
			return err
		}
		if !left {
			continue
		}
		info, err := entry.Info()
		if err == nil && info.ModTime().Before(before) {
			err = os.Remove(filepath.Join(dir, entry.Name()))
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // another removes them too
			return err
		}
	}
	return nil
}

// takeAway removes a file that was found damaged, unless another has come in its
// place.
func takeAway(f *os.File) error {
	mine, err := f.Stat()
	if err != nil {
		return fmt.Errorf("look at the damaged file: %w", err)
	}
	there, err := os.Stat(f.Name())
	if err == nil && os.SameFile(mine, there) {
		err = os.Remove(f.Name())
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("take the damaged file away: %w", err)
	}
	return nil
}
