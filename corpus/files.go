package corpus

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"
	"unicode"
)

// The files of a corpus.
const (
	schemaFile    = "corpus.yaml"
	thesaurusFile = "thesaurus.yaml"
	casesFolder   = "cases"

	declarationFile = "accessibilite.yaml"

	yamlSuffix  = ".yaml"
	linesSuffix = ".jsonl"
)

// Sizes that a file may have, in bytes. A fiche of the first corpus has 3 kB;
// the values of a facet that lists every French commune take 4 MB.
const (
	maxCase   = 1 << 20 // a fiche in YAML, a line of JSON
	maxSchema = 8 << 20 // corpus.yaml, thesaurus.yaml
)

// misnamed are names beside corpus.yaml that would be passed over in silence,
// with the name that was meant.
var misnamed = map[string]string{
	"accessibilite.yml": declarationFile, "accessibilité.yaml": declarationFile, "accessibility.yaml": declarationFile,
	"corpus.yml": schemaFile, "thesaurus.yml": thesaurusFile, "thésaurus.yaml": thesaurusFile, "thesaurus.yaml.txt": thesaurusFile,
	"case": casesFolder, "cas": casesFolder, "fiches": casesFolder,
}

// A listing is the files of a corpus folder.
type listing struct {
	*findings
	schema    bool     // it has a corpus.yaml that may be read
	thesaurus bool     // likewise
	declared  bool     // it has an accessibilite.yaml that may be read
	yaml      []string // paths of the cases, sorted
	lines     []string // paths of .jsonl files, sorted
}

// list looks at the folder and tells what does not belong there.
func list(fsys fs.FS) listing {
	l := listing{findings: &findings{}}
	entries, err := fs.ReadDir(fsys, ".")
	if errors.Is(err, fs.ErrNotExist) {
		l.fault(".", "ce dossier n’existe pas")
		return l
	}
	if err != nil {
		l.unreadable(".", err)
		return l
	}
	names := map[string]bool{}
	for _, e := range entries {
		names[e.Name()] = true
	}
	for _, e := range entries {
		name := e.Name()
		if meant := misnamed[strings.ToLower(name)]; meant != "" && !names[meant] {
			l.fault(name, "ce nom n’est pas celui que Glane attend").hint("renommez en %s", quote(meant))
		}
		switch {
		case name == schemaFile:
			l.schema = !l.linked(name, e)
		case name == thesaurusFile:
			l.thesaurus = !l.linked(name, e)
		case name == declarationFile:
			l.declared = !l.linked(name, e)
		case name != casesFolder || l.linked(name, e):
		case !e.IsDir():
			l.fault(name, "ce devrait être un dossier")
		default:
			l.walk(fsys, casesFolder)
		}
	}
	if !names[schemaFile] {
		l.fault(schemaFile, "ce fichier n’existe pas").
			hint("un corpus est un dossier qui contient corpus.yaml ; « glane new DOSSIER » en prépare un")
	}
	return l
}

// fault tells a fault of a whole file.
func (l *listing) fault(file, format string, args ...any) *finding {
	found := l.add(place{}, format, args...)
	found.File = safePath(file)
	return found
}

func (l *listing) unreadable(file string, err error) { l.fault(file, "%s", cause(err)) }

// cause is why a file cannot be read, in French.
func cause(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "ce fichier n’existe pas"
	case errors.Is(err, fs.ErrPermission):
		return "Glane n’a pas le droit de lire ce fichier"
	}
	return typeset("ce fichier est illisible : ") + err.Error()
}

