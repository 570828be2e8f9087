package corpus

import (
	"net/url"
	"strings"
)

// Corrections are the ways that a reader has to report a mistake in a case; at
// least one of the two is given.
type Corrections struct {
	Courriel string // an e-mail address
	Modifier string // where the file of a case is edited, FileSlot standing for its path
}

// FileSlot stands, in Corrections.Modifier, for the path of a case's file.
const FileSlot = "{fichier}"

// EditAddress is where the file of a case is edited; "" when that is not given,
// or the case stands in no file of its own.
func (c *Corrections) EditAddress(one *Case) string {
	if c == nil || c.Modifier == "" || !strings.HasSuffix(one.File, yamlSuffix) {
		return ""
	}
	parts := strings.Split(one.File, "/")
	for i, part := range parts {
		// The slot may stand after a question mark, where & and + have a sense too.
		parts[i] = strings.ReplaceAll(url.QueryEscape(part), "+", "%20")
	}
	return strings.ReplaceAll(c.Modifier, FileSlot, strings.Join(parts, "/"))
}

// corrections reads how mistakes are reported; nil when that is not told.
func (f *findings) corrections(rec record) *Corrections {
	if rec.missing(keyCorrections) {
		return nil
	}
	n := rec.value(keyCorrections)
	group, ok := f.record(n, correctionsGroup)
	if !ok {
		return nil
	}
	if len(n.pairs) == 0 {
		f.add(n.place, "les corrections n’ont pas d’adresse").hint("donnez un courriel, une adresse où modifier les fiches, ou les deux")
	}
	return &Corrections{Courriel: group.email("courriel"), Modifier: f.editAddress(group)}
}

// editAddress reads an address with the slot of a file: after the name of its
// site, since a name that holds one is none.
func (f *findings) editAddress(rec record) string {
	address := rec.url("modifier")
	if address == "" || strings.Contains(address, FileSlot) {
		return address
	}
	f.add(rec.place("modifier"), "« modifier » ne dit pas où mettre le nom du fichier : %s", quote(address)).
		hint("écrivez %s à sa place, par exemple https://exemple.fr/depot/edit/main/%s", FileSlot, FileSlot)
	return ""
}
