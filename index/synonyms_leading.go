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
	words := map[string]bool{}
	for _, terms := range t.terms {
		for _, tm := range terms {
			if !slices.ContainsFunc(tm.others, mayHold) {
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
