package corpus

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Load reads the corpus in a folder and tells all that is wrong with it, in
// the order of files, lines and columns.
//
// The corpus holds every sound case, and every sound entry of the thesaurus,
// whatever the faults of others. It is nil when corpus.yaml is missing or has a
// fault: half a schema would make another site. Its cases are checked all the
// same, as far as what it declares can be read. A corpus without cases is sound.
//
// Two loads of the same files give the same corpus and the same faults.
func Load(fsys fs.FS) (*Corpus, []Fault) {
	listed := list(fsys)
	l := loader{fsys: fsys, found: listed.findings.list, seen: map[string]origin{}}
	l.declared = nothingDeclared()
	if listed.schema {
		l.loadSchema()
	}
	thesaurus := &Thesaurus{}
	if listed.thesaurus {
		thesaurus = l.loadThesaurus()
	}
	var declaration *Declaration
	if listed.declared {
		declaration = l.loadDeclaration()
	}
	l.declared.nameKeys()
	l.loadYAML(listed.yaml)
	for _, file := range listed.lines {
		l.loadLines(file)
	}
	sortFindings(l.found)
	hintAll(l.found)
	if !l.sound {
		return nil, faults(l.found)
	}
	slices.SortFunc(l.cases, func(a, b *Case) int { return strings.Compare(a.ID, b.ID) })
	return &Corpus{
		Schema:        l.declared.schema,
		Thesaurus:     thesaurus,
		Accessibilite: declaration,
		Cases:         Hold(l.cases),
		Fingerprint:   l.fingerprint(),
	}, faults(l.found)
}

// A loader holds what one Load has read so far.
type loader struct {
	fsys     fs.FS
	declared *declared
	sound    bool // corpus.yaml has no fault
	cases    []*Case
	found    []*finding
	digests  []fileDigest
	seen     map[string]origin // by id, where it was first given
}

// An origin is where a case stands.
type origin struct {
	file string
	line int
}

type fileDigest struct {
	file   string
	digest digest
}

func faults(found []*finding) []Fault {
	out := make([]Fault, len(found))
	for i, f := range found {
		out[i] = f.Fault
	}
	return out
}

// fingerprint hashes every file's path and bytes, in the order of paths.
func (l *loader) fingerprint() string {
	slices.SortFunc(l.digests, func(a, b fileDigest) int { return cmp.Compare(a.file, b.file) })
	h := sha256.New()
	for _, d := range l.digests {
		h.Write([]byte(d.file + "\x00")) // a hash never fails to write
		h.Write(d.digest[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// document reads a YAML file of one group of keys; nil when nothing of it can
// be checked.
func document(fsys fs.FS, f *findings, limit int) (*node, digest) {
	room := fileRooms.Get().(*bytes.Buffer)
	defer fileRooms.Put(room)
	room.Reset()
	data, sum, ok := f.read(fsys, limit, room)
	if !ok || !f.scan(data, 1) {
		return nil, sum
	}
	return f.parseYAML(data), sum
}

// filled tells whether a document has keys to check.
func (f *findings) filled(root *node) bool {
	switch {
	case root == nil || root.kind == kindInvalid:
		return false
	case root.kind == kindNull:
		f.add(place{}, "ce fichier est vide").hint("par exemple : titre: Mon titre")
		return false
	case root.kind != kindMapping:
		f.add(root.place, "ce fichier doit contenir des clés, et non %s", root.kind).
			hint("par exemple : titre: Mon titre")
		return false
	}
	return true
}

// loadSchema reads corpus.yaml. The schema is sound only without a fault.
func (l *loader) loadSchema() {
	f := &findings{file: schemaFile}
	root, sum := document(l.fsys, f, maxSchema)
	if f.filled(root) {
		l.declared = f.readSchema(root)
	}
	l.sound = len(f.list) == 0
	l.found = append(l.found, f.list...)
	l.digests = append(l.digests, fileDigest{f.file, sum})
}

// loadThesaurus reads thesaurus.yaml, which may be empty.
func (l *loader) loadThesaurus() *Thesaurus {
	f := &findings{file: thesaurusFile}
	t := &Thesaurus{}
	root, sum := document(l.fsys, f, maxSchema)
	if root != nil && root.kind != kindNull && f.filled(root) {
		t = f.readThesaurus(root)
	}
	l.found = append(l.found, f.list...)
	l.digests = append(l.digests, fileDigest{f.file, sum})
	return t
}

// loadDeclaration reads accessibilite.yaml, which may be empty; nil when it says
// nothing, or has a fault.
func (l *loader) loadDeclaration() *Declaration {
	f := &findings{file: declarationFile}
	var d *Declaration
	root, sum := document(l.fsys, f, maxSchema)
	if root != nil && root.kind != kindNull && f.filled(root) {
		d = f.readDeclaration(root)
	}
	l.found = append(l.found, f.list...)
	l.digests = append(l.digests, fileDigest{f.file, sum})
	return d
}

// A caseFile is one YAML case, read.
type caseFile struct {
	read  *Case // nil when it has a fault
	found []*finding
	sum   digest
}

func (l *loader) loadYAML(files []string) {
	read := make([]caseFile, len(files))
	inParallel(len(files), func(i int) { read[i] = readYAMLCase(l.fsys, files[i], l.declared) })
	for i, r := range read {
		l.digests = append(l.digests, fileDigest{files[i], r.sum})
		l.found = append(l.found, r.found...)
		f := &findings{file: files[i]}
		if l.claim(f, caseID(files[i]), start) && r.read != nil {
			l.cases = append(l.cases, r.read)
		}
		l.found = append(l.found, f.list...)
	}
}

func caseID(file string) string { return strings.TrimSuffix(path.Base(file), yamlSuffix) }

func readYAMLCase(fsys fs.FS, file string, d *declared) caseFile {
	f := &findings{file: file}
	root, sum := document(fsys, f, maxCase)
	var read *Case
	if f.filled(root) {
		read = f.readCase(root, caseGroup, d)
	}
	if len(f.list) > 0 {
		read = nil // also for a fault of the file itself, such as a second document
	}
	if read != nil {
		read.ID = caseID(file)
	}
	return caseFile{read: read, found: f.list, sum: sum}
}

// claim takes an id for a case, once: of several cases with one id the first
// has it, and the others are at fault.
func (l *loader) claim(f *findings, id string, at place) bool {
	first, taken := l.seen[id]
	if !taken {
		l.seen[id] = origin{file: f.file, line: at.line}
		return true
	}
	where := safePath(first.file)
	if strings.HasSuffix(first.file, linesSuffix) {
		where = fmt.Sprintf("%s, ligne %d", where, first.line)
	}
	f.add(at, "l’identifiant %s est déjà celui d’une autre fiche : %s", quote(id), where).
		hint("donnez-en un autre à l’une des deux")
	return false
}

// inParallel calls do for every index under n, on as many goroutines as there
// are processors, and returns when all calls have.
func inParallel(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}
