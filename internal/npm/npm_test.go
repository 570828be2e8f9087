package npm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnArchiveThatWasKeptIsCheckedAgain(t *testing.T) {
	sum := sha512.Sum512([]byte("looked at"))
	p := Package{"@scope/name", "1.0.0", base64.StdEncoding.EncodeToString(sum[:])}
	cache := t.TempDir()
	path := filepath.Join(cache, "scope-name-1.0.0.tgz")
	if err := os.WriteFile(path, []byte("looked at"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := p.Archive(cache)
	if err != nil || string(got) != "looked at" {
		t.Fatalf("%q, %v", got, err)
	}
	if err := os.WriteFile(path, []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Archive(cache); err == nil || !strings.Contains(err.Error(), "sha512") {
		t.Errorf("another archive is taken: %v", err)
	}
}

func TestFilesOfAPackageAreReadInTheOrderInWhichTheyAreAskedFor(t *testing.T) {
	var archive bytes.Buffer
	zipped := gzip.NewWriter(&archive)
	files := tar.NewWriter(zipped)
	for _, one := range [][2]string{{"package/b.json", "[2]"}, {"package/data/a.json", "[1]"}, {"package/empty", ""}} {
		if err := files.WriteHeader(&tar.Header{Name: one[0], Mode: 0o600, Size: int64(len(one[1]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := files.Write([]byte(one[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(files.Close(), zipped.Close()); err != nil {
		t.Fatal(err)
	}
	sum := sha512.Sum512(archive.Bytes())
	p := Package{"name", "1.0.0", base64.StdEncoding.EncodeToString(sum[:])}
	cache := t.TempDir()
	if err := os.WriteFile(filepath.Join(cache, "name-1.0.0.tgz"), archive.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := p.Read(cache, "data/a.json", "b.json", "empty")
	if err != nil || len(got) != 3 || string(got[0]) != "[1]" || string(got[1]) != "[2]" || len(got[2]) != 0 {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := p.Read(cache, "b.json", "c.json"); err == nil || !strings.Contains(err.Error(), "name@1.0.0 holds no c.json") {
		t.Errorf("a file that is not there: %v", err)
	}
}
