package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// text reads a text that is not blank, trimmed and in Unicode's composed form
// (the same characters, in the one form that searches compare).
func (f *findings) text(n *node, what string) (string, bool) {
	if text, ok := n.plainText(); ok {
		return text, true
	}
	if n.kind != kindText {
		f.wrongKind(n, what, kindText)
		return "", false
	}
	text := norm.NFC.String(strings.TrimSpace(n.text))
	if !strings.ContainsFunc(text, visible) {
		f.add(n.place, "%s est vide", what).hint("donnez un texte ou supprimez la ligne")
		return "", false
	}
	// The file's bytes are clean, but an escape such as "\x07" is only seen here.
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			f.add(n.place, "%s contient un caractère de commande (U+%04X)", what, r).hint("supprimez-le")
			return "", false
		}
		if message, hint := forbidden(r, utf8.RuneLen(r), false); message != "" {
			f.add(n.place, "%s contient ce que n’admet aucun texte : %s", what, message).hint("%s", hint)
			return "", false
		}
		if r == unicode.ReplacementChar {
			f.add(n.place, "%s contient un caractère perdu (U+FFFD)", what).
				hint("retapez-le : il a été mal converti d’un autre encodage")
			return "", false
		}
	}
	return text, true
}

// textOf is text for a part of what a key holds, which is named only where it is at
// fault.
func (f *findings) textOf(n *node, part, key string) (string, bool) {
	if text, ok := n.plainText(); ok {
		return text, true
	}
	return f.text(n, part+quote(key))
}

// plainText reads a text in which a glance at each character is enough to see that
// [findings.text] would give it as it is, but for spaces around it.
func (n *node) plainText() (string, bool) {
	text := strings.TrimSpace(n.text)
	if n.kind != kindText || text == "" || text[0] > unicode.MaxASCII && !visible(firstRune(text)) {
		return "", false
	}
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7F {
				return "", false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !plain(r) {
			return "", false
		}
		i += size
	}
	return text, true
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// plain tells characters beyond ASCII that any text may hold and that are composed as
// they stand, whatever their neighbours: Latin letters and French punctuation.
func plain(r rune) bool {
	return 0xA0 <= r && r < 0x300 || 0x2010 <= r && r <= 0x2027 || r == '\u202F' || r == '€'
}

// visible tells whether a reader sees something of a character: no space, nor a
// character of format such as U+200B, which pasted texts hold.
func visible(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }

// text reads the text of a key; "" when it is absent or faulty.
func (r record) text(name string) string {
	if r.missing(name) {
		return ""
	}
	text, _ := r.found.textOf(r.value(name), "", name)
	return text
}

// line reads a text of one line: whatever spaces it holds become one each.
func (r record) line(name string) string { return oneLine(r.text(name)) }

// oneLine makes all spaces within a text one each.
func oneLine(text string) string {
	for i := range len(text) {
		// The bytes that begin spaces beyond ASCII.
		c := text[i]
		if c < ' ' || c == 0xC2 || 0xE1 <= c && c <= 0xE3 || c == ' ' && (i == 0 || i == len(text)-1 || text[i-1] == ' ') {
			return strings.Join(strings.Fields(text), " ")
		}
	}
	return text
}
