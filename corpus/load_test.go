package corpus

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const smallSchema = `titre: Essai
rubriques: [{nom: enjeux, libelle: Enjeux}]
facettes:
  - {nom: theme, libelle: Thème, valeurs: [{id: eau, libelle: Eau}, {id: air, libelle: Air}]}
`

func folder(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// loadSound loads a folder that must have no fault.
func loadSound(t *testing.T, fsys fs.FS) *Corpus {
	t.Helper()
	c, found := Load(fsys)
	for _, f := range found {
		t.Errorf("fault: %s", f)
	}
	if c == nil {
		t.Fatal("no corpus")
	}
	return c
}

func TestTheCorpusOfTheDesignLoads(t *testing.T) {
	c := loadSound(t, os.DirFS("testdata/sound"))
	want := &Corpus{
		Schema: &Schema{
			Titre: "Coopérations interterritoriales", Description: "Des fiches pour essayer.", Langue: "fr", Licence: "Licence Ouverte 2.0",
			Corrections: &Corrections{Courriel: "fiches@exemple.fr", Modifier: "https://exemple.fr/depot/edit/main/{fichier}"},
			Rubriques: []Rubrique{
				{Nom: "declencheurs", Libelle: "Éléments déclencheurs", Poids: 1},
				{Nom: "partenaires", Libelle: "Partenaires / échelle", Poids: 1},
				{Nom: "enjeux", Libelle: "Enjeux", Poids: 2},
			},
			Facettes: []Facette{
				{Nom: "enjeux", Libelle: "Enjeux", Mode: ModeOu, Valeurs: []Valeur{
					{ID: "alimentation", Libelle: "Alimentation et agriculture"}, {ID: "eau", Libelle: "Ressource en eau"},
				}},
				{Nom: "outil", Libelle: "Outil", Mode: ModeEt, Valeurs: []Valeur{{ID: "entente", Libelle: "Entente"}}},
				{Nom: "territoire", Libelle: "Territoire", Mode: ModeOu, Hierarchie: true, Valeurs: []Valeur{
					{ID: "region-centre-val-de-loire", Libelle: "Centre-Val de Loire", Alias: []string{"Centre", "région Centre"}, Code: "24"},
					{ID: "loiret", Libelle: "Loiret", Parents: []string{"region-centre-val-de-loire"}, Code: "45"},
				}},
			},
		},
		Thesaurus: &Thesaurus{
			Sigles: []Sigle{{
				Sigle: "PNR", Formes: []string{"Pnr"}, Developpe: []string{"parc naturel régional"},
				Definition: "Un territoire rural habité, au patrimoine fragile.",
			}, {Sigle: "CLE", Developpe: []string{"commission locale de l’eau"}, Majuscules: true}},
			Synonymes: [][]string{{"alimentaire", "alimentation"}},
			Generiques: []Generique{
				{Terme: "intercommunalité", Specifiques: []string{"communauté de communes", "métropole"}, Poids: 0.6},
				{Terme: "eau", Specifiques: []string{"rivière"}, Poids: defaultGenerique},
			},
			Locutions:   []string{"commune nouvelle"},
			Invariables: []string{"TRIDAN", "leader"},
			Exclusions:  []Exclusion{{Terme: "CLE", Avec: []string{"voûte", "serrure"}}, {Terme: "Pnr"}},
		},
		Cases: Hold([]*Case{
			{
				ID: "entente-tridan", File: "cases/drome/entente-tridan.yaml", Titre: "Entente interterritoriale TRIDAN",
				Resume: "Une entente entre\ntrois territoires.", Annee: 2011,
				PublieeLe: day("2019-05-14"), MiseAJourLe: day("2020-01-07"),
				Contact: &Contact{Nom: "Anne Martin", Courriel: "anne@exemple.fr", Telephone: "04 75 00 00 00"},
				Licence: "Licence Ouverte 2.0",
				Rubriques: map[string][]string{
					"declencheurs": {"Les travaux conduits par le Scot", "La perspective de recompositions dans le cadre du SDCI de 2011"},
					"enjeux":       {"Mobilité : « l’eau »"},
				},
				Facettes: map[string][]string{"enjeux": {"eau", "alimentation"}, "outil": {"entente"}, "territoire": {"loiret"}},
				Sources:  []Source{{Titre: "Le site de l’entente", URL: "https://exemple.fr/entente?page=2#haut"}, {Titre: "Un livre"}},
			},
			{
				ID: "ligne", File: "cases/lignes.jsonl", Titre: "Fiche d’un autre programme", Annee: 2018, Licence: "CC BY 4.0",
				Rubriques: map[string][]string{"enjeux": {"L’eau"}}, Facettes: map[string][]string{"enjeux": {"eau"}},
			},
			{
				ID: "minimale", File: "cases/minimale.yaml", Titre: "Fiche minimale", Licence: "Licence Ouverte 2.0",
				Rubriques: map[string][]string{}, Facettes: map[string][]string{},
			},
		}),
		Fingerprint: c.Fingerprint,
	}
	if diff := cmp.Diff(want, c, cmpopts.IgnoreUnexported(Facette{}), cmp.AllowUnexported(Cases{})); diff != "" {
		t.Errorf("corpus (-want +got):\n%s", diff)
	}
}

func day(s string) time.Time {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestABadCaseNeverHidesAGoodOne(t *testing.T) {
	c, found := Load(folder(map[string]string{
		"corpus.yaml":       smallSchema,
		"thesaurus.yaml":    "sigles: [{sigle: PNR, developpe: [parc]}, {sigle: X}]",
		"cases/bonne.yaml":  "titre: Bonne",
		"cases/fausse.yaml": "titre: [",
		"cases/l.jsonl":     "{\n{\"id\": \"ligne\", \"titre\": \"Bonne\"}\n",
	}))
	if len(found) != 3 {
		t.Errorf("%d faults, want 3: %v", len(found), found)
	}
	if c == nil || c.Case("bonne") == nil || c.Case("ligne") == nil || c.Cases.Len() != 2 {
		t.Fatalf("the sound cases are not there: %+v", c)
	}
	if len(c.Thesaurus.Sigles) != 1 {
		t.Errorf("sigles = %v, want the sound one", c.Thesaurus.Sigles)
	}
}

func TestALargeCorpusLoadsTwiceTheSame(t *testing.T) {
	files := map[string]string{"corpus.yaml": smallSchema}
	var lines strings.Builder
	for i := range 2000 {
		id := fmt.Sprintf("cases/%d/fiche-%d.yaml", i%7, i)
		files[id] = fmt.Sprintf("titre: Fiche %d\nannee: %d\nfacettes: {theme: [eau]}\n", i, 1000+i)
		switch i % 50 {
		case 3:
			files[id] = "titr: x\nfacettes: {theme: [eaux, aire]}\n"
		case 4:
			files[id] = "titre: \"\n"
		}
		fmt.Fprintf(&lines, "{\"id\": \"ligne-%d\", \"titre\": \"Ligne %d\"}\n", i%1990, i)
	}
	files["cases/lignes.jsonl"] = lines.String()
	fsys := folder(files)
	first, firstFaults := Load(fsys)
	second, secondFaults := Load(fsys)
	if diff := cmp.Diff(first, second, cmpopts.IgnoreUnexported(Facette{}), cmp.AllowUnexported(Cases{})); diff != "" {
		t.Errorf("two loads differ:\n%s", diff)
	}
	if diff := cmp.Diff(firstFaults, secondFaults); diff != "" {
		t.Errorf("the faults of two loads differ:\n%s", diff)
	}
	if want := 2000 - 80 + 1990; first.Cases.Len() != want {
		t.Errorf("%d cases, want %d", first.Cases.Len(), want)
	}
	if want := 40*4 + 40 + 10; len(firstFaults) != want {
		t.Errorf("%d faults, want %d", len(firstFaults), want)
	}
	var ids []string
	for _, one := range first.Cases.All() {
		ids = append(ids, one.ID)
	}
	if !slices.IsSorted(ids) {
		t.Error("cases are not sorted by id")
	}
}

func TestTheFingerprintChangesWithAnyFile(t *testing.T) {
	files := map[string]string{
		"corpus.yaml": smallSchema, "thesaurus.yaml": "", "cases/a.yaml": "titre: a", "cases/l.jsonl": `{"id": "l", "titre": "l"}`,
	}
	before := loadSound(t, folder(files)).Fingerprint
	for name, text := range files {
		files[name] = text + "\n"
		if after := loadSound(t, folder(files)).Fingerprint; after == before {
			t.Errorf("the fingerprint does not change with %s", name)
		}
		files[name] = text
	}
	moved := folder(files)
	moved["cases/b.yaml"] = moved["cases/a.yaml"]
	delete(moved, "cases/a.yaml")
	if loadSound(t, moved).Fingerprint == before {
		t.Error("the fingerprint does not change with a file's name")
	}
}

func TestACorpusWithoutCasesIsSound(t *testing.T) {
	if c := loadSound(t, folder(map[string]string{"corpus.yaml": smallSchema})); c.Cases.Len() != 0 || c.Thesaurus == nil {
		t.Errorf("corpus = %+v", c)
	}
}

func TestAByteOrderMarkAndWindowsLineEndsAreTaken(t *testing.T) {
	c := loadSound(t, folder(map[string]string{
		"corpus.yaml":  bom + strings.ReplaceAll(smallSchema, "\n", "\r\n"),
		"cases/a.yaml": bom + "titre: Été\r\nannee: 2011\r\n", "cases/l.jsonl": bom + "{\"id\": \"l\", \"titre\": \"Été\"}\r\n",
	}))
	if c.Case("a").Titre != "Été" || c.Case("l").Titre != "Été" {
		t.Errorf("titles = %q, %q", c.Case("a").Titre, c.Case("l").Titre)
	}
}

func TestDecomposedAccentsAreComposed(t *testing.T) {
	c := loadSound(t, folder(map[string]string{"corpus.yaml": smallSchema, "cases/a.yaml": "titre: E\u0301te\u0301"}))
	if got := c.Case("a").Titre; got != "Été" {
		t.Errorf("title = %q", got)
	}
}

// TestADeepHierarchyIsRefusedInLinearTime has 50,000 values in one another, the
// deepest first; a quadratic walk would take minutes.
func TestADeepHierarchyIsRefusedInLinearTime(t *testing.T) {
	const levels = 50_000
	var b strings.Builder
	b.WriteString("titre: Essai\nrubriques: [{nom: enjeux, libelle: Enjeux}]\nfacettes:\n  - nom: f\n    libelle: F\n    hierarchie: true\n    valeurs:\n")
	for i := levels; i > 1; i-- {
		fmt.Fprintf(&b, "      - {id: v%d, libelle: V, parents: [v%d]}\n", i, i-1)
	}
	b.WriteString("      - {id: v1, libelle: V}\n")
	started := time.Now()
	c, found := Load(folder(map[string]string{"corpus.yaml": b.String()}))
	if c != nil || len(found) != 1 || found[0].Line != 8+levels-(maxLevels+1) {
		t.Errorf("corpus %v, faults %v", c, found)
	}
	if took := time.Since(started); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
}
