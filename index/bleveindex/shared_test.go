package bleveindex

import (
	"context"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"glane/corpus"
	"glane/index/french"
)

// oddlyTitled are titles with all that a title may hold: words joined by hyphens, of
// function words only too, acronyms, the same word twice, nothing.
func oddlyTitled() *corpus.Corpus {
	return titled("Au-delà de l’eau", "Agro-alimentaire, là-dessus", "Le SCoT, le SCoT et l’eau", "", "Eau-de-vie et eau", "De ce, là-bas", "P.N.R. : 2.5")
}

// testedCorpora are corpora of one part and of several.
func testedCorpora(t *testing.T) map[string]*corpus.Corpus {
	return map[string]*corpus.Corpus{
		"cooperations": load(t), "odd": oddlyTitled(), "none": generated(0), "generated": generated(2*leastPart + 10),
	}
}

var asMade = cmp.Options{
	cmp.AllowUnexported(vocabulary{}, textTable{}, form{}, formIndex{}, titles{}, columns{}, facetColumn{}, combinations{}),
	cmpopts.IgnoreFields(textTable{}, "seed", "table"), cmpopts.IgnoreFields(vocabulary{}, "sounds"), cmpopts.IgnoreFields(titles{}, "free"), cmpopts.IgnoreFields(columns{}, "spare"), cmpopts.IgnoreFields(facetColumn{}, "facet"),
	cmpopts.EquateEmpty(),
}

func TestWhatPartsShareIsReadAsItWasMade(t *testing.T) {
	for name, c := range testedCorpora(t) {
		e := Engine{Analyzer: french.New(nil)}
		made, err := e.build(t.Context(), c, func(_ int, b *builtPart) error { return b.segment.Close() })
		if err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		if err := made.write(folder); err != nil {
			t.Fatal(err)
		}
		var read shared
		if err := read.read(folder, c); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for what, both := range map[string][2]any{
			"vocabulary": {made.vocabulary, read.vocabulary}, "numbers": {made.numbers, read.numbers},
			"titles": {made.titles, read.titles}, "columns": {made.columns, read.columns},
		} {
			if diff := cmp.Diff(both[0], both[1], asMade); diff != "" {
				t.Errorf("%s: %s differ\n%s", name, what, diff[:min(len(diff), 1000)])
			}
		}
	}
}

func TestTitlesHoldTheWordsThatStandInThem(t *testing.T) {
	for name, c := range testedCorpora(t) {
		s := open(t, c)
		a := french.New(nil)
		holding, lengths := map[string][]uint32{}, make([]uint16, c.Cases.Len())
		for i, cs := range c.Cases.All() {
			for _, token := range a.Tokenize(cs.Titre) {
				if !token.Stop && !token.Compound {
					holding[token.Form] = append(holding[token.Form], uint32(i))
					lengths[i]++
				}
			}
		}
		got := map[string][]uint32{}
		for id := range s.vocabulary.forms {
			if cases := s.titles.holding(int32(id)); len(cases) > 0 {
				got[s.vocabulary.textOf(int32(id))] = cases
			}
		}
		if diff := cmp.Diff(holding, got); diff != "" {
			t.Errorf("%s: %s", name, diff[:min(len(diff), 1000)])
		}
		if diff := cmp.Diff(lengths, s.titles.lengths, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: lengths %s", name, diff[:min(len(diff), 1000)])
		}
	}
}

func TestAVocabularyFindsWhatMapsWouldFind(t *testing.T) {
	for name, c := range testedCorpora(t) {
		v := open(t, c).vocabulary
		a := french.New(nil)
		byKey, byFold := map[string][]int32{}, map[string][]int32{}
		for id := range int32(len(v.forms)) {
			f := a.Form(v.textOf(id))
			if got := v.form(id); got != f {
				t.Fatalf("%s: form %d is %+v, want %+v", name, id, got, f)
			}
			if at, ok := v.find(f.Text); !ok || at != id {
				t.Errorf("%s: %q is form %d, %v", name, f.Text, at, ok)
			}
			for _, k := range f.LookupKeys() {
				byKey[k] = append(byKey[k], id)
			}
			byFold[f.Fold] = append(byFold[f.Fold], id)
		}
		for key, want := range byKey {
			if got := v.found(key); !slices.Equal(got, want) {
				t.Errorf("%s: %q finds %v, want %v", name, key, got, want)
			}
		}
		for _, prefix := range []string{"m", "mk", "mba", "e", "ea", "zzz", "\xff", "me"} {
			var want []int32
			for _, fold := range slices.Sorted(maps.Keys(byFold)) {
				if len(fold) >= len(prefix) && fold[:len(prefix)] == prefix {
					want = append(want, byFold[fold]...)
				}
			}
			if got := v.folds(prefix); !slices.Equal(got, want) {
				t.Errorf("%s: %d forms begin with %q, want %d", name, len(got), prefix, len(want))
			}
		}
		for _, text := range []string{"", "~", "zzz", "~zzz", "nulle part"} {
			if id, ok := v.find(text); ok || len(v.found(text)) > 0 {
				t.Errorf("%s: %q is form %d", name, text, id)
			}
		}
	}
}

func FuzzDamagedSharedFilesAreRefused(f *testing.F) {
	c := oddlyTitled()
	c.Schema.Facettes = []corpus.Facette{{Nom: "f", Valeurs: []corpus.Valeur{{ID: "a"}, {ID: "b"}}}}
	e := Engine{Analyzer: french.New(nil)}
	made, err := e.build(context.Background(), c, func(_ int, b *builtPart) error { return b.segment.Close() })
	if err != nil {
		f.Fatal(err)
	}
	for _, raw := range [][]byte{made.vocabulary.bytes(made.numbers), made.titles.bytes(), made.columns.bytes()} {
		for i := range raw {
			f.Add(raw[:i])
			damaged := slices.Clone(raw)
			damaged[i] ^= 0xFF
			f.Add(damaged)
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if v, numbers, err := readVocabulary(raw); err == nil {
			_, _ = v.found("eau"), v.folds("e")
			if again, _, err := readVocabulary(v.bytes(numbers)); err != nil || len(again.forms) != len(v.forms) {
				t.Errorf("what was read is not read again: %v", err)
			}
		}
		if titles, err := readTitles(raw, c.Cases.Len()); err == nil {
			for id := range titles.forms() {
				titles.holding(int32(id))
			}
		}
		if cols, err := readColumns(raw, c.Schema, c.Cases.Len()); err == nil {
			for n := range c.Cases.Len() {
				cols.facets[0].of(uint32(n))
			}
		}
	})
}

func TestAnIndexOfOtherWordsIsBuiltAnew(t *testing.T) {
	c, dir := load(t), t.TempDir()
	keep(t, c, dir)
	e := Engine{Analyzer: french.New(plainStemmer{}), Log: slog.New(slog.DiscardHandler)}
	s, err := e.Build(t.Context(), c, dir)
	if err != nil {
		t.Fatal(err)
	}
	if id, ok := s.(*healing).current.vocabulary.find("eau"); !ok || s.(*healing).current.vocabulary.form(id).Keys[0] != "plain:eau" {
		t.Error("the words of another analyzer are served")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if files, err := filepath.Glob(filepath.Join(dir, folderPrefix+"*")); err != nil || len(files) != 1 {
		t.Errorf("%v (%v)", files, err)
	}
}

// A plainStemmer takes each form for a word of its own.
type plainStemmer struct{}

func (plainStemmer) Stem(form string) string { return "plain:" + form }
func (plainStemmer) Family(string) string    { return "" }
func (plainStemmer) Knows(form string) bool  { return false }
