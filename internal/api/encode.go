package api

import (
	"math"
	"math/bits"
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
	at := 0 // up to where s is written
	for i := nextSpecial(s, 0); i < len(s); i = nextSpecial(s, i) {
		switch b := s[i]; {
		case b == '"' || b == '\\':
			e.b = append(append(e.b, s[at:i]...), '\\')
			at = i
			i++
		case b >= 0xC2 && b < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
			i += 2 // as most letters with an accent
		default:
			size := asItIs(s[i:])
			if size == 0 {
				e.b = e.b[:begin]
				e.any(s)
				return
			}
			i += size
		}
	}
	e.b = append(append(e.b, s[at:]...), '"')
}

// asItIs is how many bytes the character takes that begins a text; 0 if JSON does not
// write it as it is.
func asItIs(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if r < ' ' || r == utf8.RuneError && size <= 1 || r == '\u2028' || r == '\u2029' {
		return 0
	}
	return size
}

// nextSpecial is where the first byte stands from i on that is a control character, a
// quotation mark, a backslash or not of ASCII; the length of s when there is none. It
// looks at eight at once, as labels are most of a long answer.
func nextSpecial(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		if mask := specials(eight(s, i)); mask != 0 {
			return i + bits.TrailingZeros64(mask)/8
		}
	}
	if left := len(s) - i; left > 0 && len(s) >= 8 {
		// The last eight, without those that were seen: spaces stand for what is not there.
		x := eight(s, len(s)-8)>>(64-8*left) | ones*' '<<(8*left)
		return min(i+bits.TrailingZeros64(specials(x))/8, len(s))
	}
	for ; i < len(s); i++ {
		if b := s[i]; b < ' ' || b >= utf8.RuneSelf || b == '"' || b == '\\' {
			break
		}
	}
	return i
}

const ones, tops = 0x0101010101010101, 0x8080808080808080

// specials sets the top bit of the first of eight bytes that is special, as nextSpecial
// has it, and perhaps that of some after it.
func specials(x uint64) uint64 {
	quote, backslash := x^ones*'"', x^ones*'\\'
	// A byte under n loses its top bit when n is taken away, and had none before.
	below := (x-ones*' ')&^x | (quote-ones)&^quote | (backslash-ones)&^backslash
	return (below | x) & tops
}

// eight gives the eight bytes of s from i on, the first as the lowest.
func eight(s string, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}
