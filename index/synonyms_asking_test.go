package index

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index/french"
)

func TestWordsAnalysedOnceAreAnsweredAsEachTimeAnew(t *testing.T) {
	s := NewSynonyms(&corpus.Thesaurus{
		Sigles:     []corpus.Sigle{{Sigle: "PNR", Developpe: []string{"parc naturel régional"}}},
		Synonymes:  [][]string{{"eau", "flotte"}, {"parc", "jardin public"}},
		Exclusions: []corpus.Exclusion{{Terme: "eau", Avec: []string{"cologne"}}},
	}, french.New(nil))
	kept := &asking{Synonyms: s}
	answered := 0
	for _, text := range []string{"eau parc naturel régional", "eau parc naturel", "eau cologne", "eau parc naturel régional", "PNR", "pnr", "jardins publics eaux"} {
		words := strings.Fields(text)
		for from := range words {
			at, begun := kept.At(words, from), kept.Begun(words, from)
			answered += len(at) + len(begun)
			if diff := cmp.Diff(s.At(words, from), at); diff != "" {
				t.Errorf("what stands for %q from %d on (-anew +kept)\n%s", words, from, diff)
			}
			if diff := cmp.Diff(s.Begun(words, from), begun); diff != "" {
				t.Errorf("what begins with %q from %d on (-anew +kept)\n%s", words, from, diff)
			}
		}
		words[0] = "autre" // whose words they are may change them
	}
	if answered < 8 {
		t.Errorf("the thesaurus answered %d times", answered)
	}
}
