package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"glane/index/french"
)

// A Correction is a word as typed, and as it was meant.
type Correction struct{ Typed, Meant string }

// Mend replaces the words of q that were meant otherwise. meant gives, for a
// word, what it may have been meant to be, the likeliest first, each of one or
// several words; nothing for a word that is right. Phrases and exclusions stay.
func Mend(q Query, meant func(word string, prefix bool) []string) (Query, []Correction) {
	var corrections []Correction
	wanted := make([]Node, 0, len(q.Wanted))
	for _, n := range q.Wanted {
		in, inside := n.(*In)
		inner := n
		if inside {
			inner = in.Node
		}
		w, ok := inner.(*Word)
		if !ok || w.Stop {
			wanted = append(wanted, n)
			continue
		}
		texts := meant(w.Text, w.Prefix)
		if len(texts) == 0 {
			wanted = append(wanted, n)
			continue
		}
		corrections = append(corrections, Correction{w.Text, texts[0]})
		node := mended(texts, w)
		if inside {
			node = &In{Rubrique: in.Rubrique, Node: node}
		}
		wanted = append(wanted, node)
	}
	q.Wanted = wanted
	return q, corrections
}

// Replace writes a text that was typed with its words as they were meant. Words
// between quotes and exclusions stay, as Mend leaves them.
func Replace(text string, corrections []Correction) string {
	var b strings.Builder
	at := 0
	left := slices.Clone(corrections)
	quoted := quotedStretches(text)
	for _, t := range words.Tokenize(text) {
		typed := text[t.Start:t.End]
		i := slices.IndexFunc(left, func(c Correction) bool { return c.Typed == norm.NFC.String(typed) })
		if i < 0 || t.Compound || quoted(t.Start) || excludedAt(text, t.Start) {
			continue
		}
		b.WriteString(text[at:t.Start] + withElision(typed, left[i].Meant))
		at = t.End
		left = slices.Delete(left, i, i+1)
	}
	return b.String() + text[at:]
}

// withElision writes a word as it was meant with what was elided before it, where the
// apostrophe alone was left out of what was typed: «leau» was meant as «l’eau».
func withElision(typed, meant string) string {
	folded := french.Fold(strings.ToLower(meant))
	for _, before := range []string{"l", "d", "qu"} {
		if french.Fold(strings.ToLower(typed)) == before+folded && strings.IndexAny(folded, "aehiouy") == 0 {
			return typed[:len(before)] + "’" + meant
		}
	}
	return meant
}

// quotedStretches tells which places of a text stand between quotation marks.
func quotedStretches(text string) func(at int) bool {
	var ends [][2]int
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if closing := quotes[r]; closing != "" {
			if n := strings.Index(text[i+size:], closing); n >= 0 {
				ends = append(ends, [2]int{i, i + size + n})
				size += n + len(closing)
			}
		}
		i += size
	}
	return func(at int) bool {
		return slices.ContainsFunc(ends, func(e [2]int) bool { return e[0] < at && at < e[1] })
	}
}

// excludedAt tells whether the word at a place has a minus before it.
func excludedAt(text string, at int) bool {
	start := strings.LastIndexFunc(text[:at], unicode.IsSpace) + 1
	return strings.HasPrefix(text[start:], "-")
}

// mended gives the word that was meant, or any of those that may have been.
func mended(texts []string, typed *Word) Node {
	or := &Or{}
	for _, text := range texts {
		or.Alternatives = append(or.Alternatives, Alternative{Node: meantNode(text, typed), Weight: 1})
	}
	if _, several := or.Alternatives[0].Node.(*And); len(or.Alternatives) == 1 && !several {
		return or.Alternatives[0].Node
	}
	return or
}

func meantNode(text string, typed *Word) Node {
	fields := strings.Fields(text)
	if len(fields) == 1 {
		return &Word{Text: text, Prefix: typed.Prefix, Hyphen: typed.Hyphen}
	}
	and := &And{}
	for _, f := range fields {
		and.Nodes = append(and.Nodes, &Word{Text: f})
	}
	return and
}
