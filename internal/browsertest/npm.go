package browsertest

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// An npmPackage is one package of the npm registry, at one version, with the
// hash of its archive: what was once looked at is what is run.
type npmPackage struct {
	name, version string
	sha512        string // of the .tgz, in base64, as npm writes it
}

var (
	vnu = npmPackage{
		"vnu-jar", "26.9.27",
		"TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
	}
	axe = npmPackage{
		"axe-core", "4.14.1",
		"FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
	}
)

// file gives the path of one file of the package, under .cache at the root of
// the module. The archive is fetched the first time with "npm pack", which runs
// no script of the package.
func (p npmPackage) file(name string) (string, error) {
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	cache := filepath.Join(root, ".cache", "npm")
	path := filepath.Join(cache, p.name+"-"+p.version+"-"+filepath.Base(name))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", fmt.Errorf("make %s: %w", cache, err)
	}
	archive, err := p.archive(cache)
	if err != nil {
		return "", err
	}
	content, err := unpack(archive, "package/"+name)
	if err != nil {
		return "", fmt.Errorf("%s@%s: %w", p.name, p.version, err)
	}
	return path, writeWhole(path, content)
}

// archive gives the bytes of the .tgz, checked.
func (p npmPackage) archive(cache string) ([]byte, error) {
	if _, err := exec.LookPath("npm"); err != nil {
		return nil, fmt.Errorf("%s@%s: install npm (Debian: apt-get install npm): %w", p.name, p.version, err)
	}
	dir, err := os.MkdirTemp(cache, "pack-")
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w", p.name, err)
	}
	defer os.RemoveAll(dir)
	cmd := exec.Command("npm", "pack", "--ignore-scripts", "--pack-destination", dir, p.name+"@"+p.version)
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %w: %s", strings.Join(cmd.Args, " "), err, out)
	}
	content, err := os.ReadFile(filepath.Join(dir, p.name+"-"+p.version+".tgz"))
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w", p.name, err)
	}
	sum := sha512.Sum512(content)
	if got := base64.StdEncoding.EncodeToString(sum[:]); got != p.sha512 {
		return nil, fmt.Errorf("%s@%s: the archive's sha512 is %s, not the one that was looked at", p.name, p.version, got)
	}
	return content, nil
}

func unpack(archive []byte, name string) ([]byte, error) {
	zipped, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	for files := tar.NewReader(zipped); ; {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("the archive holds no %s", name)
		}
		if err != nil {
			return nil, fmt.Errorf("unpack: %w", err)
		}
		if header.Name == name {
			return io.ReadAll(files)
		}
	}
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
