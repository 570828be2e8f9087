package cooperations_test

import (
	"slices"
	"strings"
	"testing"

	"glane/corpus"
)

func TestTheCorpusHasTheTenCasesOfTheDeck(t *testing.T) {
	var got, want []string
	for _, fiche := range load(t).Cases.All() {
		got = append(got, fiche.ID)
	}
	for _, s := range slides {
		want = append(want, s.id)
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("cases %q, want %q", got, want)
	}
}

func TestTheCorpusHasFiveFacets(t *testing.T) {
	var got []string
	for _, f := range load(t).Schema.Facettes {
		got = append(got, f.Nom)
	}
	if want := []string{"enjeux", "outil", "partenaires", "theme", "territoire"}; !slices.Equal(got, want) {
		t.Errorf("facets %q, want %q", got, want)
	}
}

func TestEveryFacetValueFindsACase(t *testing.T) {
	c := load(t)
	for _, facet := range c.Schema.Facettes {
		used := map[string]bool{}
		var use func(id string)
		use = func(id string) {
			used[id] = true
			for _, parent := range facet.Valeur(id).Parents {
				use(parent)
			}
		}
		for _, fiche := range c.Cases.All() {
			for _, id := range fiche.Facettes[facet.Nom] {
				use(id)
			}
		}
		for _, v := range facet.Valeurs {
			if !used[v.ID] {
				t.Errorf("%s: no case has %s", facet.Nom, v.ID)
			}
		}
	}
}

func TestEveryCaseIsFoundByEveryFacetButTheTerritoryThatTheDeckLeavesOut(t *testing.T) {
	unplaced := []string{"convention-mutualisation-pnr-pays", "entente-tridan"}
	c := load(t)
	for _, fiche := range c.Cases.All() {
		for _, facet := range c.Schema.Facettes {
			want := facet.Nom != "territoire" || !slices.Contains(unplaced, fiche.ID)
			if got := len(fiche.Facettes[facet.Nom]) > 0; got != want {
				t.Errorf("%s has a value for %s: %t, want %t", fiche.ID, facet.Nom, got, want)
			}
		}
	}
}

// A label is searched like text: one that has a word too many would show a case
// to readers who asked for something else.
func TestLabelsBringFoodOnlyToTheCasesAboutFood(t *testing.T) {
	want := []string{
		"appels-a-projets-tiga", "contrat-cooperation-metropolitaine-nantes",
		"contrat-reciprocite-toulouse-gascogne", "gip-fdiaa-isere",
	}
	c := load(t)
	var got []string
	for _, fiche := range c.Cases.All() {
		if strings.Contains(strings.ToLower(searched(c.Schema, fiche)), "aliment") {
			got = append(got, fiche.ID)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("food is found in %q, want %q", got, want)
	}
}

// searched gives all the text of a case: its own, and that of its facet values.
func searched(s *corpus.Schema, fiche *corpus.Case) string {
	text := []string{fiche.Titre, fiche.Resume}
	for _, r := range s.Rubriques {
		text = append(text, fiche.Rubriques[r.Nom]...)
	}
	for _, facet := range s.Facettes {
		for _, id := range fiche.Facettes[facet.Nom] {
			v := facet.Valeur(id)
			text = append(append(text, v.Libelle), v.Alias...)
		}
	}
	return strings.Join(text, "\n")
}
