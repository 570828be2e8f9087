package corpus

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what the tests see as what they want")

// wantFile is the file of an archive that holds what Load is to say.
const wantFile = "attendu"

// TestEveryFaultIsToldWithItsPlaceAndRemedy loads the corpus of each archive in
// testdata/faults. An archive without corpus.yaml has that of base.yaml; a line
// "unquote FILE" before the first file says that FILE is a Go string.
func TestEveryFaultIsToldWithItsPlaceAndRemedy(t *testing.T) {
	for _, name := range goldenFaults(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := told(Load(folderOf(t, archive)))
			if *update {
				writeWant(t, name, archive, got)
				return
			}
			for _, f := range archive.Files {
				if f.Name == wantFile {
					if diff := cmp.Diff(string(f.Data), got); diff != "" {
						t.Errorf("faults (-want +got):\n%s", diff)
					}
					return
				}
			}
			t.Errorf("no %s in %s: run with -update", wantFile, name)
		})
	}
}

func goldenFaults(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no archives of faults: %v", err)
	}
	return names
}

// told is what Load gave, as text.
func told(c *Corpus, found []Fault) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintln(&b, f)
	}
	if c == nil {
		b.WriteString("aucun corpus\n")
		return b.String()
	}
	for _, fiche := range c.Cases.All() {
		fmt.Fprintf(&b, "fiche : %s\n", fiche.ID)
	}
	for _, s := range c.Thesaurus.Sigles {
		fmt.Fprintf(&b, "sigle : %s\n", s.Sigle)
	}
	for _, s := range c.Thesaurus.Synonymes {
		fmt.Fprintf(&b, "synonymes : %s\n", strings.Join(s, ", "))
	}
	for _, g := range c.Thesaurus.Generiques {
		fmt.Fprintf(&b, "générique : %s > %s (%v)\n", g.Terme, strings.Join(g.Specifiques, ", "), g.Poids)
	}
	for _, word := range c.Thesaurus.Invariables {
		fmt.Fprintf(&b, "invariable : %s\n", word)
	}
	for _, term := range c.Thesaurus.Locutions {
		fmt.Fprintf(&b, "locution : %s\n", term)
	}
	for _, e := range c.Thesaurus.Exclusions {
		fmt.Fprintf(&b, "exclusion : %s, avec : %s\n", e.Terme, strings.Join(e.Avec, ", "))
	}
	return b.String()
}

func folderOf(t *testing.T, archive *txtar.Archive) fstest.MapFS {
	t.Helper()
	base, err := os.ReadFile("testdata/faults/base.yaml")
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{schemaFile: {Data: base}}
	for _, f := range archive.Files {
		data := f.Data
		if bytes.Contains(archive.Comment, []byte("unquote "+f.Name+"\n")) {
			text, err := strconv.Unquote(strings.TrimSpace(string(data)))
			if err != nil {
				t.Fatalf("unquote %s: %v", f.Name, err)
			}
			data = []byte(text)
		}
		switch {
		case f.Name == schemaFile+".absent":
			delete(folder, schemaFile)
		case f.Name != wantFile:
			folder[f.Name] = &fstest.MapFile{Data: data}
		}
	}
	return folder
}

func writeWant(t *testing.T, name string, archive *txtar.Archive, got string) {
	t.Helper()
	files := archive.Files[:0]
	for _, f := range archive.Files {
		if f.Name != wantFile {
			files = append(files, f)
		}
	}
	archive.Files = append(files, txtar.File{Name: wantFile, Data: []byte(got)})
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestEveryMessageOfTheCodeIsInSomeTest reads the package's own source: a
// message that no archive and no test shows is one that nobody has read.
func TestEveryMessageOfTheCodeIsInSomeTest(t *testing.T) {
	var shown strings.Builder
	tests, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(tests, goldenFaults(t)...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		shown.Write(data)
	}
	messages := messagesOfTheCode(t)
	if len(messages) < 50 {
		t.Fatalf("only %d messages found in the source", len(messages))
	}
	for _, message := range messages {
		pattern := regexp.QuoteMeta(typeset(message))
		pattern = regexp.MustCompile(`%(04X|[sdv])`).ReplaceAllString(pattern, ".+")
		if !regexp.MustCompile(pattern).MatchString(shown.String()) {
			t.Errorf("no test shows %q", message)
		}
	}
}

// messagesOfTheCode are the formats that are given to add and fault, and the
// sentences that functions with a result named message return.
func messagesOfTheCode(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var messages []string
	take := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if text, err := strconv.Unquote(lit.Value); err == nil && strings.Contains(text, " ") {
				messages = append(messages, text)
			}
		}
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && (f.Sel.Name == "add" || f.Sel.Name == "fault") && len(n.Args) > 1 {
					take(n.Args[1])
				}
			case *ast.ReturnStmt:
				for _, result := range n.Results {
					take(result)
				}
			}
			return true
		})
	}
	return messages
}
