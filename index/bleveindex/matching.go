package bleveindex

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

// begin makes it ready for that many parts.
func (m *matching) begin(parts int) {
	for len(m.sets) < parts {
		m.sets, m.windows = append(m.sets, set{}), append(m.windows, nil)
	}
	for i := range parts {
		m.sets[i] = set{}
	}
}

// end gives back what it took.
func (m *matching) end(free *scratch) {
	for i, w := range m.windows {
		if w != nil {
			free.give(w)
			m.windows[i] = nil
		}
	}
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

// add adds to the scores of a window, by weight, those of a part for some of the cases
// that it matches.
func (m *matching) add(part int, p scorer, w *window, some *set, weight float64, free *scratch) {
	told := m.windows[part]
	if told == nil {
		told = free.take(w.from)
		defer free.give(told)
		p.fill(told, some)
	}
	for k, word := range some {
		for ; word != 0; word &= word - 1 {
			i := bit(k, word)
			w.scores[i] += told.scores[i] * weight
		}
	}
}
