package index

import (
	"slices"
	"sort"
	"strings"

	"glane/index/french"
	"glane/index/query"
)

// asking is Synonyms for the time of one query. A query is rewritten by asking from
// each of its words what stands for those that follow, all of its words being told
// each time; asking analyses them once. It is not safe for concurrent use.
type asking struct {
	*Synonyms
	words []string // those last asked about
	asked []french.Word
}

// At implements query.Synonyms.
func (t *Synonyms) At(words []string, from int) []query.Synonym {
	return (&asking{Synonyms: t}).At(words, from)
}

// Begun implements query.Synonyms.
func (t *Synonyms) Begun(words []string, from int) []query.Synonym {
	return (&asking{Synonyms: t}).Begun(words, from)
}

// At implements query.Synonyms.
func (t *asking) At(words []string, from int) []query.Synonym {
	asked := t.analysed(words)
	var out []query.Synonym
	for _, tm := range t.candidates(asked[from:]) {
		if n := len(tm.forms); from+n <= len(asked) && tm.meets(asked[from:from+n]) && !t.excluded(tm, asked) {
			out = append(out, tm.synonym(n))
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Length > out[j].Length })
	return out
}

// Begun implements query.Synonyms.
func (t *asking) Begun(words []string, from int) []query.Synonym {
	asked := t.analysed(words)
	begun := asked[from:]
	var out []query.Synonym
	for _, tm := range t.candidates(begun) {
		last := len(begun) - 1
		if last < 1 || last >= len(tm.forms) || !meets(begun[:last], tm.forms[:last]) || t.excluded(tm, asked) {
			continue
		}
		if strings.HasPrefix(tm.forms[last].Fold, begun[last].Fold) {
			out = append(out, tm.synonym(len(begun)))
		}
	}
	return out
}

// analysed gives the words as they are read, which is not changed.
func (t *asking) analysed(words []string) []french.Word {
	if t.asked != nil && slices.Equal(words, t.words) {
		return t.asked
	}
	t.words, t.asked = slices.Clone(words), make([]french.Word, len(words))
	for i, w := range words {
		t.asked[i] = t.analyzer.Word(w, t.Reading)
	}
	return t.asked
}
