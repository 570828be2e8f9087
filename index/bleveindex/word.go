package bleveindex

import "math"

// A wordScorer scores the cases that hold any of the forms of a word. The closest
// form that a case holds sets the weight; further ones count in proportion.
type wordScorer struct {
	text    string     // the word
	met     []met      // what each of forms is
	forms   []wordForm // the closest first
	weights []float64  // those of the forms, each once, the greatest first
	cases   uint64     // that hold one of them, those with several several times
	docs    uint64     // of which its rarity is
	rarity  float64
	usual   float64   // how often it stands in a case that holds it: the mean
	norms   []float32 // of each case
	bare    bool      // only which cases match is asked, not with what score
}

// A wordForm is the postings of a form that meets a word, and, when they are sparse,
// how far they are read.
type wordForm struct {
	*list
	id     int32
	weight float64
	class  uint16 // the place of the weight among those of the scorer
	at     int
	ahead  uint32 // the case of the posting at, plus 1; 0 when that is not known
	window struct {
		from  uint32 // plus 1; 0 before the first one
		start int    // its first posting, or the one after it
		past  int    // where its postings end, as far as they were walked
	}
}

// add adds a form, which is no closer than those before.
func (s *wordScorer) add(f wordForm) {
	if n := len(s.weights); n == 0 || s.weights[n-1] != f.weight {
		s.weights = append(s.weights, f.weight)
	}
	f.class = uint16(len(s.weights) - 1)
	s.forms = append(s.forms, f)
}

// advance goes to the first posting at or after case n, and gives its case.
func (f *wordForm) advance(n uint32) uint32 {
	if f.dense() {
		return f.next(n)
	}
	if f.ahead > n {
		return f.ahead - 1
	}
	if past := f.window.past; past > f.at && f.cases[past-1] < n {
		f.at = past
	}
	f.at = f.after(f.at, n)
	if f.at == len(f.cases) {
		f.ahead = 0
		return noCase
	}
	f.ahead = f.cases[f.at] + 1
	return f.cases[f.at]
}

// enter goes to the first posting of a sparse list in a window, even if it is past it,
// and gives its case, or the next one's.
func (f *wordForm) enter(from uint32) uint32 {
	if f.window.from == from+1 {
		if f.at = f.window.start; f.at == len(f.cases) {
			return noCase
		}
		f.ahead = f.cases[f.at] + 1
		return f.cases[f.at]
	}
	first := f.advance(from)
	f.window.from, f.window.start, f.window.past = from+1, f.at, f.at
	return first
}

// inWindow is how many postings the window has that was entered, about.
func (f *wordForm) inWindow() int {
	if n := f.window.past - f.window.start; n > 0 {
		return n
	}
	return len(f.cases) * windowSize / (int(f.cases[len(f.cases)-1]) + 1)
}

// count is how often a case holds the form.
func (f *wordForm) count(n uint32) uint16 {
	switch {
	case f.advance(n) != n:
		return 0
	case f.dense():
		return f.counts[f.rank(n)]
	}
	return f.counts[f.at]
}

func (s *wordScorer) seek(n uint32) uint32 {
	first := uint32(noCase)
	for i := range s.forms {
		if first = min(first, s.forms[i].advance(n)); first == n {
			break
		}
	}
	return first
}

// match implements matcher.
func (s *wordScorer) match(to *set, from uint32, among *set) {
	for i := range s.forms {
		f := &s.forms[i]
		switch {
		case f.dense():
			to.or(f.windowBits(from))
		case f.enter(from) >= from+windowSize:
		case among != nil && among.len()*searching < f.inWindow():
			f.find(to, from, among)
		default:
			f.window.past = f.at + to.mark(f.cases[f.at:], from)
		}
	}
	if among != nil {
		to.and(among)
	}
}

func (s *wordScorer) fill(w *window, among *set) {
	switch {
	case s.bare:
		s.match(&w.set, w.from, among)
	case w.narrow != nil:
		s.match(&w.set, w.from, among)
		found, some := w.set, w.narrow(w)
		w.set = set{}
		if s.scoreSome(w, &some); !w.some {
			w.some, w.best = true, w.set
		}
		w.set = found
	default:
		s.scoreSome(w, among)
	}
}

// scoreSome is fill for scores that are all asked for, but for those under a floor.
func (s *wordScorer) scoreSome(w *window, among *set) {
	if w.floor > 0 {
		s.fillBest(w, among)
		return
	}
	for i := range s.forms {
		s.forms[i].read(w, among)
	}
	for k, word := range w.set {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			w.scores[i] = s.score(w, i)
		}
	}
}

// score is that of a case of which the counts of the forms, by weight, are known.
func (s *wordScorer) score(w *window, i uint32) float64 {
	weight := s.weights[w.closest[i]]
	return weight * s.rarity * saturation(w.scores[i]/weight, float64(s.norms[w.from+i]), s.usual)
}

// searching is how many postings are walked in the time in which one is searched for.
const searching = 12

// read takes the postings of a form in a window: their counts, by weight, become the
// scores.
func (f *wordForm) read(w *window, among *set) {
	switch {
	case f.dense():
		f.readBits(w, among)
	case f.enter(w.from) >= w.end():
	case among != nil && among.len()*searching < f.inWindow():
		f.search(w, among)
	default:
		f.walk(w, among)
	}
}

func (f *wordForm) readBits(w *window, among *set) {
	held, first := f.windowBits(w.from), w.from/64
	for k, word := range held {
		if among != nil && word&among[k] != word {
			for word &= among[k]; word != 0; word &= word - 1 {
				i := bit(k, word)
				w.count(i, f.class, f.weight*float64(f.counts[f.rank(w.from+i)]))
			}
			continue
		}
		for rank := f.ranks[first+uint32(k)]; word != 0; word &= word - 1 {
			w.count(bit(k, word), f.class, f.weight*float64(f.counts[rank]))
			rank++
		}
	}
}

func (f *wordForm) walk(w *window, among *set) {
	cases, counts := f.cases[f.at:], f.counts[f.at:]
	f.window.past = len(f.cases)
	for k, n := range cases {
		i := n - w.from
		if i >= windowSize {
			f.window.past = f.at + k
			return
		}
		if among == nil || among.has(i) {
			w.count(i, f.class, f.weight*float64(counts[k]))
		}
	}
}

// find adds the cases of a window, of those among, that hold the form.
func (f *wordForm) find(to *set, from uint32, among *set) {
	for k, word := range among {
		for ; word != 0; word &= word - 1 {
			if i := bit(k, word); f.advance(from+i) == from+i {
				to.add(i)
			}
		}
	}
}

// search takes the postings for some cases of a window.
func (f *wordForm) search(w *window, among *set) {
	for k, word := range among {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			switch n := f.advance(w.from + i); {
			case n >= w.end():
				return
			case n == w.from+i:
				w.count(i, f.class, f.weight*float64(f.counts[f.at]))
			}
		}
	}
}

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

func (s *wordScorer) cost() uint64 { return s.cases }
func (s *wordScorer) idf() float64 { return s.rarity }

func (s *wordScorer) most() float64 {
	amount := 0.0
	for i := range s.forms {
		amount += s.forms[i].weight * s.forms[i].most()
	}
	if amount == 0 {
		return 0
	}
	weight := s.forms[0].weight
	return weight * s.rarity * (s.usual + 1) * amount / (amount + s.usual*weight) * (1 + rounding)
}
