package french

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Relation is how a form of a text meets a word that was asked for.
type Relation string

// The relations, the closest first.
const (
	Exact   Relation = "exact"   // the same form
	Stemmed Relation = "flexion" // another form of the same word
	Folded  Relation = "accents" // the same, or another form of it, but for accents
	Derived Relation = "famille" // a word made of it, or that it is made of
	Prefix  Relation = "prefixe" // it begins like the word
)

// A Form is a word of a text with all that it is compared by.
type Form struct {
	Text    string // as in Token.Form
	Acronym bool   // it has neither keys nor families
	Fold    string // lower case, no accents
	// Keys are the stems under which forms of one word meet, of the form as it is
	// and as a hurried person types it.
	Keys     [2]string
	Families [2]string // of the keys, "" for none
}

// Form analyses a token's form.
func (a *Analyzer) Form(text string) Form {
	if strings.ContainsFunc(text, unicode.IsUpper) {
		return Form{Text: text, Acronym: true, Fold: strings.ToLower(text)}
	}
	f := Form{Text: text, Fold: Fold(text)}
	f.Keys[0] = a.stemmer.Stem(text)
	f.Keys[1] = f.Keys[0]
	if f.Fold != text {
		f.Keys[1] = a.stemmer.Stem(f.Fold)
	}
	f.Families[0] = a.stemmer.Family(f.Keys[0])
	f.Families[1] = f.Families[0]
	if f.Keys[1] != f.Keys[0] {
		f.Families[1] = a.stemmer.Family(f.Keys[1])
	}
	return f
}

// LookupKeys are the strings by which the forms that may meet f are found: two
// forms that meet, but for a prefix, share one.
func (f *Form) LookupKeys() []string {
	out := []string{f.Fold}
	for i := range f.Keys {
		if f.Keys[i] != "" && !slices.Contains(out, f.Keys[i]) {
			out = append(out, f.Keys[i])
		}
		if family := "~" + f.Families[i]; f.Families[i] != "" && !slices.Contains(out, family) {
			out = append(out, family)
		}
	}
	return out
}

// share tells whether two forms have a key, or a family, in common.
func share(a, b [2]string) bool {
	for _, k := range a {
		if k != "" && (k == b[0] || k == b[1]) {
			return true
		}
	}
	return false
}

// accentsAgree tells whether two forms are the same, accents and all, as far as
// their letters are.
func accentsAgree(a, b string) bool {
	ra, rb := []rune(a), []rune(b)
	for i := range min(len(ra), len(rb)) {
		if ra[i] == rb[i] {
			continue
		}
		return Fold(string(ra[i])) != Fold(string(rb[i]))
	}
	return true
}

// A Reading says what a word is taken for. All but the first two are said of a
// word that is typed in capitals.
type Reading int

const (
	AsWord       Reading = iota // a word: it meets all that the word meets
	AsInvariable                // a word that is never inflected
	AsUnknown                   // an acronym that nobody writes: it is not inflected
	AsAcronym                   // one that texts write: the acronym, or the very word
	AsSigle                     // one that the thesaurus knows: the acronym alone
)

// A Word is a word that was asked for.
type Word struct {
	Form
	Reading Reading
	Prefix  bool // longer forms that begin like it meet it too
	Family  bool // words of its family meet it too

	acronym string // its form as an acronym
}

// Word analyses a word as typed. read is asked what it is, by its form as an
// acronym.
func (a *Analyzer) Word(typed string, read func(acronym string) Reading) Word {
	form, capitals := AcronymForm(typed)
	plain := typed
	if dotted(typed) {
		plain = strings.ReplaceAll(typed, ".", "")
	}
	if capitals && utf8.RuneCountInString(form) < utf8.RuneCountInString(plain) {
		plain = strings.TrimSuffix(plain, "s") // "EPCIs": in small letters it would not be taken for a plural
	}
	w := Word{Form: a.Form(a.withoutArticle(a.lower(plain))), acronym: form}
	if !capitals {
		form = strings.ToUpper(w.Fold)
	}
	reading := read(form)
	if capitals || reading == AsInvariable {
		w.Reading = reading
	}
	if !capitals && reading == AsSigle && w.Fold != w.Text {
		w.acronym = "" // who types «clé» with its accent does not mean the CLE
	} else {
		w.acronym = form
	}
	return w
}

// wholeAcronym is the most letters of a word in capitals, which no text has, that is
// taken for a whole acronym: who types SCI does not begin «scientifique», who types
// ALIM may begin «alimentation».
const wholeAcronym = 3

// Meets tells how a form of a text meets the word.
func (w *Word) Meets(f *Form) (Relation, bool) {
	if f.Acronym {
		if f.Text == w.acronym {
			return Exact, true
		}
	} else if relation, ok := w.meetsWord(f); ok {
		return relation, true
	}
	begins := w.Prefix && len(f.Fold) > len(w.Fold) && strings.HasPrefix(f.Fold, w.Fold)
	if begins && (f.Acronym || w.Reading < AsUnknown || w.Reading == AsUnknown && len(w.Fold) > wholeAcronym) {
		return Prefix, true
	}
	return "", false
}

func (w *Word) meetsWord(f *Form) (Relation, bool) {
	switch {
	case w.Reading == AsSigle:
		return "", false
	case f.Text == w.Text:
		return Exact, true
	case w.Reading != AsWord:
		return Folded, f.Fold == w.Fold
	case f.Fold == w.Fold:
		return Folded, true
	case share(f.Keys, w.Keys):
		if accentsAgree(f.Text, w.Text) {
			return Stemmed, true
		}
		return Folded, true
	case w.Family && share(f.Families, w.Families):
		return Derived, true
	}
	return "", false
}
