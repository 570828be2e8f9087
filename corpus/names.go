package corpus

import (
	"slices"
	"strings"
)

// maxName is how many bytes an id or a name may have: it stands in addresses,
// and in file names together with ".yaml".
const maxName = 100

// isID tells whether s may be the id of a case or of a value: lower-case
// letters and digits, in groups joined by one hyphen.
func isID(s string) bool {
	if s == "" || len(s) > maxName {
		return false
	}
	for group := range strings.SplitSeq(s, "-") {
		if group == "" || !onlyOf(group, letters+digits) {
			return false
		}
	}
	return true
}

// isName tells whether s may name a rubric or a facet: a lower-case letter,
// then letters, digits and underscores.
func isName(s string) bool {
	if s == "" || len(s) > maxName || !strings.Contains(letters, s[:1]) {
		return false
	}
	return onlyOf(s, letters+digits+"_")
}

const (
	letters = "abcdefghijklmnopqrstuvwxyz"
	digits  = "0123456789"
)

func onlyOf(s, allowed string) bool {
	for i := range len(s) {
		if !strings.Contains(allowed, s[i:i+1]) {
			return false
		}
	}
	return true
}

// asID is the nearest id to a label, as "Entente Drôme" gives "entente-drome";
// "" when nothing of it can be kept.
func asID(label string) string { return slug(label, "-") }

// asName is the nearest name to a label, as "Éléments déclencheurs" gives
// "elements_declencheurs".
func asName(label string) string {
	return strings.TrimLeft(slug(label, "_"), digits+"_")
}

func slug(label, joint string) string {
	words := strings.Fields(fold(label))
	words = slices.DeleteFunc(words, func(w string) bool { return !onlyOf(w, letters+digits) })
	s := strings.Join(words, joint)
	if len(s) > maxName {
		s = strings.Trim(s[:maxName], joint)
	}
	return s
}
