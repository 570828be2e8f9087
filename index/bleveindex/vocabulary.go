package bleveindex

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"glane/index"
	"glane/index/french"
)

// maxPrefixForms bounds the forms that a prefix stands for; the commonest are
// kept. It is far over the 64 of other engines since counts are to be exact: of
// the first corpus's 445 forms, 47 begin with "co". What goes over it has one or
// two letters, in a large corpus.
const maxPrefixForms = 1024

// A vocabulary is every form that the corpus holds, in memory.
type vocabulary struct {
	forms    []formEntry
	byText   map[string]int32
	byKey    map[string][]int32
	byPrefix []int32 // forms in the order of their fold
}

type formEntry struct {
	french.Form
	id      int32
	letters uint32 // of its fold, as lettersOf has them
	sound   uint32 // how it is heard, as soundOf has it
	docs    uint64 // that hold it
}

// readVocabulary gathers the forms of all parts, in the order of their bytes, and
// tells each part their numbers.
func readVocabulary(st *store, a *french.Analyzer) *vocabulary {
	docs := map[string]uint64{}
	for _, p := range st.parts {
		for _, f := range p.words.forms {
			docs[f.text] += uint64(f.cases)
		}
	}
	v := &vocabulary{byText: make(map[string]int32, len(docs)), byKey: make(map[string][]int32, len(docs))}
	texts := slices.Sorted(maps.Keys(docs))
	for i, form := range analysed(texts, a) {
		v.add(formEntry{Form: form, docs: docs[texts[i]]})
	}
	v.sortByPrefix()
	for _, p := range st.parts {
		p.numbers = make([]uint32, len(v.forms))
		for number, f := range p.words.forms {
			p.numbers[v.byText[f.text]] = uint32(number) + 1
		}
		p.forms, p.words.forms = len(p.words.forms), nil
	}
	return v
}

// leading is the vocabulary of the words of a thesaurus that lead to what v holds.
func (v *vocabulary) leading(t *index.Synonyms, a *french.Analyzer) *vocabulary {
	out := &vocabulary{byText: map[string]int32{}, byKey: map[string][]int32{}}
	for _, text := range t.Leading(v.holds) {
		out.add(formEntry{Form: a.Form(text)})
	}
	out.sortByPrefix()
	return out
}

// holds tells whether some case holds a form, or one that meets it.
func (v *vocabulary) holds(f *french.Form) bool {
	if f.Acronym {
		_, ok := v.byText[f.Text]
		return ok
	}
	return slices.ContainsFunc(f.LookupKeys(), func(key string) bool { return len(v.byKey[key]) > 0 })
}

func (v *vocabulary) sortByPrefix() {
	slices.SortFunc(v.byPrefix, func(a, b int32) int { return cmp.Or(cmp.Compare(v.forms[a].Fold, v.forms[b].Fold), cmp.Compare(a, b)) })
}

// analysed gives the forms of texts, found on all processors: it is most of what
// opening an index takes.
func analysed(texts []string, a *french.Analyzer) []french.Form {
	out := make([]french.Form, len(texts))
	share := len(texts)/runtime.GOMAXPROCS(0) + 1
	var workers sync.WaitGroup
	for begin := 0; begin < len(texts); begin += share {
		workers.Go(func() {
			for i := begin; i < min(begin+share, len(texts)); i++ {
				out[i] = a.Form(texts[i])
			}
		})
	}
	workers.Wait()
	return out
}

func (v *vocabulary) add(e formEntry) {
	id := int32(len(v.forms))
	e.id, e.letters, e.sound = id, lettersOf(e.Fold), soundOf(e.Fold)
	v.forms = append(v.forms, e)
	v.byText[e.Text] = id
	v.byPrefix = append(v.byPrefix, id)
	for _, k := range e.LookupKeys() {
		v.byKey[k] = append(v.byKey[k], id)
	}
}

// shortWord is the longest word typed in capitals that may be an acronym that
// the corpus does not have, rather than a word that is typed in capitals.
const shortWord = 5

// reading tells what a word typed in capitals that the thesaurus does not know
// is: the corpus writes it as an acronym, or it has a word of these letters, or
// neither, and then it is too short to be a word.
func (v *vocabulary) reading(acronym string) french.Reading {
	if _, ok := v.byText[acronym]; ok {
		return french.AsAcronym
	}
	fold := strings.ToLower(acronym)
	isWord := slices.ContainsFunc(v.byKey[fold], func(id int32) bool { return v.forms[id].Fold == fold })
	if isWord || utf8.RuneCountInString(acronym) > shortWord {
		return french.AsWord
	}
	return french.AsUnknown
}

// docs counts the documents of the forms that are found by a key, those that
// hold several of them several times.
func (v *vocabulary) docs(key string) uint64 {
	total := uint64(0)
	ids := v.byKey[key]
	if id, ok := v.byText[key]; ok && len(ids) == 0 {
		ids = []int32{id}
	}
	for _, id := range ids {
		total += v.forms[id].docs
	}
	return total
}

// A met is a form that meets a word of a query.
type met struct {
	*formEntry
	kind index.Kind
}

// meeting gives the forms that meet w, closest first, then in the order of the
// index.
func (v *vocabulary) meeting(w *french.Word) []met {
	var out []met
	seen := map[int32]bool{}
	try := func(id int32) {
		if seen[id] {
			return
		}
		seen[id] = true
		if kind, ok := w.Meets(&v.forms[id].Form); ok {
			out = append(out, met{&v.forms[id], kind})
		}
	}
	for _, key := range w.LookupKeys() {
		for _, id := range v.byKey[key] {
			try(id)
		}
	}
	if w.Prefix {
		for _, id := range v.beginning(w.Fold) {
			try(id)
		}
	}
	slices.SortStableFunc(out, func(a, b met) int {
		return cmp.Compare(index.KindWeight(b.kind), index.KindWeight(a.kind))
	})
	return out
}

// beginning gives the forms whose fold begins with prefix, at most
// maxPrefixForms of them.
func (v *vocabulary) beginning(prefix string) []int32 {
	if prefix == "" {
		return nil
	}
	first, last := v.prefixRange(prefix)
	if last-first <= maxPrefixForms {
		return v.byPrefix[first:last]
	}
	ids := slices.Clone(v.byPrefix[first:last])
	slices.SortStableFunc(ids, func(a, b int32) int { return cmp.Compare(v.forms[b].docs, v.forms[a].docs) })
	return ids[:maxPrefixForms]
}

// prefixRange gives where the forms whose fold begins with prefix stand in byPrefix.
func (v *vocabulary) prefixRange(prefix string) (first, last int) {
	fold := func(i int) string { return v.forms[v.byPrefix[i]].Fold }
	first = sort.Search(len(v.byPrefix), func(i int) bool { return fold(i) >= prefix })
	last = first + sort.Search(len(v.byPrefix)-first, func(i int) bool { return !strings.HasPrefix(fold(first+i), prefix) })
	return first, last
}
