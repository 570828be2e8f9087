// Package npm brings archives of the npm registry onto this machine, through
// npm's own client, for tests and measurements. Each is pinned by its version
// and its hash: what was once looked at is what is used, and no script of a
// package is ever run.
//
// It is no part of the program that is served, and knows nothing of it.
package npm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A Package is one package at one version.
type Package struct {
	Name, Version string
	SHA512        string // of the .tgz, in base64, as npm writes it
}

// Archive gives the bytes of the package's .tgz, checked. It is kept in the
// folder cache, and fetched when it is not there yet.
func (p Package) Archive(cache string) ([]byte, error) {
	path := filepath.Join(cache, p.file())
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := p.fetch(cache, path); err != nil {
			return nil, fmt.Errorf("fetch %s@%s: %w", p.Name, p.Version, err)
		}
		content, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s@%s: %w", p.Name, p.Version, err)
	}
	sum := sha512.Sum512(content)
	if got := base64.StdEncoding.EncodeToString(sum[:]); got != p.SHA512 {
		return nil, fmt.Errorf("%s: its sha512 is %s, not the one that was looked at (remove it to fetch it anew)", path, got)
	}
	return content, nil
}

// file is how npm names the archive: "@scope/name" at 1.0.0 is scope-name-1.0.0.tgz.
func (p Package) file() string {
	return strings.ReplaceAll(strings.TrimPrefix(p.Name, "@"), "/", "-") + "-" + p.Version + ".tgz"
}

// fetch puts the archive in place whole, since several may fetch it at once.
func (p Package) fetch(cache, path string) (err error) {
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return err
	}
	if _, err := exec.LookPath("npm"); err != nil {
		return fmt.Errorf("npm is missing (Debian: apt-get install npm): %w", err)
	}
	dir, err := os.MkdirTemp(cache, "pack-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	cmd := exec.Command("npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", dir, p.Name+"@"+p.Version)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", strings.Join(cmd.Args, " "), err, out)
	}
	return os.Rename(filepath.Join(dir, p.file()), path)
}

// Read gives the content of some files of the package, each by its path in it.
func (p Package) Read(cache string, names ...string) ([][]byte, error) {
	archive, err := p.Archive(cache)
	if err != nil {
		return nil, err
	}
	found := make([][]byte, len(names))
	err = Files(archive, func(file string, r io.Reader) (err error) {
		name, _ := strings.CutPrefix(file, folder)
		if i := slices.Index(names, name); i >= 0 {
			found[i], err = io.ReadAll(r)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read %s@%s: %w", p.Name, p.Version, err)
	}
	for i, name := range names {
		if found[i] == nil {
			return nil, fmt.Errorf("%s@%s holds no %s", p.Name, p.Version, name)
		}
	}
	return found, nil
}

// folder is what all files of an archive lie in.
const folder = "package/"

// Files hands each file of an archive to read, in the archive's order, by its name
// ("package/…"), until one fails.
func Files(archive []byte, read func(name string, content io.Reader) error) error {
	zipped, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return fmt.Errorf("unpack: %w", err)
	}
	for files := tar.NewReader(zipped); ; {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("unpack: %w", err)
		}
		if err := read(header.Name, files); err != nil {
			return err
		}
	}
}
