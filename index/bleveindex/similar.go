package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"glane/index"
)

// Bounds of what makes cases similar.
const (
	similarWords = 25 // of a case, those that tell it best from others
	sharedWords  = 2  // that a similar case holds at least
	// facetBonus is what having the same facet values adds: a case with all of
	// them counts three times as much as one with none.
	facetBonus = 2
)

// Similar implements index.Searcher. The words of a case that tell it best from
// others (how often it holds them, times how rare they are) are searched for;
// facet values in common add to what is found, the rarer the more.
func (s *searcher) Similar(ctx context.Context, id string, n int) (_ []index.Hit, err error) {
	defer recoverTo(&err)()
	number, ok := s.number(id)
	if !ok {
		return nil, fmt.Errorf("similar to %q: %w", id, index.ErrNoCase)
	}
	t := s.translation(ctx, s.asked())
	defer s.scratch.Put(t.free)
	any, err := t.telling(number)
	if err != nil {
		return nil, fmt.Errorf("similar to %q: %w", id, err)
	}
	any.least = sharedWords
	best := top{size: n}
	err = eachWindow(ctx, any, allCases, t.free, nil, func(w *window) {
		w.set.each(func(i uint32) {
			if other := w.from + i; other != number {
				best.offer(hit{other, roundScore(w.scores[i] * (1 + facetBonus*s.columns.overlap(number, other)))})
			}
		})
	})
	if err != nil {
		return nil, err
	}
	var out []index.Hit
	for _, h := range best.page() {
		out = append(out, index.Hit{Case: s.corpus.Cases.At(int(h.number)), Score: h.score})
	}
	return out, nil
}

func (s *searcher) number(id string) (uint32, bool) {
	n, ok := s.corpus.Cases.Number(id)
	return uint32(n), ok
}

// telling matches the words that tell a case best, each by its weight there.
func (t *translation) telling(number uint32) (*anyScorer, error) {
	words := t.s.tellingWords(number)
	parts := make([]scorer, len(words))
	weights := make([]float64, len(words))
	for i, w := range words {
		var err error
		if parts[i], err = t.forms(w.form, t.asked.word(w.form, false, false).met, scope{zone: anyZone, most: w.rarity}); err != nil {
			return nil, err
		}
		weights[i] = w.weight
	}
	return newAny(parts, weights, false, t.free), nil
}

// tellingUsual stands for how often a word of a case usually stands in one, so that
// the cases of all its words need not be read to choose a few.
const tellingUsual = 2.5

type tellingWord struct {
	form           string // the first of its forms in the case
	count          float64
	alone          bool // no other case holds it
	rarity, weight float64
}

func (s *searcher) tellingWords(number uint32) []tellingWord {
	c := s.corpus.Cases.At(int(number))
	byKey := map[string]*tellingWord{}
	var order []*tellingWord // in the order of the case
	for _, z := range zones(s.corpus.Schema) {
		if z.name == index.ZoneFacettes {
			continue // counted by their overlap
		}
		for _, text := range index.ZoneTexts(c, s.corpus.Schema, z.name) {
			for _, token := range s.analyzer.Tokenize(text) {
				id, ok := s.vocabulary.find(token.Form)
				if !ok || token.Stop || token.Compound {
					continue
				}
				f := s.vocabulary.form(id)
				key := cmp.Or(f.Keys[0], f.Text)
				if byKey[key] == nil {
					docs := s.vocabulary.docs(key)
					byKey[key] = &tellingWord{form: f.Text, rarity: idf(docs, s.total), alone: docs < 2}
					order = append(order, byKey[key])
				}
				byKey[key].count += float64(z.weight)
			}
		}
	}
	var out []tellingWord
	for _, w := range order {
		w.weight = saturation(w.count, meanNorm, tellingUsual)
		if !w.alone {
			out = append(out, *w)
		}
	}
	slices.SortStableFunc(out, func(a, b tellingWord) int { return cmp.Compare(b.weight*b.rarity, a.weight*a.rarity) })
	return out[:min(len(out), similarWords)]
}

// overlap is the share of the facet values of two cases that both have, of all
// that either has, each by its rarity (a weighted Jaccard index), over all facets.
func (cols *columns) overlap(a, b uint32) float64 {
	both, either := 0.0, 0.0
	for i := range cols.facets {
		col := &cols.facets[i]
		none := uint32(len(col.facet.Valeurs))
		other := col.of(b)
		for _, ordinal := range other {
			either += col.rarity[ordinal]
		}
		for _, ordinal := range col.of(a) {
			if ordinal != none && slices.Contains(other, ordinal) {
				both += col.rarity[ordinal]
			} else {
				either += col.rarity[ordinal]
			}
		}
	}
	if either == 0 {
		return 0
	}
	return both / either
}
