package main

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
	"unicode"
)

// A dictionary is what a hunspell dictionary holds, with flags of two letters.
type dictionary struct {
	suffixes map[string][]suffix // by flag
	verbs    map[string]bool     // flags of conjugations
	parts    map[string]bool     // flags of participles
	entries  []entry
}

type suffix struct {
	cut, add string
	when     *regexp.Regexp // the ending that it applies to
}

type entry struct {
	word  string
	flags []string
}

func readDictionary(affixes, words []byte) (*dictionary, error) {
	d := &dictionary{suffixes: map[string][]suffix{}, verbs: map[string]bool{}, parts: map[string]bool{}}
	if err := eachLine(affixes, d.affix); err != nil {
		return nil, fmt.Errorf("affixes: %w", err)
	}
	d.classify()
	if err := eachLine(words, d.word); err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	if len(d.verbs) == 0 || len(d.entries) == 0 {
		return nil, fmt.Errorf("%d conjugations and %d words are found", len(d.verbs), len(d.entries))
	}
	return d, nil
}

func eachLine(text []byte, do func(line string) error) error {
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		if err := do(strings.TrimRight(line, "\r\n")); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return nil
}

// affix reads a line as "SFX S. 0 s/D'Q' [^sxz]". Prefixes are elisions, and the
// multiples of units, which follow the rule for unknown words.
func (d *dictionary) affix(line string) error {
	f := strings.Fields(line)
	if len(f) < 5 || f[0] != "SFX" {
		return nil
	}
	when, err := regexp.Compile(f[4] + "$")
	if err != nil {
		return err
	}
	add, _, _ := strings.Cut(f[3], "/")
	s := suffix{cut: f[2], add: add, when: when}
	if s.cut == "0" {
		s.cut = ""
	}
	if s.add == "0" {
		s.add = ""
	}
	d.suffixes[f[1]] = append(d.suffixes[f[1]], s)
	return nil
}

// classify finds the conjugations, which have a present participle, and the
// participles, which make past ones of infinitives.
func (d *dictionary) classify() {
	for flag, list := range d.suffixes {
		infinitives := 0
		for _, s := range list {
			if strings.HasSuffix(s.add, "ant") && len(list) > 10 {
				d.verbs[flag] = true
			}
			if strings.HasSuffix(s.cut, "r") || strings.HasSuffix(s.cut, "re") || strings.HasSuffix(s.cut, "ir") {
				infinitives++
			}
		}
		if !d.verbs[flag] && infinitives == len(list) {
			d.parts[flag] = true
		}
	}
}

// word reads a line as "mutualiser/a0p+". Words with digits, hyphens or spaces,
// and acronyms, are no words to the tokenizer, or are never inflected.
func (d *dictionary) word(line string) error {
	word, flags, _ := strings.Cut(line, "/")
	word, _, _ = strings.Cut(word, "\t")
	flags, _, _ = strings.Cut(flags, "\t")
	upper := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			upper++
		}
		if !unicode.IsLetter(r) && r != '\'' {
			return nil
		}
	}
	if word == "" || upper > 1 || strings.HasSuffix(word, "'") {
		return nil
	}
	e := entry{word: word}
	for runes := []rune(flags); len(runes) >= 2; runes = runes[2:] {
		e.flags = append(e.flags, string(runes[:2]))
	}
	d.entries = append(d.entries, e)
	return nil
}

// A reading is one way to take a form: what word it is of, and how likely.
type reading struct {
	lemma string // lower case, with accents
	rank  int    // the least is the likeliest
}

// How likely a reading is, by its kind: of the words that a text about public
// matters holds, a form that may be a noun and a verb's is nearly always the noun.
const (
	asNoun = iota // noun, adjective or word that does not change
	asParticiple
	asInfinitive
	asFinite
	asName // a proper name
)

// readings gives every form of every word.
func (d *dictionary) readings() map[string][]reading {
	out := map[string][]reading{}
	add := func(form, lemma string, rank int) {
		form, lemma = strings.ToLower(form), strings.ToLower(lemma)
		out[form] = append(out[form], reading{lemma, rank})
	}
	for _, e := range d.entries {
		own := asNoun
		if unicode.IsUpper([]rune(e.word)[0]) {
			own = asName
		}
		verb := false
		for _, flag := range e.flags {
			verb = verb || d.verbs[flag]
		}
		if verb {
			own = asInfinitive
		}
		add(e.word, e.word, own)
		for _, flag := range e.flags {
			rank := own
			switch {
			case d.verbs[flag]:
				rank = asFinite
			case d.parts[flag]:
				rank = asParticiple
			}
			for _, s := range d.suffixes[flag] {
				if s.when.MatchString(e.word) && strings.HasSuffix(e.word, s.cut) {
					form := strings.TrimSuffix(e.word, s.cut) + s.add
					if rank == asFinite && form == e.word {
						continue // the infinitive, already there
					}
					add(form, e.word, rank)
				}
			}
		}
	}
	for _, irregular := range irregulars {
		out[irregular[0]] = []reading{{irregular[1], asNoun}}
	}
	return out
}

// irregulars have an entry of their own in the dictionary.
var irregulars = [][2]string{
	{"yeux", "œil"}, {"cieux", "ciel"}, {"aïeux", "aïeul"}, {"aïeule", "aïeul"}, {"aïeules", "aïeul"},
	{"messieurs", "monsieur"}, {"mesdames", "madame"}, {"mesdemoiselles", "mademoiselle"}, {"mairesse", "maire"}, {"mairesses", "maire"},
}

// lemmas gives every word, in order, names left out.
func (d *dictionary) lemmas() []string {
	seen := map[string]bool{}
	var out []string
	for _, e := range d.entries {
		if !unicode.IsUpper([]rune(e.word)[0]) && !seen[e.word] {
			seen[e.word] = true
			out = append(out, e.word)
		}
	}
	sort.Strings(out)
	return out
}
