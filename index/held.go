package index

import (
	"slices"

	"glane/index/french"
)

// A Holder is a Reader that holds the forms of a corpus. The texts that are
// marked are of that corpus.
type Holder interface {
	Reader
	// Asked gives the forms of the corpus that meet a word as typed, and how; with
	// prefix the longer ones that begin like it too, with family the words of its family.
	Asked(typed string, prefix, family bool) Meetings
}

// Meetings are forms of a corpus that meet a word, each once.
type Meetings interface {
	Len() int
	At(i int) (form string, kind Kind)
}

// heldForms are the forms of a corpus that meet the words of a query. The words
// of a text that are none of these are passed over, without being analysed.
type heldForms struct {
	holder   Holder
	byForm   map[string]chain
	meetings []chained // of all forms
	pick     *french.Pick
}

// A meeting is how a form meets a word of a wanted, by their numbers.
type meeting struct {
	wanted, word int
	kind         Kind
}

// A chain is where the first and the last meeting of a form stand; a query of one letter
// has a thousand forms, and a slice for each takes long to make.
type chain struct{ first, last int32 }

// A chained is a meeting, and where the next one of its form stands; 0 for none.
type chained struct {
	meeting
	next int32
}

// add looks up what meets the words of a wanted.
func (h *heldForms) add(w *wanted) {
	for i := range w.words {
		one := &w.words[i]
		met := h.holder.Asked(one.typed, one.word.Prefix, one.word.Family)
		if h.byForm == nil {
			h.byForm = make(map[string]chain, met.Len())
		}
		h.meetings = slices.Grow(h.meetings, met.Len())
		for n := range met.Len() {
			form, kind := met.At(n)
			h.chain(form, meeting{w.number, i, kind})
		}
	}
}

func (h *heldForms) chain(form string, m meeting) {
	at := int32(len(h.meetings))
	h.meetings = append(h.meetings, chained{meeting: m})
	c, known := h.byForm[form]
	if known {
		h.meetings[c.last].next = at
		c.last = at
	} else {
		h.pick.Add(form)
		c = chain{at, at}
	}
	h.byForm[form] = c
}

// appendMet adds what a form meets to out.
func (h *heldForms) appendMet(out []meeting, form string) []meeting {
	c, known := h.byForm[form]
	if !known {
		return out
	}
	for at := c.first; ; {
		out = append(out, h.meetings[at].meeting)
		if at = h.meetings[at].next; at == 0 {
			return out
		}
	}
}

func (h *heldForms) meets(form string, wanted, word int) (Kind, bool) {
	c, known := h.byForm[form]
	for at := c.first; known; {
		m := &h.meetings[at]
		if m.wanted == wanted && m.word == word {
			return m.kind, true
		}
		at = m.next
		known = at != 0
	}
	return "", false
}
