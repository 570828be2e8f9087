package query

import (
	"strings"

	"glane/index/french"
)

// spelledFrom is how many letters that stand alone, one after the other, are taken for
// an acronym: two may be what an elision or a list has left.
const spelledFrom = 3

// together mends words that were typed apart: an acronym letter by letter («p n r»), and
// what only begins a word («péri urbain»), which is read as if a hyphen joined them.
func together(nodes []Node) []Node {
	out := make([]Node, 0, len(nodes))
	for i := 0; i < len(nodes); i++ {
		n := 0
		for i+n < len(nodes) && isLetter(nodes[i+n]) {
			n++
		}
		if n >= spelledFrom {
			out = append(out, spelled(nodes[i:i+n]))
			i += n - 1
			continue
		}
		out = append(out, nodes[i])
	}
	for i := 1; i < len(out); i++ {
		if w, ok := out[i-1].(*Word); ok && beginnings[french.Fold(w.Text)] && isPlain(out[i]) {
			w.Hyphen = true
		}
	}
	return out
}

// beginnings are what words begin with, without accents. «agro» is a word too: it stands by itself.
var beginnings = map[string]bool{
	"auto": true, "co": true, "eco": true, "hydro": true, "infra": true, "inter": true, "intra": true,
	"multi": true, "peri": true, "pluri": true, "socio": true, "supra": true, "trans": true,
}

func isLetter(n Node) bool {
	w, ok := n.(*Word)
	return ok && !w.Hyphen && len(w.Text) == 1 && isASCIILetter(rune(w.Text[0]))
}

// isPlain tells a word of small letters that may be the end of another.
func isPlain(n Node) bool {
	w, ok := n.(*Word)
	return ok && !w.Stop && !w.Frame && len(w.Text) > 2 && !strings.ContainsFunc(french.Fold(w.Text), func(r rune) bool {
		return !isASCIILetter(r)
	})
}

func isASCIILetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

func spelled(letters []Node) *Word {
	var b strings.Builder
	for _, n := range letters {
		b.WriteString(n.(*Word).Text)
	}
	lower := strings.ToLower(b.String())
	return &Word{Text: b.String(), Stop: words.IsStop(lower), Frame: french.IsFrame(lower)}
}
