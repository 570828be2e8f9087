package bleveindex

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
	"glane/index/query"
)

// titled makes a corpus whose cases have one title each and the same text.
func titled(titles ...string) *corpus.Corpus {
	c := &corpus.Corpus{
		Schema:    &corpus.Schema{Rubriques: []corpus.Rubrique{{Nom: "texte", Libelle: "Texte", Poids: 1}}},
		Thesaurus: &corpus.Thesaurus{Synonymes: [][]string{{"rivière", "fleuve"}}},
	}
	var cases []*corpus.Case
	for i, title := range titles {
		cases = append(cases, &corpus.Case{ID: fmt.Sprint(i + 1), Titre: title, Rubriques: map[string][]string{
			"texte": {"La charte de la rivière, le contrat et la rive."},
		}})
	}
	c.Cases = corpus.Hold(cases)
	return c
}

func TestATitleThatIsTheQueryStandsBeforeOneThatHoldsIt(t *testing.T) {
	for asked, titles := range map[string][]string{
		"contrat de rivière": {"Le contrat de rivière", "Un contrat de rivière et de nappe", "Contrat de nappe", "Autre chose"},
		"contrats rivières":  {"Contrat de rivière", "Contrat de rivière, de lac et de baie", "Autre chose"},
		"contrat riv":        {"Contrat de rivière", "Contrat de lac", "Autre chose"}, // as it is typed
		"rivière":            {"La rivière", "Le fleuve", "Autre chose"},              // the thesaurus
	} {
		c := titled(slices.Concat(titles, []string{"Rien"})...)
		got, scores := order(t, c, asked)
		if want := "123456"[:len(titles)-1]; !strings.HasPrefix(strings.Join(got, ""), want) {
			t.Errorf("%s: the order is %v, the scores %v", asked, got, scores)
		}
	}
}

func TestAWordMoreInATitleNeverLowersACase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"rivière", "rivières", "riverain", "contrat", "contractuel", "charte", "nappe"})
		var all []string
		for range rapid.IntRange(2, 6).Draw(t, "cases") {
			all = append(all, strings.Join(rapid.SliceOfN(words, 1, 6).Draw(t, "title"), " "))
		}
		before, _ := order(t, titled(all...), "contrat")
		all[0] += " contrat"
		after, _ := order(t, titled(all...), "contrat")
		if slices.Index(after, "1") > slices.Index(before, "1") {
			t.Fatalf("case 1 falls from %v to %v", before, after)
		}
	})
}

func TestOneQueryLeavesNothingToTheNext(t *testing.T) {
	engine, err := Engine{}.Build(context.Background(), titled("Contrat", "Charte", "Rive"), "")
	if err != nil {
		t.Fatal(err)
	}
	g := index.NewGeneration(titled("Contrat", "Charte", "Rive"), engine, french.New(nil))
	scores := map[string]float64{}
	for range 3 {
		for _, text := range []string{"contrat", "charte", "contrat charte", "rive"} {
			a, err := g.Searcher.Search(context.Background(), index.Request{Query: query.Parse(text, nil), Size: 3})
			if err != nil {
				t.Fatal(err)
			}
			if first, seen := scores[text]; seen && first != a.Hits[0].Score {
				t.Errorf("%s scores %v, was %v", text, a.Hits[0].Score, first)
			}
			scores[text] = a.Hits[0].Score
		}
	}
	if err := g.Searcher.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTitlesDoNotMatterWhereTheOrderIsAnother(t *testing.T) {
	s := &searcher{}
	for name, r := range map[string]index.Request{
		"by year":    {Query: query.Parse("contrat", nil), Size: 3, Sort: index.ByNewest},
		"counts":     {Query: query.Parse("contrat", nil)},
		"every case": {Size: 3},
	} {
		c := s.translation(t.Context(), s.asked()).covering(r) // a searcher without titles would panic
		if got := c.boost(0); got != 1 {
			t.Errorf("%s: the boost is %v", name, got)
		}
		c.release()
	}
}
