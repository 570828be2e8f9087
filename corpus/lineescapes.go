package corpus

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// escapes are what stands after a backslash, but for u.
var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unescaped takes a text in with its escapes undone. Half a surrogate pair is left to
// encoding/json.
func (p *lineParser) unescaped(raw []byte) (string, bool) {
	begin := p.text.Len()
	for len(raw) > 0 {
		n := bytes.IndexByte(raw, '\\')
		if n < 0 {
			p.text.Write(raw)
			break
		}
		p.text.Write(raw[:n])
		raw = raw[n+1:] // something follows, or the quotation mark would be escaped
		if c := escapes[raw[0]]; c != 0 {
			p.text.WriteByte(c)
			raw = raw[1:]
			continue
		}
		r, size := escapedRune(raw)
		if size == 0 {
			return "", false
		}
		p.text.WriteRune(r)
		raw = raw[size:]
	}
	return p.text.String()[begin:], true
}

// escapedRune reads "uXXXX", or two of them that a backslash joins. size is 0 when it
// is neither.
func escapedRune(raw []byte) (r rune, size int) {
	r, ok := unit(raw)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, len("uXXXX")
	}
	raw = raw[len("uXXXX"):]
	if len(raw) == 0 || raw[0] != '\\' {
		return 0, 0
	}
	second, ok := unit(raw[1:])
	if r = utf16.DecodeRune(r, second); !ok || r == utf8.RuneError {
		return 0, 0
	}
	return r, len(`uXXXX\uXXXX`)
}

// unit reads "uXXXX".
func unit(raw []byte) (rune, bool) {
	if len(raw) < len("uXXXX") || raw[0] != 'u' {
		return 0, false
	}
	out := rune(0)
	for _, c := range raw[1:len("uXXXX")] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		out = out<<4 | rune(c)
	}
	return out, true
}
