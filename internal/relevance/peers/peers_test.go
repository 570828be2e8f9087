package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"glane/corpus"
	"glane/internal/marked"
	"glane/internal/relevance"

	"github.com/google/go-cmp/cmp"
)

// small is a corpus whose texts tell weights, accents and words apart.
func small() *corpus.Corpus {
	return &corpus.Corpus{
		Schema: &corpus.Schema{
			Rubriques: []corpus.Rubrique{{Nom: "enjeux", Poids: 2}, {Nom: "objet", Poids: 1}},
			Facettes: []corpus.Facette{{Nom: "lieu", Valeurs: []corpus.Valeur{
				{ID: "ain", Libelle: "Ain", Parents: []string{"aura"}}, {ID: "aura", Libelle: "Auvergne"},
			}}},
		},
		Cases: corpus.Hold([]*corpus.Case{
			{ID: "a", Titre: "La forêt", Rubriques: map[string][]string{"objet": {"Une tabulation\t, un \\ et\nune ligne."}}},
			{ID: "b", Titre: "Autre", Rubriques: map[string][]string{"objet": {"Des forêts et des rivières."}}},
			{ID: "c", Titre: "Encore", Rubriques: map[string][]string{"enjeux": {"Les forêts de la région."}}, Facettes: map[string][]string{"lieu": {"ain"}}},
		}),
	}
}

func TestPostgreSQLIsAskedAsItsDocumentationAdvises(t *testing.T) {
	s, err := start(t.Context())
	if errors.Is(err, errMissing) && os.Getenv("CI") != "true" {
		t.Skip("left out, since PostgreSQL is not installed: apt-get install postgresql")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(s.folder); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the folder of the server is still there: %v", err)
		}
	})
	if err := s.fill(t.Context(), small()); err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		text    string
		setting setting
		want    relevance.Answer
	}{
		"a title before a weighty rubric before another": {"forêt", setting{"french", "ts_rank", false}, relevance.Answer{Hits: []string{"a", "c", "b"}, Total: 3}},
		"accents matter to the one":                      {"foret", setting{"french", "ts_rank", true}, relevance.Answer{Hits: []string{}}},
		"and not to the other":                           {"foret", setting{"french_unaccent", "ts_rank_cd", false}, relevance.Answer{Hits: []string{"a", "c", "b"}, Total: 3}},
		"every word is wanted":                           {"région rivière", setting{"french", "ts_rank_cd", false}, relevance.Answer{Hits: []string{}}},
		"or some of them":                                {"région rivière", setting{"french", "ts_rank", true}, relevance.Answer{Hits: []string{"c", "b"}, Total: 2, Relaxed: true}},
		"what is excluded stays excluded":                {"région rivière -autre", setting{"french", "ts_rank", true}, relevance.Answer{Hits: []string{"c"}, Total: 1, Relaxed: true}},
		"from every part":                                {"-région rivière arbre forêt", setting{"french", "ts_rank_cd", true}, relevance.Answer{Hits: []string{"a", "b"}, Total: 2, Relaxed: true}},
		"a value finds what lies in it":                  {"auvergne", setting{"french", "ts_rank", false}, relevance.Answer{Hits: []string{"c"}, Total: 1}},
		"quotes and colons are text":                     {`l'objet:"'; DROP`, setting{"french", "ts_rank", false}, relevance.Answer{Hits: []string{}}},
		"nothing but stop words":                         {"de la", setting{"french", "ts_rank", true}, relevance.Answer{Hits: []string{}}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := peer{s, test.setting}.Find(t.Context(), test.text, 10)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheTableOfADocumentIsWrittenAgain(t *testing.T) {
	file := filepath.Join(t.TempDir(), "doc.md")
	if err := os.WriteFile(file, []byte("avant\n"+tableStart+"vieux\n"+tableEnd+"après\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := replaceTable(file, "neuf\n"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := "avant\n" + tableStart + "neuf\n" + tableEnd + "après\n"; string(got) != want {
		t.Errorf("got %q", got)
	}
	if err := os.WriteFile(file, []byte("sans marque"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := replaceTable(file, "neuf\n"); !errors.Is(err, marked.ErrNoMarks) {
		t.Errorf("error %v", err)
	}
}
