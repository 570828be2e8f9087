package bleveindex_test

import (
	"os"
	"testing"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/index/bleveindex"
	"glane/index/indextest"
)

func TestConformance(t *testing.T) {
	indextest.Run(t, bleveindex.Engine{}, "../indextest/testdata")
}

func TestCountsAreThoseOfAHandCount(t *testing.T) {
	for name, load := range map[string]func() (*corpus.Corpus, []corpus.Fault){
		"cooperations": cooperationsCorpus,
		"recettes":     recettesCorpus,
	} {
		t.Run(name, func(t *testing.T) {
			g := indextest.Open(t, bleveindex.Engine{}, load, "")
			indextest.RunCounts(t, g, "", "eau", "-eau", "territoire", "pomme de terre introuvable", "introuvable")
		})
	}
}

func cooperationsCorpus() (*corpus.Corpus, []corpus.Fault) { return corpus.Load(cooperations.Files) }

func recettesCorpus() (*corpus.Corpus, []corpus.Fault) {
	return corpus.Load(os.DirFS("../../corpus/testdata/recettes"))
}
