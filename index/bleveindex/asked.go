package bleveindex

import (
	"maps"

	"glane/index"
	"glane/index/french"
)

// A wording is a word as a query has it.
type wording struct {
	typed          string
	prefix, family bool
}

// An askedWord is a word of a query with the forms that meet it.
type askedWord struct {
	french.Word
	met []met
}

// Len implements index.Meetings.
func (w *askedWord) Len() int { return len(w.met) }

// At implements index.Meetings.
func (w *askedWord) At(i int) (form string, kind index.Kind) { return w.met[i].Text, w.met[i].kind }

// asked are the words of a search, each analysed once: it is asked for to find cases, to
// tell which titles say nothing else, and to mark it in what was found. It is not safe
// for concurrent use.
type asked struct {
	*searcher
	words map[wording]*askedWord
}

func (s *searcher) asked() asked { return asked{s, map[wording]*askedWord{}} }

// clone gives the same for another goroutine.
func (a asked) clone() asked { return asked{a.searcher, maps.Clone(a.words)} }

// word gives what a word is and meets.
func (a asked) word(typed string, prefix, family bool) *askedWord {
	key := wording{typed, prefix, family}
	known, ok := a.words[key]
	if !ok {
		known = &askedWord{Word: a.analyzer.Word(typed, a.Reading)}
		known.Prefix, known.Family = prefix, family
		known.met = a.vocabulary.meeting(&known.Word)
		a.words[key] = known
	}
	return known
}

// Asked implements index.Holder.
func (a asked) Asked(typed string, prefix, family bool) index.Meetings {
	return a.word(typed, prefix, family)
}

// Asked implements index.Holder.
func (s *searcher) Asked(typed string, prefix, family bool) index.Meetings {
	return s.asked().word(typed, prefix, family)
}
