package main

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/internal/bench/material"
)

func article(id, number string) *material.Article {
	return &material.Article{Document: &material.Document{ID: id}, Number: number}
}

func TestAReferenceNamesArticlesAndAllBetweenTwoOfThem(t *testing.T) {
	places := map[string]int{"L1-1": 0, "L1-2": 1, "L1-3": 2, "L2-1": 3, "R1-1": 4}
	for reference, want := range map[string][]int{
		"Code du travail : article L1-2Règlement":     {1},
		"Code du travail : articles L1-1 à L1-3Durée": {0, 1, 2},
		"Code du travail : articles L1-1 et L 2-1":    {0, 3},
		"Code du travail : articles L9-1 à L1-2":      {1},    // one that is no more
		"Code du travail : articles L2-1 à L1-2":      {3, 1}, // no range
		"Code du travail": nil,
	} {
		if got := cited(reference, places); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", reference, got, want)
		}
	}
}

func TestAPageRestsOnTheArticlesOfTheLabourCodeAlone(t *testing.T) {
	articles := []*material.Article{article("a1", "L1-1"), article("a2", "L1-2")}
	one := page("p1", "Fiche d'information", "Congés")
	one.References = []string{"Code de la route : article L1-2", "Code du travail : article L1-1", "Code du travail : article L1-1"}
	folder := page("d1", "Dossier", "Travail")
	folder.References = one.References
	got := resting([]*material.Fiche{one, folder}, articles)
	if diff := cmp.Diff([]question{{"p1", "Congés", []string{"a1"}}}, got, cmp.AllowUnexported(question{})); diff != "" {
		t.Error(diff)
	}
}

func TestAPartIsCalledByItsPageAndItsHeadingUnlessSeveralPagesHaveIt(t *testing.T) {
	articles := []*material.Article{article("a1", "L1-1"), article("a2", "L1-2"), article("a3", "L1-3")}
	got := parts([]*material.Section{
		{ID: "p1-1", Page: "Congés", Heading: "Congés", Articles: []string{"L1-1"}},
		{ID: "p1-2", Page: "Congés", Heading: "Quelle durée ?", Articles: []string{"L1-2", "L9-9"}},
		{ID: "p1-3", Page: "Congés", Heading: "Textes", Articles: []string{"L1-1", "L1-3"}},
		{ID: "p1-4", Page: "Congés", Heading: "Qui paie ?", Articles: []string{"L9-9"}}, // one that is no more
		{ID: "p2-1", Page: "Salaire", Heading: "Textes", Articles: []string{"L1-2"}},
	}, articles)
	want := []question{
		{"p1-1", "Congés", []string{"a1", "a3"}},
		{"p1-2", "Congés : Quelle durée ?", []string{"a2"}},
		{"p2-1", "Salaire", []string{"a2"}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(question{})); diff != "" {
		t.Error(diff)
	}
}

func TestQuestionsOnLabourLeadToItsPagesAndItsArticles(t *testing.T) {
	fiches := []*material.Fiche{
		page("p1", "Fiche d'information", "Congés"),
		page("p2", "Fiche d'information", "Passeport"), // on something else
		page("q1", "Fiche Question-réponse", "Combien de jours ?", "p1", "p2"),
		page("q2", "Fiche Question-réponse", "Comment voyager ?", "p2"),
		page("d1", "Dossier", "Repos", "p1", "p2"),
		page("p3", "Fiche d'information", "Jours fériés"),
		page("d2", "Dossier", "Absences", "p1", "p3"),
	}
	labour, questions := aboutLabour(fiches, map[string][]string{"p1": {"a1"}, "p3": {"a2"}, "q1": {"a3"}})
	if len(labour) != 2 || labour[0].ID != "p1" || labour[1].ID != "p3" {
		t.Errorf("the pages are %v", labour)
	}
	want := []question{{"q1", "Combien de jours ?", []string{"p1", "a3"}}, {"d2", "Absences", []string{"p1", "p3"}}}
	if diff := cmp.Diff(want, questions, cmp.AllowUnexported(question{})); diff != "" {
		t.Error(diff)
	}
}
