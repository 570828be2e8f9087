package bleveindex

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
}

// add adds a form, which is no closer than those before.
func (s *wordScorer) add(f wordForm) {
	if n := len(s.weights); n == 0 || s.weights[n-1] != f.weight {
		s.weights = append(s.weights, f.weight)
	}
	f.class = uint16(len(s.weights) - 1)
	s.forms = append(s.forms, f)
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
			f.search(from, among, to.add)
		default:
			f.window.past = f.at + to.mark(f.cases[f.at:], from)
		}
	}
	if among != nil {
		to.and(among)
	}
}

func (s *wordScorer) fill(w *window, among *set) {
	if w.narrow == nil {
		s.scoreSome(w, among)
		return
	}
	s.match(&w.set, w.from, among)
	found, some := w.set, w.narrow(w)
	w.set = set{}
	if s.scoreSome(w, &some); !w.some {
		w.some, w.best = true, w.set
	}
	w.set = found
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
