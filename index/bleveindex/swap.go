package bleveindex

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

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
