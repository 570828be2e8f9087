// Package indextest is the suite that every engine passes: scripts that load a
// corpus, ask and say what is expected, and counts held against a naive counter.
//
// It knows no engine by name.
package indextest

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
	"glane/index/query"
)

var update = flag.Bool("update", false, "write what the engine answers into the scripts")

// Run runs the scripts of dir, files named *.test, on an engine.
//
// A script is an archive: first the questions, then the files of a corpus. A
// question stands on a line of its own, as a command and the parameters of the
// API, and the tab-indented lines below it are the answer:
//
//	search q=parc naturel&enjeux=eau     the total and the hits
//	facets q=eau                         the total, the counts, the years
//	marks q=eau                          the hits with their passages
//	why q=eau                            the hits with why they were found
//
// A line that begins with # is a comment.
func Run(t *testing.T, engine index.Engine, dir string) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.test"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scripts in %s (%v)", dir, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".test"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := answers(t, engine, archive)
			if *update {
				archive.Comment = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(strings.Split(string(archive.Comment), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("%s (- wanted, + got; -update writes what was got):\n%s", path, diff)
			}
		})
	}
}

// Open loads a corpus, which has to be sound, and builds a generation over it
// that closes with the test.
func Open(t testing.TB, engine index.Engine, load func() (*corpus.Corpus, []corpus.Fault), dir string) *index.Generation {
	t.Helper()
	c, faults := load()
	for _, f := range faults {
		t.Fatal(f)
	}
	s, err := engine.Build(context.Background(), c, dir)
	if err != nil {
		t.Fatal(err)
	}
	g := index.NewGeneration(c, s, french.New(nil))
	t.Cleanup(func() {
		if err := g.Searcher.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return g
}

// answers gives the questions of a script, each with the engine's answer.
func answers(t *testing.T, engine index.Engine, archive *txtar.Archive) string {
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	g := Open(t, engine, func() (*corpus.Corpus, []corpus.Fault) { return corpus.Load(files) }, "")
	var out strings.Builder
	lines := bufio.NewScanner(strings.NewReader(string(archive.Comment)))
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "\t") {
			continue // the old answer
		}
		out.WriteString(line + "\n")
		if command, parameters, ok := strings.Cut(line, " "); ok && !strings.HasPrefix(line, "#") {
			r, err := request(parameters, g.Corpus.Schema)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			r.Explain = command == "why"
			a, err := g.Searcher.Search(context.Background(), r)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			if err := write(&out, command, a); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
		}
	}
	return out.String()
}

// request reads the parameters of a question.
func request(parameters string, s *corpus.Schema) (index.Request, error) {
	r := index.Request{Size: index.DefaultSize}
	values := map[string][]string{}
	for _, p := range strings.Split(parameters, "&") {
		name, value, _ := strings.Cut(p, "=")
		var err error
		switch name {
		case "q":
			r.Text, r.Query = value, query.Parse(value, index.Fields(s))
		case "page":
			r.Page, err = strconv.Atoi(value)
		case "size":
			r.Size, err = strconv.Atoi(value)
		case "sort":
			r.Sort = index.Sort(value)
		case "annee_min":
			r.Years.Min, err = strconv.Atoi(value)
		case "annee_max":
			r.Years.Max, err = strconv.Atoi(value)
		case "annee":
			r.Years.Unspecified = value == corpus.Unspecified
		case "cases_only":
			r.CasesOnly = value == "true"
		case "only_facet":
			r.OnlyFacet = value
		case "values":
			r.FacetValues, err = strconv.Atoi(value)
		default:
			if s.Facette(name) == nil {
				return r, fmt.Errorf("no parameter %q", name)
			}
			values[name] = append(values[name], value)
		}
		if err != nil {
			return r, fmt.Errorf("parameter %q: %w", name, err)
		}
	}
	for _, f := range s.Facettes {
		if len(values[f.Nom]) > 0 {
			r.Filters = append(r.Filters, index.Filter{Facet: f.Nom, Values: values[f.Nom]})
		}
	}
	return r, nil
}
