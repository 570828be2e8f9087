package indextest

import (
	"bufio"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"glane/index"
	"glane/index/french"
	"glane/index/query"
)

// RunExplanations holds an engine's explanations against the scores that they are of
// and against the texts of the cases, for each hit of some queries: the leaves come
// to the score, and what is told of the zones is what a reader counts there. It gives
// the kinds that were met.
func RunExplanations(t *testing.T, g *index.Generation, queries ...string) map[index.ExplanationKind]bool {
	met := map[index.ExplanationKind]bool{}
	for _, text := range queries {
		r := index.Request{Text: text, Query: query.Parse(text, index.Fields(g.Corpus.Schema)), Size: g.Corpus.Cases.Len()}
		plain := search(t, g, r)
		r.Explain = true
		explained := search(t, g, r)
		for i, h := range explained.Hits {
			if plain.Hits[i].Explanation != nil {
				t.Errorf("%q: %s is explained though nobody asked", text, h.Case.ID)
			}
			if h.Score == 0 { // no word is wanted, or function words alone
				if h.Explanation != nil {
					t.Errorf("%q gives %s no score, and explains it", text, h.Case.ID)
				}
				continue
			}
			e := explanationCheck{t: t, g: g, hit: h, query: text, met: met}
			e.run()
		}
	}
	return met
}

// tolerance is within what the leaves come to a score.
const tolerance = 1e-9

// An explanationCheck checks one explanation.
type explanationCheck struct {
	t     *testing.T
	g     *index.Generation
	hit   index.Hit
	query string
	met   map[index.ExplanationKind]bool
}

func (c explanationCheck) run() {
	if c.hit.Explanation == nil {
		c.t.Errorf("%q: %s is not explained", c.query, c.hit.Case.ID)
		return
	}
	if got := c.recomputed(c.hit.Explanation); math.Abs(math.Round(got*1e6)/1e6-c.hit.Score) > tolerance {
		c.t.Errorf("%q: the leaves of %s come to %.12f, its score is %.12f", c.query, c.hit.Case.ID, got, c.hit.Score)
	}
	c.zones(c.hit.Explanation)
}

// recomputed gives what the leaves come to, and checks each node on the way.
func (c explanationCheck) recomputed(e *index.Explanation) float64 {
	c.met[e.Kind] = true
	if !slices.Contains(index.ExplanationKinds, e.Kind) {
		c.t.Errorf("%q: %s is explained by a kind %q", c.query, c.hit.Case.ID, e.Kind)
	}
	if e.Operation == "" || len(e.Parts) == 0 {
		if e.Operation != "" || len(e.Parts) > 0 {
			c.t.Errorf("%q: %s has a %s with operation %q of %d parts", c.query, c.hit.Case.ID, e.Kind, e.Operation, len(e.Parts))
		}
		return e.Value
	}
	again := make([]index.Explanation, len(e.Parts))
	for i := range e.Parts {
		again[i].Value = c.recomputed(&e.Parts[i])
	}
	got, want := e.Operation.Of(again), e.Value
	if e.Kind == index.ExplainedScore {
		want = got // rounded: run looks at it
	}
	if math.Abs(got-want) > tolerance {
		c.t.Errorf("%q: %s has a %s %q of %.12f, its parts come to %.12f", c.query, c.hit.Case.ID, e.Kind, e.Word, want, got)
	}
	return got
}

// zones counts by hand what is told of the forms of a word, zone by zone.
func (c explanationCheck) zones(e *index.Explanation) {
	if e.Kind == index.ExplainedForm {
		got := map[string]int{}
		for _, p := range e.Parts {
			got[p.Zone] = p.Count
			if want := float64(p.Count) * p.Weight; math.Abs(p.Value-want) > tolerance {
				c.t.Errorf("%q: %d times %f in %s of %s is told to be %f", c.query, p.Count, p.Weight, p.Zone, c.hit.Case.ID, p.Value)
			}
		}
		analyzer := french.New(nil)
		for _, zone := range index.Zones(c.g.Corpus.Schema) {
			want := 0
			for _, text := range index.ZoneTexts(c.hit.Case, c.g.Corpus.Schema, zone) {
				for _, token := range analyzer.Tokenize(text) {
					if token.Form == e.Form && !token.Stop {
						want++
					}
				}
			}
			if got[zone] != want {
				c.t.Errorf("%q: %s stands %d times in %s of %s, not %d", c.query, e.Form, want, zone, c.hit.Case.ID, got[zone])
			}
		}
	}
	for i := range e.Parts {
		c.zones(&e.Parts[i])
	}
}

// Queries gives the queries that the scripts of dir ask, each once.
func Queries(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.test"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scripts in %s (%v)", dir, err)
	}
	var out []string
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			_, asked, ok := strings.Cut(lines.Text(), " q=")
			text, _, _ := strings.Cut(asked, "&")
			if ok && !strings.HasPrefix(lines.Text(), "\t") && !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
