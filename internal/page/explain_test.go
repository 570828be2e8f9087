package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index"
	lexicon "glane/index/french"
	"glane/index/query"
)

// explaining is a generation whose thesaurus has three acronyms.
func explaining(t *testing.T) *index.Generation {
	t.Helper()
	c := &corpus.Corpus{Schema: &corpus.Schema{Langue: "fr"}, Thesaurus: &corpus.Thesaurus{Sigles: []corpus.Sigle{
		{Sigle: "PNR", Developpe: []string{"parc naturel régional"}},
		{Sigle: "CC", Formes: []string{"ComCom"}, Developpe: []string{"communauté de communes"}},
		{Sigle: "R&D", Developpe: []string{"recherche et développement"}},
	}}}
	return index.NewGeneration(c, &pagedSearcher{}, lexicon.New(nil))
}

func TestAnAcronymIsExplainedWhereItFirstStands(t *testing.T) {
	e := newExplainer(explaining(t), query.Parse("PNR", nil))
	if got := e.marked("titre", "Le PNR"); cmp.Diff([]Segment{{Text: "Le "}, {Text: "PNR", Mark: true}}, got) != "" {
		t.Errorf("a heading: %+v", got)
	}
	first := e.text("sujet", "« PNR » et CC : la R&D.")
	want := []Segment{
		{Text: "«\u00a0"},
		{Text: "PNR", Mark: true, Sigle: "sigle-pnr"},
		{Text: "\u00a0» et "},
		{Text: "CC", Sigle: "sigle-cc"},
		{Text: "\u00a0: la "},
		{Text: "R&D", Sigle: "sigle-r-d"},
		{Text: "."},
	}
	if diff := cmp.Diff(want, first); diff != "" {
		t.Error(diff)
	}
	again := []Segment{{Text: "Un "}, {Text: "PNR", Mark: true}, {Text: ", une ComCom."}}
	if diff := cmp.Diff(again, e.text("sujet", "Un PNR, une ComCom.")); diff != "" {
		t.Error(diff)
	}
	var met []string
	for _, s := range e.met {
		met = append(met, s.Sigle)
	}
	if diff := cmp.Diff([]string{"PNR", "CC", "R&D"}, met); diff != "" {
		t.Error(diff)
	}
}

func TestAMarkOverAnAcronymIsCutAtItsEdges(t *testing.T) {
	e := newExplainer(explaining(t), query.Parse(`"le PNR du Vexin"`, nil))
	want := []Segment{
		{Text: "Dans le "}, {Text: "PNR", Mark: true, Sigle: "sigle-pnr"}, {Text: " du Vexin", Mark: true}, {Text: "."},
	}
	if diff := cmp.Diff(want, e.text("sujet", "Dans le PNR du Vexin.")); diff != "" {
		t.Error(diff)
	}
}
