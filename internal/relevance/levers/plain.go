package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/registry"

	"glane/corpus"
	"glane/index/french"
	"glane/internal/relevance"
)

// An analysis cuts a text into what is counted.
type analysis struct {
	label string
	words func(text string) []string
}

// analyses are those that a plain BM25 is measured with.
func analyses() []analysis {
	ours := french.New(nil)
	theirs, err := fr.AnalyzerConstructor(nil, registry.NewCache())
	if err != nil {
		panic(fmt.Sprintf("levers: Bleve lacks its own analyzer %q: %v", fr.AnalyzerName, err))
	}
	return []analysis{
		{"BM25, lemmes de Glane", func(text string) []string {
			var out []string
			for _, t := range ours.Tokenize(text) {
				if t.Stop || t.Compound {
					continue
				}
				form := ours.Form(t.Form)
				out = append(out, cmp.Or(form.Keys[1], form.Text))
			}
			return out
		}},
		{"BM25, `fr` de Bleve", func(text string) []string {
			var out []string
			for _, t := range theirs.Analyze([]byte(text)) {
				out = append(out, string(t.Term))
			}
			return out
		}},
	}
}

// Of Lucene and most others.
const (
	plainK1 = 1.2
	plainB  = 0.75
)

// A plain ranks by BM25 over all words of a case alike; a case that holds any
// word of the query is found. It is what a change is to be better than.
type plain struct {
	words    func(text string) []string
	ids      []string
	lengths  []float64
	average  float64
	postings map[string]map[int]float64 // how often a case, by its place, holds a word
}

func newPlain(c *corpus.Corpus, words func(text string) []string) *plain {
	p := &plain{words: words, postings: map[string]map[int]float64{}}
	for i, cs := range c.Cases.All() {
		found := words(textOf(c.Schema, cs))
		for _, w := range found {
			if p.postings[w] == nil {
				p.postings[w] = map[int]float64{}
			}
			p.postings[w][i]++
		}
		p.ids = append(p.ids, cs.ID)
		p.lengths = append(p.lengths, float64(len(found)))
		p.average += float64(len(found)) / float64(c.Cases.Len())
	}
	return p
}

// textOf is all text of a case: title, summary, rubrics, labels of facet values.
func textOf(s *corpus.Schema, c *corpus.Case) string {
	texts := []string{c.Titre, c.Resume}
	for _, r := range s.Rubriques {
		texts = append(texts, c.Rubriques[r.Nom]...)
	}
	for _, f := range s.Facettes {
		for _, v := range f.Valeurs {
			if slices.Contains(c.Facettes[f.Nom], v.ID) {
				texts = append(texts, v.Libelle)
			}
		}
	}
	return strings.Join(texts, "\n")
}

// Find implements relevance.Searcher.
func (p *plain) Find(_ context.Context, text string, n int) (relevance.Answer, error) {
	scores := p.scores(text)
	found := make([]int, 0, len(scores))
	for i := range scores {
		found = append(found, i)
	}
	slices.SortFunc(found, func(a, b int) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b)) })
	answer := relevance.Answer{Total: len(found)}
	for _, i := range found[:min(n, len(found))] {
		answer.Hits = append(answer.Hits, p.ids[i])
	}
	return answer, nil
}

// scores are those of the cases that hold any word of a text, by their place.
func (p *plain) scores(text string) map[int]float64 {
	out := map[int]float64{}
	asked := p.words(text)
	slices.Sort(asked)
	for _, w := range slices.Compact(asked) {
		docs := p.postings[w]
		rarity := math.Log(1 + (float64(len(p.ids)-len(docs))+0.5)/(float64(len(docs))+0.5))
		for i, count := range docs {
			out[i] += rarity * count * (plainK1 + 1) / (count + plainK1*(1-plainB+plainB*p.lengths[i]/p.average))
		}
	}
	return out
}
