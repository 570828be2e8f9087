package corpus

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// oddFS is a folder in which some files cannot be read, or bear names that no
// good file system gives.
type oddFS struct {
	fstest.MapFS
	refused string
	renamed map[string]string
}

func (o oddFS) Open(name string) (fs.File, error) {
	if name == o.refused {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return o.MapFS.Open(name)
}

func (o oddFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == o.refused {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("broken disk")}
	}
	entries, err := o.MapFS.ReadDir(name)
	for i, e := range entries {
		if other := o.renamed[e.Name()]; other != "" {
			entries[i] = renamedEntry{e, other}
		}
	}
	return entries, err
}

type renamedEntry struct {
	fs.DirEntry
	name string
}

func (r renamedEntry) Name() string { return r.name }

func TestWhatCannotBeReadIsAFaultOfItsFile(t *testing.T) {
	files := func() fstest.MapFS {
		return folder(map[string]string{"corpus.yaml": smallSchema, "thesaurus.yaml": "", "cases/a.yaml": "titre: a", "cases/l.jsonl": "", "cases/bonne.yaml": "titre: b"})
	}
	const refusal = ": Glane n’a pas le droit de lire ce fichier"
	for refused, want := range map[string]string{
		"cases/a.yaml":   "cases/a.yaml" + refusal,
		"cases/l.jsonl":  "cases/l.jsonl" + refusal,
		"thesaurus.yaml": "thesaurus.yaml" + refusal,
		"corpus.yaml":    "corpus.yaml" + refusal,
		"cases":          "cases: ce fichier est illisible\u00a0: open cases: broken disk",
		".":              ".: ce fichier est illisible\u00a0: open .: broken disk",
	} {
		_, found := Load(oddFS{MapFS: files(), refused: refused})
		if len(found) != 1 || found[0].String() != want {
			t.Errorf("%s: faults = %q, want %q", refused, found, want)
		}
	}
	if c, _ := Load(oddFS{MapFS: files(), refused: "cases/a.yaml"}); c == nil || c.Case("bonne") == nil {
		t.Error("the sound case is not there")
	}
}

func TestNamesThatBreakOutOfTheFolderAreRefused(t *testing.T) {
	for _, name := range []string{"..", "../x.yaml", `..\x.yaml`, "a/b.yaml", "c:x.yaml", "x\n.yaml", "x\x1b[2J.yaml", "\xff.yaml"} {
		c, found := Load(oddFS{
			MapFS:   folder(map[string]string{"corpus.yaml": smallSchema, "cases/a.yaml": "titre: a", "cases/bonne.yaml": "titre: b"}),
			renamed: map[string]string{"a.yaml": name},
		})
		if len(found) != 1 || found[0].Message != "ce nom de fichier n’est pas admis" || strings.ContainsAny(found[0].File, "\n\x1b") {
			t.Errorf("%q: faults = %q", name, found)
		}
		if c == nil || c.Cases.Len() != 1 {
			t.Errorf("%q: the sound case is not alone there", name)
		}
	}
}

func TestSymbolicLinksAreRefused(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("corpus/corpus.yaml", smallSchema)
	write("corpus/cases/bonne.yaml", "titre: b")
	write("ailleurs/secret.yaml", "titre: secret")
	for link, target := range map[string]string{
		"corpus/cases/lien.yaml": "../../ailleurs/secret.yaml", "corpus/cases/dossier": "../../ailleurs", "corpus/thesaurus.yaml": "../ailleurs/secret.yaml",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	c, found := Load(os.DirFS(filepath.Join(dir, "corpus")))
	const refusal = ": les liens symboliques ne sont pas admis (copiez le fichier à cet endroit)"
	want := []string{"cases/dossier" + refusal, "cases/lien.yaml" + refusal, "thesaurus.yaml" + refusal}
	var got []string
	for _, f := range found {
		got = append(got, f.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	if c == nil || c.Cases.Len() != 1 {
		t.Errorf("corpus = %+v", c)
	}
}

func TestAFolderThatDoesNotExistIsAFault(t *testing.T) {
	c, found := Load(os.DirFS(filepath.Join(t.TempDir(), "nulle-part")))
	if c != nil || len(found) != 1 || found[0].String() != ".: ce dossier n’existe pas" {
		t.Errorf("corpus = %v, faults = %q", c, found)
	}
}

func TestWhatIsNoFileIsRefused(t *testing.T) {
	fsys := folder(map[string]string{"corpus.yaml": smallSchema, "cases/a.yaml": ""})
	fsys["cases/a.yaml"].Mode = fs.ModeNamedPipe
	_, found := Load(fsys)
	if len(found) != 1 || found[0].String() != "cases/a.yaml: ce n’est pas un fichier ordinaire" {
		t.Errorf("faults = %q", found)
	}
}

func TestFilesAndLinesOverTheLimitAreRefused(t *testing.T) {
	long := strings.Repeat("a", maxCase)
	c, found := Load(folder(map[string]string{
		"corpus.yaml":       smallSchema,
		"thesaurus.yaml":    strings.Repeat("#\n", maxSchema/2) + "#",
		"cases/grande.yaml": "titre: a\nresume: " + long,
		"cases/juste.yaml":  "titre: " + long[:maxCase-len("titre: ")],
		"cases/l.jsonl":     `{"id": "longue", "titre": "` + long + "\"}\r\n" + `{"id": "courte", "titre": "a"}`,
	}))
	want := []string{
		"cases/grande.yaml: ce fichier dépasse 1 Mo (répartissez son contenu en plusieurs fichiers)",
		"cases/l.jsonl:1:1: cette ligne dépasse 1 Mo",
		"thesaurus.yaml: ce fichier dépasse 8 Mo (répartissez son contenu en plusieurs fichiers)",
	}
	var got []string
	for _, f := range found {
		got = append(got, f.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	if c.Cases.Len() != 2 || c.Case("juste") == nil || c.Case("courte") == nil {
		t.Errorf("%d cases", c.Cases.Len())
	}
}
