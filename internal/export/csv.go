package export

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"glane/corpus"
)

// byteOrderMark tells a spreadsheet that the file is in UTF-8.
const byteOrderMark = "\ufeff"

// writeCSV writes a set by RFC 4180.
func writeCSV(ctx context.Context, to io.Writer, s Set) error {
	if _, err := io.WriteString(to, byteOrderMark); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	out := csv.NewWriter(to)
	out.UseCRLF = true
	list := columns(s.Corpus.Schema, s.Words, s.Base)
	row := make([]string, len(list))
	for i, col := range list {
		row[i] = harmless(col.heading)
	}
	if err := out.Write(row); err != nil {
		return fmt.Errorf("write the headings: %w", err)
	}
	err := s.each(ctx, func(c *corpus.Case) error {
		for i, col := range list {
			row[i] = harmless(col.text(c))
		}
		return out.Write(row)
	})
	if err != nil {
		return fmt.Errorf("write rows: %w", err)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write rows: %w", err)
	}
	return nil
}

// startsFormula are the letters at which spreadsheets begin to reckon, those of
// full width among them, and those that they skip on the way to one.
const startsFormula = "=+-@\t\r\n\x00＝＋－＠"

// partsCells are the letters at which a spreadsheet may part a text into cells
// whatever quotes stand around it: where its system's lists have semicolons, as
// in France, it takes a comma and the quote after it for parts of the text.
const partsCells = ";\t\r\n"

// skipped are the spaces that spreadsheets pass over at the start of a cell.
const skipped = " \u00a0"

// harmless puts a quote before whatever a spreadsheet would take for a formula:
// at the start of a text, where it shows the text and not the quote, and after
// each letter that may part it. A number of a telephone gets one too: the plus at
// its start would be lost otherwise.
func harmless(text string) string {
	if !strings.ContainsAny(text, startsFormula) {
		return text
	}
	var b strings.Builder
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, skipped))
	if strings.ContainsRune(startsFormula, first) {
		b.WriteByte('\'')
	}
	parted := false // a cell may begin here
	for _, r := range text {
		switch {
		case strings.ContainsRune(partsCells, r):
			parted = true
		case parted && strings.ContainsRune(skipped, r):
		case parted:
			if strings.ContainsRune(startsFormula, r) {
				b.WriteByte('\'')
			}
			parted = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
