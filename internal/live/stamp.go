package live

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// A Stamp tells a folder from what it was: names, sizes and times of its
// files. It is quick to take, and equal as long as no file was written.
type Stamp [sha256.Size]byte

// Look takes the stamp of a folder. What has a name that starts with a dot
// (.git, an editor's own files) does not count.
func Look(dir string) (Stamp, error) {
	stamp, _, err := look(dir)
	return stamp, err
}

// look takes the stamp of dir, and lists it with every folder below.
func look(dir string) (stamp Stamp, folders []string, err error) {
	// A link to the folder may be put to another one, the whole corpus changing
	// at once: it is followed each time.
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return Stamp{}, nil, fmt.Errorf("look at corpus: %w", err)
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
			folders = append(folders, path)
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
		fmt.Fprintf(h, "%s\x00%d\x00%d\x00%o\n", path, info.Size(), info.ModTime().UnixNano(), info.Mode())
		return nil
	})
	if err != nil {
		return Stamp{}, nil, fmt.Errorf("look at %s: %w", dir, err)
	}
	return Stamp(h.Sum(nil)), folders, nil
}
