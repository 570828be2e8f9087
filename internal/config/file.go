package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"

	"glane/internal/phrase"

	yaml "go.yaml.in/yaml/v4"
)

// maxFile is the largest configuration file that is read, in bytes; one with
// every option and a comment on each has under 2,000.
const maxFile = 64 << 10

// readFile applies a YAML file: one mapping from option names to values. A
// folder in it is taken from the file's own folder. Every fault has its line
// and column.
func readFile(c *Config, path string) []Fault {
	data, err := readSmall(path)
	if err != nil {
		return []Fault{{path, fileReason(err)}}
	}
	return readDocument(c, path, data)
}

// readDocument applies the bytes of the file at path.
func readDocument(c *Config, path string, data []byte) []Fault {
	root, fault := parse(path, data)
	switch {
	case fault != nil:
		return []Fault{*fault}
	case root == nil, root.Tag == "!!null":
		return nil // nothing but comments
	case root.Kind != yaml.MappingNode:
		return []Fault{at(path, root, "écrivez une option par ligne, comme "+phrase.Quote("addr: localhost:8080"))}
	}
	names := make([]string, 0, len(Options()))
	for _, o := range Options() {
		names = append(names, o.Name)
	}
	var faults []Fault
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		o, known := find(key.Value)
		switch {
		case key.Kind != yaml.ScalarNode || !known:
			faults = append(faults, at(path, key, "option inconnue "+phrase.Quote(key.Value)+meant(key.Value, names)))
		case seen[key.Value]:
			faults = append(faults, at(path, key, "option donnée deux fois "+phrase.Quote(key.Value)))
		case value.Kind != yaml.ScalarNode || value.Tag == "!!null" || value.Anchor != "":
			faults = append(faults, at(path, value, phrase.Quote(key.Value)+" attend une valeur simple"))
		default:
			if err := o.set(c, inFolderOf(path, o, value.Value)); err != nil {
				faults = append(faults, at(path, value, badValue(value.Value, err)))
			}
		}
		seen[key.Value] = true
	}
	return faults
}

// inFolderOf makes a folder that the file at path names a path of this process.
func inFolderOf(path string, o Option, value string) string {
	if o.Kind != Folder || value == "" || filepath.IsAbs(value) {
		return value
	}
	return filepath.Join(filepath.Dir(path), filepath.FromSlash(value))
}

// parse reads the one document of data; root is nil when there is none.
func parse(path string, data []byte) (root *yaml.Node, fault *Fault) {
	if line, column, ok := badByte(data); ok {
		return nil, &Fault{place(path, line, column), "caractère illisible, enregistrez le fichier en UTF-8"}
	}
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, &Fault{path, "lecture impossible (" + err.Error() + ")"}
	}
	var document, second yaml.Node
	switch err := loader.Load(&document); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		f := syntaxFault(path, err)
		return nil, &f
	case len(document.Content) == 0:
		return nil, nil
	}
	root = document.Content[0]
	if err := loader.Load(&second); !errors.Is(err, io.EOF) {
		f := at(path, root, "un seul document YAML est attendu, sans ligne "+phrase.Quote("---")+" au milieu")
		if err != nil {
			f = syntaxFault(path, err)
		}
		return nil, &f
	}
	return root, nil
}

// syntaxFault tells what the YAML reader refused, at its place.
func syntaxFault(path string, err error) Fault {
	f := Fault{path, "YAML mal formé, vérifiez l’indentation, les deux-points et les guillemets"}
	if one := new(yaml.LoadError); errors.As(err, &one) && one.Mark.Line > 0 {
		f.Place = place(path, one.Mark.Line, one.Mark.Column)
	}
	return f
}

func at(path string, n *yaml.Node, message string) Fault {
	return Fault{place(path, n.Line, n.Column), message}
}

func place(path string, line, column int) string {
	return fmt.Sprintf("%s:%d:%d", path, line, max(column, 1))
}

// badByte finds the first byte that is no UTF-8 text, or a control character.
func badByte(data []byte) (line, column int, found bool) {
	line, column = 1, 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1, r < ' ' && r != '\n' && r != '\r' && r != '\t', r == 0x7f:
			return line, column, true
		case r == '\n':
			line, column = line+1, 1
		default:
			column++
		}
		data = data[size:]
	}
	return 0, 0, false
}

var (
	errTooLarge = errors.New("file too large")
	errFolder   = errors.New("file is a folder")
)

func readSmall(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open configuration: %w", err)
	}
	defer f.Close() // read only: nothing to lose
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, errFolder
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	if len(data) > maxFile {
		return nil, errTooLarge
	}
	return data, nil
}

func fileReason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "fichier introuvable"
	case errors.Is(err, fs.ErrPermission):
		return "lecture interdite, vérifiez les droits du fichier"
	case errors.Is(err, errFolder):
		return "c’est un dossier, donnez le fichier YAML qui s’y trouve"
	case errors.Is(err, errTooLarge):
		return "fichier trop grand, 64\u00a0ko au plus"
	}
	return "lecture impossible (" + err.Error() + ")"
}
