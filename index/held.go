package index

import (
	"iter"

	"glane/index/french"
)

// A Holder is a Reader that holds the forms of a corpus. The texts that are
// marked are of that corpus.
type Holder interface {
	// Meeting gives the forms of the corpus that meet a word, and how.
	Meeting(w *french.Word) iter.Seq2[string, Kind]
}

// heldForms are the forms of a corpus that meet the words of a query. The words
// of a text that are none of these are passed over, without being analysed.
type heldForms struct {
	holder Holder
	byForm map[string][]meeting
	pick   *french.Pick
}

// A meeting is how a form meets a word of a wanted, by their numbers.
type meeting struct {
	wanted, word int
	kind         Kind
}

// add looks up what meets the words of a wanted.
func (h *heldForms) add(w *wanted) {
	for i := range w.words {
		for form, kind := range h.holder.Meeting(&w.words[i].word) {
			h.byForm[form] = append(h.byForm[form], meeting{w.number, i, kind})
			h.pick.Add(form)
		}
	}
}

func (h *heldForms) meets(form string, wanted, word int) (Kind, bool) {
	for _, m := range h.byForm[form] {
		if m.wanted == wanted && m.word == word {
			return m.kind, true
		}
	}
	return "", false
}
