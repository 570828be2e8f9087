package texts

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// A Catalog is every message of one language. It never changes, and is safe for
// concurrent use.
type Catalog struct {
	lang     language.Tag
	messages map[string]message
	mark     string // tells its file's bytes from any others
}

// A message is one text, or one per plural form.
type message struct {
	args  []string // the names of its arguments, sorted
	plain []piece  // when it has no forms
	zero  []piece  // what is said of 0, where the file tells it apart; else nil
	forms map[plural.Form][]piece
}

// A piece is a stretch of text, or the place of an argument.
type piece struct{ text, arg string }

// count is the argument whose number chooses the form of a message.
const count = "n"

// Lang is the language of the catalog, as the attribute lang of HTML writes it.
func (c *Catalog) Lang() string { return c.lang.String() }

// Mark tells the catalog from any other, in another language or with a text
// changed: part of the tag of an answer that its texts make.
func (c *Catalog) Mark() string { return c.mark }

// Keys lists every key, sorted.
func (c *Catalog) Keys() []string {
	keys := make([]string, 0, len(c.messages))
	for key := range c.messages {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Args lists the names of the arguments that a key's message takes, sorted; nil
// for none, or for a key that the catalog does not have.
func (c *Catalog) Args(key string) []string { return c.messages[key].args }

// Text says the message of a key. Arguments follow as pairs of a name and a
// value, a string or an int; an int is written as the language writes numbers,
// and the one called "n" chooses the plural form.
//
// It panics on a key that is not there and on arguments that are not those of
// the message: a fault of the program, which the tests of those who call it look
// for among all their keys.
func (c *Catalog) Text(key string, args ...any) string {
	m, ok := c.messages[key]
	if !ok {
		panic("texts: no message " + key)
	}
	var b strings.Builder
	for _, p := range c.form(key, m, args) {
		if p.arg == "" {
			b.WriteString(p.text)
			continue
		}
		b.WriteString(c.value(argument(key, p.arg, args)))
	}
	return b.String()
}

// Halves are the two sides of a message around one of its arguments.
type Halves struct{ Before, After string }

// Around says a message in two halves, before and after the argument of that
// name: a template writes a link, or another element, between them.
func (c *Catalog) Around(key, name string, args ...any) Halves {
	const place = "\x00"
	before, after, found := strings.Cut(c.Text(key, append(args, name, place)...), place)
	if !found {
		panic("texts: message " + key + " has no argument " + name)
	}
	return Halves{before, after}
}

// form picks the pieces to say, once the arguments are those of the message.
func (c *Catalog) form(key string, m message, args []any) []piece {
	if len(args) != 2*len(m.args) {
		panic(fmt.Sprintf("texts: message %s takes %q, got %d values", key, m.args, len(args)))
	}
	for _, name := range m.args {
		argument(key, name, args)
	}
	if m.forms == nil {
		return m.plain
	}
	n, ok := argument(key, count, args).(int)
	if !ok {
		panic("texts: message " + key + " takes a number as " + count)
	}
	if n == 0 && m.zero != nil {
		return m.zero
	}
	if pieces, ok := m.forms[formOf(c.lang, n)]; ok {
		return pieces
	}
	return m.forms[plural.Other]
}

// formOf is the plural form that goes with a whole number.
func formOf(lang language.Tag, n int) plural.Form {
	return plural.Cardinal.MatchPlural(lang, max(n, -n), 0, 0, 0, 0)
}

// argument finds the value of that name among pairs.
func argument(key, name string, args []any) any {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1]
		}
	}
	panic("texts: message " + key + " lacks its argument " + name)
}

func (c *Catalog) value(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return c.Number(v)
	}
	panic(fmt.Sprintf("texts: an argument is a string or an int, not a %T", v))
}
