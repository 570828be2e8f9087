// Package export writes every case that a request finds into a file to take
// away: CSV, a workbook of spreadsheets, JSON. Columns come from the schema, and
// of an answer nothing is held but the numbers of its cases, which are read from
// the corpus one by one.
//
// It does not know pages, engines, nor how its addresses are routed.
package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"glane/corpus"
	"glane/index"
	"glane/internal/params"
	"glane/internal/texts"
)

// ErrNoFormat is the error of a format that is none.
var ErrNoFormat = errors.New("no such format of files")

// A Set is what is written: every case that a request finds.
type Set struct {
	Corpus  *corpus.Corpus
	Request index.Request
	Answer  *index.Answer // its numbers are all the cases, in order
	Words   *texts.Catalog
	Title   string   // what the view is called, for people
	Told    []string // how the query was taken, where that is not word by word
	Base    string   // what addresses begin with, as "https://fiches.example.org"; "" leaves them relative
}

// Whole is the request for every case of the view that r shows a page of.
func Whole(r index.Request, c *corpus.Corpus) index.Request {
	r.Page, r.Size, r.Explain, r.CasesOnly, r.NumbersOnly = 1, c.Cases.Len(), false, true, true
	return r
}

// Write writes a set as a file. When ctx ends first it stops, and returns its
// error: what was written until then is no whole file.
func Write(ctx context.Context, to io.Writer, f params.Format, s Set) error {
	out := bufio.NewWriterSize(to, 64<<10)
	write := map[params.Format]func(context.Context, io.Writer, Set) error{params.XLSX: writeXLSX, params.CSV: writeCSV, params.JSON: writeJSON}[f]
	if write == nil {
		return fmt.Errorf("%q: %w", f, ErrNoFormat)
	}
	if err := write(ctx, out, s); err != nil {
		return fmt.Errorf("export as %s: %w", f, err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export as %s: %w", f, err)
	}
	return nil
}

// each hands the cases of a set on, one by one, until one fails or ctx ends.
func (s Set) each(ctx context.Context, take func(c *corpus.Case) error) error {
	for _, number := range s.Answer.Numbers {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := take(s.Corpus.Cases.At(number)); err != nil {
			return err
		}
	}
	return nil
}
