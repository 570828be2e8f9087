package bleveindex

import (
	"encoding/binary"
	"errors"
	"math"
)

// Sequences hold the words of each case of a part in their order: a phrase, or a
// word within one rubric, is looked for there. In an inverted index the places of
// words take more than all the rest, and are read form by form.
//
// A sequence is made of codes of 16 bits, the low byte first, so that a case is
// looked through four words at a time. Each code tells by itself what it is: the
// number of a form, or one of the ranges below. A word stands one place after the
// one before it, unless a gap comes between.
type sequences struct {
	lengths []uint32
	ends    []uint32 // where the sequence of each case ends in codes; the first begins at 0
	codes   []byte   // of an index on disk: a part of its file
	// zones is where the text of each zone of each case begins in codes, right after
	// that zone's own; one that the case lacks begins where the next one does.
	zones     []uint32
	zoneCount int
}

// The ranges of codes that are not a form of their own.
const (
	codeZone = 0xF000 // the number of the zone that begins
	codeGap  = 0xF400 // how far the next word is from the last, plus gapBack
	codeWide = 0xFC00 // nine bits of the number of a form that has no code of its own: the high ones
	codeRest = 0xFE00 // nine further bits of it; twice

	wideFrom  = codeZone
	wideCodes = 3 // of a form that has no code of its own
	// gapBack is how far back a gap may lead: a word made of others comes after
	// them, and stands where the first of them does.
	gapBack  = 256
	maxGap   = codeWide - codeGap - gapBack - 1
	wideBits = 9
	wideMask = 1<<wideBits - 1
)

// A partForm is a form of a part and how many of its cases hold it.
type partForm struct {
	text  string
	cases uint32
}

func (s *sequences) cases() int { return len(s.lengths) }

// of gives the sequence of a case, by its number in the part.
func (s *sequences) of(n uint32) []byte {
	return s.codes[2*s.begin(n) : 2*s.ends[n]]
}

// begin gives where the sequence of a case begins in codes.
func (s *sequences) begin(n uint32) uint32 {
	if n == 0 {
		return 0
	}
	return s.ends[n-1]
}

// zoneOf gives where the text of a zone of a case begins and ends in its sequence.
func (s *sequences) zoneOf(n uint32, zone int) (begin, end int) {
	begin, end = 0, len(s.of(n))/2
	if zone >= s.zoneCount {
		return end, end
	}
	first := s.begin(n)
	zones := s.zones[int(n)*s.zoneCount : int(n+1)*s.zoneCount]
	begin = int(zones[zone] - first)
	if zone+1 < s.zoneCount {
		end = int(zones[zone+1] - first)
	}
	return begin, end
}

// zoneAt gives the zone in which a place of the sequence of a case lies.
func (s *sequences) zoneAt(n uint32, at int) int {
	return zoneOf(s.zones[int(n)*s.zoneCount:int(n+1)*s.zoneCount], s.begin(n)+uint32(at))
}

// findZones fills zones.
func (s *sequences) findZones() {
	for i := 0; i < len(s.codes); i += 2 {
		if code := int(binary.LittleEndian.Uint16(s.codes[i:])); code >= codeZone && code < codeGap {
			s.zoneCount = max(s.zoneCount, code-codeZone+1)
		}
	}
	s.zones = make([]uint32, len(s.ends)*s.zoneCount)
	at := uint32(0)
	for n, end := range s.ends {
		zones, known := s.zones[n*s.zoneCount:(n+1)*s.zoneCount], 0
		for ; at < end; at++ {
			code := int(binary.LittleEndian.Uint16(s.codes[2*at:]))
			if code < codeZone || code >= codeGap {
				continue
			}
			for ; known <= code-codeZone; known++ {
				zones[known] = at + 1
			}
		}
		for ; known < len(zones); known++ {
			zones[known] = end
		}
	}
}

// A sequenceReader reads the words of a sequence one after another.
type sequenceReader struct {
	rest  []byte
	form  uint32 // the current word's, by its number in the part
	place int
}

func (r *sequenceReader) code() uint32 {
	code := uint32(binary.LittleEndian.Uint16(r.rest))
	r.rest = r.rest[2:]
	return code
}

// next goes to the next word; false at the end.
func (r *sequenceReader) next() bool {
	step := 1
	for len(r.rest) > 0 {
		switch code := r.code(); {
		case code < wideFrom:
			r.form = code
			r.place += step
			return true
		case code < codeGap: // a zone begins
		case code < codeWide:
			step = int(code-codeGap) - gapBack
		default:
			r.form = (code-codeWide)<<(2*wideBits) | (r.code()&wideMask)<<wideBits | r.code()&wideMask
			r.place += step
			return true
		}
	}
	return false
}

// errSequences is the error of bytes that are not those of a sequenceWriter.
var errSequences = errors.New("the words of the cases are damaged")

// readSequences reads what sequenceWriter.bytes gave, and keeps the codes where they are.
func readSequences(raw []byte) (sequences, error) {
	r := numberReader{raw: raw}
	n := r.count()
	s := sequences{lengths: make([]uint32, n), ends: make([]uint32, n), zoneCount: r.number(codeGap - codeZone)}
	if n*s.zoneCount > r.left() {
		return s, errSequences
	}
	s.zones = make([]uint32, n*s.zoneCount)
	end, most := 0, len(raw)/2
	for i := range s.lengths {
		s.lengths[i] = uint32(r.number(math.MaxUint32))
		at := end
		end += r.number(most)
		for k := range s.zoneCount {
			at += r.number(most)
			s.zones[i*s.zoneCount+k] = uint32(at)
		}
		s.ends[i] = uint32(end)
		if r.failed || at > end || end > most {
			return s, errSequences
		}
	}
	if r.failed || 2*end != r.left() {
		return s, errSequences
	}
	s.codes = r.bytes(2 * end)
	return s, nil
}
