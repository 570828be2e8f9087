package npm

import (
	"crypto/sha512"
	"encoding/base64"
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
