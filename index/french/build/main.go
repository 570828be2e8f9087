// Command build makes the data of package french's lexicon out of a hunspell
// dictionary of French, in the package that npm serves it in:
//
//	build dictionary-fr-3.0.0.tgz FOLDER
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/vellum"

	"glane/index/french"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: build PACKAGE.tgz FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "build the lexicon:", err)
		os.Exit(1)
	}
}

// unpack reads the files of an npm package, by their names.
func unpack(archive string) (_ map[string][]byte, err error) {
	f, err := os.Open(archive)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", archive, err)
	}
	files := map[string][]byte{}
	for entries := tar.NewReader(unzipped); ; {
		header, err := entries.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", archive, err)
		}
		if files[path.Base(header.Name)], err = io.ReadAll(entries); err != nil {
			return nil, fmt.Errorf("read %s of %s: %w", header.Name, archive, err)
		}
	}
}

func run(archive, to string) error {
	files, err := unpack(archive)
	if err != nil {
		return err
	}
	d, err := readDictionary(files["index.aff"], files["index.dic"])
	if err != nil {
		return fmt.Errorf("read the dictionary of %s: %w", archive, err)
	}
	readings := d.readings()
	rules := newRules()
	lemmas := rules.numberAll(chooseLemmas(readings))
	families := findFamilies(d.lemmas(), participles(readings))
	if pairs := rejoined(families); len(pairs) > 0 {
		return fmt.Errorf("a third word joins what is to stay apart: %s", strings.Join(pairs, ", "))
	}
	familyRules := rules.numberAll(families)
	if err := os.WriteFile(filepath.Join(to, "LICENCE.txt"), files["license"], 0o644); err != nil {
		return err
	}
	fmt.Printf("%d forms, %d lemmas, %d of them in families, %d rules\n", len(lemmas), len(d.lemmas()), len(families), len(rules.texts))
	if err := writeAutomaton(filepath.Join(to, "lemmas.fst"), lemmas); err != nil {
		return err
	}
	if err := writeAutomaton(filepath.Join(to, "families.fst"), familyRules); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(to, "rules.txt"), []byte(strings.Join(rules.texts, "\n")+"\n"), 0o644)
}

// rules numbers the ways to make one word of another.
type rules struct {
	texts   []string
	numbers map[string]uint64
}

func newRules() *rules { return &rules{numbers: map[string]uint64{}} }

// number gives the rule that makes a lemma of a folded form: how many bytes to
// cut off its end, and what to add.
func (r *rules) number(folded, lemma string) uint64 {
	shared := 0
	for shared < len(folded) && shared < len(lemma) && folded[shared] == lemma[shared] {
		shared++
	}
	text := fmt.Sprintf("%d %s", len(folded)-shared, lemma[shared:])
	n, ok := r.numbers[text]
	if !ok {
		n = uint64(len(r.texts))
		r.numbers[text] = n
		r.texts = append(r.texts, text)
	}
	return n
}

// numberAll gives each word the rule that makes its value of it, in the order of
// the words, so that two builds agree.
func (r *rules) numberAll(values map[string]string) map[string]uint64 {
	out := make(map[string]uint64, len(values))
	for _, word := range slices.Sorted(maps.Keys(values)) {
		out[word] = r.number(french.Fold(word), values[word])
	}
	return out
}

func writeAutomaton(path string, values map[string]uint64) error {
	keys := slices.Sorted(maps.Keys(values))
	var out bytes.Buffer
	builder, err := vellum.New(&out, nil)
	if err != nil {
		return fmt.Errorf("begin %s: %w", path, err)
	}
	for _, k := range keys {
		if err := builder.Insert([]byte(k), values[k]); err != nil {
			return fmt.Errorf("insert %q: %w", k, err)
		}
	}
	if err := builder.Close(); err != nil {
		return fmt.Errorf("finish %s: %w", path, err)
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}
