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
	potentials   []potential // nil as long as none was asked for
	verdicts     []verdict   // by which parts match, a bit each
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
	if s.best {
		s.fillBest(w, among)
		return
	}
	if s.potentials == nil {
		s.prepare()
	}
	m := s.free.matching(len(s.parts))
	defer s.free.giveMatching(m)
	for _, i := range s.enough {
		m.match(i, s.parts[i], w.from, among, s.free)
		w.set.or(&m.sets[i])
	}
	found := w.set
	for _, i := range s.rest {
		m.match(i, s.parts[i], w.from, &found, s.free)
	}
	s.judge(m, w)
	m.add(w, s.potentials, s.shares, s.free)
	for k, word := range w.told() {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			w.scores[i] *= s.shares[m.many[i]]
		}
	}
}

// fillBest fills a window where the best part of a case counts.
func (s *anyScorer) fillBest(w *window, among *set) {
	w.some, w.best = w.floor > 0 || w.narrow != nil, set{}
	if w.narrow == nil {
		for i, p := range s.parts {
			if p.seek(w.from) < w.end() {
				s.fillPart(w, i, p, among)
			}
		}
		return
	}
	m := s.free.matching(len(s.parts))
	defer s.free.giveMatching(m)
	for i, p := range s.parts {
		m.match(i, p, w.from, among, s.free)
		w.set.or(&m.sets[i])
	}
	some := w.narrow(w)
	for i, p := range s.parts {
		if told := m.windows[i]; told != nil {
			keepBest(w, told, &some, s.weights[i])
		} else if m.sets[i].and(&some); m.sets[i] != (set{}) {
			s.fillPart(w, i, p, &m.sets[i])
		}
	}
}

// fillPart fills in one part.
func (s *anyScorer) fillPart(w *window, i int, p scorer, among *set) {
	other := s.free.take(w.from)
	other.floor, other.covered = w.floor/s.weights[i], w.covered
	p.fill(other, among)
	keepBest(w, other, other.told(), s.weights[i])
	w.set.or(&other.set)
	s.free.give(other)
}

// keepBest gives some cases of other the better of two scores.
func keepBest(w, other *window, some *set, weight float64) {
	for k, word := range some {
		for word &= other.set[k]; word != 0; word &= word - 1 {
			i := bit(k, word)
			if score := other.scores[i] * weight; !w.told().has(i) || score > w.scores[i] {
				w.scores[i] = score
			}
		}
	}
	if w.some {
		told := *some
		told.and(&other.set)
		w.best.or(&told)
	}
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

func (s *anyScorer) most() float64 {
	most, all := 0.0, 0.0
	for i, p := range s.parts {
		one := p.most() * s.weights[i]
		most, all = max(most, one), all+one
	}
	if s.best {
		return most * (1 + rounding)
	}
	return all * slices.Max(s.shares) * (1 + rounding)
}
