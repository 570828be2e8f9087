package material

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
)

func TestAnArticleOfACodeKeepsWhereItStands(t *testing.T) {
	got, err := readCode("LEGITEXT1.json", []byte(`{"type":"code","data":{"title":"Code du travail"},"children":[
		{"type":"section","data":{"title":"Partie législative "},"children":[
		{"type":"section","data":{"title":"Livre Ier : Dispositions"},"children":[
		{"type":"section","data":{"title":"Titre II"},"children":[
		{"type":"article","data":{"id":"LEGIARTI001","num":"L1","texte":"Premier alinéa, qui est assez long pour être seul.\nSecond alinéa, qui est assez long pour être seul.","dateDebut":1217548800000}}]}]}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []*Document{{
		ID: "legiarti001", Title: "Titre II, article L1", Year: 2008,
		Passages: []string{"Premier alinéa, qui est assez long pour être seul.", "Second alinéa, qui est assez long pour être seul."},
		Values: [len(facets)][]string{
			{"Code du travail"},
			{"Code du travail, partie législative"},
			{"Code du travail, Livre Ier : Dispositions"},
			{"Code du travail, Livre Ier : Dispositions, Titre II"},
			{"Livre Ier : Dispositions, Titre II"},
		},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnArticleOfAnAgreementIsReadOutOfItsHTML(t *testing.T) {
	got, err := readAgreement("KALICONT1.json", []byte(`{"data":{"shortTitle":"Métallurgie"},"children":[
		{"type":"section","data":{"title":"Textes Salaires"},"children":[
		{"type":"section","data":{"title":"Ain Accord du 23 janvier 2026 relatif à la valeur de point"},"children":[
		{"type":"article","data":{"id":"KALIARTI1","num":9,"surtitre":"Dépôt","content":"<p align=\"left\">Le présent accord est fait en nombre suffisant&nbsp;d'exemplaires.</p><table><tr><td>12 €</td></tr></table>"}}]}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []*Document{{
		ID: "kaliarti1", Title: "Dépôt, article 9", Year: 2026,
		Passages: []string{"Le présent accord est fait en nombre suffisant d'exemplaires. 12 €"},
		Values: [len(facets)][]string{
			{"Conventions collectives, textes salaires"},
			{"Salaires et primes"},
			{"Métallurgie"},
			{"Métallurgie, années 2020"},
			{"Métallurgie, Ain Accord du 23 janvier 2026 relatif à la valeur de point"},
		},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAFicheIsDescribedByTheIndexThatComesAfterIt(t *testing.T) {
	archive := packed(t, map[string]string{
		"a/package/README.md": "no data",
		"package/data/particuliers/F1.json": `{"id":"F1","children":[{"type":"element","name":"Publication","children":[
			{"name":"dc:title","children":[{"type":"text","text":"Le bail"}]},
			{"name":"dc:description","children":[{"type":"text","text":"Le bail recense les droits."}]},
			{"name":"Texte","children":[{"name":"Paragraphe","children":[{"type":"text","text":"Il est écrit, et"},{"name":"LienInterne","children":[{"type":"text","text":"signé"}]},{"type":"text","text":"par les deux parties."}]}]},
			{"name":"VoirAussi","children":[{"type":"text","text":"autre chose"}]}]}]}`,
		"package/data/z-index.json": "{}",
		"package/data/index.json":   `[{"id":"F1","type":"particuliers","subject":"Logement, Argent","theme":"Accueil\u00a0particuliers > Logement > Location > Le bail","date":"modified 2020-06-02"}]`,
	})
	got, err := readArchive(archive, new(publicReader).read)
	if err != nil {
		t.Fatal(err)
	}
	want := []*Document{{
		ID: "particuliers-f1", Title: "Le bail", Summary: "Le bail recense les droits.", Year: 2020,
		Passages: []string{"Il est écrit, et signé par les deux parties."},
		Values:   [len(facets)][]string{{"Service public, particuliers"}, {"Logement", "Argent"}, {"Logement"}, {"Location"}, {"Location"}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// packed makes a .tgz, its files in the order in which the index comes last.
func packed(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	zipped := gzip.NewWriter(&b)
	archive := tar.NewWriter(zipped)
	for _, name := range []string{"a/package/README.md", "package/data/particuliers/F1.json", "package/data/index.json"} {
		if err := archive.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(files[name]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := archive.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// some makes documents whose words tell where they come from.
func some(n int) []*Document {
	var out []*Document
	for i := range n {
		d := &Document{ID: fmt.Sprintf("d%d", i), Title: fmt.Sprintf("Titre %d", i), Year: 2000 + i%20}
		for p := range 1 + i%4 {
			d.Passages = append(d.Passages, fmt.Sprintf("Alpha%s et bravo%s, charlie delta écho foxtrot numéro golf hôtel", letters(i), letters(i*7+p)))
		}
		d.set(recueil, fmt.Sprintf("Recueil %d", i%3))
		d.set(theme, "Été")
		d.set(theme, fmt.Sprintf("Thème\t%d", i%5))
		for _, f := range []int{ensemble, dossier, chapitre} {
			d.set(f, fmt.Sprintf("Valeur %d", i%(10*f)))
		}
		out = append(out, d)
	}
	return out
}

// letters writes a number with letters.
func letters(n int) string {
	return strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprint(n))
}

func TestPastTheRealDocumentsTheirPassagesAreRecombined(t *testing.T) {
	real := Shuffled(some(50))
	all := slices.Collect(Many(real, 500))
	if len(all) != 500 || all[49] != real[49] {
		t.Fatalf("%d documents", len(all))
	}
	if diff := cmp.Diff(all, slices.Collect(Many(real, 500))); diff != "" {
		t.Errorf("made otherwise the second time:\n%s", diff)
	}
	passages := map[string]string{} // its kind
	for _, d := range real {
		for _, p := range d.Passages {
			passages[p] = d.kind()
		}
	}
	seen := map[string]bool{}
	for _, d := range all {
		if seen[d.ID] {
			t.Errorf("%s comes twice", d.ID)
		}
		seen[d.ID] = true
		for _, p := range d.Passages {
			if passages[p] != d.kind() {
				t.Errorf("%s, of %q, holds a passage of %q", d.ID, d.kind(), passages[p])
			}
		}
	}
}

func TestGlaneTakesTheCorpusAndTheTableHoldsTheSame(t *testing.T) {
	docs := Shuffled(some(40))
	folder := t.TempDir()
	made, err := Write(folder, NewVocabulary(docs), Many(docs, 60))
	if err != nil {
		t.Fatal(err)
	}
	c, faults := corpus.Load(os.DirFS(filepath.Join(folder, CorpusFolder)))
	if len(faults) > 0 {
		t.Fatalf("%v", faults)
	}
	table, err := os.ReadFile(filepath.Join(folder, Table))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSuffix(string(table), "\n"), "\n")
	if c.Cases.Len() != 60 || len(rows) != 60 || made.Documents != 60 {
		t.Fatalf("%d cases, %d rows, %+v", c.Cases.Len(), len(rows), made)
	}
	for _, row := range rows {
		cells := strings.Split(row, "\t")
		one := c.Case(cells[0])
		if one == nil || len(cells) != 4+len(facets) {
			t.Fatalf("row %q", row)
		}
		if fmt.Sprint(one.Annee) != cells[1] || one.Titre != cells[2] || !strings.Contains(cells[3], one.Rubriques[rubric][0]) {
			t.Errorf("row %q of %+v", row, one)
		}
		for i, f := range facets {
			if got := strings.Fields(cells[4+i]); strings.Join(got, " ") != strings.Join(one.Facettes[f.name], " ") {
				t.Errorf("%s: %v in the table, %v in the corpus", f.name, got, one.Facettes[f.name])
			}
		}
	}
}

func TestLabelsThatDifferByAccentsHaveIdsOfTheirOwn(t *testing.T) {
	a, b, c := &Document{}, &Document{}, &Document{}
	a.set(theme, "Été")
	b.set(theme, "ete")
	c.set(theme, "…!")
	v := NewVocabulary([]*Document{a, b, c})
	if got := [][]string{v.ids(a, theme), v.ids(b, theme), v.ids(c, theme)}; !cmp.Equal(got, [][]string{{"ete"}, {"ete-2"}, {"2"}}) {
		t.Errorf("%v", got)
	}
}

func TestTheLogIsOfTheMixThatItTells(t *testing.T) {
	docs := some(80)
	v := NewVocabulary(docs)
	draw := func(n int, seed uint64) []Query {
		out, err := Queries(docs, v, n, seed)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	queries := draw(100, SeedQueries)
	if !cmp.Equal(queries, draw(100, SeedQueries)) {
		t.Error("another log the second time")
	}
	if cmp.Equal(queries, draw(100, SeedQueries+1)) {
		t.Error("another seed gives the same log")
	}
	if _, err := Queries(docs[:1], v, 100, SeedQueries); !errors.Is(err, errFewWords) {
		t.Errorf("a hundred queries out of one document: %v", err)
	}
	counts := map[Kind]int{}
	text := ""
	for _, d := range docs {
		text += " " + strings.ToLower(strings.Join(d.Passages, " ")) + " "
	}
	for _, q := range queries {
		counts[q.Kind]++
		read, err := ReadQuery(q.String())
		if err != nil || read != q {
			t.Errorf("%q is read as %v, %v", q, read, err)
		}
		if found := strings.Contains(text, q.Text); q.Kind == Typo && found && strings.Contains(text, " "+q.Text+" ") || q.Kind != Typo && q.Kind != Terms && !found {
			t.Errorf("%s: %v", q, found)
		}
		if (q.Facet == "") != (q.Value == "") {
			t.Errorf("half a filter: %s", q)
		}
	}
	for _, k := range Kinds {
		if counts[k.Kind] != k.Share*10 {
			t.Errorf("%d queries of %s in 100", counts[k.Kind], k.Kind)
		}
	}
	if _, err := ReadQuery("mot\teau"); err == nil {
		t.Error("half a line is read")
	}
}

func TestAFicheTellsWhatItLeadsToAndRestsOn(t *testing.T) {
	got, err := readFiche([]byte(`{"id":"F1","children":[{"type":"element","name":"Publication","attributes":{"type":"Fiche Question-réponse"},"children":[
		{"type":"element","name":"dc:title","children":[{"type":"text","text":"Peut-on voyager ?"}]},
		{"type":"element","name":"dc:subject","children":[{"type":"text","text":"Papiers, Voyage"}]},
		{"type":"element","name":"Texte","children":[{"type":"element","name":"Paragraphe","children":[
			{"type":"text","text":"Oui, avec un "},
			{"type":"element","name":"LienInterne","attributes":{"LienPublication":"F2"},"children":[{"type":"text","text":"passeport"}]},
			{"type":"element","name":"LienInterne","attributes":{"LienPublication":"F1"},"children":[{"type":"text","text":"ici"}]}]}]},
		{"type":"element","name":"VoirAussi","children":[
			{"type":"element","name":"Fiche","attributes":{"ID":"F3"}},
			{"type":"element","name":"Fiche","attributes":{"ID":"F2"}}]},
		{"type":"element","name":"Reference","attributes":{"URL":"https://exemple.fr"},"children":[
			{"type":"element","name":"Titre","children":[{"type":"text","text":"Code du travail : article L1-1"}]},
			{"type":"element","name":"Complement","children":[{"type":"text","text":"Durée"}]}]}]}]}`), Individuals)
	if err != nil {
		t.Fatal(err)
	}
	want := &Fiche{
		Document: &Document{
			ID: "particuliers-f1", Title: "Peut-on voyager ?", Passages: []string{"Oui, avec un passeport ici"},
			Values: [len(facets)][]string{theme: {"Papiers", "Voyage"}},
		},
		Kind:       "Fiche Question-réponse",
		Links:      []string{"particuliers-f2", "particuliers-f3"},
		References: []string{"Code du travail : article L1-1 Durée"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
