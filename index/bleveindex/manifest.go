package bleveindex

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"

	"glane/corpus"
)

// A manifest describes an index on disk.
type manifest struct {
	Format      string         `json:"format"`
	Fingerprint string         `json:"fingerprint"` // of the corpus
	Words       string         `json:"words"`       // the fingerprint of the analyzer
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

// manifestOf describes the index of a corpus, but for its files.
func (e Engine) manifestOf(c *corpus.Corpus) manifest {
	return manifest{
		Format: format, Fingerprint: c.Fingerprint, Words: e.Analyzer.Fingerprint(),
		Schema: zoneManifests(c.Schema), Cases: c.Cases.Len(),
	}
}

func zoneManifests(s *corpus.Schema) []zoneManifest {
	var out []zoneManifest
	for _, z := range zones(s) {
		out = append(out, zoneManifest{z.name, z.weight})
	}
	return out
}

// checkFor is check for the index of this very corpus; errStale when it is another's.
func (e Engine) checkFor(c *corpus.Corpus, dir string) (folder string, err error) {
	folder, m, err := check(dir)
	if err != nil {
		return "", err
	}
	wanted := e.manifestOf(c)
	if wanted.Files = m.Files; !reflect.DeepEqual(m, wanted) {
		return "", errStale
	}
	return folder, nil
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
	out, errs := make([]fileManifest, len(entries)), make([]error, len(entries))
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	var readers sync.WaitGroup
	for i, entry := range entries {
		readers.Go(func() {
			free <- struct{}{}
			out[i], errs[i] = describeFile(filepath.Join(folder, entry.Name()))
			<-free
		})
	}
	readers.Wait()
	return out, errors.Join(errs...)
}

// readSize is how much of a file is read at once.
const readSize = 256 << 10

func describeFile(path string) (_ fileManifest, err error) {
	f, err := os.Open(path)
	if err != nil {
		return fileManifest{}, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	size, err := io.CopyBuffer(struct{ io.Writer }{sum}, struct{ io.Reader }{f}, make([]byte, readSize))
	if err != nil {
		return fileManifest{}, fmt.Errorf("read %s: %w", path, err)
	}
	return fileManifest{Name: filepath.Base(path), Size: size, CRC: sum.Sum32()}, nil
}
