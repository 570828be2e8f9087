package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"

	bleve "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"

	"glane/corpus"
)

// A part is the index of some consecutive cases: a segment of Bleve's with the
// postings of each form, and the sequences of words of the cases themselves. It
// never changes.
type part struct {
	first   uint32 // number of its first case
	segment segment.Segment
	words   sequences
	file    mapped                     // that of words; none of a part that was made in memory
	forms   int                        // how many forms it has
	numbers []uint32                   // of its forms, plus 1, by their number in the vocabulary; 0 for one that it lacks
	places  atomic.Pointer[partPlaces] // nil until they are made
}

// end is the first case after the part.
func (p *part) end() uint32 { return p.first + uint32(p.words.cases()) }

// holds tells whether a case is in the part.
func (p *part) holds(n uint32) bool { return p.first <= n && n < p.end() }

// number gives the number of a form in the part.
func (p *part) number(form int32) (uint32, bool) {
	n := p.numbers[form]
	return n - 1, n > 0
}

// Bounds of how many cases a part holds: some parts are built at once, and a
// form is looked up in each of them.
const (
	leastPart = 1 << 13
	mostPart  = 1 << 16
	wantParts = 8
)

// partSize is how many cases each part but the last holds, of a corpus of n.
func partSize(n int) int { return min(max(n/wantParts+1, leastPart), mostPart) }

func partCount(n int) int { return (n + partSize(n) - 1) / partSize(n) }

// plugin is Bleve's format of segments.
var plugin zap.ZapPlugin

// A builtPart is a part that was just made, in memory: to be written, or opened.
type builtPart struct {
	first   uint32
	segment segment.Segment
	words   []byte // as readSequences takes them
	forms   []partForm
	titles  titleWriter
}

// buildPart indexes the cases from first to end, and calls tell for each.
func (e Engine) buildPart(ctx context.Context, c *corpus.Corpus, first, end int, tell func()) (*builtPart, error) {
	docs := make([]bleve.Document, 0, end-first)
	w := newSequenceWriter()
	for _, cs := range c.Cases.Range(first, end) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		docs = append(docs, newDocument(cs, c.Schema, e.Analyzer, w))
		tell()
	}
	s, _, err := plugin.New(docs)
	if err != nil {
		return nil, fmt.Errorf("index cases %d to %d: %w", first, end, err)
	}
	return &builtPart{first: uint32(first), segment: s, words: w.bytes(), forms: w.forms, titles: w.titles}, nil
}

// open makes a part of it that stays in memory.
func (b *builtPart) open() (*part, error) {
	words, err := readSequences(b.words)
	if err != nil {
		return nil, fmt.Errorf("open the part from case %d on: %w", b.first, err)
	}
	return &part{first: b.first, segment: b.segment, words: words}, nil
}

// partFiles gives the names of the two files of the part of that number.
func partFiles(folder string, number int) (postings, words string) {
	base := filepath.Join(folder, strconv.Itoa(number))
	return base + ".zap", base + ".mots"
}

// write puts it into the two files of the part of that number.
func (b *builtPart) write(folder string, number int) error {
	postings, words := partFiles(folder, number)
	s, ok := b.segment.(segment.UnpersistedSegment)
	if !ok {
		return fmt.Errorf("write part %d: a segment of type %T is not in memory", number, b.segment)
	}
	if err := s.Persist(postings); err != nil {
		return fmt.Errorf("write part %d: %w", number, err)
	}
	if err := os.WriteFile(words, b.words, 0o600); err != nil {
		return fmt.Errorf("write part %d: %w", number, err)
	}
	return nil
}

// openPart opens what write wrote. The files are mapped into memory.
func openPart(folder string, number int, first uint32) (_ *part, err error) {
	postings, words := partFiles(folder, number)
	p := &part{first: first}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("open part %d: %w", number, err), p.close())
		}
	}()
	if p.file, err = openMapped(words); err != nil {
		return nil, err
	}
	if p.words, err = readSequences(p.file.bytes); err != nil {
		return nil, err
	}
	if p.segment, err = plugin.Open(postings); err != nil {
		return nil, err
	}
	if p.segment.Count() != uint64(p.words.cases()) {
		return nil, fmt.Errorf("%d documents, %d sequences of words", p.segment.Count(), p.words.cases())
	}
	return p, nil
}

func (p *part) close() error {
	var errs []error
	if p.segment != nil {
		errs = append(errs, p.segment.Close())
	}
	if known := p.places.Load(); known != nil {
		errs = append(errs, known.pairs.room.close(), known.room.close())
	}
	return errors.Join(append(errs, p.file.close())...)
}
