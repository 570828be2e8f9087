package bleveindex

import "math"

// fillBest is fill where only scores are asked for that are not under some floor. Of a
// few dense forms the counts are only looked for where they may matter, as far as their
// levels tell; all others are read.
func (s *wordScorer) fillBest(w *window, among *set) {
	b := best{wordScorer: s, w: w, first: int(w.from / 64), top: uint16(len(s.weights) - 1)}
	for i := range s.forms {
		if s.forms[i].dense() && b.dense < len(b.forms) {
			b.forms[b.dense] = uint16(i)
			b.dense++
			b.top = min(b.top, s.forms[i].class)
		} else {
			s.forms[i].read(w, among)
		}
	}
	b.counted = w.set
	for _, form := range b.forms[:b.dense] {
		w.set.or(s.forms[form].windowBits(w.from))
	}
	if among != nil && b.dense > 0 {
		w.set.and(among)
	}
	w.some, w.best = true, set{}
	b.choose()
}

// A best finds the best cases of a window.
type best struct {
	*wordScorer
	w       *window
	counted set       // the cases of which the counts of the forms that were read are known
	forms   [2]uint16 // the dense ones that were not
	dense   int       // how many these are
	first   int       // the word of the window's first cases in the bits of a dense form
	top     uint16    // the closest of their classes
}

func (b *best) choose() {
	limits := b.limits(b.w.floor)
	for k, word := range b.w.set {
		if word == 0 {
			continue
		}
		boosted := b.w.covered.word(b.first + k)
		amount := b.amount(k)
		if plain := word &^ boosted; b.dense > 0 && limits.of(b.top).passes(amount, 1, 1) {
			b.chooseOf(k, plain, amount, &limits)
		} else {
			b.chooseOf(k, plain&b.counted[k], amount, &limits)
		}
		b.chooseOf(k, word&boosted, amount, &limits)
	}
}

// chooseOf chooses of some cases of a word of the set those that pass the limits. The
// dense forms come to an amount at most in each.
func (b *best) chooseOf(k int, some uint64, amount float64, limits *limits) {
	for ; some != 0; some &= some - 1 {
		i := bit(k, some)
		norm, boost, closest, most := float64(b.norms[b.w.from+i]), b.w.covered.boost(b.w.from+i), b.top, 0.0
		if b.counted.has(i) {
			closest, most = min(closest, b.w.closest[i]), b.w.scores[i]
		}
		if !limits.of(closest).passes(most+amount*norm, norm, boost) {
			continue
		}
		if b.count(i); limits.of(b.w.closest[i]).passes(b.w.scores[i], norm, boost) {
			b.w.best.add(i)
			b.w.scores[i] = b.score(b.w, i)
		}
	}
}

// amount is the most that the dense forms may come to in the cases of a word of the
// set.
func (b *best) amount(k int) float64 {
	amount := 0.0
	for _, form := range b.forms[:b.dense] {
		f := &b.wordScorer.forms[form]
		amount += f.weight * f.tops[b.first+k].amount()
	}
	return amount
}

// count adds to a case the counts of the dense forms.
func (b *best) count(i uint32) {
	if b.dense == 0 {
		return
	}
	if !b.counted.has(i) {
		b.w.scores[i], b.w.closest[i] = 0, math.MaxUint16
	}
	for _, form := range b.forms[:b.dense] {
		f := &b.wordScorer.forms[form]
		if n := b.w.from + i; f.holds(n) {
			b.w.scores[i] += f.weight * float64(f.counts[f.rank(n)])
			b.w.closest[i] = min(b.w.closest[i], f.class)
		}
	}
}

// A limit tells which cases may reach some score: where the counts of the forms, by
// weight, come to so many times the norm. It is saturation, solved for that.
type limit struct{ most, score, norms float64 }

// limits are those for a score, by the class of the closest form.
type limits [maxClasses]limit

// maxClasses is more than there are weights: one for each index.Kind at most.
const maxClasses = 8

func (l *limits) of(class uint16) *limit { return &l[class%maxClasses] }

func (s *wordScorer) limits(score float64) (out limits) {
	for class, weight := range s.weights {
		out[class] = limit{weight * s.rarity * (s.usual + 1) * (1 + rounding), score, score * s.usual * weight}
	}
	return out
}

// passes tells whether a case may reach the score whose forms come to some counts, and
// whose score its title multiplies by boost.
func (l *limit) passes(counts, norm, boost float64) bool {
	least := l.most*boost - l.score
	return least > 0 && counts*least >= l.norms*norm
}

// rounding is more than floating-point operations on a score may come to.
const rounding = 1e-9
