package bleveindex

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
	"glane/index/query"
)

// joined makes a corpus of some parts where words stand in several zones, some of
// them joined by hyphens, and follow one another often.
func joined(n int) *corpus.Corpus {
	random := rand.New(rand.NewPCG(3, 4))
	words := strings.Fields("projet projets local locale agro-alimentaire agroalimentaire alimentaire agro eau commune communes communal la de rivière")
	text := func(most int) string {
		var out []string
		for range random.IntN(most) {
			if random.IntN(40) == 0 {
				out = append(out, word(random.Uint64N(500)))
			}
			out = append(out, words[random.IntN(len(words))])
		}
		return strings.Join(out, " ")
	}
	c := &corpus.Corpus{
		Schema: &corpus.Schema{Rubriques: []corpus.Rubrique{
			{Nom: "debut", Libelle: "Début", Poids: 1}, {Nom: "suite", Libelle: "Suite", Poids: 3}, {Nom: "rien", Libelle: "Rien", Poids: 1},
		}},
		Thesaurus: &corpus.Thesaurus{}, Fingerprint: "joined",
	}
	var cases []*corpus.Case
	for i := range n {
		cs := &corpus.Case{ID: fmt.Sprintf("c%07d", i), Titre: "le " + word(random.Uint64N(40)) + " " + text(4), Rubriques: map[string][]string{}}
		for _, rubrique := range []string{"debut", "suite"} {
			if random.IntN(3) > 0 {
				cs.Rubriques[rubrique] = []string{text(12), text(12)}
			}
		}
		cases = append(cases, cs)
	}
	c.Cases = corpus.Hold(cases)
	return c
}

func TestPlacesTellWhatALookThroughEachCaseTells(t *testing.T) {
	c := joined(leastPart + 5000)
	s := open(t, c)
	if len(s.store.parts) < 2 {
		t.Fatalf("%d parts", len(s.store.parts))
	}
	asked := []string{
		`"projet local"`, `"projet de la commune"`, `"eau commune eau"`, `"projet agroalimentaire"`, `"agro alimentaire"`, `"agro-alimentaire local"`,
		`"agroalimentaire alimentaire"`, `"rivière rivière"`, "debut:projet", "suite:commune", "titre:eau", "rien:eau", `suite:"projet local"`,
		`debut:"agroalimentaire eau"`, `"projet local" -"eau commune"`, `"projet local" "eau commune"`, "titre:" + word(3), `"` + word(3) + ` projet"`,
	}
	fixed := len(asked)
	asked = append(asked, randomPhrases(300)...)
	answers := func() map[string][]string {
		out := map[string][]string{}
		for _, text := range asked {
			q := query.Parse(text, index.Fields(c.Schema))
			a, err := s.Search(context.Background(), index.Request{Query: q, Size: c.Cases.Len()})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range a.Hits {
				out[text] = append(out[text], fmt.Sprintf("%s %.6f", h.Case.ID, h.Score))
			}
		}
		return out
	}
	s.places.workers.Wait()
	if id, ok := s.vocabulary.find("projet"); !ok || !s.places.common.Load().has(id) {
		t.Fatal("the words of the test are not common")
	}
	placed := answers()
	for _, p := range s.store.parts {
		p.places.Store(nil)
	}
	looked := answers()
	finds := 0
	for i, text := range asked {
		if diff := cmp.Diff(looked[text], placed[text]); diff != "" {
			t.Errorf("%s: %d by a look, %d by places\n%s", text, len(looked[text]), len(placed[text]), diff[:min(len(diff), 800)])
		}
		if len(looked[text]) > 0 {
			finds++
		} else if i < fixed && !strings.HasPrefix(text, "rien") {
			t.Errorf("%s finds nothing", text)
		}
	}
	if finds < len(asked)/2 {
		t.Errorf("%d of %d find something", finds, len(asked))
	}
}

// randomPhrases gives phrases of joined's words, some in a zone, excluded or with another.
func randomPhrases(n int) []string {
	random := rand.New(rand.NewPCG(5, 6))
	words := strings.Fields("projet projets local agro-alimentaire agroalimentaire alimentaire agro eau communes communal rivière " + word(3) + " " + word(30))
	between := []string{" ", " ", " ", " ", " de ", " de la ", " de la de la ", "-"}
	before := []string{"", "", "", "", "debut:", "suite:", "titre:", "-", "eau "}
	var out []string
	for range n {
		phrase := words[random.IntN(len(words))]
		for range 1 + random.IntN(3) {
			phrase += between[random.IntN(len(between))] + words[random.IntN(len(words))]
		}
		out = append(out, before[random.IntN(len(before))]+`"`+phrase+`"`)
	}
	return out
}

func TestNoMoreFormsAreCommonThanTheirNumbersTell(t *testing.T) {
	forms, docs := make([]french.Form, 0, commonMost+100), map[string]uint32{}
	for n := range commonMost + 100 {
		text := fmt.Sprintf("m%06d", n)
		forms = append(forms, french.Form{Text: text, Fold: text, Keys: [2]string{text}})
		docs[text] = commonFrom
	}
	v := vocabularyOf(forms, docs)
	if common := commonForms(v, commonFrom); len(*common) != commonMost || !common.has(0) || common.has(int32(len(forms)-1)) {
		t.Errorf("%d forms are common", len(*common))
	}
}
