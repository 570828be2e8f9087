package bleveindex

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"glane/index/french"
	"glane/internal/nearest"
)

// Bounds of mending: how many letters a word has at least to be mended at all,
// and to be mended in two places.
const (
	mendFrom      = 4
	mendTwiceFrom = 8
	maxMended     = 3
	// checkEvery is how many forms are compared between two looks at the deadline.
	checkEvery = 1024
)

// Mend implements index.Mender: it gives what a word that the corpus does not
// have was meant to be, the likeliest first. Acronyms, numbers, short words and
// words of the language are left as they are.
func (s *searcher) Mend(ctx context.Context, typed string, prefix bool) []string {
	w := s.analyzer.Word(typed, s.Reading)
	w.Prefix, w.Family = prefix, true
	if !mendable(typed, &w) || s.analyzer.Knows(typed) || len(s.vocabulary.meeting(&w)) > 0 {
		return nil
	}
	m := mender{ctx: ctx, v: s.vocabulary, typed: w.Fold, runes: []rune(w.Fold), letters: lettersOf(w.Fold), prefix: prefix, most: mostEdits(w.Fold)}
	// What is meant is in the cases, or in the thesaurus that leads to them.
	words := []func() *vocabulary{func() *vocabulary { return s.vocabulary }, s.terms}
	for _, of := range words {
		if !m.found() {
			m.acronymPlural(of())
		}
	}
	if !m.found() {
		m.withoutElision()
	}
	if !m.found() {
		m.split()
	}
	for _, of := range words {
		if !m.found() {
			v := of()
			m.near(v, v.initial(w.Fold))
			m.sounding(v)
		}
	}
	for _, of := range words {
		if !m.found() {
			v := of()
			m.near(v, v.byFold)
		}
	}
	return m.best()
}

func mendable(typed string, w *french.Word) bool {
	return utf8.RuneCountInString(w.Fold) >= mendFrom &&
		w.Reading == french.AsWord &&
		!strings.ContainsFunc(typed, unicode.IsDigit)
}

func mostEdits(folded string) int {
	if utf8.RuneCountInString(folded) >= mendTwiceFrom {
		return 2
	}
	return 1
}

// A mender gathers what a word may have been meant to be.
type mender struct {
	ctx        context.Context
	v          *vocabulary
	typed      string // lower case, no accents
	runes      []rune // of it
	prefix     bool   // the word may be unfinished
	letters    uint32 // of typed
	most       int    // edits
	candidates []mended
}

type mended struct {
	text  string
	edits float64 // as many, with a fraction for how odd they are
	docs  uint32
}

// lettersOf gives the letters that a fold is made of, a bit each: one edit adds at
// most one and takes off at most one, so most forms are too far at a glance.
func lettersOf(fold string) uint32 {
	out := uint32(0)
	for _, r := range fold {
		if 'a' <= r && r <= 'z' {
			out |= 1 << (r - 'a')
		}
	}
	return out
}

func (m *mender) found() bool { return len(m.candidates) > 0 }

// withoutElision finds words whose apostrophe was left out: "leau" is "l'eau".
func (m *mender) withoutElision() {
	for _, article := range []string{"l", "d", "n", "s", "j", "m", "t", "c", "qu"} {
		if rest, ok := strings.CutPrefix(m.typed, article); ok && len(rest) >= 3 {
			if f := m.v.folded(rest); f != nil {
				m.candidates = append(m.candidates, mended{m.v.text(f.text), 0.5, f.docs})
			}
		}
	}
}

// split finds two words whose space was left out.
func (m *mender) split() {
	for i := mendFrom; i+mendFrom <= len(m.typed); i++ {
		first, second := m.v.folded(m.typed[:i]), m.v.folded(m.typed[i:])
		if first != nil && second != nil {
			m.candidates = append(m.candidates, mended{m.v.text(first.text) + " " + m.v.text(second.text), 1, min(first.docs, second.docs)})
		}
	}
}

