package material

import (
	"encoding/json"
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A section of a code or of an agreement: a heading with what stands under it,
// or an article.
type section struct {
	Type string
	Data struct {
		ID, Title, ShortTitle, Surtitre string
		Num                             json.RawMessage // a text or a number
		Texte                           string          // of an article of a code
		Nota                            string
		Content                         string // of an article of an agreement, in HTML
		DateDebut                       json.RawMessage
	}
	Children []section
}

// each gives every article with the headings that it stands under, the outermost
// first.
func (s *section) each(above []string, take func(article *section, above []string)) {
	for i := range s.Children {
		child := &s.Children[i]
		if child.Type == "article" {
			take(child, above)
			continue
		}
		child.each(append(above[:len(above):len(above)], tidy(child.Data.Title)), take)
	}
}

// number is the number of an article, as it is written.
func (s *section) number() string { return strings.Trim(string(s.Data.Num), `"`) }

// articleMark stands before the number of an article in its title.
const articleMark = ", article "

// readCode reads the articles of one code.
func readCode(name string, content []byte) ([]*Document, error) {
	if !strings.HasPrefix(name, "LEGITEXT") {
		return nil, nil // indexes of the same
	}
	var code section
	if err := decode(content, &code); err != nil {
		return nil, err
	}
	var out []*Document
	code.each(nil, func(a *section, above []string) {
		d := &Document{
			ID: identifier(a.Data.ID), Year: yearOf(a.Data.DateDebut),
			Title: tidy(heading(above, 0) + articleMark + a.number()),
		}
		d.Passages = paragraphs(a.Data.Texte + "\n" + a.Data.Nota)
		d.set(recueil, code.Data.Title)
		d.set(theme, code.Data.Title+", "+strings.ToLower(level(above, 0)))
		d.set(ensemble, code.Data.Title+", "+level(above, 1))
		d.set(dossier, strings.Join([]string{code.Data.Title, level(above, 1), level(above, 2)}, ", "))
		d.set(chapitre, strings.Join(tail(above), ", "))
		out = append(out, d)
	})
	return out, nil
}

// readAgreement reads the articles of one collective agreement.
func readAgreement(name string, content []byte) ([]*Document, error) {
	if !strings.HasPrefix(name, "KALICONT") {
		return nil, nil
	}
	var agreement section
	if err := decode(content, &agreement); err != nil {
		return nil, err
	}
	short := agreement.Data.ShortTitle
	var out []*Document
	agreement.each(nil, func(a *section, above []string) {
		kind, _, _ := strings.Cut(level(above, 0), " :")
		text := level(above, 1)
		d := &Document{ID: identifier(a.Data.ID), Year: yearIn(text), Title: tidy(a.Data.Surtitre)}
		if d.Title == "" {
			d.Title = tidy(heading(above, 0))
		}
		if n := a.number(); n != "" && n != "null" {
			d.Title += articleMark + n
		}
		d.Passages = paragraphs(withoutTags(a.Data.Content))
		d.set(recueil, "Conventions collectives, "+strings.ToLower(kind))
		d.set(theme, agreementTheme(text))
		d.set(ensemble, short)
		if d.Year > 0 {
			d.set(dossier, short+", années "+strconv.Itoa(d.Year/10*10))
		}
		d.set(chapitre, short+", "+text)
		out = append(out, d)
	})
	return out, nil
}

// heading is the last heading but n; "" when there are not so many.
func heading(above []string, n int) string {
	if len(above) <= n {
		return ""
	}
	return above[len(above)-1-n]
}

// level is the heading of a level, or the deepest above it.
func level(above []string, n int) string {
	if len(above) == 0 {
		return ""
	}
	return above[min(n, len(above)-1)]
}

// tail is the two deepest headings.
func tail(above []string) []string { return above[max(0, len(above)-2):] }

// themes of what an agreement is about, by what its title says. The first fits.
var themes = []struct {
	name string
	says *regexp.Regexp
}{
	{"Salaires et primes", regexp.MustCompile(`(?i)salair|rémunér|prime|indemnit|valeur d[ue] point|minima`)},
	{"Prévoyance et santé", regexp.MustCompile(`(?i)prévoyance|santé|mutuel|maladie|frais de soins`)},
	{"Formation professionnelle", regexp.MustCompile(`(?i)formation|apprentissage|professionnalisation|opca|opco|opcommerce|certificat`)},
	{"Retraite", regexp.MustCompile(`(?i)retraite|seniors?`)},
	{"Durée du travail", regexp.MustCompile(`(?i)durée|temps|forfait|congé|activité partielle`)},
	{"Classifications", regexp.MustCompile(`(?i)classification|emplois? repère|grille`)},
	{"Égalité et handicap", regexp.MustCompile(`(?i)égalité|handicap|femmes|discrimin`)},
	{"Dialogue social", regexp.MustCompile(`(?i)dialogue|paritar|syndica|commission|négociation`)},
	{"Dispositions générales", regexp.MustCompile(`(?i)dispositions|chapitre|titre|champ d'application`)},
	{"Adhésions et dénonciations", regexp.MustCompile(`(?i)adhésion|dénonciation`)},
}

func agreementTheme(title string) string {
	for _, t := range themes {
		if t.says.MatchString(title) {
			return t.name
		}
	}
	return "" // the case has no theme, as happens in real corpora
}

var (
	breaks = regexp.MustCompile(`(?i)<(/?p|br|/?div|/?li|/?tr|/?t[dh]|/?h[1-6])\b[^>]*>`)
	tags   = regexp.MustCompile(`<[^>]*>`)
	years  = regexp.MustCompile(`\b(19[3-9]\d|20[0-3]\d)\b`)
)

// withoutTags is the text of a piece of HTML, a line for each of its blocks.
func withoutTags(text string) string {
	return html.UnescapeString(tags.ReplaceAllString(breaks.ReplaceAllString(text, "\n"), ""))
}

// paragraphs cuts a text at its lines, and joins what is shorter than a sentence
// (the cells of a table, the items of a list) to what comes before.
func paragraphs(text string) []string {
	const short = 40 // bytes
	var out []string
	for line := range strings.Lines(text) {
		line = strings.Join(strings.Fields(line), " ")
		switch {
		case line == "":
		case len(out) > 0 && len(line) < short:
			out[len(out)-1] += " " + line
		default:
			out = append(out, line)
		}
	}
	return out
}

// yearOf reads a date that is a text or milliseconds; 0 for one that is far off,
// as the dates are that stand for none.
func yearOf(date json.RawMessage) int {
	text := strings.Trim(string(date), `"`)
	if ms, err := strconv.ParseInt(text, 10, 64); err == nil {
		text = time.UnixMilli(ms).UTC().Format(time.DateOnly)
	}
	return yearIn(text)
}

// yearIn is the first year that a text names, or 0.
func yearIn(text string) int {
	year, err := strconv.Atoi(years.FindString(text))
	if err != nil {
		return 0 // it names none
	}
	return year
}
