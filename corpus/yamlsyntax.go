package corpus

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	yaml4 "go.yaml.in/yaml/v4"
)

// yamlSyntax tells why yaml.v3 refused a file. Its errors have no column and
// often a wrong line, so that the same library's next version is asked for the
// place, and yaml.v3's own line only where that version refuses nothing.
func (f *findings) yamlSyntax(data []byte, refusal error) {
	s := syntaxError{lines: strings.Split(lineEnds.Replace(string(data)), "\n")}
	var ignored yaml4.Node
	var at *yaml4.LoadError
	if err := yaml4.Load(data, &ignored); errors.As(err, &at) && at.Mark.Line > 0 {
		s.message, s.context = at.Message, at.ContextMsg
		s.mark = place{at.Mark.Line, max(at.Mark.Column, 1)}
		s.opened = place{at.ContextMark.Line, max(at.ContextMark.Column, 1)}
	} else { // the next version reads what this one refuses
		s.placed(refusal)
	}
	if s.opened.line == 0 {
		s.opened = s.mark
	}
	where, message, hint := s.french()
	f.add(s.within(where), "%s", typeset(message)).hint("%s", typeset(hint))
}

// lineEnds makes line feeds of what YAML ends lines with.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// A syntaxError is what the decoder says, with the text that it speaks of.
type syntaxError struct {
	lines            []string
	message, context string
	mark             place // where reading stopped
	opened           place // where what was being read began
}

var refusalText = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// placed takes the message and the line out of what yaml.v3 says, "yaml: line N:
// …". What its parser does not find has the line before the true one, and none
// on the first; what its scanner meets has the true one.
func (s *syntaxError) placed(refusal error) {
	s.mark = start
	parts := refusalText.FindStringSubmatch(refusal.Error())
	if parts == nil {
		return
	}
	s.message = parts[2]
	line, _ := strconv.Atoi(parts[1]) // 0 for none
	if strings.HasPrefix(s.message, "did not find expected") {
		line++
	}
	s.mark.line = min(max(line, 1), len(s.lines))
	text := s.line(s.mark)
	if before, _, found := strings.Cut(text, "\t"); found {
		s.mark.column = len([]rune(before)) + 1
		return
	}
	s.mark.column = s.indent(s.mark.line) + 1
}

// within moves a place past the end of the file back onto its last character,
// where an author can see it.
func (s *syntaxError) within(at place) place {
	for at.line > 1 && (at.line > len(s.lines) || (at.line == len(s.lines) && s.line(at) == "")) {
		at.line--
		at.column = len([]rune(s.line(at))) + 1
	}
	return at
}

// line is the text of the line of a place, without its end.
func (s *syntaxError) line(at place) string {
	if at.line < 1 || at.line > len(s.lines) {
		return ""
	}
	return s.lines[at.line-1]
}

// indent is how many spaces a line begins with.
func (s *syntaxError) indent(line int) int {
	text := s.line(place{line: line})
	return len(text) - len(strings.TrimLeft(text, " "))
}

// split parts the line of a place there.
func (s *syntaxError) split(at place) (before, after string) {
	text := []rune(s.line(at))
	cut := min(max(at.column-1, 0), len(text))
	return string(text[:cut]), string(text[cut:])
}

