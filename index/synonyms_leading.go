package index

import (
	"maps"
	"slices"

	"glane/index/french"
)

// Leading gives the words of the terms for which something stands that cases may
// hold, acronyms left out, each once and in order: a reader may type them though no
// case does. held tells the words that some case holds.
func (t *Synonyms) Leading(held func(*french.Form) bool) []string {
	known := map[string]bool{} // by the text of what stands for terms
	mayHold := func(text string) bool {
		may, ok := known[text]
		if !ok {
			forms := t.forms(text)
			may = !slices.ContainsFunc(forms, func(f french.Form) bool { return !held(&f) })
			known[text] = may
		}
		return may
	}
	type entry struct { // terms share their texts
		first *string
		count int
	}
	holding := map[entry][]int{} // up to two places of texts that cases may hold
	words := map[string]bool{}
	for _, terms := range t.terms {
		for _, tm := range terms {
			if len(tm.texts) == 0 {
				continue
			}
			key := entry{&tm.texts[0], len(tm.texts)}
			places, known := holding[key]
			if !known {
				places = firstTwo(tm.texts, mayHold)
				holding[key] = places
			}
			if !slices.ContainsFunc(places, func(i int) bool { return i != tm.self }) {
				continue
			}
			for i := range tm.forms {
				if !tm.forms[i].Acronym {
					words[tm.forms[i].Text] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(words))
}

// firstTwo gives the places of the first two texts that a test holds for.
func firstTwo(texts []string, test func(string) bool) []int {
	var out []int
	for i, text := range texts {
		if len(out) < 2 && test(text) {
			out = append(out, i)
		}
	}
	return out
}
