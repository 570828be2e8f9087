package main

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/internal/bench/material"
	"glane/internal/relevance"
)

func page(id, kind, title string, links ...string) *material.Fiche {
	return &material.Fiche{
		Document: &material.Document{ID: id, Title: title, Passages: []string{"Un texte."}},
		Kind:     kind, Links: links,
	}
}

func TestQuestionsAndFoldersAreJudgedByThePagesThatTheyLeadTo(t *testing.T) {
	fiches := []*material.Fiche{
		page("p1", "Fiche d'information", "Carte d’identité"),
		page("p2", "Fiche d'information conditionnée", "Passeport"),
		page("q1", "Fiche Question-réponse", "Comment voyager ?", "p2", "q2", "p1"),
		page("q2", "Fiche Question-réponse", "Où écrire ?", "q1"),
		page("d1", "Dossier", "Papiers", "p1", "p2"),
		page("d2", "Dossier", "Cartes", "p1"),
		page("f1", "Formulaire", "Demande", "p1"),
	}
	pages, questions, folders := public(fiches)
	if len(pages) != 2 || pages[0].ID != "p1" || pages[1].ID != "p2" {
		t.Errorf("the pages are %v", pages)
	}
	all := cmp.AllowUnexported(question{})
	if diff := cmp.Diff([]question{{"q1", "Comment voyager ?", []string{"p2", "p1"}}}, questions, all); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]question{{"d1", "Papiers", []string{"p1", "p2"}}}, folders, all); diff != "" {
		t.Error(diff)
	}
}

func TestAWrittenSetIsReadWithTwoHalvesThatNeverChange(t *testing.T) {
	folder := t.TempDir()
	docs := []*material.Document{{ID: "p1", Title: "Une page", Passages: []string{"Un texte."}}}
	var questions []question
	for _, id := range []string{"q1", "q2", "q3", "q4", "q5"} {
		questions = append(questions, question{id, "Où\u00a0est " + id + " ?", []string{"p1"}})
	}
	if err := write(folder, docs, map[string][]question{"questions": questions}); err != nil {
		t.Fatal(err)
	}
	if _, faults := corpus.Load(os.DirFS(filepath.Join(folder, material.CorpusFolder))); len(faults) > 0 {
		t.Errorf("the corpus is faulty: %v", faults)
	}
	set, faults := relevance.Read(os.DirFS(filepath.Join(folder, "questions")), []string{"p1"})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var got []string
	for _, q := range set.Queries {
		got = append(got, q.ID+" "+q.Text)
	}
	want := []string{"a001 Où est q4 ?", "b001 Où est q5 ?", "a002 Où est q3 ?", "b002 Où est q2 ?", "a003 Où est q1 ?"}
	if !slices.Equal(got, want) {
		t.Errorf("the set is %q, want %q", got, want)
	}
	if a, b := len(set.Only(relevance.Tuning).Queries), len(set.Only(relevance.HeldBack).Queries); a != 3 || b != 2 {
		t.Errorf("the halves have %d and %d queries", a, b)
	}
}

func TestAPlainBM25IsThatOfTheLiterature(t *testing.T) {
	c := &corpus.Corpus{Schema: &corpus.Schema{}, Cases: corpus.Hold([]*corpus.Case{
		{ID: "one", Titre: "eau eau sol"}, {ID: "two", Titre: "eau"}, {ID: "three", Titre: "ville ville"},
	})}
	p := newPlain(c, strings.Fields)
	got, err := p.Find(context.Background(), "eau eau sol", 10)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"one", "two"}; !slices.Equal(got.Hits, want) || got.Total != 2 {
		t.Errorf("found %v of %d, want %v", got.Hits, got.Total, want)
	}
	// By hand, for the second: ln(1 + 1.5/2.5) · 1 · 2.2 / (1 + 1.2 · (0.25 + 0.75 · 1/2)).
	want := math.Log(1.6) * 2.2 / 1.75
	if score := p.scores("eau")[1]; math.Abs(score-want) > 1e-12 {
		t.Errorf("the score is %v, want %v", score, want)
	}
}

func TestBothAnalysesCountOneWordInItsForms(t *testing.T) {
	for _, a := range analyses() {
		if got := a.words("les communes"); len(got) != 1 || got[0] != a.words("commune")[0] {
			t.Errorf("%s: %q", a.label, got)
		}
	}
}

func TestALineSetsEachHalfBesideTheRunThatWasKept(t *testing.T) {
	run := func(ndcg float64) *relevance.Run {
		return &relevance.Run{Results: []relevance.Result{
			{Query: relevance.Query{ID: "a1", Half: relevance.Tuning}, Relevant: 1, NDCG: ndcg},
			{Query: relevance.Query{ID: "b1", Half: relevance.HeldBack}, Relevant: 1, NDCG: 1},
		}}
	}
	b := &bench{label: "jeu", glane: run(0.75), kept: run(0.5), plain: []*relevance.Run{run(0.25)}}
	got := strings.Split(b.lines(), "\n")
	want := "| jeu | a | 1 | 0,750 | 0,000 | – | 0,500 | +0,250 | 1,000 | 1, 0 | 0,250 |"
	if got[0] != want {
		t.Errorf("the line is\n%s\nwant\n%s", got[0], want)
	}
	if columns := strings.Count(heading(true), "|")/2 - strings.Count(want, "|"); columns != 1 { // the other analysis
		t.Errorf("the heading has %d columns more than the line", columns)
	}
}
