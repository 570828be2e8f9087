package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/texts"
	"glane/web"
)

var update = flag.Bool("update", false, "write what the files hold into the golden files")

func words(t testing.TB) *texts.Catalog {
	t.Helper()
	folder, err := fs.Sub(web.Files, "texts")
	if err != nil {
		t.Fatal(err)
	}
	c, err := texts.Load(folder, "fr")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// library is a corpus whose rubrics and facets are those of no other.
func library() *corpus.Corpus {
	return &corpus.Corpus{
		Schema: &corpus.Schema{
			Titre:     "Le jardin des livres",
			Rubriques: []corpus.Rubrique{{Nom: "plante", Libelle: "Plante"}, {Nom: "extrait", Libelle: "Titre"}},
			Facettes: []corpus.Facette{{Nom: "plante", Libelle: "Plante", Valeurs: []corpus.Valeur{
				{ID: "rose", Libelle: "Rose"}, {ID: "ble", Libelle: "Blé; orge"},
			}}},
		},
		Cases: corpus.Hold([]*corpus.Case{
			{
				ID: "abc", Titre: `Un "titre", avec tout`, Resume: "=SOMME(A1)", Annee: 2011, PublieeLe: date(2019, 5, 14), MiseAJourLe: date(2020, 1, 7),
				Contact: &corpus.Contact{Nom: "Ève", Courriel: "eve@exemple.fr", Telephone: "+33 1 02"}, Licence: "Licence Ouverte 2.0",
				Rubriques: map[string][]string{"plante": {"Un paragraphe.", "@deux"}, "extrait": {"-1"}},
				Facettes:  map[string][]string{"plante": {"rose", "ble"}},
				Sources:   []corpus.Source{{Titre: "Une source", URL: "https://exemple.fr/a?b=c"}, {URL: "https://exemple.fr"}},
			},
			{ID: "def", Titre: "Presque rien", Rubriques: map[string][]string{}, Facettes: map[string][]string{}},
		}),
	}
}

func set(t testing.TB) Set {
	c := library()
	s := Set{
		Corpus: c, Request: index.Request{Text: "roses", Sort: index.ByTitle, Page: 3, Size: 5}, Words: words(t),
		Answer: &index.Answer{Total: 2}, Title: "Recherche : « roses »", Base: "https://fiches.example.org",
	}
	for number := range c.Cases.Len() {
		s.Answer.Numbers = append(s.Answer.Numbers, number)
	}
	return s
}

func written(t *testing.T, f params.Format, s Set) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(context.Background(), &out, f, s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// golden holds a text against a file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	name = "testdata/" + name
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (- wanted, + got; -update writes what was got):\n%s", name, diff)
	}
}

func TestAJSONFileHoldsCasesAsTheAPIWritesThem(t *testing.T) {
	got := written(t, params.JSON, set(t))
	golden(t, "fiches.json", got)
	var read struct {
		Total int
		Cases []struct{ ID, URL string }
	}
	if err := json.Unmarshal(got, &read); err != nil {
		t.Fatal(err)
	}
	if read.Total != 2 || len(read.Cases) != 2 || read.Cases[1].URL != "https://fiches.example.org/fiches/def" {
		t.Errorf("read back: %+v", read)
	}
}

func TestAJSONFileOfNothingIsWhole(t *testing.T) {
	s := set(t)
	s.Answer = &index.Answer{}
	if got := written(t, params.JSON, s); !json.Valid(got) || !strings.Contains(string(got), `"cases":[`) {
		t.Errorf("%s", got)
	}
}

// stopping ends its context after a number of writes.
type stopping struct {
	left int
	stop func()
}

func (s *stopping) Write(p []byte) (int, error) {
	if s.left--; s.left == 0 {
		s.stop()
	}
	return len(p), nil
}

func TestAnExportStopsWhenItsReaderLeaves(t *testing.T) {
	s := set(t)
	var cases []*corpus.Case
	for i := range 5_000 { // of which no compression makes one piece
		text := fmt.Sprintf("%x", sha256.Sum256([]byte(strconv.Itoa(i))))
		cases = append(cases, &corpus.Case{ID: text, Titre: text})
		s.Answer.Numbers = append(s.Answer.Numbers, i)
	}
	s.Corpus.Cases = corpus.Hold(cases)
	for _, f := range params.Formats {
		ctx, cancel := context.WithCancel(context.Background())
		err := Write(ctx, &stopping{left: 1, stop: cancel}, f, s)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", f, err)
		}
		cancel()
	}
}

// failing is a connection that was cut.
type failing struct{}

var errCut = errors.New("the connection was cut")

func (failing) Write([]byte) (int, error) { return 0, errCut }

func TestAConnectionThatFailsIsTold(t *testing.T) {
	for _, f := range params.Formats {
		if err := Write(context.Background(), failing{}, f, set(t)); !errors.Is(err, errCut) {
			t.Errorf("%s: %v", f, err)
		}
	}
	if err := Write(context.Background(), io.Discard, "pdf", set(t)); !errors.Is(err, ErrNoFormat) {
		t.Errorf("a format that is none: %v", err)
	}
}

func TestTheFileIsCalledAfterTheCorpusAndTheSearch(t *testing.T) {
	for _, one := range []struct{ title, text, want, header string }{
		{"Coopérations", "", "Coopérations.csv", `attachment; filename="cooperations.csv"; filename*=UTF-8''Coop%C3%A9rations.csv`},
		{"Jardin", "l’eau & \"../..\"\r\n:x", "Jardin – l’eau & .. .. x.csv", `attachment; filename="jardin-l-eau-x.csv"; filename*=UTF-8''Jardin%20%E2%80%93%20l%E2%80%99eau%20&%20..%20..%20x.csv`},
		{"?", "", "fiches.csv", `attachment; filename="fiches.csv"; filename*=UTF-8''fiches.csv`},
		{"日本", "", "日本.csv", `attachment; filename="fiches.csv"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.csv`},
	} {
		s := Set{Corpus: &corpus.Corpus{Schema: &corpus.Schema{Titre: one.title}}, Request: index.Request{Text: one.text}}
		got := FileName(s, params.CSV)
		if got != one.want {
			t.Errorf("%q is called %q, want %q", one.title, got, one.want)
		}
		if header := disposition(got); header != one.header {
			t.Errorf("%q: header %s\nwant %s", one.title, header, one.header)
		}
	}
	long := Set{Corpus: &corpus.Corpus{Schema: &corpus.Schema{Titre: strings.Repeat("é", 500)}}}
	if n := len([]rune(FileName(long, params.XLSX))); n > maxName+5 {
		t.Errorf("a name of %d letters", n)
	}
}
