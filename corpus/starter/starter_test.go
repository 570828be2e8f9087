package starter_test

import (
	"io/fs"
	"strings"
	"testing"

	"glane/corpus"
	"glane/corpus/starter"
)

func TestTheStarterCorpusIsSound(t *testing.T) {
	c, faults := corpus.Load(starter.Files)
	for _, f := range faults {
		t.Errorf("fault: %s", f)
	}
	if c == nil {
		t.Fatal("no corpus")
	}
	words := c.Thesaurus
	if c.Cases.Len() == 0 || len(words.Sigles) == 0 || len(words.Synonymes) == 0 ||
		len(words.Generiques) == 0 || len(words.Invariables) == 0 || len(words.Exclusions) == 0 {
		t.Error("the starter does not show a case, and an entry of each list of the thesaurus")
	}
	for _, fiche := range c.Cases.All() {
		for _, r := range c.Schema.Rubriques {
			if len(fiche.Rubriques[r.Nom]) == 0 {
				t.Errorf("case %s does not show rubric %s", fiche.ID, r.Nom)
			}
		}
		for _, f := range c.Schema.Facettes {
			if len(fiche.Facettes[f.Nom]) == 0 {
				t.Errorf("case %s does not show facet %s", fiche.ID, f.Nom)
			}
		}
	}
}

// An author learns the keys from the starter: each stands in it, be it in a
// comment.
func TestTheStarterCorpusShowsEveryKey(t *testing.T) {
	var text strings.Builder
	err := fs.WalkDir(starter.Files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(starter.Files, name)
		text.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range corpus.Keys() {
		if !strings.Contains(text.String(), k.Name+":") {
			t.Errorf("the starter does not show the key %q of %s", k.Name, k.Group)
		}
	}
}