// french says what is wrong. The decoder's messages are keys of a table here,
// since its errors have no other identity; the version is pinned, a test holds
// each row, and an unknown message falls through to a general sentence.
func (s *syntaxError) french() (at place, message, hint string) {
	before, after := s.split(s.mark)
	if strings.HasPrefix(after, "\t") || strings.Contains(s.message, "tab") && strings.Contains(s.line(s.mark), "\t") {
		return s.mark, "une tabulation se trouve là où YAML attend des espaces", "remplacez-la par des espaces"
	}
	switch s.message {
	case "mapping values are not allowed in this context":
		return s.colon(before)
	case "found unexpected end of stream", "found unexpected document indicator":
		return s.opened, "le guillemet ouvert ici n’est jamais fermé", "fermez-le à la fin du texte"
	case "found unknown escape character", "did not find expected hexadecimal number", "found invalid Unicode character escape code":
		return s.mark, "après une barre oblique inverse, ce caractère n’a pas de sens", "doublez-la, ou employez des guillemets simples"
	case "did not find expected ',' or ']'":
		return s.opened, "le crochet ouvert ici n’est pas fermé, ou il manque une virgule dans la liste", "vérifiez jusqu’à la ligne " + strconv.Itoa(s.mark.line)
	case "did not find expected ',' or '}'":
		return s.opened, "l’accolade ouverte ici n’est pas fermée, ou il manque une virgule", "vérifiez jusqu’à la ligne " + strconv.Itoa(s.mark.line)
	case "could not find expected ':'":
		if _, text := s.split(s.opened); strings.HasPrefix(text, "-") {
			return s.opened, "il manque une espace après le tiret", "écrivez « - » puis le texte"
		}
		return s.opened, "cette ligne n’est ni une clé ni un élément de liste", "il manque deux-points et une espace après la clé, ou un tiret devant le texte"
	case "block sequence entries are not allowed in this context":
		return s.mark, "une liste à tirets ne peut commencer ici", "mettez chaque tiret au début d’une ligne, sous la clé"
	case "did not find expected comment or line break":
		return s.opened, "un texte ne peut commencer par « > » ou « | »", quotes
	case "did not find expected node content":
		return s.mark, "il manque une valeur ici", "un crochet, une accolade ou une virgule manque ou est en trop"
	case "exceeded max depth of 10000":
		return s.mark, "des listes ou des clés sont emboîtées trop profondément", "une fiche n’a besoin que de quatre niveaux"
	case "did not find expected <document start>", "found unexpected content after document-end marker":
		if end := slices.IndexFunc(s.lines[:s.mark.line], func(l string) bool { return strings.HasPrefix(l, "...") }); end >= 0 {
			return place{end + 1, 1}, "la ligne « ... » termine le fichier YAML, et du texte la suit", "supprimez-la"
		}
	case "did not find expected key", "did not find expected '-' indicator":
		return s.misplaced(before, after)
	}
	return s.firstCharacter()
}

const quotes = "mettez le texte entre guillemets"

// colon tells what a colon does where none may be.
func (s *syntaxError) colon(before string) (at place, message, hint string) {
	if strings.Contains(before, ": ") {
		return s.mark, "un texte sans guillemets ne peut contenir deux-points suivis d’une espace", quotes
	}
	for above := s.mark.line - 1; above >= 1; above-- {
		text := strings.TrimSpace(s.line(place{line: above}))
		if text == "" || text[0] == '#' {
			continue
		}
		key, rest, found := strings.Cut(text, ":")
		if found && rest != "" && rest[0] != ' ' && isName(key) {
			column := strings.Index(s.line(place{line: above}), ":") + 2
			return place{above, column}, "il manque une espace après les deux-points", "écrivez « " + key + ": … »"
		}
		if word, _, _ := strings.Cut(text, " "); !found && isName(word) && s.indent(above) == s.indent(s.mark.line) {
			return place{above, s.indent(above) + len(word) + 1}, "il manque deux-points et une espace après la clé", "écrivez « " + word + ": … »"
		}
		break
	}
	return s.mark, "cette clé n’est pas à sa place", "vérifiez les espaces au début de la ligne ; si c’est la suite d’un texte, mettez-le entre guillemets"
}

// misplaced tells what stands where a key or a dash was to come.
func (s *syntaxError) misplaced(before, after string) (at place, message, hint string) {
	switch {
	case strings.TrimSpace(before) == "" && strings.HasPrefix(after, ":"):
		return s.mark, "il manque une clé devant ces deux-points", "écrivez la clé, ou mettez tout le texte entre guillemets"
	case strings.TrimSpace(before) == "" && !strings.HasPrefix(after, "]") && !strings.HasPrefix(after, "}"):
		return s.mark, "cette ligne n’est alignée sur aucune des précédentes", "vérifiez les espaces au début de la ligne"
	case strings.HasSuffix(strings.TrimRight(before, " "), "'"):
		return s.mark, "un guillemet simple ferme le texte avant sa fin", "doublez l’apostrophe, comme dans l''eau, ou employez des guillemets doubles"
	case strings.HasSuffix(strings.TrimRight(before, " "), `"`):
		return s.mark, "un guillemet double ferme le texte avant sa fin", "mettez tout le texte entre guillemets simples"
	}
	return s.mark, "ce signe n’est pas à sa place", "supprimez-le, ou mettez tout le texte entre guillemets"
}

// firstCharacter tells which sign no text without quotes begins with.
func (s *syntaxError) firstCharacter() (at place, message, hint string) {
	for _, where := range []place{s.mark, s.opened} {
		if _, text := s.split(where); text != "" && strings.Contains("@`%*&!|>?]},", text[:1]) {
			return where, "un texte sans guillemets ne peut commencer par " + quote(text[:1]), quotes
		}
	}
	return s.mark, "YAML ne comprend plus le fichier à partir d’ici", "vérifiez cette ligne et la précédente : l’indentation, les deux-points et les guillemets"
}
