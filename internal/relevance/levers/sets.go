package main

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"glane/internal/bench/material"
	"glane/internal/relevance"
)

// A judgedSet is one set of judged queries over one corpus.
type judgedSet struct {
	corpus string // its folder below the cache; "" for the first corpus
	set    string // its folder below that of the corpus
}

// Folders below the cache.
const (
	publicFolder = "service-public" // information for people
	firmsFolder  = "professionnels" // the same for firms
	labourFolder = "code-du-travail"
	mixedFolder  = "droit-du-travail" // that code and the pages that rest on it
)

// judgedSets are those that a change is measured on.
var judgedSets = []judgedSet{
	{"", "eval"},
	{publicFolder, "questions"}, // questions, and the pages that they lead to
	{publicFolder, "dossiers"},  // titles of folders, and the pages in them
	{firmsFolder, "recherches"}, // both, for firms
	{labourFolder, "textes"},    // titles of pages, and the articles that they rest on
	{labourFolder, "parties"},   // headings of other pages, and the articles that are named below
	{mixedFolder, "questions"},  // questions and folders, and the pages and articles that they lead to
}

// firstCorpus is the folder of the first corpus, from that of the project.
const firstCorpus = "corpus/cooperations"

func (j judgedSet) corpusFolder(cache string) string {
	if j.corpus == "" {
		return firstCorpus
	}
	return filepath.Join(cache, j.corpus, material.CorpusFolder)
}

func (j judgedSet) evalFolder(cache string) string {
	if j.corpus == "" {
		return filepath.Join(firstCorpus, j.set)
	}
	return filepath.Join(cache, j.corpus, j.set)
}

func (j judgedSet) name() string  { return cmp.Or(j.corpus, "cooperations") + "-" + j.set }
func (j judgedSet) label() string { return cmp.Or(j.corpus, "cooperations") + "/" + j.set }

// A question is a query with the ids of the documents that answer it.
type question struct {
	id, text string
	answers  []string
}

// add adds an answer, once.
func (q *question) add(id string) {
	if !slices.Contains(q.answers, id) {
		q.answers = append(q.answers, id)
	}
}

// makeSets makes the corpora with their judged sets, unless they are there.
func makeSets(npm, cache string) error {
	firms, err := material.Fiches(npm, material.Firms)
	if err != nil {
		return err
	}
	pages, questions, folders := public(firms)
	err = write(filepath.Join(cache, firmsFolder), pages, map[string][]question{"recherches": append(questions, folders...)})
	if err != nil {
		return err
	}
	fiches, err := material.Fiches(npm, material.Individuals)
	if err != nil {
		return err
	}
	pages, questions, folders = public(fiches)
	err = write(filepath.Join(cache, publicFolder), pages, map[string][]question{"questions": questions, "dossiers": folders})
	if err != nil {
		return err
	}
	return makeLabour(npm, cache, fiches)
}

// Bounds of what a question, a folder may lead to: past them the judgement says
// little.
const (
	mostOfQuestion = 8
	mostOfFolder   = 30
)

// public gives the pages of information, the questions that lead to some of them,
// and the folders that hold some.
func public(fiches []*material.Fiche) (pages []*material.Document, questions, folders []question) {
	known := map[string]bool{}
	for _, f := range fiches {
		if strings.HasPrefix(f.Kind, "Fiche d'information") && len(f.Passages) > 0 {
			pages = append(pages, f.Document)
			known[f.ID] = true
		}
	}
	for _, f := range fiches {
		answers := slices.DeleteFunc(slices.Clone(f.Links), func(id string) bool { return !known[id] })
		q := question{f.ID, f.Title, answers}
		switch n := len(answers); {
		case strings.HasPrefix(f.Kind, "Fiche Question") && n >= 1 && n <= mostOfQuestion:
			questions = append(questions, q)
		case f.Kind == "Dossier" && n >= 2 && n <= mostOfFolder:
			folders = append(folders, q)
		}
	}
	return pages, questions, folders
}

// done is written last into a folder: it is whole when this is there.
const done = "whole"

func whole(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, done))
	return err == nil
}

// write makes the folder of a corpus, unless it is whole, with its judged sets.
func write(folder string, docs []*material.Document, sets map[string][]question) error {
	for name, questions := range sets {
		if err := writeSet(filepath.Join(folder, name), questions); err != nil {
			return err
		}
	}
	if whole(folder) {
		return nil
	}
	made, err := material.Write(folder, material.NewVocabulary(docs), slices.Values(docs))
	if err != nil {
		return err
	}
	text := fmt.Sprintf("%d documents, fingerprint %s\n", made.Documents, made.Fingerprint)
	if err := os.WriteFile(filepath.Join(folder, done), []byte(text), 0o644); err != nil {
		return fmt.Errorf("write %s: %w", done, err)
	}
	return nil
}

// writeSet writes a judged set. Its two halves are drawn by the hash of the ids,
// so that they are always the same and have nothing to do with the subject.
func writeSet(folder string, questions []question) error {
	if err := os.MkdirAll(folder, fs.ModePerm); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	drawn := slices.Clone(questions)
	slices.SortFunc(drawn, func(a, b question) int {
		x, y := sha256.Sum256([]byte(a.id)), sha256.Sum256([]byte(b.id))
		return slices.Compare(x[:], y[:])
	})
	var queries, grades strings.Builder
	for i, q := range drawn {
		half := []relevance.Half{relevance.Tuning, relevance.HeldBack}[i%2]
		id := fmt.Sprintf("%s%03d", half, i/2+1)
		fmt.Fprintf(&queries, "%s\t%s\n", id, strings.Join(strings.Fields(q.text), " "))
		for _, answer := range q.answers {
			fmt.Fprintf(&grades, "%s\t%s\t%d\n", id, answer, relevance.Sought)
		}
	}
	return errors.Join(
		os.WriteFile(filepath.Join(folder, relevance.QueriesFile), []byte(queries.String()), 0o644),
		os.WriteFile(filepath.Join(folder, relevance.GradesFile), []byte(grades.String()), 0o644))
}
