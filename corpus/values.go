package corpus

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Years that a fiche may bear, and that readers may ask for.
const (
	MinYear = 1000
	MaxYear = 2999
)

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

// itemsOf is items for the value of a key, which is named only where it is at fault.
func (f *findings) itemsOf(n *node, key string) []*node {
	if n.kind == kindList && !slices.ContainsFunc(n.items, func(item *node) bool { return item.kind == kindNull }) {
		return n.items
	}
	items, _ := f.items(n, quote(key))
	return items
}

// list reads the list of a key; none when it is absent or faulty.
func (r record) list(name string) []*node {
	if r.missing(name) {
		return nil
	}
	return r.found.itemsOf(r.value(name), name)
}

// texts reads a list of texts of one line each.
func (r record) texts(name string) []string {
	var out []string
	for _, item := range r.list(name) {
		if text, ok := r.found.text(item, "un élément de "+quote(name)); ok {
			out = append(out, oneLine(text))
		}
	}
	return out
}

// integer reads a whole number between two bounds; absent when it is not
// given or faulty.
func (r record) integer(name string, low, high, absent int) int {
	n := r.value(name)
	if n == nil {
		return absent
	}
	if value, err := strconv.Atoi(n.text); n.kind == kindInteger && err == nil && low <= value && value <= high && strconv.Itoa(value) == n.text {
		return value
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
	n := r.value(name)
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
	n := r.value(name)
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
	n := r.value(name)
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
