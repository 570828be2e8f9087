package texts

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// A NoLanguageError is what Load says of a language that has no file.
type NoLanguageError struct {
	Lang  string
	Known []string // those that have one, sorted
}

func (e *NoLanguageError) Error() string {
	return "no texts in " + e.Lang + ", only in " + strings.Join(e.Known, ", ")
}

const ext = ".yaml"

// Languages lists the languages that a folder has a file of, sorted.
func Languages(folder fs.FS) ([]string, error) {
	names, err := fs.Glob(folder, "*"+ext)
	if err != nil {
		return nil, fmt.Errorf("look for texts: %w", err)
	}
	for i, name := range names {
		names[i] = strings.TrimSuffix(name, ext)
	}
	return names, nil
}

// Load reads the catalog of a language, as "fr", from its file in the folder.
// The error holds every fault of the file; it is a
// *NoLanguageError when there is no such file.
func Load(folder fs.FS, lang string) (*Catalog, error) {
	known, err := Languages(folder)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(known, lang) {
		return nil, &NoLanguageError{lang, known}
	}
	tag, err := language.Parse(lang)
	if err != nil {
		return nil, fmt.Errorf("the name of the file of texts %q: %w", lang, err)
	}
	name := lang + ext
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, fmt.Errorf("read texts: %w", err)
	}
	c, err := parse(tag, data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path.Base(name), err)
	}
	sum := sha256.Sum256(data)
	c.mark = c.Lang() + " " + hex.EncodeToString(sum[:12])
	return c, nil
}

// A reader collects messages and faults.
type reader struct {
	lang     language.Tag
	messages map[string]message
	faults   []error
}

func parse(lang language.Tag, data []byte) (*Catalog, error) {
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("open as YAML: %w", err)
	}
	var document yaml.Node
	if err := loader.Load(&document); err != nil {
		return nil, fmt.Errorf("read as YAML: %w", err)
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		return nil, errors.New("a mapping of keys to texts is wanted")
	}
	r := &reader{lang: lang, messages: map[string]message{}}
	r.mapping("", document.Content[0])
	for key, args := range ownKeys() {
		m, ok := r.messages[Own+key]
		if !ok || m.forms != nil || !slices.Equal(m.args, args) {
			r.faults = append(r.faults, fmt.Errorf("%s%s: wanted, as one text with the arguments %q", Own, key, args))
		}
	}
	return &Catalog{lang: lang, messages: r.messages}, errors.Join(r.faults...)
}

func (r *reader) fault(n *yaml.Node, key, format string, args ...any) {
	r.faults = append(r.faults, fmt.Errorf("line %d: %s: %s", n.Line, key, fmt.Sprintf(format, args...)))
}

// mapping reads what stands under a key: texts, plural forms, or more keys.
func (r *reader) mapping(prefix string, n *yaml.Node) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		key := prefix + name.Value
		if name.Kind != yaml.ScalarNode || name.Value == "" || seen[name.Value] {
			r.fault(name, key, "no key, or one that stands twice")
			continue
		}
		seen[name.Value] = true
		switch {
		case value.Kind == yaml.ScalarNode && value.Value != "":
			r.add(value, key, message{plain: r.pieces(value, key)})
		case value.Kind == yaml.MappingNode && isPlural(value):
			r.plural(key, value)
		case value.Kind == yaml.MappingNode:
			r.mapping(key+".", value)
		default:
			r.fault(value, key, "neither a text nor more keys")
		}
	}
}

// add keeps a message once it has the names of its arguments.
func (r *reader) add(n *yaml.Node, key string, m message) {
	if _, taken := r.messages[key]; taken {
		r.fault(n, key, "stands twice")
	}
	all := slices.Concat(m.plain, m.zero)
	for _, pieces := range m.forms {
		all = append(all, pieces...)
	}
	if m.forms != nil {
		all = append(all, piece{arg: count}) // it is wanted to choose by, said or not
	}
	for _, p := range all {
		if p.arg != "" && !slices.Contains(m.args, p.arg) {
			m.args = append(m.args, p.arg)
		}
	}
	slices.Sort(m.args)
	r.messages[key] = m
}

var formNames = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// isPlural tells the forms of one message from a mapping of keys.
func isPlural(n *yaml.Node) bool {
	for i := 0; i < len(n.Content); i += 2 {
		if _, ok := formNames[n.Content[i].Value]; !ok {
			return false
		}
	}
	return len(n.Content) > 0
}

// plural reads the forms of a message: those that its language has, no other.
// "zero" may be added in any language, for what is said of nothing.
func (r *reader) plural(key string, n *yaml.Node) {
	m := message{forms: map[plural.Form][]piece{}}
	wanted := formsOf(r.lang)
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i].Value, n.Content[i+1]
		pieces := r.pieces(value, key)
		switch form := formNames[name]; {
		case value.Kind != yaml.ScalarNode || value.Value == "":
			r.fault(value, key, "%s is no text", name)
		case slices.Contains(wanted, form):
			m.forms[form] = pieces
		case form == plural.Zero:
			m.zero = pieces
		default:
			r.fault(value, key, "the language has no form %q", name)
		}
	}
	for name, form := range formNames {
		if _, ok := m.forms[form]; !ok && slices.Contains(wanted, form) {
			r.fault(n, key, "the form %q is wanted", name)
		}
	}
	r.add(n, key, m)
}

// formsOf lists the forms that whole numbers take in a language.
func formsOf(lang language.Tag) []plural.Form {
	forms := []plural.Form{plural.Other}
	for n := range 201 { // the rules of CLDR look at two digits at most, millions aside
		if f := formOf(lang, n); !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	return forms
}

// pieces cuts a text at its arguments: a name in braces.
func (r *reader) pieces(n *yaml.Node, key string) []piece {
	var out []piece
	for rest := n.Value; rest != ""; {
		text, from, found := strings.Cut(rest, "{")
		if text != "" {
			out = append(out, piece{text: text})
		}
		if !found {
			break
		}
		name, after, closed := strings.Cut(from, "}")
		if !closed || name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") != "" {
			r.fault(n, key, "an argument is a name of small letters in braces, not {%s", from)
			return out
		}
		out = append(out, piece{arg: name})
		rest = after
	}
	return out
}
