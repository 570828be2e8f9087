package bleveindex

import (
	"encoding/binary"
	"errors"

	bleve "github.com/blevesearch/bleve_index_api"

	"glane/index/french"
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
	raw     []byte // as a sequenceWriter wrote it; nil once nobody is to write it
	lengths []uint32
	forms   []partForm // nil once the vocabulary has them
	ends    []uint32   // where the sequence of each case ends in codes; the first begins at 0
	codes   []byte
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

	wideFrom = codeZone
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
	begin := uint32(0)
	if n > 0 {
		begin = s.ends[n-1]
	}
	return s.codes[2*begin : 2*s.ends[n]]
}

// zoneOf gives where the text of a zone of a case begins and ends in its sequence.
func (s *sequences) zoneOf(n uint32, zone int) (begin, end int) {
	begin, end = 0, len(s.of(n))/2
	if zone >= s.zoneCount {
		return end, end
	}
	first := s.ends[n] - uint32(end)
	zones := s.zones[int(n)*s.zoneCount : int(n+1)*s.zoneCount]
	begin = int(zones[zone] - first)
	if zone+1 < s.zoneCount {
		end = int(zones[zone+1] - first)
	}
	return begin, end
}

// zoneAt gives the zone in which a place of the sequence of a case lies.
func (s *sequences) zoneAt(n uint32, at int) int {
	first := s.ends[n] - uint32(len(s.of(n))/2)
	zones := s.zones[int(n)*s.zoneCount : int(n+1)*s.zoneCount]
	zone := 0
	for zone+1 < len(zones) && zones[zone+1] <= first+uint32(at) {
		zone++
	}
	return zone
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
	zone  int
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
		case code < codeGap:
			r.zone = int(code - codeZone)
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

// A sequenceWriter takes the words of one case after another.
type sequenceWriter struct {
	numbers map[string]uint32
	forms   []partForm
	counts  []int    // of each form in the case that is being written, weighted
	held    []uint32 // the forms of that case
	lengths []uint32
	ends    []uint32
	codes   []byte
	place   int            // of the last word of the case
	tokens  []french.Token // room for those of a text
}

func newSequenceWriter() *sequenceWriter { return &sequenceWriter{numbers: map[string]uint32{}} }

func (w *sequenceWriter) code(code uint32) {
	w.codes = binary.LittleEndian.AppendUint16(w.codes, uint16(code))
}

func (w *sequenceWriter) zone(number int) {
	w.code(codeZone + uint32(min(number, codeGap-codeZone-1)))
}

// word adds a word of some weight at a place.
func (w *sequenceWriter) word(form string, place, weight int) {
	number, ok := w.numbers[form]
	if !ok {
		number = uint32(len(w.forms))
		w.numbers[form] = number
		w.forms = append(w.forms, partForm{text: form})
		w.counts = append(w.counts, 0)
	}
	if w.counts[number] == 0 {
		w.held = append(w.held, number)
		w.forms[number].cases++
	}
	w.counts[number] += weight
	if step := place - w.place; step != 1 {
		w.code(codeGap + uint32(min(max(step, -gapBack), maxGap)+gapBack))
	}
	w.place = place
	if number < wideFrom {
		w.code(number)
		return
	}
	w.code(codeWide + number>>(2*wideBits)&wideMask)
	w.code(codeRest + number>>wideBits&wideMask)
	w.code(codeRest + number&wideMask)
}

// end ends a case of that many weighted words, and gives how often it holds each
// of its forms.
func (w *sequenceWriter) end(length int) bleve.TokenFrequencies {
	out := make(bleve.TokenFrequencies, len(w.held))
	frequencies := make([]bleve.TokenFreq, len(w.held))
	for i, number := range w.held {
		text := w.forms[number].text
		frequencies[i].Term = []byte(text)
		frequencies[i].SetFrequency(w.counts[number])
		out[text] = &frequencies[i]
		w.counts[number] = 0
	}
	w.held = w.held[:0]
	w.lengths = append(w.lengths, uint32(length))
	w.ends = append(w.ends, uint32(len(w.codes)/2))
	w.place = 0
	return out
}

// bytes gives all that was written, as readSequences takes it: numbers as varints,
// then the codes.
//
//	cases; for each its length and where its codes end
//	forms; for each how many cases hold it, how many bytes it has, these
//	the codes
func (w *sequenceWriter) bytes() []byte {
	out := binary.AppendUvarint(nil, uint64(len(w.ends)))
	for i := range w.ends {
		out = binary.AppendUvarint(out, uint64(w.lengths[i]))
		out = binary.AppendUvarint(out, uint64(w.ends[i]))
	}
	out = binary.AppendUvarint(out, uint64(len(w.forms)))
	for _, f := range w.forms {
		out = binary.AppendUvarint(out, uint64(f.cases))
		out = binary.AppendUvarint(out, uint64(len(f.text)))
		out = append(out, f.text...)
	}
	return append(out, w.codes...)
}

// errSequences is the error of bytes that are not those of a sequenceWriter.
var errSequences = errors.New("the words of the cases are damaged")

func readSequences(raw []byte) (sequences, error) {
	s := sequences{raw: raw}
	r := numberReader{rest: raw}
	n := r.number(len(raw))
	s.lengths, s.ends = make([]uint32, n), make([]uint32, n)
	end := 0
	for i := range s.lengths {
		s.lengths[i] = uint32(r.number(1<<32 - 1))
		before := end
		end = r.number(len(raw) / 2)
		r.failed = r.failed || end < before
		s.ends[i] = uint32(end)
	}
	if r.failed || 2*end > len(r.rest) {
		return s, errSequences
	}
	s.codes = r.rest[len(r.rest)-2*end:]
	s.findZones()
	r.rest = r.rest[:len(r.rest)-2*end]
	text := string(r.rest) // one for all forms
	s.forms = make([]partForm, r.number(len(text)))
	for i := range s.forms {
		s.forms[i].cases = uint32(r.number(n))
		size := r.number(len(r.rest))
		if r.failed || size > len(r.rest) {
			return s, errSequences
		}
		at := len(text) - len(r.rest)
		s.forms[i].text, r.rest = text[at:at+size], r.rest[size:]
	}
	if r.failed || len(r.rest) > 0 {
		return s, errSequences
	}
	return s, nil
}

// A numberReader reads numbers, and fails for good at the first that is not there
// or is too large.
type numberReader struct {
	rest   []byte
	failed bool
}

func (r *numberReader) number(most int) int {
	v, size := binary.Uvarint(r.rest)
	if r.failed || size <= 0 || v > uint64(most) {
		r.failed = true
		return 0
	}
	r.rest = r.rest[size:]
	return int(v)
}
