package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"glane/internal/bench/material"
)

// Bounds of what a page, a section may rest on: past them the judgement says little.
const (
	mostArticles = 30
	mostOfPart   = 10
)

// makeLabour makes the two corpora on labour law: the Code du travail alone, and
// with the pages of service-public.fr that rest on it.
func makeLabour(npm, cache string, fiches []*material.Fiche) error {
	code, mixed := filepath.Join(cache, labourFolder), filepath.Join(cache, mixedFolder)
	if whole(code) && whole(mixed) {
		return nil
	}
	articles, err := material.LabourCode(npm)
	if err != nil {
		return err
	}
	sections, err := material.LabourSections(npm)
	if err != nil {
		return err
	}
	docs := make([]*material.Document, len(articles))
	for i, a := range articles {
		docs[i] = a.Document
	}
	pages := resting(fiches, articles)
	if err := write(code, docs, map[string][]question{"textes": pages, "parties": parts(sections, articles)}); err != nil {
		return err
	}
	about := map[string][]string{}
	for _, p := range pages {
		about[p.id] = p.answers
	}
	labour, questions := aboutLabour(fiches, about)
	return write(mixed, append(docs, labour...), map[string][]question{"questions": questions})
}

// aboutLabour gives the pages of information that rest on articles, and the
// questions and folders that lead to some of them: those answer, and the articles
// that a question rests on itself.
func aboutLabour(fiches []*material.Fiche, articles map[string][]string) (labour []*material.Document, questions []question) {
	rest := slices.DeleteFunc(slices.Clone(fiches), func(f *material.Fiche) bool {
		return strings.HasPrefix(f.Kind, "Fiche d'information") && len(articles[f.ID]) == 0
	})
	labour, asked, folders := public(rest)
	for _, q := range asked {
		q.answers = slices.Concat(q.answers, articles[q.id])
		questions = append(questions, q)
	}
	return labour, append(questions, folders...)
}

// numbers are those of articles, with what makes a range of two of them.
var numbers = regexp.MustCompile(`(à )?\b([LRD]) ?(\d[\d-]*\d)`)

// resting gives the titles of the pages that rest on articles.
func resting(fiches []*material.Fiche, articles []*material.Article) []question {
	places := placesOf(articles)
	var out []question
	for _, f := range fiches {
		q := question{id: f.ID, text: f.Title}
		for _, r := range f.References {
			if !strings.HasPrefix(r, "Code du travail") || !strings.HasPrefix(f.Kind, "Fiche ") {
				continue
			}
			for _, i := range cited(r, places) {
				q.add(articles[i].ID)
			}
		}
		if n := len(q.answers); n >= 1 && n <= mostArticles {
			out = append(out, q)
		}
	}
	return out
}

// parts gives the sections that name articles, each called by its page and its
// heading. A heading of several pages («Textes de référence») says nothing: what
// stands there is the whole page's.
func parts(sections []*material.Section, articles []*material.Article) []question {
	places, pages := placesOf(articles), map[string]map[string]bool{}
	for _, s := range sections {
		if pages[s.Heading] == nil {
			pages[s.Heading] = map[string]bool{}
		}
		pages[s.Heading][s.Page] = true
	}
	var all []*question
	byText := map[string]*question{}
	for _, s := range sections {
		text := s.Page
		if s.Heading != s.Page && len(pages[s.Heading]) == 1 {
			text += " : " + s.Heading
		}
		q := byText[text]
		if q == nil {
			q = &question{id: s.ID, text: text}
			byText[text] = q
			all = append(all, q)
		}
		for _, number := range s.Articles {
			if i, known := places[number]; known {
				q.add(articles[i].ID)
			}
		}
	}
	var out []question
	for _, q := range all {
		if n := len(q.answers); n >= 1 && n <= mostOfPart {
			out = append(out, *q)
		}
	}
	return out
}

// placesOf gives the places of articles by their numbers.
func placesOf(articles []*material.Article) map[string]int {
	places := map[string]int{}
	for i, a := range articles {
		places[a.Number] = i
	}
	return places
}

// cited gives the places of the articles that a reference names, those of a range
// all.
func cited(reference string, places map[string]int) []int {
	var out []int
	last := -1
	for _, m := range numbers.FindAllStringSubmatch(reference, -1) {
		place, known := places[m[2]+m[3]]
		if !known {
			last = -1
			continue
		}
		first := place
		if m[1] != "" && last >= 0 && last < place && place-last <= mostArticles {
			first = last + 1
		}
		for i := first; i <= place; i++ {
			out = append(out, i)
		}
		last = place
	}
	return out
}
