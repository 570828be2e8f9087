package bleveindex_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/index"
	"glane/index/bleveindex"
	"glane/index/indextest"
	"glane/index/query"
)

func ask(t testing.TB, g *index.Generation, text string) *index.Answer {
	t.Helper()
	a, err := g.Searcher.Search(context.Background(), index.Request{
		Text: text, Query: query.Parse(text, index.Fields(g.Corpus.Schema)), Size: index.MaxSize,
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func ids(a *index.Answer) []string {
	var out []string
	for _, h := range a.Hits {
		out = append(out, h.Case.ID)
	}
	return out
}

func TestAlimentaireFindsFoodProjectsInOrderOfImportance(t *testing.T) {
	g := indextest.Open(t, bleveindex.Engine{}, cooperationsCorpus, "")
	want := []string{
		"contrat-cooperation-metropolitaine-nantes", // a food project, and a cluster
		"contrat-reciprocite-toulouse-gascogne",     // a food project
		"gip-fdiaa-isere",                           // in the plural, and within a compound
		"appels-a-projets-tiga",
	}
	if diff := cmp.Diff(want, ids(ask(t, g, "alimentaire"))); diff != "" {
		t.Errorf("alimentaire (- wanted, + got):\n%s", diff)
	}
}

func TestTheWaysToWriteAWordFindTheSameCases(t *testing.T) {
	g := indextest.Open(t, bleveindex.Engine{}, cooperationsCorpus, "")
	for _, family := range [][]string{
		{"PNR", "pnr", "Pnr", "P.N.R.", "parc naturel régional", "parcs naturels régionaux", "PARC NATUREL RÉGIONAL", "parc nat"},
		{"métropole", "metropole", "métropoles", "métropolitain", "métropolitaine", "METROPOLE"},
		{"l’eau", "d'eau", "EAU", "eau", "eaux", "L'EAU"},
		{"cooperation", "coopérations", "Coopération", "COOPÉRATION"},
		{"SCoT", "scot", "Scot", "SCOT", "schéma de cohérence territoriale"},
		{"agro-alimentaire", "agroalimentaire", "Agro-Alimentaires", "agro‑alimentaire"},
	} {
		want := sorted(ids(ask(t, g, family[0])))
		if len(want) == 0 {
			t.Errorf("%q finds nothing", family[0])
		}
		for _, text := range family[1:] {
			if diff := cmp.Diff(want, sorted(ids(ask(t, g, text)))); diff != "" {
				t.Errorf("%q (-) and %q (+):\n%s", family[0], text, diff)
			}
		}
	}
}

// TestAnAcronymInThePluralIsReadAsTheAcronym holds what readers type in small letters:
// an acronym in capitals has its plural's s left out, but there a word may end in s.
func TestAnAcronymInThePluralIsReadAsTheAcronym(t *testing.T) {
	g := indextest.Open(t, bleveindex.Engine{}, cooperationsCorpus, "")
	for plural, one := range map[string]string{"pnrs": "PNR", "les epcis": "les EPCI", "petrs": "PETR"} {
		a := ask(t, g, plural)
		if a.DidYouMean != one {
			t.Errorf("%q is read as %q, want %q", plural, a.DidYouMean, one)
		}
		if diff := cmp.Diff(sorted(ids(ask(t, g, one))), sorted(ids(a))); diff != "" || a.Total == 0 {
			t.Errorf("%q finds %d (- %s, + it):\n%s", plural, a.Total, one, diff)
		}
	}
	if a := ask(t, g, "sages"); a.DidYouMean != "" || a.Total != 0 {
		t.Errorf("a word of the language is read as %q, and finds %d", a.DidYouMean, a.Total)
	}
}

func sorted(ids []string) []string {
	slices.Sort(ids)
	return ids
}

func TestTheSecondCorpusIsSearchedWithNoCodeOfItsOwn(t *testing.T) {
	g := indextest.Open(t, bleveindex.Engine{}, recettesCorpus, "")
	if a := ask(t, g, ""); a.Total != 20 {
		t.Errorf("%d recipes, want 20", a.Total)
	}
	for _, f := range ask(t, g, "").Facets {
		if len(f.Values) == 0 {
			t.Errorf("facet %s has no value", f.Facet.Nom)
		}
	}
	for _, text := range []string{"pomme de terre", "pdt", "fromage", "ingredients:beurre"} {
		a := ask(t, g, text)
		if a.Total == 0 || a.Total == 20 || a.Relaxed {
			t.Errorf("%q finds %d recipes (relaxed: %v)", text, a.Total, a.Relaxed)
		}
		for _, h := range a.Hits {
			if len(h.Highlights) == 0 {
				t.Errorf("%q finds %s without showing why", text, h.Case.ID)
			}
		}
	}
}
