package bleveindex_test

import (
	"os"
	"strings"
	"testing"

	"glane/corpus"
	"glane/index"
	"glane/index/bleveindex"
	"glane/index/indextest"
)

// explained are queries of all the kinds that a score is made of.
var explained = []string{
	"eau", "eau -vin", "-vin", "coopération", "cooperation", "mutualiser", "PNR", "parc naturel régional", "resume:eau", "titre:contrat",
	`"parc naturel régional"`, `"projets alimentaires"`, "co", "comment mutualiser l’ingénierie entre un PNR et un Pays ?",
	"agro-alimentaire", "pomme de terre introuvable", "pdt", "tarte pommes beurre", "ingredients:beurre", "gâteau chocolat", "pâtes fraîches",
	"alimentation métropole convention", "eau sage introuvable", "agroalimentaire circuits courts xylophone", "développement durable des territoires ruraux",
}

func TestTheLeavesOfAnExplanationComeToTheScore(t *testing.T) {
	met := map[index.ExplanationKind]bool{}
	for name, load := range map[string]func() (*corpus.Corpus, []corpus.Fault){
		"cooperations": cooperationsCorpus,
		"recettes":     recettesCorpus,
	} {
		t.Run(name, func(t *testing.T) {
			g := indextest.Open(t, bleveindex.Engine{}, load, "")
			queries := append(indextest.Queries(t, "../indextest/testdata"), append(judged(t), explained...)...)
			for kind := range indextest.RunExplanations(t, g, queries...) {
				met[kind] = true
			}
		})
	}
	for _, kind := range index.ExplanationKinds {
		if !met[kind] {
			t.Errorf("no query has a %s", kind)
		}
	}
}

// judged gives the judged queries of the first corpus that serve to tune.
func judged(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../../corpus/cooperations/eval/queries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if id, text, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && strings.HasPrefix(id, "a") {
			out = append(out, text)
		}
	}
	return out
}
