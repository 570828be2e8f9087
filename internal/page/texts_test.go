package page_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"glane/internal/texts"
	"glane/web"
)

// A use is one place where a text is said.
type use struct {
	place string
	key   string
	args  []string // their names, sorted
}

// said are the methods of a catalog by which Go says a text, with how many of
// their arguments come before the pairs of names and values. Templates have them
// in small letters.
var said = map[string]int{"Text": 1, "Around": 2}

// catalogs reads every file of web/texts.
func catalogs(t *testing.T) map[string]*texts.Catalog {
	t.Helper()
	folder, err := fs.Sub(web.Files, "texts")
	if err != nil {
		t.Fatal(err)
	}
	languages, err := texts.Languages(folder)
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]*texts.Catalog{}
	for _, lang := range languages {
		if read[lang], err = texts.Load(folder, lang); err != nil {
			t.Fatal(err)
		}
	}
	return read
}

func TestEveryTextThatIsSaidIsThereAndEveryTextIsSaid(t *testing.T) {
	french := catalogs(t)["fr"]
	uses := append(usesInTemplates(t), usesInGo(t)...)
	told := map[string]bool{}
	for _, u := range uses {
		told[u.key] = true
		switch {
		case !slices.Contains(french.Keys(), u.key):
			t.Errorf("%s says %q, which is no text", u.place, u.key)
		case !slices.Equal(u.args, french.Args(u.key)):
			t.Errorf("%s says %q with %q, which takes %q", u.place, u.key, u.args, french.Args(u.key))
		}
	}
	for _, key := range french.Keys() {
		if !told[key] && !strings.HasPrefix(key, texts.Own) {
			t.Errorf("%q is never said", key)
		}
	}
	if len(uses) < 100 {
		t.Errorf("only %d uses were found: the search for them is broken", len(uses))
	}
}

func TestEveryLanguageHasTheSameTextsWithTheSameArguments(t *testing.T) {
	all := catalogs(t)
	french := all["fr"]
	for lang, c := range all {
		for _, key := range french.Keys() {
			if !slices.Contains(c.Keys(), key) {
				t.Errorf("%s.yaml lacks %q", lang, key)
			} else if !slices.Equal(c.Args(key), french.Args(key)) {
				t.Errorf("%s.yaml: %q takes %q, in fr.yaml %q", lang, key, c.Args(key), french.Args(key))
			}
		}
		for _, key := range c.Keys() {
			if !slices.Contains(french.Keys(), key) {
				t.Errorf("%s.yaml has %q, fr.yaml has not", lang, key)
			}
		}
	}
	if len(all) < 2 {
		t.Errorf("%d languages", len(all))
	}
}

// usesInTemplates finds {{text "key" …}} and {{around "key" …}}.
func usesInTemplates(t *testing.T) []use {
	t.Helper()
	call := regexp.MustCompile(`\b(text|around) ("[^"]*"|[^"\s)}|]+)([^}]*)`)
	name := regexp.MustCompile(`"([a-z]+)"`)
	var uses []use
	err := fs.WalkDir(web.Files, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		source, err := fs.ReadFile(web.Files, path)
		for _, action := range regexp.MustCompile(`\{\{[^/}][^}]*\}\}`).FindAllString(string(source), -1) {
			for _, m := range call.FindAllStringSubmatch(action, -1) {
				key, err := strconv.Unquote(m[2])
				if err != nil {
					t.Errorf("%s: the key of %s is not written there", path, action)
					continue
				}
				var args []string
				for _, n := range name.FindAllStringSubmatch(m[3], -1) {
					args = append(args, n[1])
				}
				slices.Sort(args)
				uses = append(uses, use{path, key, args})
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return uses
}

// usesInGo finds w.Text("key", …) in all code of ours that is no test.
func usesInGo(t *testing.T) []use {
	t.Helper()
	var uses []use
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "/texts/") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, source, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if u, ok := useInGo(t, files, n); ok {
				uses = append(uses, u)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return uses
}

// useInGo tells whether a node says a text. A key must be written where it is
// said: one that is put together could not be held against the catalogs.
func useInGo(t *testing.T, files *token.FileSet, n ast.Node) (use, bool) {
	t.Helper()
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return use{}, false
	}
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || said[method.Sel.Name] == 0 || len(call.Args) < said[method.Sel.Name] {
		return use{}, false
	}
	place := files.Position(call.Pos()).String()
	u := use{place: place, key: literal(call.Args[0])}
	if !strings.Contains(u.key, ".") {
		if strings.Contains(place, "/page/") {
			t.Errorf("%s: the key is not written there", place)
		}
		return use{}, false // the method of another type
	}
	for _, from := range call.Args[1:said[method.Sel.Name]] {
		u.args = append(u.args, literal(from))
	}
	for i := said[method.Sel.Name]; i < len(call.Args); i += 2 {
		u.args = append(u.args, literal(call.Args[i]))
	}
	slices.Sort(u.args)
	return u, true
}

// literal is the value of a string that is written out; "" for anything else.
func literal(e ast.Expr) string {
	basic, ok := e.(*ast.BasicLit)
	if !ok || basic.Kind != token.STRING {
		return ""
	}
	text, err := strconv.Unquote(basic.Value)
	if err != nil {
		return ""
	}
	return text
}
