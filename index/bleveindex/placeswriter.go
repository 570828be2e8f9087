package bleveindex

import "encoding/binary"

// placesOf makes those of a part.
func (p *part) placesOf(common common) *partPlaces {
	w := placesWriter{
		partPlaces: partPlaces{forms: map[int32]*formPlaces{}, zoneCount: p.words.zoneCount, zones: make([]uint32, len(p.words.zones))},
		places:     make([]uint16, p.forms), first: p.first,
	}
	for _, id := range common {
		if number, ok := p.number(id); ok {
			f := &formPlaces{}
			w.forms[id] = f
			w.all = append(w.all, pending{formPlaces: f})
			w.places[number] = uint16(len(w.all))
		}
	}
	for n := range uint32(p.words.cases()) {
		w.add(&p.words, n)
	}
	for _, f := range w.all {
		f.open(windowOf(p.first, p.end()-1) + 2)
	}
	w.gather()
	w.short = p.words.shortZones()
	return &w.partPlaces
}

// gather puts the places of all forms into one room, outside the heap.
func (w *placesWriter) gather() {
	size := 0
	for _, f := range w.all {
		size += len(f.data)
	}
	all := make([]byte, 0, size)
	for _, f := range w.all {
		all = append(all, f.data...)
	}
	all, w.room = outside(all)
	for _, f := range w.all {
		f.data, all = all[:len(f.data):len(f.data)], all[len(f.data):]
	}
}

// A placesWriter takes one case after another.
type placesWriter struct {
	partPlaces
	first  uint32   // case of the part
	places []uint16 // by the number of a form in the part: of all, plus 1; 0 for one that is not common
	all    []pending
	held   []uint16 // of all: the forms of the case that is read
}

// pending is what is known of a form in the case that is read.
type pending struct {
	*formPlaces
	places []uint32
	made   bool // it stands there as a word made of others, which has no place of its own
}

func (w *placesWriter) add(s *sequences, n uint32) {
	zones := w.zones[int(n)*w.zoneCount : int(n+1)*w.zoneCount]
	for i := range zones {
		zones[i] = noPlace
	}
	known, last := 0, 0
	whole := s.of(n)
	codes := s.zones[int(n)*s.zoneCount : int(n+1)*s.zoneCount]
	begin := s.begin(n)
	for r := (sequenceReader{rest: whole}); r.next(); last = r.place {
		read := begin + uint32(len(whole)-len(r.rest))/2
		for ; known < len(zones) && codes[known] < read; known++ {
			zones[known] = uint32(r.place)
		}
		at := w.places[r.form]
		if at == 0 {
			continue
		}
		f := &w.all[at-1]
		if len(f.places) == 0 {
			w.held = append(w.held, at-1)
		}
		f.places = append(f.places, uint32(r.place))
		f.made = f.made || r.place <= last
	}
	for _, at := range w.held {
		w.all[at].write(w.first, w.first+n)
	}
	w.held = w.held[:0]
}

// windowOf tells in which window of a part that begins with the case first a case is.
func windowOf(first, n uint32) int { return int(windowFrom(n)-windowFrom(first)) / windowSize }

// open begins windows, up to that many.
func (f *formPlaces) open(windows int) {
	for len(f.starts) < windows {
		f.starts = append(f.starts, uint32(len(f.data)))
		f.before = 0
	}
}

func (f *pending) write(first, n uint32) {
	f.open(windowOf(first, n) + 1)
	step := uint64(n - windowFrom(n) + 1 - f.before)
	f.before = n - windowFrom(n) + 1
	switch {
	case f.made:
		f.data = binary.AppendUvarint(f.data, step*placesKinds+placesMore)
		f.places = f.places[:0]
		f.data = binary.AppendUvarint(f.data, 0)
	case len(f.places) <= placesMore:
		f.data = binary.AppendUvarint(f.data, step*placesKinds+uint64(len(f.places)-1))
	default:
		f.data = binary.AppendUvarint(f.data, step*placesKinds+placesMore)
		f.data = binary.AppendUvarint(f.data, uint64(len(f.places)))
	}
	before := uint32(0)
	for _, place := range f.places {
		f.data = binary.AppendUvarint(f.data, uint64(place-before))
		before = place
	}
	f.places, f.made = f.places[:0], false
}
