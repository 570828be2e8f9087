package french

import (
	"hash/maphash"
	"strings"
)

const (
	// rememberedWords is how many words a cutter remembers before it begins anew.
	rememberedWords = 1 << 15
	// longestRemembered is the longest of them, in bytes: what readers type may be one
	// word as long as a query.
	longestRemembered = 64
)

// A wordTable is what a cutter remembers of words: their places among words, by
// their hashes. Every word of a corpus is looked for in one, so it is a table of a few
// hundred kB that lies near the processor, where a map's would be megabytes.
type wordTable struct {
	slots []wordSlot  // a power of two of them, at most half taken
	words []knownWord // what was given is never changed
}

// A wordSlot is where a word stands, plus 1; 0 for a free one.
type wordSlot struct{ hash, place uint32 }

var wordSeed = maphash.MakeSeed()

// find gives what is known of a word, and looks it up where nothing is. What it gives
// holds nothing of the text.
func (t *wordTable) find(text string, look func(text string) knownWord) *knownWord {
	hash := uint32(maphash.String(wordSeed, text))
	if len(t.slots) > 0 {
		mask := uint32(len(t.slots) - 1)
		for i := hash & mask; t.slots[i].place > 0; i = (i + 1) & mask {
			if t.slots[i].hash == hash {
				if w := &t.words[t.slots[i].place-1]; w.text == text {
					return w
				}
			}
		}
	}
	text = strings.Clone(text) // or the whole text would be remembered
	w := look(text)
	w.text, w.hash = text, hash
	if len(text) > longestRemembered {
		long := w
		return &long
	}
	return t.add(w)
}

func (t *wordTable) add(w knownWord) *knownWord {
	switch {
	case len(t.words) >= rememberedWords:
		clear(t.slots)
		t.words = make([]knownWord, 0, rememberedWords) // who has the old ones keeps them
	case 2*(len(t.words)+1) > len(t.slots):
		t.slots = make([]wordSlot, max(2*len(t.slots), 1<<8))
		for i := range t.words {
			t.take(t.words[i].hash, uint32(i)+1)
		}
	}
	t.words = append(t.words, w)
	t.take(w.hash, uint32(len(t.words)))
	return &t.words[len(t.words)-1]
}

// take puts a place into the first slot that is free for a hash.
func (t *wordTable) take(hash, place uint32) {
	mask := uint32(len(t.slots) - 1)
	i := hash & mask
	for t.slots[i].place > 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = wordSlot{hash, place}
}
