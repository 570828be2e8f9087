package bleveindex

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"glane/corpus"
	"glane/index/french"
)

// A shared is what an index holds of all its parts together.
type shared struct {
	vocabulary *vocabulary
	numbers    [][]int32 // of each part, the forms of the vocabulary by their numbers there; nil once the parts have them
	titles     *titles
	columns    *columns
}

// A sharing gathers of the parts that are built what a shared is made of. Several parts
// may be taken at once.
type sharing struct {
	forms  [][]partForm
	titles []titleWriter
}

func newSharing(parts int) *sharing {
	return &sharing{forms: make([][]partForm, parts), titles: make([]titleWriter, parts)}
}

func (s *sharing) take(number int, b *builtPart) {
	s.forms[number], s.titles[number] = b.forms, b.titles
}

// done makes the rest when all parts are taken.
func (s *sharing) done(c *corpus.Corpus, a *french.Analyzer) (*shared, error) {
	out := &shared{}
	var columns sync.WaitGroup
	var err error
	columns.Go(func() {
		err = recovering(func() error {
			out.columns = newColumns(c)
			return nil
		})
	})
	out.vocabulary, out.numbers = newVocabulary(s.forms, a)
	out.titles = newTitles(s.titles, out.numbers, len(out.vocabulary.forms))
	columns.Wait()
	return out, err
}

// The files of a shared, in the folder of the parts.
const (
	vocabularyFile = "vocabulaire"
	titlesFile     = "titres"
	columnsFile    = "colonnes"
)

// write puts it into its files.
func (s *shared) write(folder string) error {
	for name, bytes := range map[string][]byte{
		vocabularyFile: s.vocabulary.bytes(s.numbers),
		titlesFile:     s.titles.bytes(),
		columnsFile:    s.columns.bytes(),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), bytes, 0o600); err != nil {
			return fmt.Errorf("write what the parts share: %w", err)
		}
	}
	return nil
}

// read reads what write wrote of the index of a corpus, all files at once.
func (s *shared) read(folder string, c *corpus.Corpus) error {
	errs := make([]error, 3)
	var readers sync.WaitGroup
	for i, one := range []struct {
		name string
		read func(raw []byte) error
	}{
		{vocabularyFile, func(raw []byte) (err error) { s.vocabulary, s.numbers, err = readVocabulary(raw); return err }},
		{titlesFile, func(raw []byte) (err error) { s.titles, err = readTitles(raw, c.Cases.Len()); return err }},
		{columnsFile, func(raw []byte) (err error) { s.columns, err = readColumns(raw, c.Schema, c.Cases.Len()); return err }},
	} {
		readers.Go(func() {
			raw, err := os.ReadFile(filepath.Join(folder, one.name))
			if err == nil {
				err = one.read(raw)
			}
			if err != nil {
				errs[i] = fmt.Errorf("read %s: %w", one.name, err)
			}
		})
	}
	readers.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if forms := len(s.vocabulary.forms); forms != s.titles.forms() {
		return fmt.Errorf("the vocabulary has %d forms, the titles are of %d", forms, s.titles.forms())
	}
	return nil
}
