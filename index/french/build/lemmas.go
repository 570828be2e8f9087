package main

import (
	"cmp"
	"slices"

	"glane/index/french"
)

// chooseLemmas gives each form, and each form without its accents, the lemma of
// its likeliest reading, without accents.
func chooseLemmas(readings map[string][]reading) map[string]string {
	bare := map[string][]candidate{}
	out := map[string]string{}
	for form, list := range readings {
		var own []candidate
		for _, r := range list {
			own = append(own, candidate{reading: r, form: form})
		}
		folded := french.Fold(form)
		bare[folded] = append(bare[folded], own...)
		if folded != form {
			out[form] = french.Fold(best(own, form).lemma)
		}
	}
	for folded, list := range bare {
		out[folded] = french.Fold(best(list, folded).lemma)
	}
	return out
}

type candidate struct {
	reading
	form string // with its accents
}

// order puts what is written as typed before what needs accents put on it, but
// for the many finite forms: a hurried person's "prive" is «privé», though
// «priver» has it as well.
func (c candidate) order(typed string) int {
	switch {
	case c.rank >= asFinite:
		return 2
	case c.form != typed:
		return 1
	}
	return 0
}

// best chooses by order, and by rank; then a form that is a word of its own before one that is
// another's; then by the alphabet, so that two builds agree.
func best(list []candidate, typed string) candidate {
	return slices.MinFunc(list, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(a.order(typed), b.order(typed)),
			cmp.Compare(a.rank, b.rank),
			compareBool(a.form == a.lemma, b.form == b.lemma),
			cmp.Compare(a.lemma, b.lemma),
		)
	})
}

// compareBool puts true first.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
