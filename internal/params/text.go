package params

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Values reads the raw query of a URL and forgives what url.ParseQuery refuses
// or drops: a percent sign that begins no escape stays a percent sign, a
// semicolon stays a semicolon. What a person typed after "?q=" is never lost.
func Values(rawQuery string) url.Values {
	values := url.Values{}
	for rawQuery != "" {
		var pair string
		pair, rawQuery, _ = strings.Cut(rawQuery, "&")
		if pair == "" || pair == "=" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		name = unescape(name)
		values[name] = append(values[name], unescape(value))
	}
	return values
}

func unescape(s string) string {
	if decoded, err := url.QueryUnescape(s); err == nil {
		return decoded
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '+':
			b.WriteByte(' ')
		case s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteByte(unhex(s[i+1])<<4 | unhex(s[i+2]))
			i += 2
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func unhex(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c <= 'F':
		return c - 'A' + 10
	}
	return c - 'a' + 10
}

// clean makes any bytes a text that can be searched, shown and logged. Bytes
// that are no UTF-8 are read as Windows-1252, which old links still use
// ("%E9nergie"); control characters and line breaks become spaces; invisible
// format characters go.
func clean(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(s[i])
		}
		i += n
		switch {
		case unicode.IsControl(r), unicode.In(r, unicode.Zl, unicode.Zp):
			b.WriteByte(' ')
		case r == utf8.RuneError, unicode.Is(unicode.Cf, r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// text is q as it is kept in a request: clean, without spaces around, and no
// longer than MaxTextBytes.
func text(q string) string {
	q = cut(strings.TrimSpace(q), 16*MaxTextBytes) // bounds the work of cleaning
	q = strings.TrimSpace(clean(q))
	return strings.TrimSpace(cut(q, MaxTextBytes))
}

// cut shortens s to at most n bytes, at a letter's start.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
