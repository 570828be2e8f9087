package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"glane/internal/phrase"
)

const bom = "\uFEFF"

// scan looks for bytes that no fiche may hold, before any decoder sees them:
// decoders refuse them without a place, or take them in. It tells the first,
// and how many more lines have some. The text starts at the given line. A carriage
// return alone ends a line too, but in a .jsonl file, which is cut at line feeds.
func (f *findings) scan(data []byte, line int) (clean bool) {
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		f.add(place{line, 1}, "ce fichier est en UTF-16").hint("enregistrez-le en UTF-8")
		return false
	}
	var first *finding
	others, lastLine := 0, 0
	column := 1
	returns := !strings.HasSuffix(f.file, linesSuffix)
	for i := 0; i < len(data); {
		if data[i] >= ' ' && data[i] < 0x7F { // nearly all of them, at little cost
			i, column = i+1, column+1
			continue
		}
		r, size := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[i:])
		}
		message, hint := forbidden(r, size, i == 0)
		switch {
		case message == "":
		case first == nil:
			first, lastLine = f.add(place{line, column}, "%s", message), line
			first.hint("%s", hint)
		case line != lastLine:
			others, lastLine = others+1, line
		}
		i += size
		column++
		if r == '\n' || (returns && r == '\r' && (i == len(data) || data[i] != '\n')) {
			line, column = line+1, 1
		}
		if i == len(bom) && r == '\uFEFF' {
			column = 1 // a byte order mark is no character of the first line
		}
	}
	if others > 0 {
		first.Message += ", comme sur " + phrase.Count(others, "autre ligne", "autres lignes")
	}
	return first == nil
}

// forbidden says what is wrong with a character; "" when nothing is. atStart tells that it is the first of the file.
func forbidden(r rune, size int, atStart bool) (message, hint string) {
	switch {
	case r == utf8.RuneError && size == 1:
		return "ce caractère n’est pas de l’UTF-8", "enregistrez le fichier en UTF-8"
	case r == '\t' || r == '\n' || r == '\r':
		return "", ""
	case r == '\u0085' || r == '\u2028' || r == '\u2029':
		return fmt.Sprintf("saut de ligne invisible (U+%04X)", r), "remplacez-le par une espace ou un vrai saut de ligne"
	case r < ' ' || (r >= 0x7F && r < 0xA0):
		return fmt.Sprintf("caractère de commande interdit (U+%04X)", r), "supprimez-le"
	case r == '\uFEFF' && !atStart, r == '\uFFFE', r == '\uFFFF':
		return fmt.Sprintf("caractère invisible interdit (U+%04X)", r), "supprimez-le"
	}
	return "", ""
}

// withoutBOM drops the byte order mark that some editors put first.
func withoutBOM(data []byte) []byte { return bytes.TrimPrefix(data, []byte(bom)) }
