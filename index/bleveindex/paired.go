package bleveindex

import (
	"cmp"
	"math"
	"slices"
)

// worthReading is how many bytes of buckets are read in the time in which one case is
// looked through.
const worthReading = 64

// fewCases is up to how many cases are looked through rather than asked of the pairs.
const fewCases = 64

// A pairing is what a phrase asks of the pairs.
type pairing struct {
	near    []nearSlots
	rare    wordScorer // of the forms of these slots that have no pairs: cases that hold one are looked through
	classes []uint32   // that the slots were made ready for; nil as long as they are not
	part    *part      // the one whose codes are read
	order   []int      // of near, those first that have the fewest codes
	found   []begin    // room
	touched uint32     // of no meaning
}

// A begin is a case and the codes where the phrase may begin there.
type begin struct {
	n     uint32
	codes []uint32
}

// nearSlots are two slots that follow one another, so near that pairs tell of them.
type nearSlots struct {
	first, apart int
	buckets      [][2]uint32 // the classes of the pairs
	// In the part that is read:
	bytes int      // of the buckets
	read  bool     // whether they are read
	codes []uint32 // where the first of the two stands, in order
}

// prepare finds of which pairs a phrase is, when they are known.
func (j *pairing) prepare(slots []slot, classes []uint32) {
	j.classes = classes
	held := make([][]uint32, len(slots))
	for k := range slots {
		for _, f := range slots[k].wordScorer.forms {
			if class := classes[f.id]; class != 0 && !slices.Contains(held[k], class) {
				held[k] = append(held[k], class)
			}
		}
	}
	paired := make([]bool, len(slots))
	for k := range len(slots) - 1 {
		apart := slots[k+1].offset - slots[k].offset
		if apart > pairReach {
			continue
		}
		near := nearSlots{first: k, apart: apart}
		for _, first := range held[k] {
			for _, second := range held[k+1] {
				near.buckets = append(near.buckets, [2]uint32{first, second})
			}
		}
		j.order = append(j.order, len(j.near))
		j.near = append(j.near, near)
		paired[k], paired[k+1] = true, true
	}
	for k := range slots {
		for _, f := range slots[k].wordScorer.forms {
			if paired[k] && classes[f.id] == 0 {
				j.rare.add(wordForm{list: f.list, id: f.id})
			}
		}
	}
}

// enter reads the pairs of a part: the fewest first, others as long as reading them is
// worth it.
func (j *pairing) enter(p *part) {
	if j.part == p {
		return
	}
	j.part = p
	known := p.places.Load().pairs
	for k := range j.near {
		near := &j.near[k]
		near.codes, near.bytes, near.read = near.codes[:0], 0, false
		for _, classes := range near.buckets {
			near.bytes += len(known.of(known.bucket(classes[0], classes[1], near.apart)))
		}
	}
	slices.SortFunc(j.order, func(a, b int) int { return cmp.Compare(j.near[a].bytes, j.near[b].bytes) })
	for _, k := range j.order {
		if near := &j.near[k]; k == j.order[0] || near.bytes <= worthReading*len(j.near[j.order[0]].codes) {
			near.enter(known)
		}
	}
}

// enter reads the pairs of two slots.
func (n *nearSlots) enter(known *partPairs) {
	n.read = true
	for _, classes := range n.buckets {
		n.codes = known.read(n.codes, known.bucket(classes[0], classes[1], n.apart))
	}
	if len(n.buckets) > 1 {
		slices.Sort(n.codes)
		n.codes = slices.Compact(n.codes)
	}
}

// pairs makes ready what the pairs of the parts of a window tell; false when they tell
// nothing of the phrase, or are not known yet.
func (s *phraseScorer) pairs(w *window) bool {
	if len(s.slots) == 1 {
		return false
	}
	for _, p := range s.store.parts {
		if p.first < w.end() && w.from < p.end() {
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
	end, zones := words.ends[n], words.zones[int(n)*words.zoneCount:int(n+1)*words.zoneCount]
	begin := uint32(0)
	switch {
	case s.zone == anyZone:
	case s.zone >= words.zoneCount:
		return 0, 0
	default:
		begin = zones[s.zone]
		if s.zone+1 < len(zones) {
			end = zones[s.zone+1]
		}
	}
	for _, code := range codes {
		if code < begin || code >= end {
			continue
		}
		r := sequenceReader{rest: words.codes[2*code : 2*end]}
		if !r.next() || !s.slots[0].has(r.form) {
			continue
		}
		closeness := s.follows(r)
		closest = max(closest, closeness)
		if s.zone == anyZone {
			closeness *= s.weights[min(zoneOf(zones, code), len(s.weights)-1)]
		}
		count += closeness
	}
	return count, closest
}
