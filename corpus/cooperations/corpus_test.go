package cooperations_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"glane/corpus"
)

func TestTheCorpusHasTheTenCasesOfTheDeck(t *testing.T) {
	var got, want []string
	for _, fiche := range load(t).Cases {
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
		for _, fiche := range c.Cases {
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
	for _, fiche := range c.Cases {
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
	for _, fiche := range c.Cases {
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

func TestTheThesaurusHasEveryAcronymOfTheDeckAndNoOther(t *testing.T) {
	// Names that the deck does not spell out, and a Latin word.
	noAcronym := []string{"TRIDAN", "G4", "VS"}
	// Acronyms that the deck spells out, and has only as words of its links.
	hidden := map[string]string{"PAT": "/pat-", "TIGA": "_tiga."}

	seed := readSeed(t)
	known := map[string]bool{}
	for _, s := range load(t).Thesaurus.Sigles {
		for _, form := range append([]string{s.Sigle}, s.Formes...) {
			known[form] = true
			if !regexp.MustCompile(`\b`+form+`\b`).MatchString(seed) && (hidden[form] == "" || !strings.Contains(seed, hidden[form])) {
				t.Errorf("%s is not in the deck", form)
			}
		}
	}
	text := regexp.MustCompile(`(?m)^https?:.*$`).ReplaceAllString(seed, "")
	for _, a := range regexp.MustCompile(`\b[A-Z][A-Za-z]?[A-Z0-9]\w*\b`).FindAllString(text, -1) {
		if !known[a] && !slices.Contains(noAcronym, a) {
			t.Errorf("the thesaurus lacks %s", a)
		}
	}
}
