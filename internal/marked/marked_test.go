package marked

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestWhatStandsBetweenTheMarksIsWrittenAgain(t *testing.T) {
	const start, end = "<!-- début -->\n", "<!-- fin -->\n"
	file := filepath.Join(t.TempDir(), "doc.md")
	if err := os.WriteFile(file, []byte("avant\n"+start+"vieux\n"+end+"après\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Replace(file, start, end, "neuf\n"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := "avant\n" + start + "neuf\n" + end + "après\n"; string(got) != want {
		t.Errorf("got %q", got)
	}
	if err := Replace(file, "<!-- autre -->\n", end, "neuf\n"); !errors.Is(err, ErrNoMarks) {
		t.Errorf("error %v", err)
	}
}
