package api

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// An encoder writes JSON as encoding/json does without escaping HTML, byte for byte,
// for the answers that must be quick.
type encoder struct {
	b   []byte
	err error // the first
}

// An encodes is an answer that writes itself.
type encodes interface{ encode(e *encoder) }

// encoders are those that nobody uses, with room for an answer.
var encoders = sync.Pool{New: func() any { return new(encoder) }}

// keptBytes is the largest room that is kept: some ten times a page of ten hits.
const keptBytes = 256 << 10

func newEncoder() *encoder {
	e := encoders.Get().(*encoder)
	e.b, e.err = e.b[:0], nil
	return e
}

// free gives the encoder back. What it wrote is not used any more.
func (e *encoder) free() {
	if cap(e.b) <= keptBytes {
		encoders.Put(e)
	}
}

// object writes an object, whose members are written by members.
func (e *encoder) object(members func()) {
	e.b = append(e.b, '{')
	members()
	e.b = append(e.b, '}')
}

// key begins a member. name needs no escaping.
func (e *encoder) key(name string) {
	e.comma()
	e.b = append(e.b, '"')
	e.b = append(e.b, name...)
	e.b = append(e.b, '"', ':')
}

// comma parts what comes from what is there, in an object or a list.
func (e *encoder) comma() {
	if last := e.b[len(e.b)-1]; last != '{' && last != '[' {
		e.b = append(e.b, ',')
	}
}

func (e *encoder) int(name string, n int) {
	e.key(name)
	e.b = strconv.AppendInt(e.b, int64(n), 10)
}

// nonzero is int, and nothing for 0.
func (e *encoder) nonzero(name string, n int) {
	if n != 0 {
		e.int(name, n)
	}
}

func (e *encoder) bool(name string, is bool) {
	e.key(name)
	e.b = strconv.AppendBool(e.b, is)
}

func (e *encoder) float(name string, f float64) {
	e.key(name)
	if a := math.Abs(f); a != 0 && (a < 1e-6 || !(a < 1e21)) {
		e.any(f) // with an exponent, or an error
		return
	}
	e.b = strconv.AppendFloat(e.b, f, 'f', -1, 64)
}

func (e *encoder) text(name, s string) {
	e.key(name)
	e.string(s)
}

// filled is text, and nothing for "".
func (e *encoder) filled(name, s string) {
	if s != "" {
		e.text(name, s)
	}
}

// null writes that there is none.
func (e *encoder) null(name string) {
	e.key(name)
	e.b = append(e.b, "null"...)
}

// other writes what is rare as encoding/json does.
func (e *encoder) other(name string, v any) {
	e.key(name)
	e.any(v)
}

func (e *encoder) any(v any) {
	var out strings.Builder
	if err := Encode(&out, v); err != nil {
		if e.err == nil {
			e.err = err
		}
		return
	}
	e.b = append(e.b, strings.TrimSuffix(out.String(), "\n")...)
}

// list writes the items of a list, each by item.
func list[T any](e *encoder, items []T, item func(*T)) {
	if items == nil {
		e.b = append(e.b, "null"...)
		return
	}
	e.b = append(e.b, '[')
	for i := range items {
		e.comma()
		item(&items[i])
	}
	e.b = append(e.b, ']')
}

// rare writes a list that is empty in most answers.
func rare[T any](e *encoder, name string, items []T) {
	if items != nil && len(items) == 0 {
		e.key(name)
		e.b = append(e.b, '[', ']')
		return
	}
	e.other(name, items)
}

// lists writes lists of texts by their names, in the order of these.
func (e *encoder) lists(name string, all map[string][]string) {
	e.key(name)
	if all == nil {
		e.b = append(e.b, "null"...)
		return
	}
	e.object(func() {
		var room [8]string // of most
		names := room[:0]
		for name := range all {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			e.comma()
			e.string(name)
			e.b = append(e.b, ':')
			e.strings(all[name])
		}
	})
}

func (e *encoder) strings(texts []string) {
	list(e, texts, func(s *string) { e.string(*s) })
}

// string writes a text between quotes. What needs more than a backslash is left to
// encoding/json.
func (e *encoder) string(s string) {
	begin := len(e.b)
	e.b = append(e.b, '"')
	at, wide := 0, false
	for i := 0; i < len(s); i++ {
		for i+8 <= len(s) {
			special, high := eight(s[i : i+8])
			if special {
				break
			}
			wide = wide || high
			i += 8
		}
		if i == len(s) {
			break
		}
		switch b := s[i]; {
		case b >= utf8.RuneSelf:
			wide = true
		case b < ' ':
			e.b = e.b[:begin]
			e.any(s)
			return
		case b == '"' || b == '\\':
			e.b = append(append(e.b, s[at:i]...), '\\')
			at = i
		}
	}
	if wide && (!utf8.ValidString(s) || strings.Contains(s, "\u2028") || strings.Contains(s, "\u2029")) {
		e.b = e.b[:begin]
		e.any(s)
		return
	}
	e.b = append(append(e.b, s[at:]...), '"')
}

// eight tells whether one of eight bytes may be a control character, a quotation mark
// or a backslash, and whether one is not of ASCII. It looks at them all at once, as
// labels are most of a long answer.
func eight(s string) (special, high bool) {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	quote, backslash := x^ones*'"', x^ones*'\\'
	// A byte under n loses its top bit when n is taken away, and had none before.
	below := (x-ones*' ')&^x | (quote-ones)&^quote | (backslash-ones)&^backslash
	return below&tops != 0, x&tops != 0
}
