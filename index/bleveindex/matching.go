package bleveindex

import (
	"cmp"
	"slices"
)

// A matcher is a scorer that tells which cases match in much less time than with what
// scores.
type matcher interface {
	// match adds to an empty set the cases of the window that begins there, of those
	// among. fill may be asked for the same window afterwards.
	match(to *set, from uint32, among *set)
}

// A matching is what the parts of a scorer tell of a window: first which cases match
// each, then the scores of those that matter.
type matching struct {
	sets    []set
	windows []*window // of the parts that are no matchers; nil for the others
	many    [windowSize]uint8
}

// matching gives one of that many parts, of which nothing is known.
func (s *scratch) matching(parts int) *matching {
	m := s.matchings.take()
	for len(m.sets) < parts {
		m.sets, m.windows = append(m.sets, set{}), append(m.windows, nil)
	}
	clear(m.sets[:parts])
	return m
}

func (s *scratch) giveMatching(m *matching) {
	for i, w := range m.windows {
		if w != nil {
			s.give(w)
			m.windows[i] = nil
		}
	}
	s.matchings.give(m)
}

// match finds the cases that a part matches.
func (m *matching) match(part int, p scorer, from uint32, among *set, free *scratch) {
	if p.seek(from) >= from+windowSize {
		return
	}
	if quick, ok := p.(matcher); ok {
		quick.match(&m.sets[part], from, among)
		return
	}
	w := free.take(from)
	p.fill(w, among)
	m.sets[part], m.windows[part] = w.set, w
}

// add adds the scores of all parts to those that are told of a window. Those of cases
// that come to less than is asked for, even if all that is left were as good as it
// can, are told no more. shares multiply a score by how many parts match; nil is by
// nothing.
func (m *matching) add(w *window, parts []potential, shares []float64, free *scratch) {
	for k, p := range parts {
		some := *w.told()
		if some.and(&m.sets[p.part]); some == (set{}) {
			continue
		}
		m.addPart(w, p, &some, free)
		if w.some && k+1 < len(parts) {
			m.prune(w, parts[k+1:], shares)
		}
	}
}

func (m *matching) prune(w *window, left []potential, shares []float64) {
	for k, word := range w.best {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			most := w.scores[i]
			for _, p := range left {
				if m.sets[p.part].has(i) {
					most += p.most
				}
			}
			if shares != nil {
				most *= shares[m.many[i]]
			}
			if most *= 1 + rounding; most < w.floor && most < w.needs(i) {
				w.best.drop(i)
			}
		}
	}
}

// A potential is a part of a scorer, by its number, what it adds to a score at most, and
// how rare it is.
type potential struct {
	scorer
	part                 int
	weight, most, rarity float64
}

// potentials gives those of some parts, the greatest first: what is the least known
// of a score is so known the soonest.
func potentials(parts []scorer, weights []float64) []potential {
	out := make([]potential, len(parts))
	for i, p := range parts {
		out[i] = potential{p, i, 1, p.most(), p.idf()}
		if weights != nil {
			out[i].weight, out[i].most = weights[i], out[i].most*weights[i]
		}
	}
	slices.SortStableFunc(out, func(a, b potential) int { return cmp.Compare(b.most, a.most) })
	return out
}

// addPart adds to the scores of some cases, which a part matches, what it gives them.
func (m *matching) addPart(w *window, p potential, some *set, free *scratch) {
	told := m.windows[p.part]
	if told == nil {
		told = free.take(w.from)
		defer free.give(told)
		p.fill(told, some)
	}
	for k, word := range some {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			w.scores[i] += told.scores[i] * p.weight
		}
	}
}
