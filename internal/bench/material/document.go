package material

import (
	"strings"
	"unicode"

	"glane/index/french"
)

// A Document is one document, as all who are measured are given it.
type Document struct {
	ID       string
	Title    string
	Summary  string // "" for none
	Passages []string
	Year     int // 0 when it is not known
	// Values are the labels of its facet values, by facet, in the order of Facets.
	// All but those of the theme are one at most.
	Values [len(facets)][]string
}

// A facet of the documents. Its vocabulary is made of all real documents, so
// that it is the same whatever the size of the corpus.
type facet struct{ name, label string }

// facets lists the facets, from few values to many.
var facets = [...]facet{
	{"recueil", "Recueil"},   // some 10 values
	{"theme", "Thème"},       // some 50
	{"ensemble", "Ensemble"}, // some 150
	{"dossier", "Dossier"},   // some 1,000
	{"chapitre", "Chapitre"}, // some 12,000
}

// Places of the facets in Document.Values.
const (
	recueil = iota
	theme
	ensemble
	dossier
	chapitre
)

// set gives the document one value of a facet; none when the label is empty.
func (d *Document) set(facet int, label string) {
	if label = tidy(label); label != "" {
		d.Values[facet] = append(d.Values[facet], label)
	}
}

// tidy joins white space, and cuts labels that are whole sentences.
func tidy(label string) string {
	label = strings.TrimRight(strings.Join(strings.Fields(label), " "), ". ")
	const most = 160 // letters
	if letters := []rune(label); len(letters) > most {
		label = strings.TrimSpace(string(letters[:most])) + "…"
	}
	return label
}

// identifier is a label as an id: lower-case letters and digits, joined by hyphens.
func identifier(label string) string {
	const most = 80 // bytes
	var b strings.Builder
	for _, r := range french.FoldCase(label) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLower(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := b.String()
	return strings.Trim(id[:min(len(id), most)], "-")
}

// words counts the words of a text, roughly.
func words(text string) int { return len(strings.Fields(text)) }
