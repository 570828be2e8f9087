package bleveindex

import "strings"

// acronymPlural finds the acronym whose plural was typed in small letters: "pnrs" is
// "PNRs". In capitals, french.AcronymForm has read it so already.
func (m *mender) acronymPlural(v *vocabulary) {
	one, plural := strings.CutSuffix(m.typed, "s")
	if !plural {
		return
	}
	for _, id := range v.found(one) {
		if f := &v.forms[id]; f.letters&acronymBit != 0 && v.text(f.fold) == one {
			m.candidates = append(m.candidates, mended{v.text(f.text), 0, f.docs})
		}
	}
}

// numbered tells a fold that may be a plural.
func numbered(fold string) bool {
	return len(fold) > mendFrom && (fold[len(fold)-1] == 's' || fold[len(fold)-1] == 'x')
}

// singular leaves the ending of a plural out.
func singular(fold []rune) []rune {
	if last := len(fold) - 1; last >= mendFrom && (fold[last] == 's' || fold[last] == 'x') {
		return fold[:last]
	}
	return fold
}
