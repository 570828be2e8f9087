package corpus

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzLoad holds what Load promises of any bytes: no panic, a fault for all
// that is left out, each in a line and column that its file has.
func FuzzLoad(f *testing.F) {
	names, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		seed := map[string][]byte{schemaFile: []byte(smallSchema)}
		for _, file := range archive.Files {
			seed[file.Name] = file.Data
		}
		f.Add(seed[schemaFile], seed[thesaurusFile], seed["cases/fiche.yaml"], seed["cases/l.jsonl"])
	}
	f.Add([]byte(smallSchema), []byte(nil), []byte(nil), []byte("\r0\n\r\x01")) // a return alone ends no line of JSON
	f.Add([]byte(smallSchema), []byte(nil), []byte("\r\""), []byte(nil))        // and one of YAML
	f.Fuzz(func(t *testing.T, schema, thesaurus, fiche, lines []byte) {
		fsys := fstest.MapFS{
			schemaFile: {Data: schema}, thesaurusFile: {Data: thesaurus},
			"cases/a.yaml": {Data: fiche}, "cases/l.jsonl": {Data: lines},
		}
		c, found := Load(fsys)
		if c == nil && len(found) == 0 {
			t.Error("no corpus, and no fault")
		}
		if c != nil && c.Case("a") == nil && !anyOf(found, "cases/a.yaml") {
			t.Error("a case is left out without a fault")
		}
		for _, fault := range found {
			checkPlace(t, fsys, fault)
		}
		if c != nil {
			checkWhole(t, c)
		}
	})
}

// anyOf tells whether some fault is of that file.
func anyOf(found []Fault, file string) bool {
	for _, f := range found {
		if f.File == file {
			return true
		}
	}
	return false
}

func checkPlace(t *testing.T, fsys fstest.MapFS, fault Fault) {
	t.Helper()
	if fault.Message == "" || strings.ContainsAny(fault.String(), "\n\r\x1b") || !utf8.ValidString(fault.String()) {
		t.Errorf("fault %q is no line of text", fault)
	}
	if fault.Line == 0 {
		return
	}
	text := bytes.ReplaceAll(fsys[fault.File].Data, []byte("\r\n"), []byte("\n"))
	if !strings.HasSuffix(fault.File, linesSuffix) {
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	}
	lines := bytes.Split(text, []byte("\n"))
	if fault.Line < 0 || fault.Line > len(lines) {
		t.Fatalf("%s: the file has %d lines", fault, len(lines))
	}
	if columns := utf8.RuneCount(lines[fault.Line-1]); fault.Column < 1 || fault.Column > columns+1 {
		t.Errorf("%s: the line has %d columns", fault, columns)
	}
}

// checkWhole holds that what a corpus names is there.
func checkWhole(t *testing.T, c *Corpus) {
	t.Helper()
	if c.Schema == nil || c.Thesaurus == nil || c.Schema.Titre == "" || len(c.Schema.Rubriques) == 0 {
		t.Fatalf("half a corpus: %+v", c)
	}
	for _, g := range c.Thesaurus.Generiques {
		if g.Terme == "" || len(g.Specifiques) == 0 || g.Poids < minGenerique || g.Poids > maxGenerique {
			t.Errorf("half a broader term: %+v", g)
		}
	}
	for _, e := range c.Thesaurus.Exclusions {
		if e.Terme == "" || slices.Contains(e.Avec, "") {
			t.Errorf("half an exclusion: %+v", e)
		}
	}
	for _, fa := range c.Schema.Facettes {
		for _, v := range fa.Valeurs {
			for _, parent := range v.Parents {
				if fa.Valeur(parent) == nil {
					t.Errorf("parent %q of %q is no value", parent, v.ID)
				}
			}
		}
	}
	for _, fiche := range c.Cases.All() {
		if !isID(fiche.ID) || fiche.Titre == "" {
			t.Errorf("half a case: %+v", fiche)
		}
		for name := range fiche.Rubriques {
			if c.Schema.Rubrique(name) == nil {
				t.Errorf("rubric %q is not in the schema", name)
			}
		}
		for name, ids := range fiche.Facettes {
			for _, id := range ids {
				if fa := c.Schema.Facette(name); fa == nil || fa.Valeur(id) == nil {
					t.Errorf("value %q of %q is not in the schema", id, name)
				}
			}
		}
	}
}
