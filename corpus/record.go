package corpus

import "glane/internal/phrase"

// A record is one group of keys that was read: known keys, each once, none
// empty.
type record struct {
	found *findings
	at    place
	pairs []pair // those that are known
}

// record reads a node as a group of keys. Its second result is false when it
// is none at all.
func (f *findings) record(n *node, g *group) (record, bool) {
	rec := record{found: f, at: n.place}
	pairs, ok := f.mapping(n, g.name)
	if !ok {
		if n.kind != kindInvalid { // told by mapping
			f.list[len(f.list)-1].hint("écrivez {clé: valeur} ; clés admises : %s", phrase.List(g.known.names, "et"))
		}
		return rec, false
	}
	rec.pairs = make([]pair, 0, len(pairs))
	for _, p := range pairs {
		if !g.has(p.key) {
			f.add(p.at, "clé inconnue %s pour %s", quote(p.key), g.name).
				hint("clés admises : %s", phrase.List(g.known.names, "et")).
				guess(p.key, g.known)
			continue
		}
		rec.pairs = append(rec.pairs, p)
	}
	for _, k := range g.keys {
		if k.required && !n.hasKey(k.name) {
			f.add(n.place, "il manque la clé %s pour %s", quote(k.name), g.name)
		}
	}
	return rec, true
}

// fewPairs is how many keys are compared with one another rather than remembered.
const fewPairs = 16

// mapping reads a node as keys with values, in the file's order: each key
// once, none without a value.
func (f *findings) mapping(n *node, what string) ([]pair, bool) {
	if n.kind != kindMapping {
		f.wrongKind(n, what, kindMapping)
		return nil, false
	}
	if n.sound() {
		return n.pairs, true
	}
	first := make(map[string]place, len(n.pairs))
	kept := make([]pair, 0, len(n.pairs))
	for _, p := range n.pairs {
		if before, repeated := first[p.key]; repeated {
			f.add(p.at, "la clé %s est déjà donnée ligne %d", quote(p.key), before.line).
				hint("gardez-en une seule")
			continue
		}
		first[p.key] = p.at
		if p.value.kind == kindNull {
			f.add(p.at, "la clé %s n’a pas de valeur", quote(p.key)).
				hint("donnez-lui une valeur ou supprimez la ligne")
			continue
		}
		kept = append(kept, p)
	}
	return kept, true
}

// sound tells at a glance that a mapping has few keys, each once and with a value, as
// nearly all have.
func (n *node) sound() bool {
	if n.kind != kindMapping || len(n.pairs) > fewPairs {
		return false
	}
	for i, p := range n.pairs {
		if p.value.kind == kindNull {
			return false
		}
		for _, before := range n.pairs[:i] {
			if before.key == p.key {
				return false
			}
		}
	}
	return true
}

// mappingOf is mapping for the value of a key, which is named only where it is at fault.
func (f *findings) mappingOf(n *node, key string) []pair {
	if n.sound() {
		return n.pairs
	}
	pairs, _ := f.mapping(n, quote(key))
	return pairs
}

// wrongKind tells that a node is not what is wanted, and what to do.
func (f *findings) wrongKind(n *node, what string, wanted kind) {
	if n.kind == kindInvalid {
		return
	}
	found := f.add(n.place, "%s doit être %s, et non %s", what, wanted, n.kind)
	switch {
	case wanted == kindText && n.kind == kindMapping:
		found.hint("si ce texte contient deux-points, mettez-le entre guillemets")
	case wanted == kindText && n.kind == kindList && len(n.items) == 0:
		found.hint("donnez un texte ou supprimez la ligne")
	case wanted == kindText && n.kind == kindList:
		found.hint("si ce texte commence par un crochet, mettez-le entre guillemets")
	case wanted == kindText:
		found.hint("mettez-le entre guillemets : \"%s\"", printable(n.text))
	case wanted == kindList:
		found.hint("par exemple : [%s], ou un tiret par élément", example(n))
	case wanted == kindInteger && n.kind == kindText && n.text != "" && onlyOf(n.text, digits):
		found.hint("écrivez-le sans guillemets : %s", printable(n.text))
	case wanted == kindNumber && n.kind == kindText:
		found.hint("écrivez-le avec un point et sans guillemets, par exemple : 0.4")
	case wanted == kindBool:
		found.hint("écrivez true ou false")
	case wanted == kindMapping:
		found.hint("écrivez ses clés au-dessous, une par ligne et décalées, chacune suivie de deux-points")
	}
}

// example is a scalar as an item of the list that it should have been.
func example(n *node) string {
	if n.text == "" {
		return "…"
	}
	return printable(n.text)
}

// missing tells whether a key has no value to read.
func (r record) missing(name string) bool { return r.value(name) == nil }

// value is the value of a key; nil when it has none.
func (r record) value(name string) *node {
	for _, p := range r.pairs {
		if p.key == name {
			return p.value
		}
	}
	return nil
}

// place is where a key's value stands, or the group when there is none.
func (r record) place(name string) place {
	if n := r.value(name); n != nil {
		return n.place
	}
	return r.at
}
