package bleveindex

import (
	"encoding/binary"
	"sort"
)

// An occurrence is a place in a case of a window where a phrase may begin.
type occurrence struct {
	at        uint64 // the case in the window, then the place
	closeness float64
}

const placeBits = 32

// A joining is room for the occurrences of the slots of a phrase in a window.
type joining struct{ all, slot, form, room []occurrence }

// looksThrough is how many postings are read in the time in which one case is looked
// through.
const looksThrough = 32

// readsPlaces tells whether reading the places of the words pays: most of the cases
// hold but common forms of them, and there are many.
func (s *phraseScorer) readsPlaces(candidates int) bool {
	if !s.counted {
		s.counted = true
		for k := range s.slots {
			for _, f := range s.slots[k].wordScorer.forms {
				if s.common.has(f.id) {
					s.postings += len(f.list.cases)
				} else {
					s.others += len(f.list.cases)
				}
			}
		}
	}
	cases := len(s.norms)
	return 2*s.others*windowSize <= candidates*cases && s.postings*windowSize <= candidates*cases*looksThrough
}

// join adds the cases of a window where the places tell that the phrase stands, and
// gives those candidates that are still to be looked through.
func (s *phraseScorer) join(w, candidates *window) (rest set, ok bool) {
	j := s.free.takeJoining()
	defer s.free.giveJoining(j)
	for k := range s.slots {
		j.slot = j.slot[:0]
		for _, f := range s.slots[k].wordScorer.forms {
			if !s.common.has(f.id) {
				f.mark(w, &rest)
				continue
			}
			if j.form, ok = s.read(j.form[:0], &f, uint64(s.slots[k].offset), candidates, &rest); !ok {
				return set{}, false
			}
			j.slot, j.room = merged(j.room[:0], j.slot, j.form), j.slot
		}
		if k == 0 {
			j.all, j.slot = j.slot, j.all
			continue
		}
		j.all = both(j.all, j.slot)
	}
	rest.and(&candidates.set)
	s.weigh(w, j.all, &rest)
	return rest, true
}

// mark adds the cases of a window that hold the form.
func (f *wordForm) mark(w *window, to *set) {
	cases := f.list.cases
	for _, n := range cases[sort.Search(len(cases), func(i int) bool { return cases[i] >= w.from }):] {
		if n >= w.end() {
			return
		}
		to.add(n - w.from)
	}
}

// read adds where a phrase may begin of which a form stands so many places after the
// first word; to rest the cases that are to be looked through. False as long as the
// places are not known.
func (s *phraseScorer) read(to []occurrence, f *wordForm, offset uint64, candidates *window, rest *set) ([]occurrence, bool) {
	for _, p := range s.store.parts {
		if p.first >= candidates.end() || p.end() <= candidates.from {
			continue
		}
		known := p.places.Load()
		if known == nil {
			return to, false
		}
		if places := known.forms[f.id]; places != nil {
			to = places.read(to, int(candidates.from-windowFrom(p.first))/windowSize, &candidates.set, offset, f.weight, rest)
		}
	}
	return to, true
}

// read adds the places of a window, as phraseScorer.read does.
func (f *formPlaces) read(to []occurrence, window int, among *set, offset uint64, closeness float64, rest *set) []occurrence {
	data := f.data[f.starts[window]:f.starts[window+1]]
	next := uint64(0)
	for at := 0; at < len(data); {
		var head, step uint64
		head, at = number(data, at)
		next += head / placesKinds
		i, count, place := uint32(next-1), head%placesKinds+1, uint64(0)
		if count > placesMore {
			if count, at = number(data, at); count == 0 {
				rest.add(i)
			}
		}
		wanted := among.has(i)
		for ; count > 0; count-- {
			step, at = number(data, at)
			if place += step; wanted && place >= offset {
				to = append(to, occurrence{uint64(i)<<placeBits | (place - offset), closeness})
			}
		}
	}
	return to
}

// number reads a number, and gives where the next one begins.
func number(data []byte, at int) (uint64, int) {
	if v := data[at]; v < 1<<7 {
		return uint64(v), at + 1
	}
	v, size := binary.Uvarint(data[at:])
	return v, at + size
}

// merged adds the occurrences of two lists to a third, in order.
func merged(to, a, b []occurrence) []occurrence {
	if len(a) == 0 {
		return append(to, b...)
	}
	for len(a) > 0 && len(b) > 0 {
		if a[0].at <= b[0].at {
			to, a = append(to, a[0]), a[1:]
		} else {
			to, b = append(to, b[0]), b[1:]
		}
	}
	return append(append(to, a...), b...)
}

// both keeps the occurrences of a that are in b too, and adds their closeness.
func both(a, b []occurrence) []occurrence {
	kept := a[:0]
	for _, one := range a {
		for len(b) > 0 && b[0].at < one.at {
			b = b[1:]
		}
		if len(b) > 0 && b[0].at == one.at {
			one.closeness += b[0].closeness
			kept = append(kept, one)
		}
	}
	return kept
}

// weigh scores the cases of occurrences of the whole phrase, but for some.
func (s *phraseScorer) weigh(w *window, all []occurrence, but *set) {
	var p *part
	for at := 0; at < len(all); {
		i := uint32(all[at].at >> placeBits)
		n := w.from + i
		if p == nil || !p.holds(n) {
			p = s.store.partOf(n)
		}
		zones := p.places.Load().zonesOf(n - p.first)
		count, closest := 0.0, 0.0
		for ; at < len(all) && uint32(all[at].at>>placeBits) == i; at++ {
			closeness := all[at].closeness / float64(len(s.slots))
			zone := zoneOf(zones, uint32(all[at].at))
			if s.zone == anyZone {
				count += closeness * s.weights[min(zone, len(s.weights)-1)]
			} else if zone != s.zone {
				continue
			} else {
				count += closeness
			}
			closest = max(closest, closeness)
		}
		if !but.has(i) {
			s.score(w, i, count, closest)
		}
	}
}

// zonesOf gives at which place each zone of a case of the part begins.
func (p *partPlaces) zonesOf(n uint32) []uint32 {
	return p.zones[int(n)*p.zoneCount : int(n+1)*p.zoneCount]
}

// zoneOf gives the zone in which a place lies.
func zoneOf(zones []uint32, place uint32) int {
	zone := 0
	for zone+1 < len(zones) && zones[zone+1] <= place {
		zone++
	}
	return zone
}
