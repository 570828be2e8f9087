package page

import "glane/corpus"

// A yearSpan is the years that the cases of a corpus have.
type yearSpan struct {
	first, last int  // 0 when no case has a year
	without     bool // some case has none
}

func (s yearSpan) some() bool { return s.last != 0 }

func spanOf(whole *corpus.Corpus) yearSpan {
	var s yearSpan
	for _, c := range whole.Cases {
		switch {
		case c.Annee == 0:
			s.without = true
		case s.last == 0:
			s.first, s.last = c.Annee, c.Annee
		default:
			s.first, s.last = min(s.first, c.Annee), max(s.last, c.Annee)
		}
	}
	return s
}
