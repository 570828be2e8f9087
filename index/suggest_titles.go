package index

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"glane/index/french"
)

// addTitles adds the titles of all cases: once no more entries come.
func (w *suggestWriter) addTitles(ctx context.Context) error {
	n := w.cases.Len()
	w.heads, w.lengths = make([]uint64, n), make([]uint16, n)
	for i := range n {
		if i%lookPause == 0 && ctx.Err() != nil {
			return fmt.Errorf("read the titles to suggest: %w", ctx.Err())
		}
		title := w.cases.Titre(i)
		fold := foldText(title)
		w.heads[i], w.lengths[i] = headOf(fold), uint16(min(len(fold), math.MaxUint16))
		w.addText(int32(len(w.entries)+i), title)
	}
	return nil
}

// entry gives the entry of that number.
func (s *suggester) entry(number int32) *suggestEntry {
	if int(number) < len(s.entries) {
		return s.entries[number]
	}
	n := int(number) - len(s.entries)
	title := s.cases.Titre(n)
	return &suggestEntry{Suggestion: Suggestion{Text: title, Kind: SuggestCase, Case: s.cases.ID(n), Count: 1}, fold: foldText(title)}
}

// foldText gives a text as it is compared with what is typed.
func foldText(text string) string { return french.Fold(strings.ToLower(text)) }

// headOf gives the first eight bytes of a text as a number, so that most of a hundred
// thousand titles are told from what is typed without a look at them.
func headOf(fold string) uint64 {
	var head [8]byte
	copy(head[:], fold)
	return binary.BigEndian.Uint64(head[:])
}
