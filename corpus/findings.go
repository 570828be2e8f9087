package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"glane/internal/phrase"
)

// A finding is a fault on its way to the author. Which name a misspelt one
// meant is guessed once all are known: see [hintAll].
type finding struct {
	Fault
	wrong string      // the misspelt name, "" when nothing is to be guessed
	among *vocabulary // the names that it may have meant
}

// hint says what to do about the fault. It returns the finding.
func (f *finding) hint(format string, args ...any) *finding {
	f.Hint = fmt.Sprintf(typeset(format), args...)
	return f
}

// guess asks for the nearest known name, which then takes the hint's place.
func (f *finding) guess(wrong string, among *vocabulary) *finding {
	f.wrong, f.among = wrong, among
	return f
}

// findings gathers the faults of one file.
type findings struct {
	file string
	list []*finding
}

// add tells a fault at a place of the file.
func (f *findings) add(at place, format string, args ...any) *finding {
	found := &finding{Fault: Fault{
		File: f.file, Line: at.line, Column: at.column, Message: fmt.Sprintf(typeset(format), args...),
	}}
	f.list = append(f.list, found)
	return found
}

// typeset puts French spaces into a sentence, so that the code may hold it as
// it is typed. Texts that are quoted from files are not passed through it.
func typeset(sentence string) string { return frenchSpaces.Replace(sentence) }

var frenchSpaces = strings.NewReplacer(
	" :", phrase.NBSP+":", "« ", "«"+phrase.NBSP, " »", phrase.NBSP+"»",
	" ;", phrase.NNBSP+";", " ?", phrase.NNBSP+"?", " !", phrase.NNBSP+"!",
)

// sortFindings puts findings in the order of files, lines and columns.
func sortFindings(all []*finding) {
	slices.SortStableFunc(all, func(a, b *finding) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.Message, b.Message),
		)
	})
}

// maxQuoted is how many characters of an author's text a message repeats.
const maxQuoted = 60

// quote repeats an author's text in a message: on one line, without what a
// terminal would obey, and cut when it is long.
func quote(text string) string {
	return phrase.Quote(printable(text))
}

// printable is text as a message may hold it.
func printable(text string) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if n++; n > maxQuoted {
			b.WriteRune('…')
			break
		}
		switch {
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
	}
	return b.String()
}
