package bleveindex

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
		f.search(w.from, among, func(i uint32) { w.count(i, f.class, f.weight*float64(f.counts[f.at])) })
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

// search looks for some cases of a window, and gives take those that hold the form.
func (f *wordForm) search(from uint32, among *set, take func(i uint32)) {
	for k, word := range among {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			switch n := f.advance(from + i); {
			case n >= from+windowSize:
				return
			case n == from+i:
				take(i)
			}
		}
	}
}
