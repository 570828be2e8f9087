package live

import (
	"context"
	"errors"
	"testing"

	"glane/corpus"
	"glane/index"

	"github.com/google/go-cmp/cmp"
)

var schema = &corpus.Schema{
	Rubriques: []corpus.Rubrique{{Nom: "objet"}},
	Facettes:  []corpus.Facette{{Nom: "enjeux", Valeurs: []corpus.Valeur{{ID: "eau"}, {ID: "air"}}}},
}

func fiche(id, titre string) *corpus.Case {
	return &corpus.Case{
		ID: id, Titre: titre,
		Rubriques: map[string][]string{"objet": {titre}},
		Facettes:  map[string][]string{"enjeux": {"eau"}},
	}
}

func folder(fingerprint string, cases ...*corpus.Case) *corpus.Corpus {
	return &corpus.Corpus{Schema: schema, Thesaurus: &corpus.Thesaurus{}, Cases: corpus.Hold(cases), Fingerprint: fingerprint}
}

// A reading is what Load gives once.
type reading struct {
	corpus *corpus.Corpus
	faults []corpus.Fault
}

// reload reads each of the readings in turn and returns the last result.
func reload(t *testing.T, h *Holder, buildErr error, readings ...reading) (last Result, err error) {
	t.Helper()
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, r := range readings {
		reloader := Reloader{
			Load: func() (*corpus.Corpus, []corpus.Fault) { return r.corpus, r.faults },
			Build: func(_ context.Context, c *corpus.Corpus) (*index.Generation, error) {
				return &index.Generation{Corpus: c, Searcher: &fakeSearcher{}}, buildErr
			},
			Holder: h,
		}
		last, err = reloader.Reload(t.Context())
	}
	return last, err
}

func titles(c *corpus.Corpus) []string {
	var out []string
	for _, one := range c.Cases.All() {
		out = append(out, one.ID+"="+one.Titre)
	}
	return out
}

func TestReload(t *testing.T) {
	whole := reading{corpus: folder("1", fiche("a", "A1"), fiche("b", "B1"), fiche("c", "C1"))}
	whole.corpus.Case("c").File = "cases/tout.jsonl"
	badB := corpus.Fault{File: "cases/sud/b.yaml", Line: 2, Column: 1, Message: "…"}
	other := *schema
	other.Facettes = []corpus.Facette{{Nom: "enjeux", Valeurs: []corpus.Valeur{{ID: "air"}}}}
	otherSchema := folder("2", fiche("a", "A2"))
	otherSchema.Schema = &other

	tests := map[string]struct {
		then    []reading
		want    []string
		kept    []string
		swapped bool
	}{
		"what did not change is not built again": {
			[]reading{whole}, []string{"a=A1", "b=B1", "c=C1"}, nil, false,
		},
		"a case that became bad stays in its last good version": {
			[]reading{{folder("2", fiche("a", "A2"), fiche("c", "C2")), []corpus.Fault{badB}}},
			[]string{"a=A2", "b=B1", "c=C2"},
			[]string{"b"},
			true,
		},
		"a case whose file was deleted goes": {
			[]reading{{corpus: folder("2", fiche("a", "A2"), fiche("c", "C2"))}}, []string{"a=A2", "c=C2"}, nil, true,
		},
		"a case stays while it is bad, however often the rest changes": {
			[]reading{
				{folder("2", fiche("a", "A2"), fiche("c", "C1")), []corpus.Fault{badB}},
				{folder("3", fiche("a", "A3"), fiche("c", "C1")), []corpus.Fault{badB}},
			},
			[]string{"a=A3", "b=B1", "c=C1"},
			[]string{"b"},
			true,
		},
		"a folder with the same fault is not built again": {
			[]reading{
				{folder("2", fiche("a", "A2"), fiche("c", "C2")), []corpus.Fault{badB}},
				{folder("2", fiche("a", "A2"), fiche("c", "C2")), []corpus.Fault{badB}},
			},
			[]string{"a=A2", "b=B1", "c=C2"},
			[]string{"b"},
			false,
		},
		"a case that is mended is read anew": {
			[]reading{
				{folder("2", fiche("a", "A1"), fiche("c", "C1")), []corpus.Fault{badB}},
				{corpus: folder("3", fiche("a", "A1"), fiche("b", "B3"), fiche("c", "C1"))},
			},
			[]string{"a=A1", "b=B3", "c=C1"},
			nil, true,
		},
		"a last good version that the schema no longer allows goes": {
			[]reading{{otherSchema, []corpus.Fault{badB}}}, []string{"a=A2"}, nil, true,
		},
		"a fault in a file of many cases keeps those of its cases that are missing": {
			[]reading{{folder("2", fiche("a", "A2")), []corpus.Fault{{File: "cases/tout.jsonl", Line: 3, Column: 1}}}},
			[]string{"a=A2", "c=C1"},
			[]string{"c"},
			true,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var h Holder
			got, err := reload(t, &h, nil, append([]reading{whole}, test.then...)...)
			if err != nil {
				t.Fatal(err)
			}
			served, release := h.Acquire()
			defer release()
			if served.Corpus != got.Corpus {
				t.Error("the result tells another corpus than the one that is served")
			}
			if diff := cmp.Diff(test.want, titles(served.Corpus)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.kept, got.Kept); diff != "" {
				t.Error(diff)
			}
			if got.Swapped != test.swapped {
				t.Errorf("swapped %v, want %v", got.Swapped, test.swapped)
			}
		})
	}
}