// near finds forms within the bound of edits. It stops when time is up: what is
// not found is not mended.
func (m *mender) near(v *vocabulary, ids []int32) {
	length := len(m.runes)
	for i, id := range ids {
		if i%checkEvery == 0 && m.ctx.Err() != nil {
			return
		}
		f := &v.forms[id]
		// At most one letter more than the bound is looked at: a plural's, which is no fault.
		if bits.OnesCount32(m.letters&^f.letters) > m.most+1 || f.letters&acronymBit != 0 {
			continue
		}
		text, most := v.text(f.fold), m.most
		if numbered(text) != numbered(m.typed) {
			most++
		}
		if len(text) < length-most || bits.OnesCount32(m.letters&^f.letters) > most {
			continue
		}
		if !m.prefix && bits.OnesCount32(f.letters&^m.letters) > most {
			continue
		}
		fold := []rune(text)
		if len(fold) >= mendFrom {
			m.consider(v, f, fold, 0)
		}
		// An unfinished word is compared with the beginning of longer ones.
		if m.prefix && len(fold) > length && length > mendFrom {
			m.consider(v, f, fold[:length], 0.5)
		}
	}
}

func (m *mender) consider(v *vocabulary, f *form, with []rune, extra float64) {
	most := m.most
	if extra > 0 {
		most = 1
	}
	if edits, ok := nearest.Within(m.runes, with, most); ok {
		m.candidates = append(m.candidates, mended{v.text(f.text), float64(edits) + extra + oddness(m.typed, string(with)), f.docs})
		return
	}
	// A plural and a slip of the first letter too are too much: «Brenne» is not Rennes.
	if extra > 0 || numbered(v.text(f.fold)) == numbered(m.typed) || with[0] != m.runes[0] {
		return
	}
	if edits, ok := nearest.Within(singular(m.runes), singular(with), most); ok {
		m.candidates = append(m.candidates, mended{v.text(f.text), float64(edits) + 0.3, f.docs})
	}
}

// neighbours are the keys beside each on the French keyboard.
var neighbours = map[rune]string{
	'a': "zq", 'z': "aes", 'e': "zrd", 'r': "etf", 't': "ryg", 'y': "tuh", 'u': "yij", 'i': "uok", 'o': "ipl", 'p': "om",
	'q': "asw", 's': "qdzx", 'd': "sfec", 'f': "dgrv", 'g': "fhtb", 'h': "gjyn", 'j': "hku", 'k': "jli", 'l': "kmo", 'm': "lp",
	'w': "xq", 'x': "wcs", 'c': "xvd", 'v': "cbf", 'b': "vng", 'n': "bh",
}

// oddness orders words that are as many edits away, between 0 and 0.3: a letter
// doubled or undoubled and neighbours on the keyboard are the least odd.
func oddness(typed, meant string) float64 {
	switch {
	case undoubled(typed) == undoubled(meant):
		return 0
	case len(typed) != len(meant):
		return 0.2
	}
	for i, r := range typed {
		if meant[i] == byte(r) {
			continue
		}
		if strings.ContainsRune(neighbours[r], rune(meant[i])) {
			return 0.1
		}
		if i+1 < len(typed) && typed[i] == meant[i+1] && typed[i+1] == meant[i] {
			return 0.1
		}
		break
	}
	return 0.3
}

// best gives the candidates that are as near as the nearest, the commonest first.
func (m *mender) best() []string {
	slices.SortFunc(m.candidates, func(a, b mended) int {
		return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(b.docs, a.docs), cmp.Compare(a.text, b.text))
	})
	var out []string
	for _, c := range m.candidates {
		if c.edits > m.candidates[0].edits || len(out) == maxMended {
			break
		}
		if !slices.Contains(out, c.text) {
			out = append(out, c.text)
		}
	}
	return out
}

// folded gives the commonest form that is a word without its accents, or nil.
func (v *vocabulary) folded(fold string) *form {
	var best *form
	for _, id := range v.found(fold) {
		if f := &v.forms[id]; v.text(f.fold) == fold && f.letters&acronymBit == 0 && (best == nil || f.docs > best.docs) {
			best = f
		}
	}
	return best
}

// initial gives the forms that begin with the same letter.
func (v *vocabulary) initial(fold string) []int32 {
	_, size := utf8.DecodeRuneInString(fold)
	return v.folds(fold[:size])
}
