package browsertest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"glane/internal/npm"
)

// What the tests run that others made.
var (
	vnu = npmPackage{npm.Package{
		Name: "vnu-jar", Version: "26.9.27",
		SHA512: "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
	}}
	axe = npmPackage{npm.Package{
		Name: "axe-core", Version: "4.14.1",
		SHA512: "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
	}}
)

// An npmPackage is one of them, whose files are run from where they lie unpacked.
type npmPackage struct{ npm.Package }

// file gives the path of one file of the package, under .cache at the root of
// the module.
func (p npmPackage) file(name string) (string, error) {
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	cache := filepath.Join(root, ".cache", "npm")
	path := filepath.Join(cache, p.Name+"-"+p.Version+"-"+filepath.Base(name))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	content, err := p.Read(cache, name)
	if err != nil {
		return "", err
	}
	return path, writeWhole(path, content[0])
}

// writeWhole writes a file aside and puts it in place at once, since tests of
// several packages may fetch it at the same time.
func writeWhole(path string, content []byte) error {
	aside, err := os.CreateTemp(filepath.Dir(path), "aside-")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	_, err = aside.Write(content)
	err = errors.Join(err, aside.Close())
	if err == nil {
		err = os.Rename(aside.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", path, err), os.Remove(aside.Name()))
	}
	return nil
}

// moduleRoot is the folder of go.mod, above the package whose test is running.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the module: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("find the module: no go.mod above the test")
		}
		dir = parent
	}
}
