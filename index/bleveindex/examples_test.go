package bleveindex_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/index"
	"glane/index/bleveindex"
	"glane/index/indextest"
)

// Each example finds what it says, shows what it is there to show, and is told
// of any corpus.
func TestEachExampleFindsCasesAndShowsItsPoint(t *testing.T) {
	for name, files := range map[string]fs.FS{
		"the first corpus": cooperations.Files, "recipes": os.DirFS("../../corpus/testdata/recettes"),
	} {
		t.Run(name, func(t *testing.T) {
			g := indextest.Open(t, bleveindex.Engine{}, func() (*corpus.Corpus, []corpus.Fault) { return corpus.Load(files) }, "")
			examples, err := g.Examples(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if len(examples) < 7 {
				t.Errorf("%d examples: %+v", len(examples), examples)
			}
			for _, e := range examples {
				a := ask(t, g, e.Text)
				if a.Total != e.Total || a.Total == 0 {
					t.Errorf("%s %q: %d cases are told, %d found", e.Kind, e.Text, e.Total, a.Total)
				}
				if !shows(t, g, e, a) {
					t.Errorf("%s %q shows nothing: %+v", e.Kind, e.Text, e)
				}
				t.Logf("%-9s %-30s %-40s %d", e.Kind, e.Text, e.About, e.Total)
			}
		})
	}
}

func shows(t *testing.T, g *index.Generation, e index.Example, a *index.Answer) bool {
	t.Helper()
	switch e.Kind {
	case index.ExampleForms:
		return ask(t, g, e.About).Total == a.Total && e.Text != e.About
	case index.ExampleExcluded:
		before, _, _ := strings.Cut(e.Text, " ")
		return ask(t, g, before).Total > a.Total
	case index.ExamplePhrase:
		return strings.HasPrefix(e.Text, `"`) && strings.Contains(e.Text, " ")
	case index.ExampleMended:
		return a.DidYouMean == e.About
	case index.ExampleStart:
		return strings.HasPrefix(e.About, e.Text)
	case index.ExampleSigle, index.ExampleRubric:
		return e.About != ""
	}
	return strings.Contains(e.Text, " ")
}

func TestACorpusWithoutCasesHasNoExamples(t *testing.T) {
	g := indextest.Open(t, bleveindex.Engine{}, func() (*corpus.Corpus, []corpus.Fault) {
		return &corpus.Corpus{Schema: &corpus.Schema{Titre: "Vide"}, Thesaurus: &corpus.Thesaurus{}}, nil
	}, "")
	if examples, err := g.Examples(t.Context()); err != nil || len(examples) > 0 {
		t.Errorf("examples %+v, error %v", examples, err)
	}
}

func TestExamplesEndWithTheTimeThatTheyHave(t *testing.T) {
	g := indextest.Open(t, bleveindex.Engine{}, func() (*corpus.Corpus, []corpus.Fault) { return corpus.Load(cooperations.Files) }, "")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.Examples(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
