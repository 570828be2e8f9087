package french

import "strings"

// prefixes stand before words that the dictionary has without them:
// "interterritoriales" is inflected as "territoriales" is.
var prefixes = []string{
	"inter", "intra", "trans", "supra", "infra", "multi", "pluri", "agro", "eco", "co", "re", "pre", "post",
	"micro", "macro", "mini", "mono", "bi", "tri", "poly", "para", "peri", "auto", "socio", "bio", "geo",
	"hydro", "electro", "cyber", "hyper", "super", "semi", "anti", "non", "sur", "sous", "neo", "ex", "extra",
}

// minTail is the shortest word that a prefix is taken off from.
const minTail = 5

// unknown reduces a folded form that the dictionary lacks: by the word that it
// is made of, else by the endings of plural and feminine.
func (l *Lexicon) unknown(folded string) string {
	for _, p := range prefixes {
		tail, ok := strings.CutPrefix(folded, p)
		if !ok || len(tail) < minTail {
			continue
		}
		if lemma, ok := l.apply(l.lemmas, tail, tail); ok {
			return p + lemma
		}
	}
	return ending(folded)
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
