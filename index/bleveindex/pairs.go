package bleveindex

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Pairs tell where two words stand one, two or three places apart, of words that
// many cases hold: a phrase is then looked for where its words follow one another, not
// in all cases that hold them. Of rarer words so few cases hold one that looking
// through them costs no more.
//
// They have classes of forms instead of forms, and what they tell is hashed: more is
// found than asked for, never less, and each place is looked at. They are made in the
// background after the start, with the places.
type partPairs struct {
	classes []uint32 // of the forms, by their numbers in the vocabulary; 0 for those that are rare
	// data has, bucket after bucket, where the first word of each pair stands: its
	// code in the sequences of the part, the first from 0, each other from the one before.
	data   []byte
	starts []uint32 // where each bucket begins in data; one more than these
	shift  int      // of a hash, for the number of its bucket
	room   mapped   // of data
}

const (
	// pairShare is the share of all cases, and pairFrom the number, that at least hold
	// a form of a class that has pairs.
	pairShare = 200
	pairFrom  = 64
	// pairReach is how far the second word of a pair stands from the first at most.
	pairReach = 3
	// pairsPerBucket is how many words of a part there are for a bucket: of so many
	// pairs or fewer nothing is known but that they are not those asked for.
	pairsPerBucket = 32
)

// bucket gives the number of the bucket of a pair.
func (p *partPairs) bucket(first, second uint32, apart int) int {
	h := (uint64(first)<<32 | uint64(second)<<2 | uint64(apart)) * 0x9E3779B97F4A7C15
	return int((h ^ h>>29) * 0xBF58476D1CE4E5B9 >> p.shift)
}

// of gives the bytes of a bucket.
func (p *partPairs) of(bucket int) []byte { return p.data[p.starts[bucket]:p.starts[bucket+1]] }

// read adds the codes of a bucket.
func (p *partPairs) read(to []uint32, bucket int) []uint32 {
	data, code := p.of(bucket), uint32(0)
	to = slices.Grow(to, len(data))
	for at := 0; at < len(data); {
		var step uint64
		step, at = number(data, at)
		code += uint32(step)
		to = append(to, code)
	}
	return to
}

// pairClasses gives each form the number of its class, 0 for those of which few cases
// hold one: forms that one word may meet, as far as keys and families tell, are of one
// class.
func pairClasses(v *vocabulary, cases int) []uint32 {
	leader := make([]uint32, len(v.forms))
	for id := range leader {
		leader[id] = uint32(id)
	}
	of := func(id uint32) uint32 {
		for leader[id] != id {
			leader[id] = leader[leader[id]]
			id = leader[id]
		}
		return id
	}
	for _, by := range []*formIndex{&v.byKey, &v.byFamily} {
		for text := range v.len() {
			for k, id := range by.of(uint32(text)) {
				if k > 0 {
					leader[of(uint32(id))] = of(uint32(by.of(uint32(text))[0]))
				}
			}
		}
	}
	docs := make([]int, len(leader))
	for id := range leader {
		docs[of(uint32(id))] += int(v.forms[id].docs)
	}
	classes := make([]uint32, len(leader))
	for id := range leader {
		if one := of(uint32(id)); docs[one] >= max(cases/pairShare, pairFrom) {
			classes[id] = one + 1
		}
	}
	return classes
}

// A pairsWriter makes the pairs of one part after another, in the same room.
type pairsWriter struct {
	partPairs
	class []uint32 // by the number of a form in the part
	near  []paired // the words of a case, as they are read
	ends  []uint32 // where the codes of each bucket end, after that of the one before
	codes []uint32
}

// write makes those of a part.
func (w *pairsWriter) write(p *part, classes []uint32) *partPairs {
	exponent := max(bits.Len(uint(len(p.words.codes)/2/pairsPerBucket)), 1)
	buckets := 1 << exponent
	w.partPairs = partPairs{classes: classes, starts: make([]uint32, buckets+1), shift: 64 - exponent, data: w.data[:0]}
	w.class = zeroed(w.class, p.forms)
	for id, class := range classes {
		if number, ok := p.number(int32(id)); ok {
			w.class[number] = class
		}
	}
	w.ends = zeroed(w.ends, buckets+1)
	w.each(&p.words, func(bucket int, _ uint32) { w.ends[bucket+1]++ })
	for i := 1; i < len(w.ends); i++ {
		w.ends[i] += w.ends[i-1]
	}
	w.codes = zeroed(w.codes, int(w.ends[buckets]))
	w.each(&p.words, func(bucket int, code uint32) { // from where a bucket begins it goes to where it ends
		w.codes[w.ends[bucket]] = code
		w.ends[bucket]++
	})
	begin := uint32(0)
	for bucket, end := range w.ends[:buckets] {
		w.add(w.codes[begin:end])
		w.starts[bucket+1] = uint32(len(w.data))
		begin = end
	}
	made := w.partPairs
	made.data, made.room = outside(w.data)
	return &made
}

// zeroed gives so many zeros, in that room if they find it there.
func zeroed(room []uint32, n int) []uint32 {
	room = slices.Grow(room[:0], n)[:n]
	clear(room)
	return room
}

// A paired is a word that may be the first of pairs.
type paired struct {
	class, code uint32
	place       int
	back        bool // it does not stand after all that were read before it
}

// each gives the bucket of each pair and where its first word stands. As a phrase does,
// it reads the words as they were written, of which some stand before the one they
// were written after.
func (w *pairsWriter) each(s *sequences, take func(bucket int, code uint32)) {
	for n := range uint32(s.cases()) {
		whole, last := s.of(n), 0
		begin := s.begin(n)
		w.near = w.near[:0]
		for r := (sequenceReader{rest: whole}); ; {
			if !r.next() {
				break
			}
			word := paired{class: w.class[r.form], place: r.place, back: r.place <= last}
			last = max(last, r.place)
			size := 1
			if r.form >= wideFrom {
				size = wideCodes
			}
			word.code = begin + uint32(len(whole)-len(r.rest))/2 - uint32(size)
			w.pair(&word, take)
			w.near = append(w.near, word)
		}
	}
}

// pair gives the pairs of a word and of those read before it. Of a phrase's words but
// the first, one that is made of others may come after those that it stands before.
func (w *pairsWriter) pair(word *paired, take func(bucket int, code uint32)) {
	if word.class == 0 {
		return
	}
	for k := len(w.near) - 1; k >= 0; k-- {
		first := &w.near[k]
		apart := word.place - first.place
		switch {
		case apart > pairReach && !first.back:
			return // what was read before stands before it too
		case first.class == 0:
		case 0 < apart && apart <= pairReach:
			take(w.bucket(first.class, word.class, apart), first.code)
		case apart < 0 && -apart <= pairReach:
			take(w.bucket(word.class, first.class, -apart), word.code)
		}
	}
}

// add adds a bucket.
func (w *pairsWriter) add(codes []uint32) {
	slices.Sort(codes)
	before := uint32(0)
	for k, code := range codes {
		if k == 0 || code != before {
			w.data = binary.AppendUvarint(w.data, uint64(code-before))
		}
		before = code
	}
}