func TestAnUnusableCorpusLeavesWhatIsServed(t *testing.T) {
	var h Holder
	fault := corpus.Fault{File: "corpus.yaml", Message: "…"}
	got, err := reload(t, &h, nil, reading{corpus: folder("1", fiche("a", "A1"))}, reading{faults: []corpus.Fault{fault}})
	if !errors.Is(err, ErrUnusable) || len(got.Faults) != 1 || got.Corpus == nil {
		t.Errorf("result %+v, error %v", got, err)
	}
	if g, release := h.Acquire(); g == nil {
		t.Error("nothing is served any more")
	} else {
		release()
	}
}

func TestAnUnusableCorpusAtTheStartServesNothing(t *testing.T) {
	var h Holder
	got, err := reload(t, &h, nil, reading{})
	if !errors.Is(err, ErrUnusable) || got.Corpus != nil {
		t.Errorf("result %+v, error %v", got, err)
	}
}

func TestABuildThatFailsServesNothingNew(t *testing.T) {
	var h Holder
	full := errors.New("no space left on device")
	_, err := reload(t, &h, full, reading{corpus: folder("1")})
	if !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
	if g, release := h.Acquire(); g != nil {
		release()
		t.Error("a generation without searcher is served")
	}
}

func TestAFaultInTheThesaurusKeepsTheLastGoodOne(t *testing.T) {
	var h Holder
	first, second := folder("1", fiche("a", "A1")), folder("2", fiche("a", "A2"))
	first.Thesaurus = &corpus.Thesaurus{Synonymes: [][]string{{"eau", "rivière"}}}
	got, err := reload(t, &h, nil, reading{corpus: first}, reading{second, []corpus.Fault{{File: "thesaurus.yaml"}}})
	if err != nil || !got.Thesaurus || got.Corpus.Thesaurus != first.Thesaurus || got.Corpus.Cases.At(0).Titre != "A2" {
		t.Errorf("result %+v, error %v", got, err)
	}
	if second.Fingerprint == got.Corpus.Fingerprint {
		t.Error("the mended corpus could be mistaken for the one of the files alone")
	}
}

func TestAFaultInTheDeclarationOfAccessibilityKeepsTheLastGoodOne(t *testing.T) {
	var h Holder
	first, second := folder("1", fiche("a", "A1")), folder("2", fiche("a", "A2"))
	first.Accessibilite = &corpus.Declaration{Organisme: "Le réseau"}
	got, err := reload(t, &h, nil, reading{corpus: first}, reading{second, []corpus.Fault{{File: "accessibilite.yaml"}}})
	if err != nil || got.Corpus.Accessibilite != first.Accessibilite || got.Corpus.Cases.At(0).Titre != "A2" {
		t.Errorf("result %+v, error %v", got, err)
	}
	if second.Accessibilite != nil {
		t.Error("the corpus that was read was changed")
	}
}

func TestAFolderOfCasesThatVanishedLeavesWhatIsServed(t *testing.T) {
	var h Holder
	next, missing := folder("1", fiche("a", "A1")), false
	r := Reloader{
		Load: func() (*corpus.Corpus, []corpus.Fault) { return next, nil },
		Build: func(_ context.Context, c *corpus.Corpus) (*index.Generation, error) {
			return &index.Generation{Corpus: c, Searcher: &fakeSearcher{}}, nil
		},
		Emptied: func() bool { return missing },
		Holder:  &h,
	}
	defer func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	}()
	steps := []struct {
		what            string
		next            *corpus.Corpus
		missing         bool
		err             error
		swapped, mended bool
		served          int
	}{
		{"at the start", folder("1", fiche("a", "A1")), false, nil, true, false, 1},
		{"the folder is moved away", folder("2"), true, ErrNoCases, false, false, 1},
		{"it is put back", folder("1", fiche("a", "A1")), false, nil, false, true, 1},
		{"nothing happens", folder("1", fiche("a", "A1")), false, nil, false, false, 1},
		{"corpus.yaml is broken", nil, false, ErrUnusable, false, false, 1},
		{"it is restored exactly", folder("1", fiche("a", "A1")), false, nil, false, true, 1},
		{"every case is deleted from the folder", folder("2"), false, nil, true, false, 0},
	}
	for _, step := range steps {
		next, missing = step.next, step.missing
		got, err := r.Reload(t.Context())
		if !errors.Is(err, step.err) || got.Swapped != step.swapped || got.Mended != step.mended || got.Corpus.Cases.Len() != step.served {
			t.Errorf("%s: result %+v, error %v", step.what, got, err)
		}
	}
}
