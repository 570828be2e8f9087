package cli

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A room is a package with what it must never import, be it by way of others:
// each is an import path, or the beginning of some when it ends with "/".
// Tests are not held to it, since they put rooms together.
type room struct {
	path  string
	never []string
}

// Beginnings of import paths that several rooms must not know.
const (
	ours    = "glane/"
	engines = "glane/index/bleveindex"
	bleve   = "github.com/blevesearch/bleve/v2/index/"
	web     = "net/http"
	yaml3   = "gopkg.in/yaml.v3"
	yaml4   = "go.yaml.in/"
)

// rooms is the one list of who must not know what; docs/architecture.md tells
// it in words, and a test compares the two.
var rooms = []room{
	{"glane/internal/phrase", []string{ours, web}},
	{"glane/internal/nearest", []string{ours, web}},
	{"glane/internal/latest", []string{ours, web}},
	{"glane/corpus", []string{"glane/index", "glane/corpus/", "glane/web", "glane/internal/config", "glane/internal/live", "github.com/blevesearch/", web}},
	{"glane/corpus/cooperations", []string{ours, web}},
	{"glane/corpus/starter", []string{ours, web}},
	{"glane/corpus/stored", []string{"glane/index", "glane/internal/live", "glane/internal/cli", "glane/web", web}},
	{"glane/index/french", []string{"glane/corpus", "glane/index", "glane/internal/", web, yaml3, yaml4, "github.com/spf13/"}},
	{"glane/index/french/build", []string{"glane/corpus", "glane/index", "glane/internal/", web}},
	{"glane/internal/france", []string{"glane/corpus", "glane/index", "glane/web", "glane/internal/", web}},
	{"glane/internal/france/build", []string{"glane/corpus", "glane/index", "glane/internal/france", "glane/internal/page", web}},
	{"glane/index/query", []string{engines, "glane/corpus", "glane/internal/", web, yaml3, yaml4}},
	{"glane/index", []string{engines, bleve, "glane/internal/server", "glane/internal/api", "glane/internal/page", web}},
	{"glane/index/bleveindex", []string{"glane/internal/server", "glane/internal/api", "glane/internal/page", "glane/internal/params", "glane/corpus/", "github.com/gorilla/"}},
	{"glane/index/indextest", []string{engines, bleve, "glane/internal/params", "glane/internal/server", "glane/corpus/"}},
	{"glane/internal/explained", []string{engines, bleve, "glane/internal/server", "glane/internal/api", "glane/internal/page", "glane/corpus/", web}},
	{"glane/internal/config", []string{"glane/corpus", "glane/index", "glane/internal/live", "glane/internal/server", web}},
	{"glane/internal/live", []string{engines, bleve, web, "glane/corpus/", "glane/internal/server"}},
	{"glane/internal/params", []string{engines, bleve, "glane/internal/api", "glane/internal/page", web, "html/template"}},
	{"glane/internal/problem", []string{engines, bleve, "glane/internal/api", "glane/internal/page", "html/template"}},
	{"glane/internal/openapi", []string{ours, web}},
	{"glane/internal/etag", []string{ours}},
	{"glane/internal/texts", []string{ours, web, yaml3}},
	{"glane/web", []string{ours, web}},
	{"glane/internal/api", []string{engines, bleve, "glane/internal/page", "glane/internal/live", "glane/web", "html/template"}},
	{"glane/internal/export", []string{engines, bleve, "glane/internal/page", "glane/internal/live", "glane/internal/server", "glane/web", "html/template", "glane/corpus/"}},
	{"glane/internal/signpost", []string{engines, bleve, "glane/internal/page", "glane/internal/live", "glane/internal/server", "glane/web", "html/template", "glane/corpus/"}},
	{"glane/internal/page", []string{engines, bleve, "glane/internal/api", "glane/internal/live", "glane/corpus/"}},
	{"glane/internal/relevance", []string{"glane/index", engines, bleve, "glane/corpus/", "glane/internal/params", web}},
	{"glane/internal/relevance/peers", []string{engines, bleve, web}},
	{"glane/internal/relevance/levers", []string{engines, bleve, web}},
	{"glane/internal/npm", []string{ours, web}},
	{"glane/internal/marked", []string{ours, web}},
	{"glane/internal/bench", []string{engines, bleve, web}},
	{"glane/internal/bench/material", []string{"glane/index", engines, "glane/corpus", web}},
	{"glane/internal/bench/driver", []string{"glane/index", engines, "glane/corpus", web}},
	{"glane/internal/bench/peers/glane", []string{"glane/internal/api", "glane/internal/server", web}},
	{"glane/internal/bench/peers/glanehttp", []string{engines, bleve}},
	{"glane/internal/server", []string{engines, bleve, "glane/internal/live", "glane/internal/config", "glane/corpus/"}},
	{"glane/internal/cli", []string{"glane/cmd/"}},
	{"glane/cmd/glane", nil},
	{"glane/internal/browsertest", []string{"glane/cmd/"}},
}

