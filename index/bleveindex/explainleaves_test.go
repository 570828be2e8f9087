package bleveindex

import (
	"context"
	"math"
	"testing"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
	"glane/index/query"
)

// explanations gives those of the hits of a query, by case.
func explanations(t *testing.T, c *corpus.Corpus, text string) map[string]*index.Explanation {
	t.Helper()
	engine, err := Engine{}.Build(context.Background(), c, "")
	if err != nil {
		t.Fatal(err)
	}
	g := index.NewGeneration(c, engine, french.New(nil))
	defer func() {
		if err := g.Searcher.Close(); err != nil {
			t.Error(err)
		}
	}()
	r := index.Request{Text: text, Query: query.Parse(text, index.Fields(c.Schema)), Size: index.MaxSize, Explain: true}
	a, err := g.Searcher.Search(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*index.Explanation{}
	for _, h := range a.Hits {
		out[h.Case.ID] = h.Explanation
	}
	return out
}

// leaf gives the first node of a kind, the root first.
func leaf(e *index.Explanation, kind index.ExplanationKind) *index.Explanation {
	if e.Kind == kind {
		return e
	}
	for i := range e.Parts {
		if found := leaf(&e.Parts[i], kind); found != nil {
			return found
		}
	}
	return nil
}

// What a leaf tells in numbers comes to its value by the formula in docs/relevance.md,
// written here once more: of 4 cases, 2 hold the word; titles have 1 word.
func TestTheLeavesOfAnExplanationAreByTheFormulas(t *testing.T) {
	c := texts(map[string]string{
		"1": "eau claire", "2": "eau eau eau boueuse et trouble", "3": "un sol", "4": "un rivage et un autre rivage",
	}, &corpus.Thesaurus{Synonymes: [][]string{{"sol", "rivage"}}})
	for name, one := range map[string]struct {
		query, id string
		kind      index.ExplanationKind
		count, of int
		value     float64
	}{
		"rarity":               {"eau", "1", index.ExplainedRarity, 2, 4, math.Ln2},
		"how usual":            {"eau", "2", index.ExplainedUsual, 0, 0, 2},
		"what an entry weighs": {"sol", "4", index.ExplainedWeight, 0, 0, 0.5},
		"a title asked for":    {"fiche", "3", index.ExplainedTitle, 1, 1, 1.75},
		"length":               {"eau", "2", index.ExplainedLength, 9, 7, math.Pow(9/6.75, 0.65)},
		"two words of three":   {"eau boueuse rivage", "2", index.ExplainedShare, 2, 3, math.Pow(2./3, 0.06*3)},
	} {
		t.Run(name, func(t *testing.T) {
			whole := explanations(t, c, one.query)[one.id]
			if whole == nil {
				t.Fatalf("%q does not find %s", one.query, one.id)
			}
			got := leaf(whole, one.kind)
			if got == nil {
				t.Fatalf("%q has no %s in %s: %+v", one.query, one.kind, one.id, whole)
			}
			if got.Count != one.count || got.Of != one.of || math.Abs(got.Value-one.value) > 1e-6 {
				t.Errorf("%d of %d are %f, want %d of %d and %f", got.Count, got.Of, got.Value, one.count, one.of, one.value)
			}
		})
	}
}

// «rivage» is in one case, «sol» in three: what stands for a word is not rarer.
func TestWhatStandsForAWordIsToldToBeNoRarer(t *testing.T) {
	c := texts(map[string]string{"1": "un sol", "2": "un sol", "3": "un sol", "4": "un rivage"},
		&corpus.Thesaurus{Synonymes: [][]string{{"sol", "rivage"}}})
	found := explanations(t, c, "sol")
	own, other := leaf(found["1"], index.ExplainedRarity), leaf(found["4"], index.ExplainedRarity)
	if own.Limited || !other.Limited || own.Value != other.Value || other.Count != 1 {
		t.Errorf("the word: %+v; what stands for it: %+v", own, other)
	}
}
