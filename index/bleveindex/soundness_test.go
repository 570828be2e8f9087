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

// texts makes a corpus whose cases have one text each, named by its key.
func texts(byID map[string]string, thesaurus *corpus.Thesaurus) *corpus.Corpus {
	c := &corpus.Corpus{
		Schema:    &corpus.Schema{Rubriques: []corpus.Rubrique{{Nom: "texte", Libelle: "Texte", Poids: 1}}},
		Thesaurus: thesaurus,
	}
	var cases []*corpus.Case
	for id, text := range byID {
		cases = append(cases, &corpus.Case{ID: id, Titre: "Fiche", Rubriques: map[string][]string{"texte": {text}}})
	}
	slices.SortFunc(cases, func(a, b *corpus.Case) int { return strings.Compare(a.ID, b.ID) })
	c.Cases = corpus.Hold(cases)
	return c
}

// order gives the ids that a query finds, the best first, with their scores.
func order(t interface{ Fatal(...any) }, c *corpus.Corpus, text string) (ids []string, scores map[string]float64) {
	engine, err := Engine{}.Build(context.Background(), c, "")
	if err != nil {
		t.Fatal(err)
	}
	g := index.NewGeneration(c, engine, french.New(nil))
	a, err := g.Searcher.Search(context.Background(), index.Request{Text: text, Query: query.Parse(text, nil), Size: index.MaxSize})
	if err != nil {
		t.Fatal(err)
	}
	scores = map[string]float64{}
	for _, h := range a.Hits {
		ids = append(ids, h.Case.ID)
		scores[h.Case.ID] = h.Score
	}
	if err := g.Searcher.Close(); err != nil {
		t.Fatal(err)
	}
	return ids, scores
}

func TestACloserFormStandsFirst(t *testing.T) {
	thesaurus := &corpus.Thesaurus{Synonymes: [][]string{{"côte", "rivage"}, {"mutualiser", "partager"}}}
	for name, c := range map[string]struct {
		asked string
		texts map[string]string // ids in the order wanted
	}{
		"exact, inflected, unaccented, thesaurus": {"côte", map[string]string{
			"1": "la côte ici", "2": "les côtes ici", "3": "le côté ici", "4": "le rivage ici",
		}},
		"exact, inflected, thesaurus, family": {"mutualiser", map[string]string{
			"1": "ils veulent mutualiser", "2": "ils ont mutualisé", "3": "ils veulent partager", "4": "leur mutualisation ici",
		}},
		"what is closer counts more than what is rarer": {"eau", map[string]string{
			"1": "une eau", "2": "une eau", "3": "une eau", "4": "des eaux",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			got, scores := order(t, texts(c.texts, thesaurus), c.asked)
			if strings.Join(got, "") != "1234" {
				t.Errorf("the order is %v, the scores %v", got, scores)
			}
		})
	}
}

func TestWhatStandsForAWordIsNotWorthMoreForBeingToldMoreOften(t *testing.T) {
	byID := map[string]string{"0": strings.Repeat("côte ", 10), "1": strings.Repeat("rivage ", 10)}
	for i := range 30 {
		byID[fmt.Sprintf("other-%d", i)] = "la côte " + strings.Repeat("sol ", 9)
	}
	got, scores := order(t, texts(byID, &corpus.Thesaurus{Synonymes: [][]string{{"côte", "rivage"}}}), "côte")
	if got[0] != "0" {
		t.Errorf("the order is %v, the scores %v", got[:3], scores)
	}
}

func TestAWordIsWeighedByHowOftenItUsuallyStands(t *testing.T) {
	// Ten times is a lot for a word that the others name once, and little beside them
	// for one that they are full of.
	byID := map[string]string{"both": strings.Repeat("eau sol ", 10), "neither": "ville"}
	for i := range 20 {
		byID[fmt.Sprintf("other-%02d", i)] = "eau " + strings.Repeat("sol ", 19)
	}
	c := texts(byID, &corpus.Thesaurus{})
	share := func(text string) float64 {
		_, scores := order(t, c, text)
		return scores["both"] / scores["other-00"]
	}
	if eau, sol := share("eau"), share("sol"); eau > 2.5 || eau < 1.5 || sol < 0.5 || sol > 0.8 {
		t.Errorf("a case that names both ten times is worth %v for eau, %v for sol", eau, sol)
	}
}

func TestALongCaseIsHeldToSayMoreAndNotOnlyToBeLongWinded(t *testing.T) {
	for times, wantFirst := range map[int]string{5: "page", 3: "article"} {
		byID := map[string]string{"article": "eau " + strings.Repeat("sol ", 5)}
		byID["page"] = strings.Repeat("eau ", times) + strings.Repeat("sol ", 96-times)
		for i := range 60 {
			byID[fmt.Sprintf("other-%02d", i)] = strings.Repeat("sol ", 6)
		}
		got, scores := order(t, texts(byID, &corpus.Thesaurus{}), "eau")
		if got[0] != wantFirst {
			t.Errorf("%d times in ten times the length: %v, %v", times, got, scores)
		}
	}
}

func TestEachWordThatIsMissingCostsAboutAsMuchInAQueryOfAnyLength(t *testing.T) {
	for words := 4; words <= 16; words++ {
		s := newAny(make([]scorer, words), ones(words), false, nil)
		if s.shares[words] != 1 {
			t.Errorf("%d words: a case that has all is multiplied by %v", words, s.shares[words])
		}
		if cost := 1 - s.shares[words-1]; cost < 0.05 || cost > 0.075 {
			t.Errorf("%d words: one that is missing costs %v", words, cost)
		}
	}
}

func TestAWordMoreNeverLowersACase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"eau", "eaux", "sol", "forêt", "commune", "projet", "rural", "ville"})
		byID := map[string]string{}
		for i := range rapid.IntRange(2, 8).Draw(t, "cases") {
			byID[fmt.Sprint(i)] = strings.Join(rapid.SliceOfN(words, 1, 12).Draw(t, "text"), " ")
		}
		id := rapid.SampledFrom([]string{"0", "1"}).Draw(t, "case")
		before, _ := order(t, texts(byID, &corpus.Thesaurus{}), "eau")
		at := slices.Index(before, id)
		if at < 0 {
			return
		}
		byID[id] += " eau"
		after, _ := order(t, texts(byID, &corpus.Thesaurus{}), "eau")
		if slices.Index(after, id) > at {
			t.Fatalf("case %s falls from %d in %v to %v", id, at, before, after)
		}
	})
}

func TestTheSameQueryGivesTheSameOrder(t *testing.T) {
	byID := map[string]string{}
	for i := range 60 {
		byID[fmt.Sprintf("%02d", i)] = "une eau " + strings.Repeat("claire ", i%3)
	}
	want, _ := order(t, texts(byID, &corpus.Thesaurus{}), "eau claire")
	for range 5 { // each time another index, whose documents stand in another order
		if got, _ := order(t, texts(byID, &corpus.Thesaurus{}), "eau claire"); !slices.Equal(got, want) {
			t.Fatalf("the order is %v, was %v", got, want)
		}
	}
}
