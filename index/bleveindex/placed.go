package bleveindex

import (
	"encoding/binary"
	"slices"
)

// An occurrence is a place in a case of a window where a phrase may begin.
type occurrence struct {
	at        uint64 // the case in the window, then the place
	closeness float64
}

const placeBits = 32

// A joining is room for the occurrences of a phrase in a window, those of one of its
// slots, and those of one form.
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
					s.postings += f.list.len()
				} else {
					s.others += f.list.len()
				}
			}
		}
	}
	cases := len(s.norms)
	return 2*s.others*windowSize <= candidates*cases && s.postings*windowSize <= candidates*cases*looksThrough
}

// join adds the cases of a window where the places tell that the phrase stands, and
// gives those candidates that are still to be looked through; false as long as the
// places are not known.
func (s *phraseScorer) join(w *window, candidates *set) (rest set, ok bool) {
	for _, p := range s.store.parts {
		if p.first < w.end() && w.from < p.end() && p.places.Load() == nil {
			return rest, false
		}
	}
	j := s.free.joinings.take()
	defer s.free.joinings.give(j)
	among := *candidates
	for k := range s.slots {
		s.gather(j, k, w, &among, &rest)
		if k > 0 {
			j.all = both(j.all, j.slot)
		} else {
			j.slot, j.all = j.all, j.slot
		}
		if k < len(s.slots)-1 {
			among = casesOf(j.all)
		}
	}
	rest.and(candidates)
	s.weigh(w, j.all, &rest)
	return rest, true
}

// gather puts into j.slot where the phrase may begin as far as one slot tells, and
// adds to rest the cases that are to be looked through.
func (s *phraseScorer) gather(j *joining, slot int, w *window, among, rest *set) {
	j.slot = j.slot[:0]
	forms := s.slots[slot].wordScorer.forms
	for k := len(forms) - 1; k >= 0; k-- { // the closest are the commonest: the shorter lists come first
		f := &forms[k]
		if !s.common.has(f.id) {
			f.list.mark(rest, w.from)
			continue
		}
		j.form = j.form[:0]
		for _, p := range s.store.parts {
			if p.first < w.end() && w.from < p.end() {
				r := placesReader{part: p, known: p.places.Load(), zone: s.zone, offset: uint64(s.slots[slot].offset), closeness: f.weight}
				j.form = r.read(j.form, f.id, w.from, among, rest)
			}
		}
		j.slot, j.room = merged(j.room, j.slot, j.form)
	}
}

// A placesReader reads where a phrase may begin, of which some form stands so many
// places after the first word.
type placesReader struct {
	part      *part
	known     *partPlaces
	zone      int // where the phrase is to begin; anyZone for all
	offset    uint64
	closeness float64 // of the form
}

// read adds what the form tells of some cases of a window; to rest those that are to
// be looked through.
func (r *placesReader) read(to []occurrence, form int32, from uint32, among, rest *set) []occurrence {
	f := r.known.forms[form]
	if f == nil {
		return to
	}
	window := int(from-windowFrom(r.part.first)) / windowSize
	data, next := f.data[f.starts[window]:f.starts[window+1]], uint64(0)
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
		least, end := uint64(0), uint64(0)
		if among.has(i) {
			least, end = r.known.span(from+i-r.part.first, r.zone)
		}
		for ; count > 0; count-- {
			step, at = number(data, at)
			if place += step; place >= least+r.offset && place < end+r.offset {
				to = append(to, occurrence{uint64(i)<<placeBits | (place - r.offset), r.closeness})
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

// span gives the places of a zone of a case of the part, the last excluded.
func (p *partPlaces) span(n uint32, zone int) (first, end uint64) {
	switch {
	case zone == anyZone:
		return 0, noPlace
	case zone >= p.zoneCount:
		return 0, 0
	}
	at := int(n)*p.zoneCount + zone
	if zone+1 == p.zoneCount {
		return uint64(p.zones[at]), noPlace
	}
	return uint64(p.zones[at]), uint64(p.zones[at+1])
}

// merged puts the occurrences of two lists in order, in that room or in place, and
// gives what is room for the next.
func merged(room, a, b []occurrence) (all, free []occurrence) {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...), room
	}
	room = slices.Grow(room[:0], len(a)+len(b))[:len(a)+len(b)]
	i, j := 0, 0
	for k := range room {
		if j == len(b) || i < len(a) && a[i].at <= b[j].at {
			room[k] = a[i]
			i++
		} else {
			room[k] = b[j]
			j++
		}
	}
	return room, a
}

// both keeps the occurrences of a that are in b too, and adds their closeness.
func both(a, b []occurrence) []occurrence {
	kept, j := a[:0], 0
	for _, one := range a {
		for j < len(b) && b[j].at < one.at {
			j++
		}
		if j < len(b) && b[j].at == one.at {
			one.closeness += b[j].closeness
			kept = append(kept, one)
		}
	}
	return kept
}

func casesOf(all []occurrence) (out set) {
	for _, one := range all {
		out.add(uint32(one.at >> placeBits))
	}
	return out
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
			closest = max(closest, closeness)
			if s.zone == anyZone {
				closeness *= s.weight(zoneOf(zones, uint32(all[at].at)))
			}
			count += closeness
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
