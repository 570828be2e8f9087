package bleveindex

import (
	"cmp"
	"math"
	"slices"

	"glane/index"
	"glane/index/query"
)

// A scorer tells which cases match a part of a query, and how well. It is asked
// window after window, in ascending order.
//
// This is the boundary between a query and how it is run over the index: the
// collector and the translation know no more of postings than this.
type scorer interface {
	// seek gives a case at or after n before which, from n on, none matches: the
	// next one that may. noCase when there is none.
	seek(n uint32) uint32
	// fill adds to an empty window the cases that match, of those among, with
	// their scores, all above 0 but for every case. among nil is all.
	fill(w *window, among *set)
	cost() uint64 // how many cases match at most
	idf() float64 // the most that rarity gives its words
	// most is what no score of a case is above.
	most() float64
	// explain tells of what the score of a case that matches is made. Its value is
	// left to explaining.of, which asks fill for it.
	explain(e *explaining) index.Explanation
}

// lengthPower is how strongly the length of a case counts: 0 not at all, 1 in
// proportion. It stands where BM25 (Robertson and Zaragoza, "The probabilistic
// relevance framework: BM25 and beyond", 2009) has 1-b+b·length. A page that is ten
// times as long as the short articles beside it is somewhat more long-winded than
// they, and mostly about more: that formula buries it, a root does not. Of 0.6 to
// 0.75 it serves best in all on 1,995 judged queries (docs/relevance.md).
const lengthPower = 0.65

// idf is the weight of a word that docs of total documents hold, in the form
// that never falls below 0.
func idf(docs, total uint64) float64 {
	docs = min(docs, total)
	return math.Log(1 + (float64(total-docs)+0.5)/(float64(docs)+0.5))
}

// saturation is BM25's answer to how often a word stands in a case of some length,
// between 0 and 1+usual: 1 for a word that stands once in a case of average length.
//
// usual is BM25's k1. Instead of one for all corpora and words (1.2 serves the short
// articles of a code, 4 long pages) it is how often the word stands, on average, in
// the cases that hold it: what stands everywhere once or twice says all when it is
// there, what its cases are full of is to be told from what is only named. A k1 for
// each word is due to Lv and Zhai ("Adaptive term frequency normalization for BM25",
// 2011), who find it by another way.
func saturation(count, norm, usual float64) float64 {
	return count * (usual + 1) / (count + usual*norm)
}

// norm is what the length of a case is to saturation.
func norm(length, average float64) float64 { return math.Pow(length/average, lengthPower) }

// meanNorm is norm of a case of average length.
const meanNorm = 1.0

// An allScorer matches every case, none better than another.
type allScorer struct{ total uint32 }

func (s *allScorer) seek(n uint32) uint32 {
	if n >= s.total {
		return noCase
	}
	return n
}

func (s *allScorer) fill(w *window, among *set) {
	for i := range w.set {
		switch begin := w.from + uint32(i)*64; {
		case begin+64 <= s.total:
			w.set[i] = math.MaxUint64
		case begin < s.total:
			w.set[i] = 1<<(s.total-begin) - 1
		}
	}
	if among != nil {
		w.set.and(among)
	}
	clear(w.scores[:])
}
func (s *allScorer) cost() uint64  { return uint64(s.total) }
func (s *allScorer) idf() float64  { return 0 }
func (s *allScorer) most() float64 { return 0 }

// An andScorer matches the cases that all of its parts match; the score is the
// sum of theirs.
type andScorer struct {
	parts      []scorer    // the rarest first
	potentials []potential // theirs; nil as long as none was asked for
	free       *scratch
}

func newAnd(parts []scorer, free *scratch) *andScorer {
	slices.SortStableFunc(parts, func(a, b scorer) int { return cmp.Compare(a.cost(), b.cost()) })
	return &andScorer{parts: parts, free: free}
}

func (s *andScorer) seek(n uint32) uint32 {
	for i := 0; i < len(s.parts) && n != noCase; {
		next := s.parts[i].seek(n)
		if next > n && i > 0 {
			i = 0 // the others may be further on
		} else {
			i++
		}
		n = next
	}
	return n
}

func (s *andScorer) fill(w *window, among *set) {
	m := s.free.matching(len(s.parts))
	defer s.free.giveMatching(m)
	for i, p := range s.parts {
		m.match(i, p, w.from, among, s.free)
		if among = &m.sets[i]; *among == (set{}) {
			return
		}
	}
	w.set = *among
	if s.potentials == nil {
		s.potentials = potentials(s.parts, nil)
	}
	if w.floor > 0 && s.most() < w.least() {
		w.some, w.best = true, set{}
		return
	}
	if w.floor > 0 || w.narrow != nil {
		w.some, w.best = true, w.narrowed()
	}
	w.told().each(func(i uint32) { w.scores[i] = 0 })
	m.add(w, s.potentials, nil, s.free)
}

func (s *andScorer) idf() float64  { return sum(s.parts, scorer.idf) }
func (s *andScorer) most() float64 { return sum(s.parts, scorer.most) * (1 + rounding) }
func (s *andScorer) cost() uint64  { return s.parts[0].cost() }

func sum(parts []scorer, f func(scorer) float64) float64 {
	total := 0.0
	for _, p := range parts {
		total += f(p)
	}
	return total
}

// A notScorer leaves out the cases that another scorer matches.
type notScorer struct {
	scorer
	excluded scorer
	nodes    []query.Node // the excluded, as they were typed
	free     *scratch
}

func (s *notScorer) fill(w *window, among *set) {
	w.narrow = nil // what is excluded does not match
	s.scorer.fill(w, among)
	if w.set == (set{}) || s.excluded.seek(w.from) >= w.end() {
		return
	}
	other := s.free.take(w.from)
	s.excluded.fill(other, &w.set)
	w.set.without(&other.set)
	w.best.without(&other.set)
	s.free.give(other)
}
