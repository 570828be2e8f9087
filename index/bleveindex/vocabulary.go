package bleveindex

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"glane/index/french"
)

// maxPrefixForms bounds the forms that a prefix stands for; the commonest are
// kept. It is far over the 64 of other engines since counts are to be exact: of
// the first corpus's 445 forms, 47 begin with "co". What goes over it has one or
// two letters, in a large corpus.
const maxPrefixForms = 1024

// A vocabulary is every form that the corpus holds, in memory, in the order of
// their bytes, with all that they are compared by. It is made when an index is built
// (vocabularywriter.go): what a French word is compared by takes long to find.
type vocabulary struct {
	textTable // of all forms, their folds, keys and families
	forms     []form
	ofText    []int32   // the form of each text; noForm for one that is none
	byKey     formIndex // by their folds and keys
	byFamily  formIndex
	byFold    []int32 // the forms in the order of their folds, then of their numbers
	// sounds gives all forms by how they are heard: only mending asks.
	sounds func() []heardForm
}

// A form is a french.Form by the numbers of its texts, 0 that of "".
type form struct {
	text, fold     uint32
	keys, families [2]uint32
	docs           uint32 // that hold it
	letters        uint32 // of its fold, as lettersOf has them, and acronymBit
}

// acronymBit is set in the letters of an acronym.
const acronymBit = 1 << 31

const noForm = -1

// familyMark stands before a family where a key is asked for, as french.Form has it.
const familyMark = "~"

// complete makes of the forms and their texts what they are found by.
func (v *vocabulary) complete() {
	v.hash()
	v.ofText = make([]int32, v.len())
	for i := range v.ofText {
		v.ofText[i] = noForm
	}
	for id := range v.forms {
		f := &v.forms[id]
		f.letters |= lettersOf(v.text(f.fold))
		v.ofText[f.text] = int32(id)
	}
	v.byKey = newFormIndex(v, func(f *form) [3]uint32 { return [3]uint32{f.fold, f.keys[0], f.keys[1]} })
	v.byFamily = newFormIndex(v, func(f *form) [3]uint32 { return [3]uint32{f.families[0], f.families[1]} })
	v.sounds = sync.OnceValue(v.soundsOf)
	v.byFold = newFormIndex(v, func(f *form) [3]uint32 { return [3]uint32{f.fold} }).forms
}

// A formIndex has the forms that are found by each text.
type formIndex struct {
	starts []uint32 // where those of each text begin in forms; one more than texts
	forms  []int32  // in order
}

func (x *formIndex) of(text uint32) []int32 { return x.forms[x.starts[text]:x.starts[text+1]] }

// newFormIndex makes an index of all forms by the texts that by gives of each; "" is none.
func newFormIndex(v *vocabulary, by func(*form) [3]uint32) formIndex {
	x := formIndex{starts: make([]uint32, v.len()+2)}
	each := func(take func(id int32, text uint32)) {
		for id := range v.forms {
			texts := by(&v.forms[id])
			for i, text := range texts {
				if text != 0 && !slices.Contains(texts[:i], text) {
					take(int32(id), text)
				}
			}
		}
	}
	total := 0
	each(func(_ int32, text uint32) { x.starts[text+2]++; total++ })
	for i := 2; i < len(x.starts); i++ {
		x.starts[i] += x.starts[i-1]
	}
	x.forms = make([]int32, total)
	each(func(id int32, text uint32) { // starts[text+1] becomes where the forms of text end
		x.forms[x.starts[text+1]] = id
		x.starts[text+1]++
	})
	x.starts = x.starts[:v.len()+1]
	return x
}

// form gives all that a form is compared by.
func (v *vocabulary) form(id int32) french.Form {
	f := &v.forms[id]
	return french.Form{
		Text: v.text(f.text), Acronym: f.letters&acronymBit != 0, Fold: v.text(f.fold),
		Keys:     [2]string{v.text(f.keys[0]), v.text(f.keys[1])},
		Families: [2]string{v.text(f.families[0]), v.text(f.families[1])},
	}
}

// textOf gives a form as it stands in the cases.
func (v *vocabulary) textOf(id int32) string { return v.text(v.forms[id].text) }

// find gives the form of a text.
func (v *vocabulary) find(text string) (int32, bool) {
	n, ok := v.number(text)
	if !ok || v.ofText[n] == noForm {
		return noForm, false
	}
	return v.ofText[n], true
}

// found gives the forms that are found by a key of french.Form, in order.
func (v *vocabulary) found(key string) []int32 {
	by := &v.byKey
	if family, ok := strings.CutPrefix(key, familyMark); ok {
		by, key = &v.byFamily, family
	}
	n, ok := v.number(key)
	if !ok {
		return nil
	}
	return by.of(n)
}

// holds tells whether some case holds a form, or one that meets it.
func (v *vocabulary) holds(f *french.Form) bool {
	if f.Acronym {
		_, ok := v.find(f.Text)
		return ok
	}
	return slices.ContainsFunc(f.LookupKeys(), func(key string) bool { return len(v.found(key)) > 0 })
}

// shortWord is the longest word typed in capitals that may be an acronym that
// the corpus does not have, rather than a word that is typed in capitals.
const shortWord = 5

// reading tells what a word typed in capitals that the thesaurus does not know
// is: the corpus writes it as an acronym, or it has a word of these letters, or
// neither, and then it is too short to be a word.
func (v *vocabulary) reading(acronym string) french.Reading {
	if _, ok := v.find(acronym); ok {
		return french.AsAcronym
	}
	fold := strings.ToLower(acronym)
	isWord := slices.ContainsFunc(v.found(fold), func(id int32) bool { return v.text(v.forms[id].fold) == fold })
	if isWord || utf8.RuneCountInString(acronym) > shortWord {
		return french.AsWord
	}
	return french.AsUnknown
}

// docs counts the documents of the forms that are found by a key, those that
// hold several of them several times.
func (v *vocabulary) docs(key string) uint64 {
	total := uint64(0)
	ids := v.found(key)
	if id, ok := v.find(key); ok && len(ids) == 0 {
		ids = []int32{id}
	}
	for _, id := range ids {
		total += uint64(v.forms[id].docs)
	}
	return total
}

// beginning gives the forms whose fold begins with prefix, at most
// maxPrefixForms of them.
func (v *vocabulary) beginning(prefix string) []int32 {
	if prefix == "" {
		return nil
	}
	all := v.folds(prefix)
	if len(all) <= maxPrefixForms {
		return all
	}
	ids := slices.Clone(all)
	slices.SortFunc(ids, func(a, b int32) int { // equals stay in the order of their folds
		return cmp.Or(cmp.Compare(v.forms[b].docs, v.forms[a].docs), cmp.Compare(v.forms[a].fold, v.forms[b].fold), cmp.Compare(a, b))
	})
	return ids[:maxPrefixForms]
}

// folds gives all forms whose fold begins with prefix.
func (v *vocabulary) folds(prefix string) []int32 {
	first, end := v.textTable.beginning(prefix)
	from := func(text uint32) int {
		return sort.Search(len(v.byFold), func(i int) bool { return v.forms[v.byFold[i]].fold >= text })
	}
	return v.byFold[from(first):from(end)]
}
