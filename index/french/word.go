package french

import (
	"strings"
	"unicode"
)

// A Relation is how a form of a text meets a word that was asked for.
type Relation string

// The relations, the closest first.
const (
	Exact   Relation = "exact"   // the same form
	Stemmed Relation = "flexion" // another form of the same word
	Folded  Relation = "accents" // the same, or another form of it, but for accents
	Prefix  Relation = "prefixe" // it begins like the word
)

// A Form is a word of a text with all that it is compared by.
type Form struct {
	Text    string // as in Token.Form
	Acronym bool
	Fold    string // lower case, no accents
	Stem    string // of a word: reduced, accents kept; of an acronym: its text
	// Keys are the stems without accents under which forms of one word meet, of
	// the form as it is and as a hurried person types it. An acronym has none.
	Keys [2]string
}

// Form analyses a token's form.
func (a *Analyzer) Form(text string) Form {
	if strings.ContainsFunc(text, unicode.IsUpper) {
		return Form{Text: text, Acronym: true, Fold: strings.ToLower(text), Stem: text}
	}
	f := Form{Text: text, Fold: Fold(text), Stem: a.Stem(text)}
	f.Keys[0] = Fold(f.Stem)
	f.Keys[1] = f.Keys[0]
	if f.Fold != text {
		f.Keys[1] = Fold(a.Stem(f.Fold))
	}
	return f
}

// sharesKey tells whether two forms of words share a key.
func (f *Form) sharesKey(g *Form) bool {
	if f.Acronym || g.Acronym {
		return false
	}
	return f.Keys[0] == g.Keys[0] || f.Keys[0] == g.Keys[1] || f.Keys[1] == g.Keys[0] || f.Keys[1] == g.Keys[1]
}

// A Reading says what a word that is typed in capitals is taken for.
type Reading int

const (
	AsWord    Reading = iota // a word in capitals: it meets all that the word meets
	AsUnknown                // an acronym that nobody writes: it is not inflected
	AsAcronym                // one that texts write: the acronym, or the very word
	AsSigle                  // one that the thesaurus knows: the acronym alone
)

// A Word is a word that was asked for.
type Word struct {
	Form
	Reading Reading
	Prefix  bool // longer forms that begin like it meet it too

	acronym string // its form as an acronym
}

// Word analyses a word as typed. read is asked about a word in capitals, by its
// form as an acronym.
func (a *Analyzer) Word(typed string, prefix bool, read func(acronym string) Reading) Word {
	form, capitals := acronym(typed)
	plain := typed
	if dotted(typed) {
		plain = strings.ReplaceAll(typed, ".", "")
	}
	w := Word{Form: a.Form(a.withoutArticle(a.lower(plain))), Prefix: prefix, acronym: form}
	if capitals {
		w.Reading = read(form)
	} else {
		w.acronym = strings.ToUpper(w.Fold)
	}
	return w
}

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
	if begins && (f.Acronym || w.Reading < AsAcronym) {
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
	case f.Stem == w.Stem:
		return Stemmed, true
	}
	return Folded, f.Fold == w.Fold || w.sharesKey(f)
}
