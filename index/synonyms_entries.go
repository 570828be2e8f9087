package index

import (
	"slices"
	"strings"

	"glane/corpus"
)

// namedBy is how many terms of a group tell it from the others, for people.
const namedBy = 12

func groupName(group []string) string {
	if len(group) > namedBy {
		group = append(slices.Clone(group[:namedBy]), "…")
	}
	return strings.Join(group, " ~ ")
}

// sameAs gives, for an acronym and for what one stands for, all the ways to say it:
// what is narrower than «PCAET» is narrower than its words. Of two acronyms that stand
// for the same words, these have the first.
func sameAs(sigles []corpus.Sigle) map[string][]string {
	out := map[string][]string{}
	for _, s := range sigles {
		texts := spellings(s)
		for _, text := range texts {
			if out[text] == nil {
				out[text] = texts
			}
		}
	}
	return out
}

// spellings are an acronym, the other ways to write it, and what it stands for.
func spellings(s corpus.Sigle) []string {
	return slices.Concat([]string{s.Sigle}, s.Formes, s.Developpe)
}
