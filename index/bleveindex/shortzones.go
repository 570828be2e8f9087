package bleveindex

// A shortZone has the codes of one zone of all cases of a part.
type shortZone struct {
	codes  []byte
	starts []uint32 // where each case begins in codes; one more than cases
}

// shortShare is of how many codes of a part a short zone has one at most.
const shortShare = 8

// shortZones gives the short zones of a part, nil for another zone.
func (s *sequences) shortZones() []*shortZone {
	out := make([]*shortZone, s.zoneCount)
	for zone := range out {
		size := 0
		for n := range s.cases() {
			begin, end := s.zoneOf(uint32(n), zone)
			size += 2 * (end - begin)
		}
		if size > len(s.codes)/shortShare {
			continue
		}
		short := &shortZone{codes: make([]byte, 0, size), starts: make([]uint32, 1, s.cases()+1)}
		for n := range s.cases() {
			begin, end := s.zoneOf(uint32(n), zone)
			short.codes = append(short.codes, s.of(uint32(n))[2*begin:2*end]...)
			short.starts = append(short.starts, uint32(len(short.codes)))
		}
		out[zone] = short
	}
	return out
}

// of gives the codes of a case, by its number in the part.
func (z *shortZone) of(n uint32) []byte { return z.codes[z.starts[n]:z.starts[n+1]] }
