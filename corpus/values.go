package corpus

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Years that a fiche may bear, and that readers may ask for.
const (
	MinYear = 1000
	MaxYear = 2999
)

// text reads a text that is not blank, trimmed and in Unicode's composed form
// (the same characters, in the one form that searches compare).
func (f *findings) text(n *node, what string) (string, bool) {
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

// visible tells whether a reader sees something of a character: no space, nor a
// character of format such as U+200B, which pasted texts hold.
func visible(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }

// text reads the text of a key; "" when it is absent or faulty.
func (r record) text(name string) string {
	if r.missing(name) {
		return ""
	}
	text, _ := r.found.text(r.values[name], quote(name))
	return text
}

// line reads a text of one line: whatever spaces it holds become one each.
func (r record) line(name string) string { return strings.Join(strings.Fields(r.text(name)), " ") }

// items reads the items of a list; those without a value are told and left
// out.
func (f *findings) items(n *node, what string) ([]*node, bool) {
	if n.kind != kindList {
		f.wrongKind(n, what, kindList)
		return nil, false
	}
	kept := make([]*node, 0, len(n.items))
	for _, item := range n.items {
		if item.kind == kindNull {
			f.add(item.place, "un élément de %s est vide", what).hint("donnez-lui une valeur ou supprimez le tiret")
			continue
		}
		kept = append(kept, item)
	}
	return kept, true
}

// list reads the list of a key; none when it is absent or faulty.
func (r record) list(name string) []*node {
	if r.missing(name) {
		return nil
	}
	items, _ := r.found.items(r.values[name], quote(name))
	return items
}

// texts reads a list of texts of one line each.
func (r record) texts(name string) []string {
	var out []string
	for _, item := range r.list(name) {
		if text, ok := r.found.text(item, "un élément de "+quote(name)); ok {
			out = append(out, strings.Join(strings.Fields(text), " "))
		}
	}
	return out
}

// integer reads a whole number between two bounds; absent when it is not
// given or faulty.
func (r record) integer(name string, low, high, absent int) int {
	n := r.values[name]
	if n == nil {
		return absent
	}
	bounds := "écrivez un nombre entre " + strconv.Itoa(low) + " et " + strconv.Itoa(high)
	whole := n.kind == kindInteger || (n.kind == kindNumber && onlyOf(n.text, digits)) // past what 64 bits hold
	if !whole {
		r.found.wrongKind(n, quote(name), kindInteger)
		return absent
	}
	// YAML 1.1 also has 2_011, 0o12 and 0x7DB: no author means them.
	if !onlyOf(strings.TrimPrefix(n.text, "-"), digits) || (len(n.text) > 1 && n.text[0] == '0') {
		r.found.add(n.place, "%s doit être écrit en chiffres seulement, et non %s", quote(name), quote(n.text)).hint("%s", bounds)
		return absent
	}
	value, err := strconv.Atoi(n.text)
	if err != nil || value < low || value > high {
		r.found.add(n.place, "%s est hors limites : %s", quote(name), printable(n.text)).hint("%s", bounds)
		return absent
	}
	return value
}

// decimal reads a number between two bounds, written with digits and at most
// one point; absent when it is not given or faulty.
func (r record) decimal(name string, low, high, absent float64) float64 {
	n := r.values[name]
	if n == nil {
		return absent
	}
	if n.kind != kindInteger && n.kind != kindNumber {
		r.found.wrongKind(n, quote(name), kindNumber)
		return absent
	}
	value, err := strconv.ParseFloat(n.text, 64)
	if err != nil || !onlyOf(n.text, digits+".") || value < low || value > high {
		r.found.add(n.place, "%s est hors limites : %s", quote(name), printable(n.text)).
			hint("écrivez un nombre entre %s et %s, avec un point", written(low), written(high))
		return absent
	}
	return value
}

// written is a number as an author writes it.
func written(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// boolean reads true or false; false when absent or faulty.
func (r record) boolean(name string) bool {
	n := r.values[name]
	if n == nil {
		return false
	}
	if n.kind != kindBool {
		r.found.wrongKind(n, quote(name), kindBool)
		return false
	}
	return strings.EqualFold(n.text, "true")
}

// date reads a real day written AAAA-MM-JJ; zero when absent or faulty.
func (r record) date(name string) time.Time {
	n := r.values[name]
	if n == nil {
		return time.Time{}
	}
	if n.kind != kindDate && n.kind != kindText {
		r.found.wrongKind(n, quote(name), kindDate)
		return time.Time{}
	}
	day, err := time.Parse(time.DateOnly, n.text)
	if err != nil || day.Year() < MinYear || day.Year() > MaxYear {
		r.found.add(n.place, "%s n’est pas une date : %s", quote(name), quote(n.text)).
			hint("écrivez un jour qui existe, sous la forme AAAA-MM-JJ, par exemple 2019-05-14")
		return time.Time{}
	}
	return day
}

// url reads the absolute address of a web page; "" when absent or faulty.
func (r record) url(name string) string {
	text := r.text(name)
	if text == "" {
		return ""
	}
	u, err := url.Parse(text)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && !strings.ContainsFunc(text, unicode.IsSpace) {
		return text
	}
	found := r.found.add(r.place(name), "%s n’est pas une adresse web : %s", quote(name), quote(text)).
		hint("une adresse commence par https:// ou http://, suivi d’un nom de site")
	if strings.HasPrefix(text, "www.") {
		found.hint("vouliez-vous écrire %s ?", quote("https://"+text))
	}
	return ""
}

// email reads an e-mail address; "" when absent or faulty. Whether somebody
// reads it is not asked.
func (r record) email(name string) string {
	text := r.text(name)
	if text == "" {
		return ""
	}
	local, domain, found := strings.Cut(text, "@")
	if !found || local == "" || domain == "" || strings.ContainsFunc(text, unicode.IsSpace) || strings.ContainsAny(domain, "@<>,;?") {
		r.found.add(r.place(name), "%s n’est pas une adresse de courriel : %s", quote(name), quote(text)).
			hint("par exemple nom@exemple.fr")
		return ""
	}
	return text
}
