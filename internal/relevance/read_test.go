package relevance

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

var cases = []string{"entente-tridan", "gip-isere", "pnr"}

func folder(queries, grades string) fstest.MapFS {
	return fstest.MapFS{QueriesFile: {Data: []byte(queries)}, GradesFile: {Data: []byte(grades)}}
}

func TestASetIsReadAsWritten(t *testing.T) {
	got, faults := Read(folder(
		"\uFEFF# jeu\r\na01\teau potable\r\n\r\nb02 \t parc \nc3\tforêt\nq3\txylophone\n",
		"a01\tpnr\t2\na01\tgip-isere\t0\n"), cases)
	if faults != nil {
		t.Fatal(faults)
	}
	want := &Set{
		Queries: []Query{{"a01", "eau potable", Tuning}, {"b02", "parc", HeldBack}, {"c3", "forêt", Blind}, {"q3", "xylophone", NoHalf}},
		Grades:  map[string]map[string]int{"a01": {"pnr": 2, "gip-isere": 0}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryFaultOfASetHasItsPlaceAndRemedy(t *testing.T) {
	tests := map[string]struct {
		queries, grades string
		want            []string // with plain spaces
	}{
		"no query": {"# rien\n", "", []string{"queries.tsv: ce fichier n’a aucune recherche"}},
		"a line without a tabulation": {"a01 eau\nb01\teau\n", "", []string{
			"queries.tsv:1:1: cette ligne a 1 colonne (il en faut 2, séparées par une tabulation : un identifiant et une recherche)",
		}},
		"the columns of TREC": {"a01\teau\n", "a01\t0\tpnr\t1\n", []string{
			"qrels.tsv:1:1: cette ligne a 4 colonnes (il en faut 3, séparées par une tabulation : une recherche, une fiche et une note)",
		}},
		"an empty column":      {"été\t \n", "", []string{"queries.tsv:1:6: cette colonne est vide"}},
		"an id that is taken":  {"a01\teau\na01\tvin\n", "", []string{"queries.tsv:2:1: l’identifiant « a01 » est déjà pris à la ligne 1"}},
		"bytes of another set": {"a01\tfor\xeat\n", "", []string{"queries.tsv:1:8: ce caractère n’est pas de l’UTF-8 (enregistrez le fichier en UTF-8)"}},
		"names that are not known": {"a01\teau\n", "a1\tpnr\t1\na01\tentente-tirdan\t1\n", []string{
			"qrels.tsv:1:1: recherche inconnue « a1 » (vouliez-vous écrire « a01 » ?)",
			"qrels.tsv:2:5: fiche inconnue « entente-tirdan » (vouliez-vous écrire « entente-tridan » ?)",
		}},
		"grades that are none": {"a01\teau\n", "a01\tpnr\t3\na01\tgip-isere\toui\n", []string{
			"qrels.tsv:1:9: note inconnue « 3 » (2 : la fiche cherchée ; 1 : une fiche utile ; 0 : sans rapport)",
			"qrels.tsv:2:15: note inconnue « oui » (2 : la fiche cherchée ; 1 : une fiche utile ; 0 : sans rapport)",
		}},
		"a case judged twice": {"a01\teau\n", "a01\tpnr\t1\na01\tpnr\t2\n", []string{
			"qrels.tsv:2:1: cette fiche est déjà jugée pour cette recherche à la ligne 1",
		}},
	}
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			set, faults := Read(folder(test.queries, test.grades), cases)
			var got []string
			for _, f := range faults {
				got = append(got, plain.Replace(f.String()))
			}
			if diff := cmp.Diff(test.want, got); diff != "" || set != nil {
				t.Errorf("set %v, faults:\n%s", set, diff)
			}
		})
	}
}

func TestMissingFilesAreToldOnceEach(t *testing.T) {
	_, faults := Read(fstest.MapFS{}, cases)
	if len(faults) != 2 || faults[0].File != QueriesFile || faults[1].File != GradesFile {
		t.Error(faults)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a01\teau\n", "a01\tpnr\t2\n")
	f.Add("# x\r\n\xff\t\n", "a01\t\t9\n")
	f.Fuzz(func(t *testing.T, queries, grades string) {
		set, faults := Read(folder(queries, grades), cases)
		if (set == nil) == (len(faults) == 0) {
			t.Fatalf("set %v, faults %v", set, faults)
		}
		for _, fault := range faults {
			if fault.Message == "" || strings.ContainsAny(fault.String(), "\n\x1b") {
				t.Errorf("fault %q", fault.String())
			}
		}
		if set == nil {
			return
		}
		for query, judged := range set.Grades {
			for id, grade := range judged {
				if grade < Unrelated || grade > Sought {
					t.Errorf("%s, %s: grade %d", query, id, grade)
				}
			}
		}
	})
}