// A goPackage is what go list says of a package.
type goPackage struct {
	ImportPath string
	Imports    []string // those of its own files
	Deps       []string // the same, and theirs, and so on
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "glane/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// breaks tells whether a package may not be imported, by that rule.
func breaks(rule, imported string) bool {
	if strings.HasSuffix(rule, "/") {
		return strings.HasPrefix(imported, rule)
	}
	return imported == rule
}

func TestNoRoomKnowsWhatItMustNot(t *testing.T) {
	for _, p := range listPackages(t) {
		at := slices.IndexFunc(rooms, func(r room) bool { return r.path == p.ImportPath })
		if at < 0 {
			t.Errorf("%s is in no room: add it to the list, with what it must not know", p.ImportPath)
			continue
		}
		for _, rule := range rooms[at].never {
			for _, imported := range p.Deps {
				if breaks(rule, imported) {
					t.Errorf("%s must not know %s, but depends on %s", p.ImportPath, rule, imported)
				}
			}
		}
	}
}

// TestOnlyTheCommandLinePicksAnEngine holds the few imports that one place may have.
func TestOnlyTheCommandLinePicksAnEngine(t *testing.T) {
	only := map[string][]string{
		"github.com/gorilla/mux":       {"glane/internal/server"},
		"gopkg.in/yaml.v3":             {"glane/corpus", "glane/internal/openapi", "glane/internal/bench/material"}, // the first reads, the others write
		"github.com/spf13/cobra":       {"glane/internal/cli"},
		"glane/index/bleveindex":       {"glane/internal/cli", "glane/internal/bench/peers/glane"},
		"glane/internal/cli":           {"glane/cmd/glane"},
		"glane/corpus/starter":         {"glane/internal/cli"},
		"github.com/fsnotify/fsnotify": {"glane/internal/live"},
	}
	for _, p := range listPackages(t) {
		for imported, by := range only {
			if slices.Contains(p.Imports, imported) && !slices.Contains(by, p.ImportPath) {
				t.Errorf("%s imports %s, which is for %s only", p.ImportPath, imported, strings.Join(by, ", "))
			}
		}
	}
}

// TestTheListOfRoomsFindsAFault shows that the rules can be broken.
func TestTheListOfRoomsFindsAFault(t *testing.T) {
	for _, one := range []struct {
		rule, imported string
		want           bool
	}{
		{ours, "glane/corpus", true},
		{"glane/corpus", "glane/corpus", true},
		{"glane/corpus", "glane/corpus/starter", false},
		{web, "net/http", true},
		{web, "net/http/httptest", false},
	} {
		if got := breaks(one.rule, one.imported); got != one.want {
			t.Errorf("rule %s, import %s: %v", one.rule, one.imported, got)
		}
	}
}

func TestTheArchitectureTellsEveryRoom(t *testing.T) {
	text, err := os.ReadFile("../../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| (`[^|]*`) \\|").FindAllStringSubmatch(string(text), -1) {
		for _, name := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(row[1], -1) {
			told["glane/"+name[1]] = true
		}
	}
	for _, r := range rooms {
		if !told[r.path] {
			t.Errorf("docs/architecture.md does not tell of %s", r.path)
		}
		delete(told, r.path)
	}
	for name := range told {
		t.Errorf("docs/architecture.md tells of %s, which is no room", name)
	}
}
