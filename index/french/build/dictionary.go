package main

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"glane/index/french"
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
	past     bool           // among the forms of a verb, a past participle
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
	add, elided, _ := strings.Cut(f[3], "/")
	// Of the forms of a verb only its past participles stand where nouns do, and
	// only nouns take the elisions that are written in capitals.
	past := strings.HasPrefix(elided, "L'") || strings.HasPrefix(elided, "D'")
	s := suffix{cut: f[2], add: add, when: when, past: past}
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
	asVerbal // an adjective that is but a participle
	asInfinitive
	asFinite
	asName // a proper name
)

// readings gives every form of every word.
func (d *dictionary) readings() map[string][]reading {
	out := map[string][]reading{}
	for _, e := range d.entries {
		own := d.kind(e)
		add := func(form string, rank int) {
			form = strings.ToLower(form)
			out[form] = append(out[form], reading{strings.ToLower(e.word), rank})
		}
		add(e.word, own)
		for _, flag := range e.flags {
			for _, s := range d.suffixes[flag] {
				if !s.when.MatchString(e.word) || !strings.HasSuffix(e.word, s.cut) {
					continue
				}
				form := strings.TrimSuffix(e.word, s.cut) + s.add
				if rank := d.rank(own, flag, s); rank != asFinite || form != e.word { // not the infinitive again
					add(form, rank)
				}
			}
		}
	}
	d.yieldToVerbs(out)
	for _, irregular := range irregulars {
		out[irregular[0]] = []reading{{irregular[1], asNoun}}
	}
	return out
}

// agreeing is the flag of words that take an e in the feminine, and an s.
const agreeing = "F."

// yieldToVerbs lets adjectives that are but a participle ("développé") be forms of
// the verb. Those that are also a noun by another entry, or that a reader does
// not take for the verb, stay words of their own.
func (d *dictionary) yieldToVerbs(readings map[string][]reading) {
	other := map[string]bool{}
	for _, e := range d.entries {
		if !slices.Contains(e.flags, agreeing) {
			other[e.word] = true
		}
	}
	for _, e := range d.entries {
		isParticiple := func(r reading) bool { return r.rank == asParticiple && r.lemma != e.word }
		if other[e.word] || notOfTheVerb[french.Fold(e.word)] || !slices.ContainsFunc(readings[e.word], isParticiple) {
			continue
		}
		for _, flag := range e.flags {
			for _, s := range d.suffixes[flag] {
				list := readings[strings.TrimSuffix(e.word, s.cut)+s.add]
				for i := range list {
					if list[i].lemma == e.word {
						list[i].rank = asVerbal
					}
				}
			}
		}
	}
}

// kind tells what an entry is: a name, a verb, or another word.
func (d *dictionary) kind(e entry) int {
	for _, flag := range e.flags {
		if d.verbs[flag] {
			return asInfinitive
		}
	}
	if unicode.IsUpper([]rune(e.word)[0]) {
		return asName
	}
	return asNoun
}

// rank tells what a form is that a suffix under some flag makes of an entry.
func (d *dictionary) rank(own int, flag string, s suffix) int {
	switch {
	case d.parts[flag], d.verbs[flag] && s.past:
		return asParticiple
	case d.verbs[flag]:
		return asFinite
	}
	return own
}

// participles gives the words with an entry of their own that are also a
// participle, past or present, each with its verb; of several, the first.
func participles(readings map[string][]reading) map[string]string {
	out := map[string]string{}
	for form, list := range readings {
		if !slices.ContainsFunc(list, func(r reading) bool { return r.rank == asNoun && r.lemma == form }) {
			continue
		}
		for _, r := range list {
			participle := r.rank == asParticiple || r.rank == asFinite && strings.HasSuffix(form, "ant")
			if participle && (out[form] == "" || r.lemma < out[form]) {
				out[form] = r.lemma
			}
		}
	}
	return out
}

// irregulars have an entry of their own in the dictionary, or none: it knows the
// municipality and the pension as the feminine of «commun» and «retrait» alone.
var irregulars = [][2]string{
	{"commune", "commune"},
	{"communes", "commune"},
	{"retraite", "retraite"},
	{"retraites", "retraite"},
	{"fraîche", "frais"},
	{"fraîches", "frais"},
	{"yeux", "œil"},
	{"cieux", "ciel"},
	{"aïeux", "aïeul"},
	{"aïeule", "aïeul"},
	{"aïeules", "aïeul"},
	{"messieurs", "monsieur"},
	{"mesdames", "madame"},
	{"mesdemoiselles", "mademoiselle"},
	{"mairesse", "maire"},
	{"mairesses", "maire"},
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
