package corpus

import "fmt"

// A place is where something stands in a file.
type place struct {
	line, column int // starting at 1, in characters; 0 for the whole file
}

// start is the place of a file's first character.
var start = place{line: 1, column: 1}

// A kind is what a node holds.
type kind int

const (
	kindInvalid kind = iota // a fault was told when it was read; nothing more is said of it
	kindText
	kindInteger
	kindNumber
	kindBool
	kindDate
	kindNull
	kindList
	kindMapping
)

// String names the kind in French, with its article.
func (k kind) String() string {
	switch k {
	case kindText:
		return "un texte"
	case kindInteger:
		return "un nombre entier"
	case kindNumber:
		return "un nombre à virgule"
	case kindBool:
		return "une valeur vrai/faux"
	case kindDate:
		return "une date"
	case kindNull:
		return "une valeur vide"
	case kindList:
		return "une liste"
	case kindMapping:
		return "un groupe de clés"
	}
	panic(fmt.Sprintf("corpus: unknown kind %d", int(k)))
}

// A node is one value of a file with its place, whatever the file's format:
// YAML and JSON lines are both read into nodes, and checked by the same code.
type node struct {
	place
	kind  kind
	text  string  // of a scalar, as written but for quotes and escapes
	items []*node // of a list
	pairs []pair  // of a mapping, in the file's order; keys may repeat
}

// A pair is one key of a mapping with its value.
type pair struct {
	key   string
	at    place // of the key
	value *node
}

// hasKey tells whether a key stands in a mapping, with a value or without.
func (n *node) hasKey(name string) bool {
	for _, p := range n.pairs {
		if p.key == name {
			return true
		}
	}
	return false
}
