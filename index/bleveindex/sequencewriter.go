package bleveindex

import (
	"encoding/binary"

	bleve "github.com/blevesearch/bleve_index_api"

	"glane/index/french"
)

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
	titles  titleWriter
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

// title adds words that were written to the title of the case.
func (w *sequenceWriter) title(tokens []french.Token) {
	for _, t := range tokens {
		if !t.Stop && !t.Compound {
			w.titles.word(w.numbers[t.Form])
		}
	}
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
	w.titles.end()
	return out
}

// bytes gives the sequences, as readSequences takes them: numbers as varints, then the
// codes.
//
//	cases; zones of each
//	for each case its length, how many codes it has, and where each zone begins, from
//	where the one before does, the first from where the case does
//	the codes
func (w *sequenceWriter) bytes() []byte {
	s := sequences{ends: w.ends, codes: w.codes}
	s.findZones()
	out := binary.AppendUvarint(nil, uint64(len(w.ends)))
	out = binary.AppendUvarint(out, uint64(s.zoneCount))
	begin := uint32(0)
	for n, end := range w.ends {
		out = binary.AppendUvarint(out, uint64(w.lengths[n]))
		out = binary.AppendUvarint(out, uint64(end-begin))
		before := begin
		for _, zone := range s.zones[n*s.zoneCount : (n+1)*s.zoneCount] {
			out = binary.AppendUvarint(out, uint64(zone-before))
			before = zone
		}
		begin = end
	}
	return append(out, w.codes...)
}
