package french

import "strings"

// A prefix stands before words that the dictionary has without it:
// "interterritoriales" is inflected as "territoriales" is.
type prefix struct {
	text string
	// adds tells that the whole is a kind of what follows, so that who looks for
	// the one may look for the other; "non" and "anti" turn it round.
	adds bool
}

// prefixes are tried in this order: of two that begin alike, the longer first.
var prefixes = []prefix{
	{"inter", true},
	{"intra", true},
	{"trans", true},
	{"multi", true},
	{"pluri", true},
	{"agro", true},
	{"agri", true},
	{"eco", true},
	{"co", true},
	{"micro", true},
	{"socio", true},
	{"bio", true},
	{"geo", true},
	{"hydro", true},
	{"electro", true},
	{"auto", true},
	{"tele", true},
	{"cyber", true},
	{"supra", false},
	{"infra", false},
	{"pre", false},
	{"post", false},
	{"macro", false},
	{"mini", false},
	{"mono", false},
	{"poly", false},
	{"para", false},
	{"peri", false},
	{"hyper", false},
	{"super", false},
	{"semi", false},
	{"anti", false},
	{"non", false},
	{"sur", false},
	{"sous", false},
	{"neo", false},
	{"extra", false},
	{"des", false},
	{"dis", false},
	{"bi", false},
	{"tri", false},
	{"re", false},
	{"de", false},
	{"ex", false},
}

// minTail is the shortest word that a prefix is taken off from.
const minTail = 5

// cut takes the prefix off a word that the dictionary lacks, if what follows is
// a form that it has, and gives that form's lemma.
func (l *Lexicon) cut(folded string) (p prefix, lemma string, ok bool) {
	for _, p := range prefixes {
		tail, ok := strings.CutPrefix(folded, p.text)
		if !ok || len(tail) < minTail {
			continue
		}
		if lemma, ok := l.apply(&l.lemmas, tail, tail); ok {
			return p, lemma, true
		}
	}
	return prefix{}, "", false
}

// unknown reduces a folded form that the dictionary lacks: by the word that it
// is made of, else by the endings of plural and feminine.
func (l *Lexicon) unknown(folded string) string {
	if p, lemma, ok := l.cut(folded); ok {
		return p.text + lemma
	}
	if whole, ok := l.compound(folded); ok {
		return whole
	}
	return ending(folded)
}

// compound reduces a word of two, joined, of which each has its plural:
// "platesformes" is «plateforme».
func (l *Lexicon) compound(folded string) (string, bool) {
	for i := minTail - 1; i < len(folded)-minTail; i++ {
		if folded[i] != 's' {
			continue
		}
		head, tail := folded[:i], folded[i+1:]
		if _, ok := l.apply(&l.lemmas, head, head); !ok {
			continue
		}
		if lemma, ok := l.apply(&l.lemmas, tail, tail); ok && lemma != tail {
			return head + lemma, true
		}
	}
	return "", false
}

// unknownFamily gives the family of a lemma that the dictionary lacks: with a
// prefix, by the word that it is made of; else what is left of it without a
// suffix of derivation, marked so that it is no word's family.
func (l *Lexicon) unknownFamily(lemma string) string {
	if p, tail, ok := l.cut(lemma); ok {
		if family := l.Family(tail); family != "" && p.adds {
			return family
		} else if family != "" {
			return p.text + family
		}
	}
	return strip(lemma, derivations)
}

// strip takes the first of some suffixes off a lemma, and marks what is left; ""
// when none fits.
func strip(lemma string, suffixes []string) string {
	for _, suffix := range suffixes {
		if stem, ok := strings.CutSuffix(lemma, suffix); ok && len(stem) >= minTail {
			return stem + "-"
		}
	}
	return ""
}

// nominal are the suffixes of derivations that leave no doubt: they are also taken
// off words of the dictionary that have no relatives in it ("renaturation").
var nominal = []string{"isation", "ation", "isme", "iste"}

// derivations are suffixes that words made of one another have, as ending leaves
// them, the longer first.
var derivations = []string{
	"isation", "isateur", "istique", "istiqu", "iser", "isme", "iste", "ation", "ateur", "atif", "ement", "ique",
	"age", "ism", "ist", "iqu", "er", "eur", "e",
}

// endings are replaced in this order, once: plurals, then feminines.
var plurals = []struct{ old, new string }{
	{"eaux", "eau"}, {"aux", "al"}, {"oux", "ou"}, {"eux", "eux"}, {"ss", "ss"}, {"us", "us"}, {"is", "is"}, {"s", ""},
}

var feminines = []struct{ old, new string }{
	{"trice", "teur"}, {"ienne", "ien"}, {"euse", "eur"}, {"elle", "el"}, {"ette", "et"}, {"ive", "if"}, {"ee", "e"}, {"e", ""},
}

// minStem is the least that an ending leaves.
const minStem = 3

func ending(folded string) string {
	for _, list := range [][]struct{ old, new string }{plurals, feminines} {
		for _, e := range list {
			if stem, ok := strings.CutSuffix(folded, e.old); ok && len(stem) >= minStem {
				folded = stem + e.new
				break
			}
		}
	}
	return folded
}
