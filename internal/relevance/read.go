package relevance

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"

	"glane/corpus"
	"glane/internal/nearest"
	"glane/internal/phrase"
)

// Files of a judged set.
const (
	QueriesFile = "queries.tsv" // id, text
	GradesFile  = "qrels.tsv"   // id of a query, id of a case, grade
)

// maxGuesses is how many unknown names are compared with all known ones: after
// so many faults, the remedy is another than a letter.
const maxGuesses = 50

// Read reads a judged set: two files of columns parted by tabulations, as TREC
// has them without its unused second column. Blank lines, and lines that begin
// with "#", are skipped. cases are the ids that can be judged.
//
// Every fault of both files is told; the set is nil when there is any.
func Read(fsys fs.FS, cases []string) (*Set, []corpus.Fault) {
	r := &reader{
		set: &Set{Grades: map[string]map[string]int{}}, cases: cases, knownCase: map[string]bool{}, queryAt: map[string]int{},
	}
	for _, id := range cases {
		r.knownCase[id] = true
	}
	if r.open(fsys, QueriesFile) {
		r.eachLine(2, "un identifiant et une recherche", r.query)
		if len(r.set.Queries) == 0 && len(r.faults) == 0 {
			r.add(0, 0, "ce fichier n’a aucune recherche", "")
		}
	}
	if r.open(fsys, GradesFile) {
		r.eachLine(3, "une recherche, une fiche et une note", r.judgement)
	}
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return r.set, nil
}

// A reader reads the files of a set, one after the other.
type reader struct {
	set       *Set
	cases     []string
	knownCase map[string]bool
	queryIDs  []string
	queryAt   map[string]int // line of each query
	judgedAt  map[[2]string]int
	faults    []corpus.Fault
	guesses   int

	file string
	text string
}

// A cell is one column of a line with its place.
type cell struct {
	text         string
	line, column int // starting at 1, column in characters
}

func (r *reader) open(fsys fs.FS, file string) bool {
	r.file, r.judgedAt = file, map[[2]string]int{}
	data, err := fs.ReadFile(fsys, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.add(0, 0, "ce fichier manque", "")
	case err != nil:
		r.add(0, 0, "ce fichier ne peut pas être lu : "+err.Error(), "")
	}
	r.text = strings.TrimPrefix(string(data), "\uFEFF")
	return err == nil
}

// eachLine gives read the cells of every line that has the right number of
// them, none of them empty.
func (r *reader) eachLine(columns int, what string, read func(cells []cell)) {
	number := 0
	for line := range strings.Lines(r.text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if at := invalidAt(line); at > 0 {
			r.add(number, at, "ce caractère n’est pas de l’UTF-8", "enregistrez le fichier en UTF-8")
			continue
		}
		cells := cellsOf(line, number)
		if len(cells) != columns {
			r.add(number, 1, fmt.Sprintf("cette ligne a %s", phrase.Count(len(cells), "colonne", "colonnes")),
				fmt.Sprintf("il en faut %d, séparées par une tabulation : %s", columns, what))
			continue
		}
		if at := emptyCell(cells); at >= 0 {
			r.add(number, cells[at].column, "cette colonne est vide", "")
			continue
		}
		read(cells)
	}
}

// invalidAt is the column of the first byte that is no UTF-8; 0 when there is none.
func invalidAt(line string) int {
	column := 1
	for i := 0; i < len(line); column++ {
		r, size := utf8.DecodeRuneInString(line[i:])
		if r == utf8.RuneError && size == 1 {
			return column
		}
		i += size
	}
	return 0
}

func cellsOf(line string, number int) []cell {
	var cells []cell
	column := 1
	for part := range strings.SplitSeq(line, "\t") {
		before := len(part) - len(strings.TrimLeft(part, " "))
		cells = append(cells, cell{strings.TrimSpace(part), number, column + before})
		column += utf8.RuneCountInString(part) + 1
	}
	return cells
}

func emptyCell(cells []cell) int {
	for i, c := range cells {
		if c.text == "" {
			return i
		}
	}
	return -1
}

func (r *reader) query(cells []cell) {
	id, text := cells[0], cells[1]
	if line, taken := r.queryAt[id.text]; taken {
		r.at(id, "l’identifiant "+quote(id.text)+" est déjà pris à la ligne "+strconv.Itoa(line), "")
		return
	}
	r.queryAt[id.text] = id.line
	r.queryIDs = append(r.queryIDs, id.text)
	r.set.Queries = append(r.set.Queries, Query{ID: id.text, Text: text.text, Half: halfOf(id.text)})
}

func (r *reader) judgement(cells []cell) {
	query, id, note := cells[0], cells[1], cells[2]
	_, known := r.queryAt[query.text]
	if !known && len(r.queryIDs) > 0 { // else every line would be blamed for the other file
		r.at(query, "recherche inconnue "+quote(query.text), r.guess(query.text, r.queryIDs))
	}
	if !r.knownCase[id.text] {
		r.at(id, "fiche inconnue "+quote(id.text), r.guess(id.text, r.cases))
	}
	grade, err := strconv.Atoi(note.text)
	if err != nil || grade < Unrelated || grade > Sought {
		r.at(note, "note inconnue "+quote(note.text), "2 : la fiche cherchée ; 1 : une fiche utile ; 0 : sans rapport")
	}
	pair := [2]string{query.text, id.text}
	if line, judged := r.judgedAt[pair]; judged {
		r.at(query, "cette fiche est déjà jugée pour cette recherche à la ligne "+strconv.Itoa(line), "")
		return
	}
	r.judgedAt[pair] = query.line
	if r.set.Grades[query.text] == nil {
		r.set.Grades[query.text] = map[string]int{}
	}
	r.set.Grades[query.text][id.text] = grade
}

func (r *reader) guess(wrong string, known []string) string {
	if r.guesses++; r.guesses > maxGuesses {
		return ""
	}
	if name := nearest.Of(wrong, known); name != "" {
		return "vouliez-vous écrire " + quote(name) + " ?"
	}
	return ""
}

func (r *reader) at(c cell, message, hint string) { r.add(c.line, c.column, message, hint) }

func (r *reader) add(line, column int, message, hint string) {
	r.faults = append(r.faults, corpus.Fault{
		File: r.file, Line: line, Column: column, Message: typeset(message), Hint: typeset(hint),
	})
}
