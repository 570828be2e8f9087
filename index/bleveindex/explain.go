package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"glane/index"
	"glane/index/query"
)

// explaining explains the score of one case after another, in ascending order. Every
// value of what scores is asked of the scorer itself, over this one case: so what is
// told is what was counted. Of its parts each scorer tells what they are, and a test
// of every engine (indextest.RunExplanations) tells that they come to it.
type explaining struct {
	s     *searcher
	free  *scratch
	zones []zone
	n     uint32 // the case
}

// errUnexplained is the error of a hit that is not found again.
var errUnexplained = errors.New("its score is not found again")

// explain adds to the hits of a page how their scores came about. Its work is that of
// running the query over these cases alone.
func (s *searcher) explain(ctx context.Context, r index.Request, page []hit, hits []index.Hit) error {
	t := s.translation(ctx, s.asked())
	defer s.scratch.Put(t.free)
	scorer, err := t.query(r.Query)
	if err != nil {
		return fmt.Errorf("explain: %w", err)
	}
	covered := t.covering(r)
	defer covered.release()
	order := make([]int, len(page))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(page[a].number, page[b].number) })
	e := &explaining{s: s, free: t.free, zones: zones(s.corpus.Schema)}
	for _, i := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		e.n = page[i].number
		found, ok := e.of(scorer)
		if !ok {
			return fmt.Errorf("explain %s: %w", hits[i].Case.ID, errUnexplained)
		}
		hits[i].Explanation = e.whole(found, covered)
	}
	return nil
}

// whole explains a score by what the words of a query give and by the title.
func (e *explaining) whole(words index.Explanation, c *covered) *index.Explanation {
	out := &index.Explanation{Kind: index.ExplainedScore, Operation: index.Product, Parts: factors(words)}
	boost := c.boost(e.n)
	if boost != 1 {
		out.Parts = append(out.Parts, index.Explanation{
			Kind: index.ExplainedTitle, Value: boost, Count: int(c.counts[e.n]), Of: int(c.lengths[e.n]),
		})
	}
	out.Value = roundScore(words.Value * boost)
	return out
}

// factors gives what may stand for an explanation in a product.
func factors(x index.Explanation) []index.Explanation {
	if x.Kind == index.ExplainedSome {
		return x.Parts
	}
	return []index.Explanation{x}
}

// of explains what a scorer gives the case; false when it does not match it.
func (e *explaining) of(s scorer) (index.Explanation, bool) {
	w := e.free.take(windowFrom(e.n))
	defer e.free.give(w)
	var only set
	i := e.n - w.from
	only.add(i)
	s.fill(w, &only)
	if !w.set.has(i) {
		return index.Explanation{}, false
	}
	score := w.scores[i]
	x := s.explain(e)
	x.Value = score
	return x, true
}

// The words of an allScorer are none.
func (s *allScorer) explain(*explaining) index.Explanation {
	return index.Explanation{Kind: index.ExplainedWords}
}

func (s *andScorer) explain(e *explaining) index.Explanation {
	out := index.Explanation{Kind: index.ExplainedWords, Operation: index.Sum}
	for _, p := range s.parts {
		if x, ok := e.of(p); ok {
			out.Parts = append(out.Parts, x)
		}
	}
	return out
}

func (s *notScorer) explain(e *explaining) index.Explanation {
	x, _ := e.of(s.scorer) // it matches: what is excluded only takes cases away
	out := index.Explanation{Kind: index.ExplainedSome, Operation: index.Product, Parts: factors(x)}
	none := index.Explanation{Kind: index.ExplainedExclusion, Value: 1}
	for _, n := range s.nodes {
		none.Missing = append(none.Missing, n.String())
	}
	out.Parts = append(out.Parts, none)
	return out
}

func (s *anyScorer) explain(e *explaining) index.Explanation {
	if s.best {
		return s.explainBest(e)
	}
	words := index.Explanation{Kind: index.ExplainedWords, Operation: index.Sum}
	share := index.Explanation{Kind: index.ExplainedShare, Of: len(s.parts)}
	for i, p := range s.parts {
		x, ok := e.of(p)
		if !ok {
			share.Missing = append(share.Missing, s.nodes[i].String())
			continue
		}
		words.Parts = append(words.Parts, x)
	}
	share.Count = len(words.Parts)
	share.Value = s.shares[share.Count]
	words.Value = words.Operation.Of(words.Parts)
	if len(words.Parts) == 1 {
		words = words.Parts[0]
	}
	if len(share.Missing) == 0 {
		return words
	}
	return index.Explanation{Kind: index.ExplainedSome, Operation: index.Product, Parts: append(factors(words), share)}
}

// explainBest tells of all the ways to satisfy an Or that the case has, the best
// first.
func (s *anyScorer) explainBest(e *explaining) index.Explanation {
	var ways []index.Explanation
	for i, p := range s.parts {
		x, ok := e.of(p)
		if !ok {
			continue
		}
		if weight := s.weights[i]; weight != 1 {
			x = variant(x, weight, s.or.Alternatives[i])
		}
		ways = append(ways, x)
	}
	if len(ways) == 1 {
		return ways[0]
	}
	slices.SortStableFunc(ways, func(a, b index.Explanation) int { return cmp.Compare(b.Value, a.Value) })
	return index.Explanation{Kind: index.ExplainedVariants, Operation: index.Greatest, Word: s.or.String(), Parts: ways}
}

func variant(x index.Explanation, weight float64, a query.Alternative) index.Explanation {
	return index.Explanation{
		Kind: index.ExplainedVariant, Operation: index.Product, Value: weight * x.Value, Entry: a.Entry,
		Parts: append(factors(x), index.Explanation{Kind: index.ExplainedWeight, Value: weight}),
	}
}
