package config

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is compared")

const (
	docFile    = "../../docs/configuration.md"
	tableBegin = "<!-- options -->\n"
	tableEnd   = "<!-- fin des options -->\n"
)

// TestTheDocumentationListsEveryOption compares the table of
// docs/configuration.md with the list of options; -update writes it.
func TestTheDocumentationListsEveryOption(t *testing.T) {
	data, err := os.ReadFile(docFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(data), tableBegin)
	table, after, ok2 := strings.Cut(rest, tableEnd)
	if !ok1 || !ok2 {
		t.Fatalf("%s has no table between %q and %q", docFile, tableBegin, tableEnd)
	}
	if table == Table() {
		return
	}
	if !*update {
		t.Fatalf("the table differs from the list of options; run make fix\n got: %s\nwant: %s", table, Table())
	}
	if err := os.WriteFile(docFile, []byte(before+tableBegin+Table()+tableEnd+after), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestTheDocumentedFileIsRead reads the example of docs/configuration.md.
func TestTheDocumentedFileIsRead(t *testing.T) {
	data, err := os.ReadFile(docFile)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(data), "```yaml\n")
	example, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatalf("%s has no example in YAML", docFile)
	}
	if _, err := load(t, example, nil); err != nil {
		t.Errorf("the documented example is refused:\n%v", err)
	}
	for _, o := range Options() {
		if !strings.Contains(example, o.Name+":") {
			t.Errorf("the documented example has no %s", o.Name)
		}
	}
}
