package main

import (
	"cmp"
	"slices"
	"strings"

	"glane/index/french"
)

// findFamilies gives each folded lemma that is not alone its family: the
// shortest of its words. participles are the words that are also a participle,
// each with its verb.
func findFamilies(lemmas []string, participles map[string]string) map[string]string {
	known := map[string]bool{}
	for _, l := range lemmas {
		known[french.Fold(l)] = true
	}
	g := groups{parent: map[string]string{}}
	for _, words := range together {
		for _, w := range words[1:] {
			g.join(french.Fold(words[0]), french.Fold(w))
		}
	}
	for word, verb := range participles {
		if word, verb := french.Fold(word), french.Fold(verb); !notOfTheVerb[word] {
			g.join(verb, word)
		}
	}
	for word := range known {
		for _, p := range patterns {
			p.derive(word, func(other string) {
				if known[other] && !parted(word, other) {
					g.join(word, other)
				}
			})
		}
	}
	return g.named()
}

// rejoined gives the pairs of apart that a third word joins all the same.
func rejoined(families map[string]string) []string {
	var out []string
	for pair := range apart {
		a, b, ok := strings.Cut(pair, "/")
		if ok && families[a] != "" && families[a] == families[b] {
			out = append(out, pair)
		}
	}
	slices.Sort(out)
	return out
}

// derive gives the words that the pattern makes of one, if there be such.
func (p pattern) derive(word string, give func(other string)) {
	stem, ok := strings.CutSuffix(word, p.from)
	if !ok || len(stem) < p.min {
		return
	}
	for _, ending := range p.to {
		give(stem + ending)
	}
}

func parted(a, b string) bool {
	return a == b || apart[a] || apart[b] || apart[a+"/"+b] || apart[b+"/"+a]
}

// groups are disjoint sets of words.
type groups struct{ parent map[string]string }

func (g *groups) root(w string) string {
	for g.parent[w] != "" {
		w = g.parent[w]
	}
	return w
}

func (g *groups) join(a, b string) {
	ra, rb := g.root(a), g.root(b)
	if ra != rb {
		g.parent[rb] = ra
	}
}

// sets gives the words of each group.
func (g *groups) sets() [][]string {
	members := map[string][]string{}
	for w := range g.parent {
		members[g.root(w)] = append(members[g.root(w)], w)
	}
	var out [][]string
	for root, words := range members {
		out = append(out, append(words, root))
	}
	return out
}

// named gives each word its group by one name, that of the shortest, then first,
// word, so that two builds agree.
func (g *groups) named() map[string]string {
	out := map[string]string{}
	for _, words := range g.sets() {
		name := slices.MinFunc(words, func(a, b string) int {
			return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
		})
		for _, w := range words {
			out[w] = name
		}
	}
	return out
}
