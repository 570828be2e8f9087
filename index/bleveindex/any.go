package bleveindex

import (
	"cmp"
	"math"
	"slices"

	"glane/index/query"
)

// An anyScorer matches the cases that at least one of its parts matches.
type anyScorer struct {
	parts   []scorer
	weights []float64    // of each part
	nodes   []query.Node // that the parts are of; nil when or has them
	or      *query.Or
	// best scores a case by its best part; else it is the sum of those that
	// match, times a power of the share of the parts that do.
	best   bool
	shares []float64 // that power, by how many parts match; nil when only the best counts
	// need is the rarity that the parts which match must come to; least is how
	// many must match.
	need  float64
	least int
	free  *scratch
	// enough are the parts of which a case must match one: the others, all
	// together, do not come to need. The rest is only looked at where these match.
	enough, rest []int
	sums         *sums // of the window that is filled; nil when only the best part counts
}

func newAny(parts []scorer, weights []float64, best bool, free *scratch) *anyScorer {
	s := &anyScorer{parts: parts, weights: weights, best: best, least: 1, free: free}
	for i := range parts {
		s.enough = append(s.enough, i)
	}
	for n := range len(parts) + 1 {
		if best {
			break
		}
		s.shares = append(s.shares, math.Pow(float64(n)/float64(len(parts)), sharePower*float64(len(parts))))
	}
	return s
}

func ones(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 1
	}
	return out
}

// sharePower is how strongly a case is held to have all the words of a long query,
// for each of these: the share of them that it has is raised to this power times
// their number. So a word that is missing costs some 6 % whether it is one of four or
// of twelve, and more the more are missing. On 1,995 judged queries it serves better
// than one power for all of them (docs/relevance.md).
const sharePower = 0.06

// demand asks of a case that the parts which match it come to a share of the
// rarity of all those that match any case.
func (s *anyScorer) demand(share float64) {
	for _, p := range s.parts {
		if p.seek(0) != noCase {
			s.need += share * p.idf()
		}
	}
	order := slices.Clone(s.enough)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.parts[a].idf(), s.parts[b].idf()) })
	below, n := 0.0, 0
	for ; n < len(order)-1 && below+s.parts[order[n]].idf() < s.need; n++ {
		below += s.parts[order[n]].idf()
	}
	s.rest, s.enough = order[:n:n], order[n:]
	slices.Sort(s.rest)
	slices.Sort(s.enough)
}

func (s *anyScorer) seek(n uint32) uint32 {
	first := uint32(noCase)
	for _, i := range s.enough {
		if first = min(first, s.parts[i].seek(n)); first == n {
			break
		}
	}
	return first
}

func (s *anyScorer) fill(w *window, among *set) {
	if !s.best {
		s.sums = s.free.sums.take()
		defer s.free.sums.give(s.sums)
	}
	for _, i := range s.enough {
		s.add(i, w, among, true)
	}
	for _, i := range s.rest {
		s.add(i, w, &w.set, false)
	}
	if !s.best {
		s.settle(w)
	}
}

// add adds what one part matches; the cases that it is the first to match too if
// they are wanted.
func (s *anyScorer) add(part int, w *window, among *set, wanted bool) {
	p, weight := s.parts[part], s.weights[part]
	if p.seek(w.from) >= w.end() {
		return
	}
	other := s.free.take(w.from)
	p.fill(other, among)
	if s.best {
		keepBest(w, other, weight)
	} else {
		s.sums.add(w, other, weight, p.idf())
	}
	if wanted {
		w.set.or(&other.set)
	}
	s.free.give(other)
}

// keepBest gives each case of other the better of two scores.
func keepBest(w, other *window, weight float64) {
	for k, word := range other.set {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			if score := other.scores[i] * weight; !w.set.has(i) || score > w.scores[i] {
				w.scores[i] = score
			}
		}
	}
}

// add adds a part to the score of each case of other, and to what is known of it.
func (s *sums) add(w, other *window, weight, rarity float64) {
	for k, word := range other.set {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			score := other.scores[i] * weight
			if !w.set.has(i) {
				w.scores[i], s.rarity[i], s.matching[i] = score, rarity, 1
				continue
			}
			w.scores[i] += score
			s.rarity[i] += rarity
			s.matching[i]++
		}
	}
}

// settle keeps the cases that match enough, and weighs each by the share of the
// parts that it matches.
func (s *anyScorer) settle(w *window) {
	w.set.each(func(i uint32) {
		n := s.sums.matching[i]
		if s.sums.rarity[i] < s.need || int(n) < s.least {
			w.set.drop(i)
			return
		}
		w.scores[i] *= s.shares[n]
	})
}

func (s *anyScorer) cost() uint64 {
	total := uint64(0)
	for _, p := range s.parts {
		total += p.cost()
	}
	return total
}

func (s *anyScorer) idf() float64 {
	if s.best {
		most := 0.0
		for _, p := range s.parts {
			most = max(most, p.idf())
		}
		return most
	}
	return sum(s.parts, scorer.idf)
}
