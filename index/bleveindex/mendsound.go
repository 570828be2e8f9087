package bleveindex

import (
	"hash/fnv"
	"slices"
	"strings"

	"glane/index/french"
)

// soundFrom is how many letters a word has at least to be mended by its sound: in
// short words one sound has many spellings.
const soundFrom = 5

// soundOf tells how a fold sounds in few bytes; two that sound otherwise seldom have
// the same.
func soundOf(fold string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(french.Sound(fold)))
	return h.Sum32()
}

// A heardForm is a form by how it sounds: soundOf its fold in the high half, its
// number in the low one.
type heardForm uint64

func heardAs(sound uint32, id int) heardForm { return heardForm(sound)<<32 | heardForm(id) }

func (h heardForm) id() uint32 { return uint32(h) }

// soundsOf gives all forms in the order of their sounds.
func (v *vocabulary) soundsOf() []heardForm {
	out := make([]heardForm, len(v.forms))
	for id := range v.forms {
		out[id] = heardAs(soundOf(v.text(v.forms[id].fold)), id)
	}
	slices.Sort(out)
	return out
}

// sounding finds the forms that are heard as the word is, however far they are
// spelt from it: one slip of who writes what is heard.
func (m *mender) sounding(v *vocabulary) {
	if len(m.runes) < soundFrom {
		return
	}
	sound, all := soundOf(m.typed), v.sounds()
	first, _ := slices.BinarySearch(all, heardAs(sound, 0))
	for _, heard := range all[first:] {
		if heard > heardAs(sound, len(v.forms)) {
			return
		}
		f := &v.forms[heard.id()]
		if fold := v.text(f.fold); f.letters&acronymBit == 0 && len(fold) >= mendFrom && french.Sound(fold) == french.Sound(m.typed) {
			m.candidates = append(m.candidates, mended{v.text(f.text), 1 + heardOddness, f.docs})
		}
	}
}

// heardOddness is how odd it is to spell a word as it is heard: less than most
// slips of the hand, more than a letter doubled.
const heardOddness = 0.05

// undoubled writes letters that are doubled once.
func undoubled(s string) string {
	var b strings.Builder
	last := rune(-1)
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
