package export

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"glane/corpus"
	"glane/internal/params"
)

// What a spreadsheet holds at most.
const (
	maxRows = 1_048_576 // of a sheet, its headings among them
	maxCell = 32_767    // units of UTF-16 in a cell
)

// Widths of columns, in letters.
const (
	wideColumn = 48
	noteColumn = 100
)

// A workbook is a file of spreadsheets in the making. Past a few megabytes its
// rows lie in the temporary folder, until close.
type workbook struct {
	file    *excelize.File
	set     Set
	columns []column
	maxRows int

	bold   int // the style of headings
	sheet  *excelize.StreamWriter
	sheets int
	row    int // the last one written in the sheet
	cut    int // texts that were too long for a cell
}

// writeXLSX writes a set as a workbook: the cases, in as many sheets as they
// need, and a sheet that tells what the file holds and what it had to leave out.
func writeXLSX(ctx context.Context, to io.Writer, s Set) error {
	return writeWorkbook(ctx, to, s, maxRows)
}

func writeWorkbook(ctx context.Context, to io.Writer, s Set, rows int) (err error) {
	b := &workbook{file: excelize.NewFile(), set: s, columns: columns(s.Corpus.Schema, s.Words, s.Base), maxRows: rows}
	defer func() { err = errors.Join(err, b.file.Close()) }()
	if b.bold, err = b.file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}}); err != nil {
		return fmt.Errorf("style of the headings: %w", err)
	}
	if err := b.open(); err != nil {
		return err
	}
	if err := s.each(ctx, b.add); err != nil {
		return fmt.Errorf("write rows: %w", err)
	}
	if err := b.sheet.Flush(); err != nil {
		return fmt.Errorf("end a sheet: %w", err)
	}
	if err := b.about(); err != nil {
		return err
	}
	// The library would make the whole file in memory before its first byte goes out.
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(&heeding{ctx, to}) })
	if err := b.file.Write(io.Discard); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

// open begins the first sheet, or one that goes on where another is full.
func (b *workbook) open() error {
	b.sheets++
	name := b.set.Words.Text("export.sheet")
	if b.sheets == 1 {
		if err := b.file.SetSheetName(b.file.GetSheetName(0), name); err != nil {
			return fmt.Errorf("name a sheet: %w", err)
		}
	} else {
		if err := b.sheet.Flush(); err != nil {
			return fmt.Errorf("end a sheet: %w", err)
		}
		name += " " + strconv.Itoa(b.sheets)
		if _, err := b.file.NewSheet(name); err != nil {
			return fmt.Errorf("add a sheet: %w", err)
		}
	}
	sheet, err := b.file.NewStreamWriter(name)
	if err != nil {
		return fmt.Errorf("begin a sheet: %w", err)
	}
	b.sheet, b.row = sheet, 0
	headings := make([]any, len(b.columns))
	for i, col := range b.columns {
		headings[i] = excelize.Cell{StyleID: b.bold, Value: b.fit(col.heading)}
	}
	// The title is wide; the headings and the titles stay in sight.
	err = errors.Join(
		sheet.SetColWidth(1, len(b.columns), wideColumn/2), sheet.SetColWidth(2, 2, wideColumn),
		sheet.SetPanes(&excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}),
		b.write(headings),
	)
	if err != nil {
		return fmt.Errorf("write the headings: %w", err)
	}
	return nil
}

// add writes a case, in a further sheet when this one is full.
func (b *workbook) add(c *corpus.Case) error {
	if b.row == b.maxRows {
		if err := b.open(); err != nil {
			return err
		}
	}
	cells := make([]any, len(b.columns))
	for i, col := range b.columns {
		text := col.text(c)
		switch n, err := strconv.Atoi(text); {
		case text == "": // no cell
		case col.number && err == nil:
			cells[i] = n
		default:
			cells[i] = b.fit(text)
		}
	}
	return b.write(cells)
}

func (b *workbook) write(cells []any) error {
	b.row++
	if err := b.sheet.SetRow("A"+strconv.Itoa(b.row), cells); err != nil {
		return fmt.Errorf("row %d: %w", b.row, err)
	}
	return nil
}

// fit cuts a text to what a cell holds, and marks where it was cut.
func (b *workbook) fit(text string) string {
	const mark = " […]"
	if len(text) <= maxCell {
		return text // a letter has a byte at least
	}
	room, end := maxCell-len([]rune(mark)), 0
	units := 0
	for at, r := range text {
		if units <= room {
			end = at
		}
		units++
		if r > 0xffff {
			units++
		}
		if units > maxCell {
			b.cut++
			return text[:end] + mark
		}
	}
	return text
}

// about adds the sheet that tells what the file holds.
func (b *workbook) about() error {
	words, s := b.set.Words, b.set
	sheets := b.sheets
	name := words.Text("export.about.sheet")
	if _, err := b.file.NewSheet(name); err != nil {
		return fmt.Errorf("add a sheet: %w", err)
	}
	sheet, err := b.file.NewStreamWriter(name)
	if err != nil {
		return fmt.Errorf("begin a sheet: %w", err)
	}
	lines := [][2]string{
		{words.Text("export.about.corpus"), s.Corpus.Schema.Titre},
		{words.Text("export.about.view"), s.Title},
		{words.Text("export.about.cases"), words.Number(s.Answer.Total)},
		{words.Text("export.about.address"), s.Base + "/" + params.WholeLink(s.Request)},
	}
	for _, note := range b.notes(sheets) {
		lines = append(lines, [2]string{words.Text("export.about.note"), note})
	}
	b.sheet, b.row = sheet, 0
	if err := sheet.SetColWidth(1, 1, wideColumn/2); err != nil {
		return fmt.Errorf("widen a column: %w", err)
	}
	if err := sheet.SetColWidth(2, 2, noteColumn); err != nil {
		return fmt.Errorf("widen a column: %w", err)
	}
	for _, line := range lines {
		if err := b.write([]any{excelize.Cell{StyleID: b.bold, Value: line[0]}, b.fit(line[1])}); err != nil {
			return err
		}
	}
	if err := sheet.Flush(); err != nil {
		return fmt.Errorf("end a sheet: %w", err)
	}
	return nil
}

// notes say what a reader of the file would not see in it.
func (b *workbook) notes(sheets int) []string {
	words, out := b.set.Words, slices.Clone(b.set.Told)
	if sheets > 1 {
		out = append(out, words.Text("export.about.sheets", "n", sheets, "rows", b.maxRows))
	}
	if b.cut > 0 {
		out = append(out, words.Text("export.about.cut", "n", b.cut, "letters", maxCell))
	}
	return out
}

// A heeding writer takes nothing more once ctx has ended.
type heeding struct {
	ctx context.Context
	to  io.Writer
}

func (h *heeding) Write(p []byte) (int, error) {
	if err := h.ctx.Err(); err != nil {
		return 0, err
	}
	return h.to.Write(p)
}
