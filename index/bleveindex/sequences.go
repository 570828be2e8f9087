package bleveindex

import (
	"encoding/binary"
	"errors"

	bleve "github.com/blevesearch/bleve_index_api"
)

// Sequences hold the words of each case of a part in their order: a phrase, or a
// word within one rubric, is looked for there. In an inverted index the places of
// words take more than all the rest, and are read form by form.
//
// A sequence is made of codes of 16 bits, so that a case is looked through at half
// a nanosecond a word. A word is the number of its form in the part, plus
// firstForm; other codes are told by the constants. A word stands one place after
// the one before it, unless a codeGap says otherwise.
type sequences struct {
	raw     []byte // as a sequenceWriter wrote it; nil once nobody is to write it
	lengths []uint32
	forms   []partForm // nil once the vocabulary has them
	ends    []uint32   // where the sequence of each case ends in codes; the first begins at 0
	codes   []uint16
}

// Codes that are not a form of their own.
const (
	codeZone  = 0 // the number of the zone that begins follows
	codeGap   = 1 // how far the next word is from the last follows, plus gapBase
	codeWide  = 2 // the number of a form that has no code of its own follows: high part, low part
	firstForm = 3

	gapBase  = 1 << 15 // a word made of others comes after them, and stands where the first of them does
	wideFrom = 1<<16 - firstForm
)

// A partForm is a form of a part and how many of its cases hold it.
type partForm struct {
	text  string
	cases uint32
}

func (s *sequences) cases() int { return len(s.lengths) }

// of gives the sequence of a case, by its number in the part.
func (s *sequences) of(n uint32) []uint16 {
	begin := uint32(0)
	if n > 0 {
		begin = s.ends[n-1]
	}
	return s.codes[begin:s.ends[n]]
}

// A sequenceReader reads the words of a sequence one after another.
type sequenceReader struct {
	rest  []uint16
	form  uint32 // the current word's, by its number in the part
	place int
	zone  int
}

// next goes to the next word; false at the end.
func (r *sequenceReader) next() bool {
	step := 1
	for len(r.rest) > 0 {
		code := r.rest[0]
		r.rest = r.rest[1:]
		switch code {
		case codeZone:
			r.zone, r.rest = int(r.rest[0]), r.rest[1:]
			continue
		case codeGap:
			step, r.rest = int(r.rest[0])-gapBase, r.rest[1:]
			continue
		case codeWide:
			r.form, r.rest = uint32(r.rest[0])<<16|uint32(r.rest[1]), r.rest[2:]
		default:
			r.form = uint32(code) - firstForm
		}
		r.place += step
		return true
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
	codes   []uint16
	place   int // of the last word of the case
}

func newSequenceWriter() *sequenceWriter { return &sequenceWriter{numbers: map[string]uint32{}} }

func (w *sequenceWriter) zone(number int) { w.codes = append(w.codes, codeZone, uint16(number)) }

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
		w.codes = append(w.codes, codeGap, uint16(min(max(step+gapBase, 0), 1<<16-1)))
	}
	if number < wideFrom {
		w.codes = append(w.codes, uint16(number+firstForm))
	} else {
		w.codes = append(w.codes, codeWide, uint16(number>>16), uint16(number))
	}
	w.place = place
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
	w.ends = append(w.ends, uint32(len(w.codes)))
	w.place = 0
	return out
}

// bytes gives all that was written, as readSequences takes it: numbers as varints,
// then the codes.
//
//	cases; for each its length and where its codes end
//	forms; for each how many cases hold it, how many bytes it has, these
//	the codes, two bytes each, the low one first
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
	for _, code := range w.codes {
		out = binary.LittleEndian.AppendUint16(out, code)
	}
	return out
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
	codes := r.rest[len(r.rest)-2*end:]
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
	s.codes = make([]uint16, end)
	for i := range s.codes {
		s.codes[i] = binary.LittleEndian.Uint16(codes[2*i:])
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
