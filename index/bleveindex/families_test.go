package bleveindex_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/index"
	"glane/index/bleveindex"
	"glane/index/french"
	"glane/index/query"
)

func open(t testing.TB) (index.Searcher, *corpus.Corpus) {
	t.Helper()
	c, faults := corpus.Load(cooperations.Files)
	for _, f := range faults {
		t.Error(f)
	}
	a := french.New(nil)
	s, err := bleveindex.Engine{Analyzer: a}.Build(context.Background(), c, "")
	if err != nil {
		t.Fatal(err)
	}
	s = index.NewGeneration(c, s, a).Searcher
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, c
}

func fields(c *corpus.Corpus) []string {
	out := []string{index.ZoneTitre, index.ZoneResume}
	for _, r := range c.Schema.Rubriques {
		out = append(out, r.Nom)
	}
	return out
}

func ids(t testing.TB, s index.Searcher, c *corpus.Corpus, text string) []string {
	t.Helper()
	a, err := s.Search(context.Background(), index.Request{Text: text, Query: query.Parse(text, fields(c)), Size: 100})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range a.Hits {
		out = append(out, fmt.Sprintf("%s %.3f", h.Case.ID, h.Score))
	}
	if a.Relaxed {
		out = append(out, "relaxed")
	}
	return out
}

func TestProbe(t *testing.T) {
	s, c := open(t)
	for _, q := range []string{"alimentaire", "PNR", "pnr", "parc naturel régional", "parcs naturels régionaux", "parc nat", "métropole", "metropole", "métropoles", "métropolitain", "l’eau", "d'eau", "EAU", "cooperation", "coopérations", "comment mutualiser l'ingénierie entre un PNR et un Pays ?", "SAGE", "sage", "de la", "agroalimentaire", "agro-alimentaire", `"projet alimentaire"`, "-eau", "enjeux:eau", "COP", "44", "scot"} {
		fmt.Println(q, "=>\n   ", strings.Join(ids(t, s, c, q), "\n    "))
	}
}
