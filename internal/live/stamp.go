package live

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"
)

// A Stamp tells a folder from what it was: names, sizes and times of its
// files. It is quick to take, and equal as long as no file was written.
type Stamp [sha256.Size]byte

// Look takes the stamp of a folder. What has a name that starts with a dot
// (.git, an editor's own files) does not count.
func Look(dir string) (Stamp, error) {
	stamp, _, err := LookAt(dir)
	return stamp, err
}

// LookAt also tells when the file of the folder was written that was written last.
func LookAt(dir string) (Stamp, time.Time, error) {
	seen, err := look(dir)
	return seen.stamp, seen.written, err
}

// A sight is what a look at a folder saw.
type sight struct {
	stamp   Stamp
	folders []string  // the folder, and every one below
	written time.Time // when the file that was written last was
}

func look(dir string) (sight, error) {
	var seen sight
	// A link to the folder may be put to another one, the whole corpus changing
	// at once: it is followed each time.
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return seen, fmt.Errorf("look at corpus: %w", err)
	}
	h := sha256.New()
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && path != dir:
			return nil // deleted while we looked
		case err != nil:
			return err
		case path != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			seen.folders = append(seen.folders, path)
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if d.IsDir() {
			fmt.Fprintf(h, "%s\x00dossier\n", path) // its time changes with files that do not count
			return nil
		}
		if info.ModTime().After(seen.written) {
			seen.written = info.ModTime()
		}
		fmt.Fprintf(h, "%s\x00%d\x00%d\x00%o\n", path, info.Size(), info.ModTime().UnixNano(), info.Mode())
		return nil
	})
	if err != nil {
		return seen, fmt.Errorf("look at %s: %w", dir, err)
	}
	seen.stamp = Stamp(h.Sum(nil))
	return seen, nil
}
