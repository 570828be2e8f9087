package french

import (
	_ "embed"
	"fmt"
	"hash/crc32"
	"strings"

	"github.com/blevesearch/vellum"
)

//go:embed data/lemmas.fst
var lemmaData []byte

//go:embed data/families.fst
var familyData []byte

//go:embed data/rules.txt
var ruleData string

// A Lexicon is a Stemmer that knows the inflections of French: the lemma that a
// form belongs to, and the family that a lemma belongs to by derivation. It is
// safe for concurrent use.
//
// Its data are two automata made by the command in build/ out of the Grammalecte
// dictionary; data/README.md tells which, under what licence, and how to make
// them again. Words that the dictionary lacks follow a rule (see unknown.go).
type Lexicon struct {
	lemmas, families *vellum.FST
	rules            []rule
}

// A rule makes a lemma of a form, or a family of a lemma: it cuts bytes off the
// end of the folded form and adds others.
type rule struct {
	cut int
	add string
}

// OpenLexicon opens the lexicon, which stands in the binary: it takes microseconds.
func OpenLexicon() (*Lexicon, error) {
	lemmas, err := vellum.Load(lemmaData)
	if err != nil {
		return nil, fmt.Errorf("open the lemmas: %w", err)
	}
	families, err := vellum.Load(familyData)
	if err != nil {
		return nil, fmt.Errorf("open the families: %w", err)
	}
	l := &Lexicon{lemmas: lemmas, families: families}
	for _, line := range strings.Split(strings.TrimSuffix(ruleData, "\n"), "\n") {
		var r rule
		cut, add, _ := strings.Cut(line, " ")
		if _, err := fmt.Sscanf(cut, "%d", &r.cut); err != nil {
			return nil, fmt.Errorf("read the rule %q: %w", line, err)
		}
		r.add = add
		l.rules = append(l.rules, r)
	}
	return l, nil
}

// Fingerprint changes with the data of the lexicon.
func (l *Lexicon) Fingerprint() string {
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	for _, data := range [][]byte{lemmaData, familyData, []byte(ruleData)} {
		_, _ = sum.Write(data) // never fails
	}
	return fmt.Sprintf("%08x", sum.Sum32())
}

// Stem implements Stemmer. With its accents a form tells more: "contrôlé" is a
// form of «contrôler», "contrôle" a word.
func (l *Lexicon) Stem(form string) string {
	lemma, ok := l.known(form)
	if bare := strings.ReplaceAll(form, "'", ""); bare != form {
		// Old spellings and hurried ones differ by it: «entr'aide», "aujourdhui".
		if !ok {
			lemma, ok = l.known(bare)
		}
		lemma = strings.ReplaceAll(lemma, "'", "")
	}
	if ok {
		return lemma
	}
	return l.unknown(strings.ReplaceAll(Fold(form), "'", ""))
}

// Family implements Stemmer.
func (l *Lexicon) Family(lemma string) string {
	if family, ok := l.apply(l.families, lemma, lemma); ok {
		return family
	}
	if _, ok := l.apply(l.lemmas, lemma, lemma); ok {
		return strip(lemma, nominal) // it has no relatives among known words
	}
	return l.unknownFamily(lemma)
}

// Knows implements Stemmer.
func (l *Lexicon) Knows(form string) bool {
	_, ok := l.known(form)
	return ok
}

func (l *Lexicon) known(form string) (lemma string, ok bool) {
	folded := Fold(form)
	if lemma, ok := l.apply(l.lemmas, form, folded); ok {
		return lemma, true
	}
	return l.apply(l.lemmas, folded, folded)
}

func (l *Lexicon) apply(fst *vellum.FST, key, folded string) (string, bool) {
	n, ok, err := fst.Get([]byte(key))
	if err != nil || !ok || n >= uint64(len(l.rules)) {
		return "", false // an embedded automaton that opened does not fail
	}
	r := l.rules[n]
	return folded[:len(folded)-r.cut] + r.add, true
}
