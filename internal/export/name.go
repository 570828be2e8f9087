package export

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"unicode"

	"glane/index/french"
	"glane/internal/params"
)

// maxName is how many letters the name of a file has at most, its ending aside.
const maxName = 80

// unnamed is what a file is called when nothing of its name can be kept.
const unnamed = "fiches"

// FileName is what the file of a set is called for people: the corpus and the
// words that were searched.
func FileName(s Set, f params.Format) string {
	name := s.Corpus.Schema.Titre
	if s.Request.Text != "" {
		name += " – " + s.Request.Text
	}
	return cmp.Or(clean(name), unnamed) + "." + string(f)
}

// clean leaves out what some system does not allow in the name of a file.
func clean(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, name)
	letters := []rune(strings.Join(strings.Fields(name), " "))
	return strings.Trim(string(letters[:min(len(letters), maxName)]), " .–")
}

// disposition is the header that has a browser keep a file under a name, as
// RFC 6266 has it: for old programs in ASCII, for the others in UTF-8.
func disposition(name string) string {
	ending := path.Ext(name)
	stem := strings.TrimSuffix(name, ending)
	plain := strings.Join(strings.FieldsFunc(french.FoldCase(stem), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
	return fmt.Sprintf(`attachment; filename="%s%s"; filename*=UTF-8''%s`, cmp.Or(plain, unnamed), ending, escape(name))
}

// escape writes a value by RFC 8187.
func escape(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c < 0x80 && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || strings.IndexByte("!#$&+-.^_`|~", c) >= 0) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
