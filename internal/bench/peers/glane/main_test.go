package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/internal/bench/driver"
)

func TestGlaneAnswersAsADriver(t *testing.T) {
	data := t.TempDir()
	for name, text := range map[string]string{
		"corpus/corpus.yaml":       "titre: Essai\nlangue: fr\nrubriques: [{nom: texte, libelle: Texte}]\nfacettes: [{nom: lieu, libelle: Lieu, valeurs: [{id: ain, libelle: Ain}, {id: var, libelle: Var}]}]\n",
		"corpus/cases/essai.jsonl": `{"id":"a","titre":"Le bail","rubriques":{"texte":["Une rivière."]},"facettes":{"lieu":["ain"]}}` + "\n" + `{"id":"b","titre":"Autre","rubriques":{"texte":["La rivière et le bail."]},"facettes":{"lieu":["var"]}}` + "\n",
		"facets.txt":               "lieu\n",
		driver.QueryLog:            "mot\tbail\t\t\nmot\trivières\tlieu\tvar\nexpression\trivière et le bail\t\t\n",
	} {
		path := filepath.Join(data, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	index := filepath.Join(t.TempDir(), "index")
	profiled := peer{profile: filepath.Join(t.TempDir(), "cpu")}
	if err := driver.Run(t.Context(), peer{}, []string{"build", index, data}, nil, nil); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := driver.Run(t.Context(), profiled, []string{"serve", index, data}, strings.NewReader("ask 0\nask 1\nask 2\nboth\n"), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	want := []driver.Answer{
		{Total: 2, IDs: []string{"a", "b"}, Marked: 2, Facets: []driver.Facet{{Name: "lieu", Counts: []driver.Count{{ID: "ain", Count: 1}, {ID: "var", Count: 1}}}}},
		{Total: 1, IDs: []string{"b"}, Marked: 1, Facets: []driver.Facet{{Name: "lieu", Counts: []driver.Count{{ID: "ain", Count: 1}, {ID: "var", Count: 1}}}}},
		{Total: 1, IDs: []string{"b"}, Marked: 1, Facets: []driver.Facet{{Name: "lieu", Counts: []driver.Count{{ID: "var", Count: 1}}}}},
	}
	for i, w := range want {
		_, got, err := driver.ParseAnswer(lines[1+i])
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(w, got); diff != "" {
			t.Errorf("query %d:\n%s", i, diff)
		}
	}
	if info, err := os.Stat(profiled.profile); err != nil || info.Size() == 0 {
		t.Errorf("no profile: %v", err)
	}
}
