package bleveindex

import "math"

// fewCases is up to how many cases are looked through rather than asked of the pairs.
const fewCases = 64

// pairs makes ready what the pairs of the parts of a window tell; false when they tell
// nothing of the phrase, or are not known yet.
func (s *phraseScorer) pairs(from uint32) bool {
	if len(s.slots) == 1 {
		return false
	}
	for _, p := range s.store.parts {
		if p.first < from+windowSize && from < p.end() {
			known := p.places.Load()
			if known == nil {
				return false
			}
			if s.paired.classes == nil {
				s.paired.prepare(s.slots, known.pairs.classes)
			}
		}
	}
	return len(s.paired.near) > 0
}

// bound is how many cases the phrase stands in at most, as far as pairs tell.
func (s *phraseScorer) bound() uint64 {
	most := s.lead.cost()
	if !s.pairs(0) {
		return most
	}
	for k := range s.paired.near {
		total := s.paired.rare.cases
		for _, p := range s.store.parts {
			known := p.places.Load()
			if known == nil {
				return most
			}
			total += uint64(s.paired.near[k].size(known.pairs))
		}
		most = min(most, total)
	}
	return most
}

// fillPaired does what fill does, by the pairs.
func (s *phraseScorer) fillPaired(w *window, among *set) {
	rest, kept := set{}, set{}
	s.paired.rare.match(&rest, w.from, among)
	if among != nil {
		kept = *among
	} else {
		for i := range kept {
			kept[i] = math.MaxUint64
		}
	}
	for _, p := range s.store.parts {
		if p.first < w.end() && w.from < p.end() {
			s.walkPairs(p, w, &kept, &rest)
		}
	}
	if rest == (set{}) {
		return
	}
	candidates := s.candidates(w.from, &rest)
	s.lookThrough(w, &candidates)
}

// walkPairs takes from kept the cases of a part in a window where some pair does not
// stand, unless they are to be looked through anyway: rest. Where pairs tell of the first
// words of the phrase it adds the others where the phrase stands; else they are to be
// looked through too.
func (s *phraseScorer) walkPairs(p *part, w *window, kept, rest *set) {
	j := &s.paired
	j.enter(p)
	walk := pairWalk{part: p, from: w.from, first: max(p.first, w.from), end: min(p.end(), w.end()), kept: kept}
	begins := j.near[0].first == 0 && j.near[0].read
	for _, k := range j.order {
		if !j.near[k].read || begins && len(j.near) == 1 {
			break
		}
		in := *rest
		for n := range walk.cases(j.near[k].codes) {
			in.add(n - w.from)
		}
		walk.keep(&in)
	}
	if !begins {
		for n := walk.next(walk.first); n < walk.end; n = walk.next(n + 1) {
			rest.add(n - w.from)
		}
		return
	}
	j.found = j.found[:0]
	for n, codes := range walk.cases(j.near[0].codes) {
		if !rest.has(n - w.from) {
			j.found = append(j.found, begin{n, codes})
			j.touch(&p.words, n-p.first, codes[0])
		}
	}
	for _, f := range j.found {
		count, closest := s.occurrencesAt(s.ready(f.n), f.codes)
		s.score(w, f.n-w.from, count, closest)
	}
}

// touch reads what occurrencesAt will read of a case. Far apart in memory as the cases
// are, reading them one right after the other waits for several of them at once.
func (j *pairing) touch(words *sequences, n, code uint32) {
	j.touched += uint32(words.codes[2*code]) + words.zones[int(n)*words.zoneCount]
}

// occurrencesAt is occurrences where the phrase can begin only at some codes of the part.
func (s *phraseScorer) occurrencesAt(n uint32, codes []uint32) (count, closest float64) {
	words := &s.part.words
	first, begin, end := words.begin(n), 0, len(words.of(n))/2
	if s.zone != anyZone {
		begin, end = words.zoneOf(n, s.zone)
	}
	for _, code := range codes {
		at := int(code - first)
		if at < begin || at >= end {
			continue
		}
		closeness, ok := s.begins(words.of(n)[2*at : 2*end])
		if !ok {
			continue
		}
		closest = max(closest, closeness)
		if s.zone == anyZone {
			closeness *= s.weight(words.zoneAt(n, at))
		}
		count += closeness
	}
	return count, closest
}
