package french

import (
	_ "embed"
	"fmt"
	"hash/crc32"
	"strings"
	"sync"

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
	lemmas, families automaton
	rules            []rule
}

// An automaton gives the numbers of words. It is safe for concurrent use.
type automaton struct {
	readers sync.Pool // of *vellum.Reader, which need no memory to be asked again
}

// open is called once, before anything is asked.
func (a *automaton) open(data []byte) error {
	fst, err := vellum.Load(data)
	if err != nil {
		return err
	}
	first, err := fst.Reader()
	if err != nil {
		return err
	}
	a.readers.Put(first)
	a.readers.New = func() any {
		r, err := fst.Reader()
		if err != nil {
			panic(fmt.Sprintf("french: an automaton that was read cannot be read again: %v", err))
		}
		return r
	}
	return nil
}

func (a *automaton) number(word string) (n uint64, ok bool, err error) {
	r := a.readers.Get().(*vellum.Reader)
	defer a.readers.Put(r)
	return r.Get([]byte(word))
}

// A rule makes a lemma of a form, or a family of a lemma: it cuts bytes off the
// end of the folded form and adds others.
type rule struct {
	cut int
	add string
}

// OpenLexicon opens the lexicon, which stands in the binary: it takes microseconds.
func OpenLexicon() (*Lexicon, error) {
	l := &Lexicon{}
	if err := l.lemmas.open(lemmaData); err != nil {
		return nil, fmt.Errorf("open the lemmas: %w", err)
	}
	if err := l.families.open(familyData); err != nil {
		return nil, fmt.Errorf("open the families: %w", err)
	}
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
	if family, ok := l.apply(&l.families, lemma, lemma); ok {
		return family
	}
	if _, ok := l.apply(&l.lemmas, lemma, lemma); ok {
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
	if lemma, ok := l.apply(&l.lemmas, form, folded); ok {
		return lemma, true
	}
	return l.apply(&l.lemmas, folded, folded)
}

func (l *Lexicon) apply(words *automaton, key, folded string) (string, bool) {
	n, ok, err := words.number(key)
	if err != nil || !ok || n >= uint64(len(l.rules)) {
		return "", false // an embedded automaton that opened does not fail
	}
	r := l.rules[n]
	return folded[:len(folded)-r.cut] + r.add, true
}
