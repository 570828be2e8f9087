package bleveindex

import "math/bits"

// A verdict is what it comes to that some of the parts match a case.
type verdict struct {
	matches bool
	most    float64 // that the case can score
}

// judge keeps the cases of a window that match enough. Of those that may score what is
// asked for, it makes the scores 0.
func (s *anyScorer) judge(m *matching, w *window) {
	w.some, w.best = w.floor > 0 || w.narrow != nil, set{}
	j := judging{s, m, w}
	some := w.set
	if w.narrow == nil {
		j.each(&some, func(k int, word, which uint64) {
			if j.sift(k, word, which); j.w.set[k]&word != 0 {
				j.choose(k, word, which)
			}
		})
		return
	}
	j.each(&some, j.sift)
	some = w.narrow(w)
	j.each(&some, j.choose)
}

// A judging judges the cases of a window, those together that the same parts match.
type judging struct {
	*anyScorer
	m *matching
	w *window
}

// each gives some cases, a word of the set k after the other, those together that the
// same parts match: which, a bit each.
func (j *judging) each(some *set, give func(k int, word, which uint64)) {
	if len(j.parts) <= fewParts {
		j.split(some, 0, 0, give)
		return
	}
	for k, word := range some { // of so many parts hardly two cases have the same
		for ; word != 0; word &= word - 1 {
			which := uint64(0)
			for p := range j.parts {
				which |= j.m.sets[p][k] >> bits.TrailingZeros64(word) & 1 << p
			}
			give(k, word&-word, which)
		}
	}
}

// split is each for some cases of which it is known what the parts before match.
func (j *judging) split(some *set, part int, which uint64, give func(k int, word, which uint64)) {
	if *some == (set{}) {
		return
	}
	if part == len(j.parts) {
		for k, word := range some {
			if word != 0 {
				give(k, word, which)
			}
		}
		return
	}
	matched, others := *some, *some
	matched.and(&j.m.sets[part])
	others.without(&matched)
	j.split(&matched, part+1, which|1<<part, give)
	j.split(&others, part+1, which, give)
}

// sift drops cases that do not match enough.
func (j *judging) sift(k int, word, which uint64) {
	if !j.verdict(which).matches {
		j.w.set[k] &^= word
	}
}

// choose chooses those of some cases that may score what is asked for.
func (j *judging) choose(k int, word, which uint64) {
	v, n := j.verdict(which), uint8(bits.OnesCount64(which))
	if v.most < j.w.floor {
		word &= j.w.covered.word(int(j.w.from/64) + k)
	}
	for ; word != 0; word &= word - 1 {
		if i := bit(k, word); v.most >= j.w.floor || v.most >= j.w.needs(i) {
			j.w.scores[i], j.m.many[i] = 0, n
			if j.w.some {
				j.w.best.add(i)
			}
		}
	}
}

// fewParts is how many parts at most have a verdict for each choice of them.
const fewParts = 6

// verdict gives what it comes to that these parts match.
func (s *anyScorer) verdict(which uint64) verdict {
	if s.verdicts == nil {
		return s.verdictOf(which)
	}
	return s.verdicts[which]
}

func (s *anyScorer) prepare() {
	s.potentials = potentials(s.parts, s.weights)
	if len(s.parts) > fewParts {
		return
	}
	for which := range uint64(1) << len(s.parts) {
		s.verdicts = append(s.verdicts, s.verdictOf(which))
	}
}

func (s *anyScorer) verdictOf(which uint64) verdict {
	n, rarity, most := bits.OnesCount64(which), 0.0, 0.0
	for _, p := range s.potentials {
		if which>>p.part&1 != 0 {
			rarity += p.rarity
			most += p.most
		}
	}
	return verdict{rarity >= s.need && n >= s.least, most * s.shares[n] * (1 + rounding)}
}