// walk lists the cases of a folder and of those in it.
func (l *listing) walk(fsys fs.FS, folder string) {
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		l.unreadable(folder, err)
		return
	}
	for _, e := range entries {
		name, file := e.Name(), folder+"/"+e.Name()
		switch {
		case !fs.ValidPath(file) || strings.ContainsAny(name, `/\:`) || strings.ContainsFunc(name, unprintable):
			l.fault(file, "ce nom de fichier n’est pas admis").hint("des lettres, des chiffres et des traits d’union")
		case strings.HasPrefix(name, "."), strings.HasSuffix(name, "~"):
			// hidden files and what editors leave behind are no fiches
		case l.linked(file, e):
		case e.IsDir():
			if hasCaseSuffix(name) {
				l.fault(file, "ce dossier porte un nom de fichier").hint("renommez-le en %s", quote(strings.TrimSuffix(name, path.Ext(name))))
			}
			l.walk(fsys, file)
		case !e.Type().IsRegular():
			l.fault(file, "ce n’est pas un fichier ordinaire")
		default:
			l.caseFile(file, name)
		}
	}
}

func hasCaseSuffix(name string) bool {
	return strings.HasSuffix(name, yamlSuffix) || strings.HasSuffix(name, linesSuffix)
}

// linked refuses a symbolic link, which could lead out of the folder.
func (l *listing) linked(file string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return false
	}
	l.fault(file, "les liens symboliques ne sont pas admis").hint("copiez le fichier à cet endroit")
	return true
}

// caseFile takes a file of the folder in, or tells why not.
func (l *listing) caseFile(file, name string) {
	stem, isYAML := strings.CutSuffix(name, yamlSuffix)
	switch {
	case strings.HasSuffix(name, linesSuffix):
		l.lines = append(l.lines, file)
	case isYAML && isID(stem):
		l.yaml = append(l.yaml, file)
	case isYAML:
		found := l.fault(file, "le nom de ce fichier ne peut être l’identifiant d’une fiche").
			hint("des minuscules sans accent et des chiffres, en groupes joints par un trait d’union, puis .yaml")
		if id := asID(stem); id != "" {
			found.hint("renommez en %s", quote(id+yamlSuffix))
		}
	default:
		found := l.fault(file, "ce fichier n’est pas une fiche").hint("déplacez-le hors du dossier cases")
		base := strings.TrimSuffix(name, path.Ext(name))
		switch strings.ToLower(path.Ext(name)) {
		case ".yml", yamlSuffix:
			found.hint("renommez en %s", quote(cmp.Or(asID(base), base)+yamlSuffix))
		case ".ndjson", linesSuffix:
			found.hint("renommez en %s", quote(base+linesSuffix))
		}
	}
}

func unprintable(r rune) bool { return !unicode.IsPrint(r) }

// safePath is a path as a message may hold it, on one line.
func safePath(file string) string {
	if !strings.ContainsFunc(file, unprintable) {
		return file
	}
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return unicode.ReplacementChar
		}
		return r
	}, file)
}

// A digest is the hash of a file's bytes.
type digest [sha256.Size]byte

// fileRooms lends room for the bytes of a file while it is read into nodes.
var fileRooms = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// usualFile is what nearly all files fit in, in bytes.
const usualFile = 1 << 14

// read reads a whole file of at most limit bytes into room, where they stay. The digest
// is of what was read, so that a file which cannot be read has one too.
func (f *findings) read(fsys fs.FS, limit int, room *bytes.Buffer) ([]byte, digest, bool) {
	err := readAtMost(fsys, f.file, limit+1, room)
	data := room.Bytes()
	sum := digest(sha256.Sum256(data))
	switch {
	case err != nil:
		f.add(place{}, "%s", cause(err))
	case len(data) > limit:
		f.add(place{}, "ce fichier dépasse %d Mo", limit>>20).hint("répartissez son contenu en plusieurs fichiers")
	default:
		return data, sum, true
	}
	return nil, sum, false
}

func readAtMost(fsys fs.FS, file string, limit int, room *bytes.Buffer) error {
	opened, err := fsys.Open(file)
	if err != nil {
		return fmt.Errorf("open %s: %w", file, err)
	}
	room.Grow(usualFile)
	_, err = room.ReadFrom(io.LimitReader(opened, int64(limit)))
	if err := errors.Join(err, opened.Close()); err != nil {
		return fmt.Errorf("read %s: %w", file, err)
	}
	return nil
}
