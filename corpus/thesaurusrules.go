package corpus

import (
	"slices"
	"strings"
)

// A pairOfTerms is a broader and a narrower term, in lower case.
type pairOfTerms struct{ broad, narrow string }

// generique reads a term with its narrower ones.
func (r *thesaurusReader) generique(n *node) (Generique, bool) {
	before := len(r.list)
	rec, ok := r.record(n, generiqueGroup)
	if !ok {
		return Generique{}, false
	}
	g := Generique{Terme: rec.line("terme"), Poids: rec.decimal("poids", minGenerique, maxGenerique, defaultGenerique)}
	r.searchable(rec, "terme", []string{g.Terme})
	if list := rec.value("specifiques"); list != nil && list.kind == kindList && len(list.items) == 0 {
		r.add(list.place, "un terme générique a au moins un terme spécifique").hint("par exemple : [communauté de communes]")
	}
	narrower, places := r.distinct(rec.list("specifiques"), "un terme spécifique")
	for i, term := range narrower {
		if r.narrows(term, g.Terme, places[i]) {
			g.Specifiques = append(g.Specifiques, term)
		}
	}
	if g.Terme != "" {
		r.terms.add(g.Terme)
	}
	r.know(narrower)
	if len(r.list) > before {
		return Generique{}, false
	}
	for i, term := range narrower {
		r.links = append(r.links, link{child: r.lower(term), parent: r.lower(g.Terme), at: places[i]})
	}
	return g, true
}

// lower is a term in lower case; how it was written is kept for messages.
func (r *thesaurusReader) lower(term string) string {
	key := strings.ToLower(term)
	if r.spelt[key] == "" {
		r.spelt[key] = term
	}
	return key
}

// narrows tells whether a term may lie under another, and the fault if not.
func (r *thesaurusReader) narrows(narrow, broad string, at place) bool {
	pair := pairOfTerms{broad: strings.ToLower(broad), narrow: strings.ToLower(narrow)}
	if pair.broad == pair.narrow {
		r.add(at, "le terme %s ne peut être plus précis que lui-même", quote(narrow)).hint("supprimez-le de ses spécifiques")
		return false
	}
	if first, repeated := r.pairs[pair]; repeated && broad != "" {
		r.add(at, "le terme %s est déjà un spécifique de %s ligne %d", quote(narrow), quote(broad), first.line).
			hint("gardez-en un seul")
		return false
	}
	r.pairs[pair] = at
	return true
}

// withoutCycles tells terms that are narrower than themselves by way of others,
// and leaves out the entries that make it so.
func (r *thesaurusReader) withoutCycles(all []Generique) []Generique {
	parents := map[string][]link{}
	for _, l := range r.links {
		parents[l.child] = append(parents[l.child], l)
	}
	walk := newCycleWalk(parents)
	for _, l := range r.links {
		walk.from(l.child)
	}
	closing := map[pairOfTerms]bool{}
	for _, cycle := range walk.cycles {
		last := cycle[len(cycle)-1]
		closing[pairOfTerms{broad: last.parent, narrow: last.child}] = true
		for i := range cycle {
			cycle[i].child = r.spelt[cycle[i].child]
		}
		r.add(last.at, "les termes génériques tournent en rond : %s", way(cycle)).
			hint("des termes qui se valent sont des synonymes")
	}
	return slices.DeleteFunc(all, func(g Generique) bool {
		return slices.ContainsFunc(g.Specifiques, func(term string) bool {
			return closing[pairOfTerms{broad: strings.ToLower(g.Terme), narrow: strings.ToLower(term)}]
		})
	})
}

// words reads a list of single words. A fault leaves its word out.
func (f *findings) words(items []*node, what string) []string {
	terms, places := f.distinct(items, what)
	var out []string
	for i, term := range terms {
		if strings.Contains(fold(term), " ") {
			f.add(places[i], "%s doit être un seul mot, et non %s", what, quote(term)).
				hint("donnez chaque mot à part, sans espace, trait d’union ni apostrophe")
			continue
		}
		out = append(out, term)
	}
	return out
}

// locutions reads terms whose words are not looked for apart.
func (r *thesaurusReader) locutions(rec record) []string {
	terms, places := r.distinct(rec.list("locutions"), "une locution")
	var out []string
	for i, term := range terms {
		if !strings.Contains(fold(term), " ") {
			r.add(places[i], "une locution a plusieurs mots, et %s n’en a qu’un", quote(term)).
				hint("un mot seul n’est jamais coupé : supprimez la ligne")
			continue
		}
		r.terms.add(term)
		out = append(out, term)
	}
	return out
}

// exclusions reads terms to which nothing is added. They are terms of other
// entries, unless some of these could not be read.
func (r *thesaurusReader) exclusions(rec record, misnamed bool) []Exclusion {
	var out []Exclusion
	given := map[string]place{}
	for _, n := range rec.list("exclusions") {
		before := len(r.list)
		entry, ok := r.record(n, exclusionGroup)
		if !ok {
			continue
		}
		e := Exclusion{Terme: entry.line("terme"), Avec: r.words(entry.list("avec"), "un mot de compagnie")}
		at := entry.place("terme")
		if e.Terme == "" {
			continue
		}
		if first, repeated := given[strings.ToLower(e.Terme)]; repeated {
			r.add(at, "le terme %s est déjà exclu ligne %d", quote(e.Terme), first.line).hint("réunissez les deux")
		}
		given[strings.ToLower(e.Terme)] = at
		if _, known := r.terms.byLabel[fold(e.Terme)]; !known && !misnamed {
			r.add(at, "le terme %s n’est dans aucune entrée du thésaurus", quote(e.Terme)).
				hint("seul un terme déclaré ailleurs dans ce fichier peut être exclu").guess(e.Terme, r.terms)
		}
		if list := entry.value("avec"); list != nil && list.kind == kindList && len(list.items) == 0 {
			r.add(list.place, "la liste « avec » est vide").hint("supprimez-la pour exclure le terme dans tous les cas")
		}
		if slices.ContainsFunc(e.Avec, func(word string) bool { return fold(word) == fold(e.Terme) }) {
			r.add(entry.place("avec"), "le terme %s est toujours en sa propre compagnie", quote(e.Terme)).
				hint("supprimez-le de « avec »")
		}
		if len(r.list) == before {
			out = append(out, e)
		}
	}
	return out
}
