package french_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/registry"

	"glane/index/french"
	"glane/index/query"
)

// A pair is two words that a reader takes for one, or never does.
type pair struct {
	typed, written, why string
}

// oneWay are the reasons of pairs that are tried one way only: a part finds its
// compound, small letters find an acronym, and an acronym finds no word.
var oneWay = map[string]bool{"partie": true, "sigle en minuscules": true, "sigle": true}

// A list is a file of pairs, and whether its pairs are to meet.
type list struct {
	name string
	meet bool
}

// lists stand in testdata/pairs. The rules were tuned on the first two; the
// others were written after that, and what they told was mended by its cause.
var lists = []list{{"meet", true}, {"part", false}, {"meet-held", true}, {"part-held", false}}

func TestPairsOfWordsMeetAsAReaderTakesThem(t *testing.T) {
	documented, err := os.ReadFile("../../docs/francais.md")
	if err != nil {
		t.Fatal(err)
	}
	wrong := map[pair]bool{}
	for _, p := range readPairs(t, "known") {
		wrong[pair{p.typed, p.written, ""}] = true
	}
	ours, bleve := meeter(french.New(nil)), bleveMeeter(t)
	for _, l := range lists {
		pairs := readPairs(t, l.name)
		right, theirs := 0, 0
		for _, p := range pairs {
			if agrees(bleve, p, l.meet) {
				theirs++
			}
			if expected(t, l.name, p, agrees(ours, p, l.meet), wrong) {
				right++
			}
		}
		t.Logf("%-12s of %3d pairs right: Glane %3d, Bleve's fr %3d", l.name, len(pairs), right, theirs)
		row := fmt.Sprintf("| `%s` | %d | %d | %d |", l.name, len(pairs), right, theirs)
		if !strings.Contains(string(documented), row) {
			t.Errorf("docs/francais.md lacks %q; the other columns come from make bench-pairs", row)
		}
	}
	for p := range wrong {
		t.Errorf("%q and %q are listed as known to be wrong and stand in no list", p.typed, p.written)
	}
}

// expected complains unless a pair is right or known to be wrong, takes it off the
// latter, and returns right.
func expected(t *testing.T, list string, p pair, right bool, wrong map[pair]bool) bool {
	t.Helper()
	key := pair{p.typed, p.written, ""}
	switch {
	case right && wrong[key]:
		t.Errorf("%s: %q and %q are right and listed as known to be wrong", list, p.typed, p.written)
	case !right && !wrong[key]:
		t.Errorf("%s: %q and %q (%s) are taken wrongly", list, p.typed, p.written, p.why)
	}
	delete(wrong, key)
	return right
}

// A meets tells whether a word that is typed finds a text of one word.
type meets func(typed, written string) bool

// agrees tells whether a pair meets both ways, or parts both ways, as it should.
func agrees(m meets, p pair, want bool) bool {
	return m(p.typed, p.written) == want && (oneWay[p.why] || m(p.written, p.typed) == want)
}

// meeter asks as an engine does: the query is parsed and expanded without a
// thesaurus that knows more than the acronyms, and its words meet the text's.
func meeter(a *french.Analyzer) meets {
	return func(typed, written string) bool {
		var forms []french.Form
		for _, token := range a.Tokenize(written) {
			if !token.Stop {
				forms = append(forms, a.Form(token.Form))
			}
		}
		q := query.Expand(query.Parse(typed, nil), sigles{})
		for _, n := range q.Wanted {
			if !nodeMeets(a, n, forms) {
				return false
			}
		}
		return len(q.Wanted) > 0
	}
}

func nodeMeets(a *french.Analyzer, n query.Node, forms []french.Form) bool {
	switch n := n.(type) {
	case *query.Word:
		w := a.Word(n.Text, reading)
		w.Family = true // and no prefix: the word is typed whole
		for i := range forms {
			if _, ok := w.Meets(&forms[i]); ok {
				return true
			}
		}
		return false
	case *query.And:
		for _, part := range n.Nodes {
			if !nodeMeets(a, part, forms) {
				return false
			}
		}
		return true
	case *query.Or:
		for _, alternative := range n.Alternatives {
			if nodeMeets(a, alternative.Node, forms) {
				return true
			}
		}
		return false
	}
	panic(fmt.Sprintf("a pair makes a %T", n))
}

// sigles is a thesaurus of the field's acronyms, with nothing that stands for them.
type sigles struct{}

var known = []string{"PNR", "SCOT", "PLUI", "PLU", "EPCI", "PETR", "SAGE", "PAT", "COP", "PAC", "ZAN", "AME"}

func reading(acronym string) french.Reading {
	if slices.Contains(known, acronym) {
		return french.AsSigle
	}
	return french.AsWord
}

func (sigles) Knows(word string) bool              { return reading(strings.ToUpper(word)) == french.AsSigle }
func (sigles) At([]string, int) []query.Synonym    { return nil }
func (sigles) Begun([]string, int) []query.Synonym { return nil }

// bleveMeeter asks as Bleve does with its own French analyzer, every word wanted.
func bleveMeeter(t *testing.T) meets {
	t.Helper()
	analyzer, err := registry.NewCache().AnalyzerNamed(fr.AnalyzerName)
	if err != nil {
		t.Fatal(err)
	}
	return func(typed, written string) bool {
		asked := analyzer.Analyze([]byte(typed))
		text := analyzer.Analyze([]byte(written))
		for _, token := range asked {
			if !holds(text, token.Term) {
				return false
			}
		}
		return len(asked) > 0
	}
}

func holds(stream analysis.TokenStream, term []byte) bool {
	for _, token := range stream {
		if bytes.Equal(token.Term, term) {
			return true
		}
	}
	return false
}

func readPairs(t *testing.T, name string) []pair {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "pairs", name+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []pair
	for n, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			t.Fatalf("%s.tsv:%d: %d fields, want typed, written, why", name, n+1, len(f))
		}
		out = append(out, pair{f[0], f[1], f[2]})
	}
	return out
}
