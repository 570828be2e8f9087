package bleveindex

import (
	"encoding/binary"
	"math/bits"
)

// A finder finds the words of some forms in sequences: most of what a search for a
// phrase does. It compares four codes at a time with few forms, or looks each code
// up among many.
type finder struct {
	few  []uint64 // the code of each form, four times in a row
	many *[1 << 16 / 64]uint64
	wide bool // some have no code of their own: each beginning of such a one is found
}

// fewForms is up to how many forms are compared with.
const fewForms = 6

// lanes has 1 in each of the four codes of a number.
const lanes = 0x0001_0001_0001_0001

func (f *finder) clear() { *f = finder{few: f.few[:0]} }

func (f *finder) want(form uint32) {
	if form >= wideFrom {
		f.wide = true
		return
	}
	f.code(uint16(form))
}

func (f *finder) code(code uint16) {
	f.few = append(f.few, uint64(code)*lanes)
	if len(f.few) <= fewForms {
		return
	}
	if f.many == nil {
		f.many = &[1 << 16 / 64]uint64{}
		for _, known := range f.few {
			f.add(uint16(known))
		}
	}
	f.add(code)
}

func (f *finder) add(code uint16) { f.many[code/64] |= 1 << (code % 64) }

// find gives the first place in a sequence, counted in codes from at on, where one of
// the forms stands; -1 for none.
func (f *finder) find(sequence []byte, at int) int {
	switch {
	case f.wide:
		return f.findWide(sequence, at)
	case f.many != nil:
		return f.findOne(sequence, at)
	}
	for ; 2*at+8 <= len(sequence); at += 4 {
		four := binary.LittleEndian.Uint64(sequence[2*at:])
		found := uint64(0)
		for _, code := range f.few {
			// The lowest lane of x that is 0 is the lowest whose high bit is set here
			// (Mycroft's test; lanes above a 0 may be set by its borrow).
			x := four ^ code
			found |= (x - lanes) &^ x & (lanes << 15)
		}
		if found != 0 {
			return at + bits.TrailingZeros64(found)/16
		}
	}
	for ; 2*at < len(sequence); at++ {
		code := uint64(binary.LittleEndian.Uint16(sequence[2*at:])) * lanes
		for _, wanted := range f.few {
			if code == wanted {
				return at
			}
		}
	}
	return -1
}

func (f *finder) findOne(sequence []byte, at int) int {
	for ; 2*at < len(sequence); at++ {
		if code := binary.LittleEndian.Uint16(sequence[2*at:]); f.many[code/64]&(1<<(code%64)) != 0 {
			return at
		}
	}
	return -1
}

func (f *finder) findWide(sequence []byte, at int) int {
	for ; 2*at < len(sequence); at++ {
		code := binary.LittleEndian.Uint16(sequence[2*at:])
		if code >= codeWide && code < codeRest {
			return at
		}
		for _, wanted := range f.few {
			if uint16(wanted) == code {
				return at
			}
		}
	}
	return -1
}
