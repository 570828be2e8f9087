package material

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// Files of a folder that Write makes.
const (
	// CorpusFolder holds the corpus as Glane reads it.
	CorpusFolder = "corpus"
	// Table holds the same documents for the peers, one a line, cells parted by
	// tabulations: id, year (0 for none), title, text, then a cell for each facet
	// with the ids of its values, parted by spaces. The text is all that Glane
	// searches beside the title: summary, passages, labels of facet values.
	Table = "documents.tsv"
	// Facets holds the names of the facets, one a line.
	Facets = "facets.txt"
)

// Made is what a folder holds.
type Made struct {
	Documents, Words int
	Fingerprint      string // tells its documents from any others
}

// Write makes a folder of documents.
func Write(folder string, vocabulary *Vocabulary, docs iter.Seq[*Document]) (made Made, err error) {
	if err := os.MkdirAll(filepath.Join(folder, CorpusFolder, "cases"), 0o755); err != nil {
		return made, fmt.Errorf("make folder: %w", err)
	}
	if err := vocabulary.write(folder); err != nil {
		return made, err
	}
	table, err := create(filepath.Join(folder, Table))
	if err != nil {
		return made, err
	}
	defer func() { err = errors.Join(err, table.close()) }()
	lines, err := create(filepath.Join(folder, CorpusFolder, "cases", "documents.jsonl"))
	if err != nil {
		return made, err
	}
	hash := sha256.New()
	defer func() { err = errors.Join(err, lines.close()) }()
	encoder := json.NewEncoder(lines)
	encoder.SetEscapeHTML(false)
	for d := range docs {
		if err := encoder.Encode(vocabulary.fiche(d)); err != nil {
			return made, fmt.Errorf("write %s: %w", d.ID, err)
		}
		row := vocabulary.row(d)
		if _, err := table.WriteString(row); err != nil {
			return made, fmt.Errorf("write %s: %w", d.ID, err)
		}
		hash.Write([]byte(row)) // never fails
		made.Documents++
		made.Words += words(row)
	}
	made.Fingerprint = hex.EncodeToString(hash.Sum(nil))[:12]
	return made, nil
}

// A file is written through a buffer.
type file struct {
	*bufio.Writer
	under *os.File
}

func create(path string) (*file, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("create file: %w", err)
	}
	return &file{bufio.NewWriterSize(f, 1<<20), f}, nil
}

func (f *file) close() error { return errors.Join(f.Flush(), f.under.Close()) }

// A fiche is a document as a line of a .jsonl file of Glane.
type fiche struct {
	ID        string              `json:"id"`
	Titre     string              `json:"titre"`
	Resume    string              `json:"resume,omitempty"`
	Annee     int                 `json:"annee,omitempty"`
	Rubriques map[string][]string `json:"rubriques"`
	Facettes  map[string][]string `json:"facettes,omitempty"`
}

// rubric is the one rubric of the corpus.
const rubric = "texte"

func (v *Vocabulary) fiche(d *Document) fiche {
	out := fiche{
		ID: d.ID, Titre: d.Title, Resume: d.Summary, Annee: d.Year,
		Rubriques: map[string][]string{rubric: d.Passages}, Facettes: map[string][]string{},
	}
	for i, f := range facets {
		if ids := v.ids(d, i); len(ids) > 0 {
			out.Facettes[f.name] = ids
		}
	}
	return out
}

// row is the line of a document in the Table.
func (v *Vocabulary) row(d *Document) string {
	texts := append([]string{d.Summary}, d.Passages...)
	cells := []string{d.ID, fmt.Sprint(d.Year), d.Title, ""}
	for i := range facets {
		texts = append(texts, d.Values[i]...)
		cells = append(cells, strings.Join(v.ids(d, i), " "))
	}
	cells[3] = strings.TrimSpace(strings.Join(texts, " "))
	for i := range cells {
		cells[i] = strings.Join(strings.FieldsFunc(cells[i], func(r rune) bool { return r == '\t' || r == '\n' || r == '\r' || r == 0 }), " ")
	}
	return strings.Join(cells, "\t") + "\n"
}

// A Vocabulary is the values of every facet.
type Vocabulary struct {
	values [len(facets)][]value
	byName [len(facets)]map[string]string // ids, by label
}

type value struct {
	ID      string `yaml:"id"`
	Libelle string `yaml:"libelle"`
}

// NewVocabulary gathers the values of documents, in the order in which they come.
func NewVocabulary(docs []*Document) *Vocabulary {
	v := new(Vocabulary)
	for i := range facets {
		v.byName[i] = map[string]string{}
		taken := map[string]bool{"": true, "non-precise": true}
		for _, d := range docs {
			for _, label := range d.Values[i] {
				if _, known := v.byName[i][label]; known {
					continue
				}
				id := identifier(label)
				for n := 2; taken[id]; n++ { // labels that differ by accents or signs alone
					id = strings.TrimPrefix(fmt.Sprintf("%s-%d", identifier(label), n), "-")
				}
				taken[id] = true
				v.byName[i][label] = id
				v.values[i] = append(v.values[i], value{id, label})
			}
		}
	}
	return v
}

// Sizes tells how many values each facet has.
func (v *Vocabulary) Sizes() string {
	var out []string
	for i, f := range facets {
		out = append(out, fmt.Sprintf("%s %d", f.name, len(v.values[i])))
	}
	return strings.Join(out, ", ")
}

func (v *Vocabulary) ids(d *Document, facet int) []string {
	var out []string
	for _, label := range d.Values[facet] {
		out = append(out, v.byName[facet][label])
	}
	return out
}

// write writes corpus.yaml and the names of the facets.
func (v *Vocabulary) write(folder string) error {
	type declared struct {
		Nom     string  `yaml:"nom"`
		Libelle string  `yaml:"libelle"`
		Valeurs []value `yaml:"valeurs,omitempty"`
	}
	schema := struct {
		Titre     string     `yaml:"titre"`
		Langue    string     `yaml:"langue"`
		Rubriques []declared `yaml:"rubriques"`
		Facettes  []declared `yaml:"facettes,omitempty"`
	}{Titre: "Droit et démarches", Langue: "fr", Rubriques: []declared{{Nom: rubric, Libelle: "Texte"}}}
	var names strings.Builder
	for i, f := range facets {
		if len(v.values[i]) == 0 {
			continue // Glane refuses a facet that can have no value
		}
		schema.Facettes = append(schema.Facettes, declared{f.name, f.label, v.values[i]})
		names.WriteString(f.name + "\n")
	}
	text, err := yaml.Marshal(schema)
	if err != nil {
		return fmt.Errorf("write corpus.yaml: %w", err)
	}
	return errors.Join(
		os.WriteFile(filepath.Join(folder, CorpusFolder, "corpus.yaml"), text, 0o644),
		os.WriteFile(filepath.Join(folder, Facets), []byte(names.String()), 0o644))
}
