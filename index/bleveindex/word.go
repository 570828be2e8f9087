package bleveindex

import "sort"

// A wordScorer scores the cases that hold any of the forms of a word. The closest
// form that a case holds sets the weight; further ones count in proportion.
type wordScorer struct {
	text   string     // the word
	met    []met      // what each of forms is
	forms  []wordForm // the closest first
	cases  uint64     // that hold one of them, those with several several times
	docs   uint64     // of which its rarity is
	rarity float64
	usual  float64   // how often it stands in a case that holds it: the mean
	norms  []float32 // of each case
	bare   bool      // only which cases match is asked, not with what score
}

// A wordForm is the postings of a form that meets a word, and how far they are read.
type wordForm struct {
	*list
	id     int32
	weight float64
	at     int
	ahead  uint32 // the case of the posting at, plus 1; 0 when that is not known
}

// advance goes to the first posting at or after case n, and gives its case.
func (f *wordForm) advance(n uint32) uint32 {
	if f.ahead > n {
		return f.ahead - 1
	}
	cases := f.list.cases
	if f.at < len(cases) && cases[f.at] < n {
		step := 1
		for f.at+step < len(cases) && cases[f.at+step] < n {
			f.at += step
			step *= 2
		}
		rest := cases[f.at:min(f.at+step+1, len(cases))]
		f.at += sort.Search(len(rest), func(i int) bool { return rest[i] >= n })
	}
	if f.at == len(cases) {
		f.ahead = 0
		return noCase
	}
	f.ahead = cases[f.at] + 1
	return cases[f.at]
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

// fewCases is under how many cases a list is searched for each of them, and not
// walked.
const fewCases = 64

func (s *wordScorer) fill(w *window, among *set) {
	few := among != nil && among.len() <= fewCases
	for i := range s.forms {
		if few {
			s.search(uint16(i), w, among)
		} else {
			s.walk(uint16(i), w, among)
		}
	}
	if s.bare {
		return
	}
	single := len(s.forms) == 1
	for k, word := range w.set {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			weight := s.forms[0].weight
			if !single {
				weight = s.forms[w.closest[i]].weight
			}
			w.scores[i] = weight * s.rarity * saturation(w.scores[i]/weight, float64(s.norms[w.from+i]), s.usual)
		}
	}
}

// walk takes all postings of a form in a window: their counts, by weight, become
// the scores.
func (s *wordScorer) walk(form uint16, w *window, among *set) {
	f := &s.forms[form]
	if f.advance(w.from) >= w.end() {
		return
	}
	f.ahead = 0
	cases, counts := f.list.cases[f.at:], f.list.counts[f.at:]
	if s.bare {
		f.at += w.set.mark(cases, w.from, among)
		return
	}
	for k, n := range cases {
		i := n - w.from
		if i >= windowSize {
			f.at += k
			return
		}
		if among == nil || among.has(i) {
			w.count(i, form, f.weight*float64(counts[k]))
		}
	}
	f.at = len(f.list.cases)
}

// search takes the postings of a form for some cases of a window.
func (s *wordScorer) search(form uint16, w *window, among *set) {
	f := &s.forms[form]
	for k, word := range among {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			switch n := f.advance(w.from + i); {
			case n >= w.end():
				return
			case n == w.from+i:
				w.count(i, form, f.weight*float64(f.counts[f.at]))
			}
		}
	}
}

func (s *wordScorer) cost() uint64 { return s.cases }
func (s *wordScorer) idf() float64 { return s.rarity }
