package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index"
	lexicon "glane/index/french"
	"glane/index/query"
)

func TestAHitThatWasFoundByItsFactsAloneShowsInWhich(t *testing.T) {
	schema := &corpus.Schema{Langue: "fr", Facettes: []corpus.Facette{{Nom: "enjeux", Libelle: "Enjeux", Valeurs: []corpus.Valeur{
		{ID: "eau", Libelle: "Eau"},
		{ID: "mer", Libelle: "Mer"},
		{ID: "vent", Libelle: "Vent"},
		{ID: "terres", Libelle: "Bonnes terres : l’agriculture"},
		{ID: "feu", Libelle: "Feu"},
	}}}}
	one := &corpus.Case{ID: "une", Titre: "Une fiche", Facettes: map[string][]string{"enjeux": {"eau", "mer", "vent", "terres"}}}
	hits := []index.Hit{
		{Case: one},
		{Case: one, Highlights: []index.Highlight{{Zone: "texte", Passages: []index.Passage{{Text: "agriculture", Marks: []index.Span{{End: 11}}}}}}},
		{Case: one, Highlights: []index.Highlight{{Zone: index.ZoneTitre, Passages: []index.Passage{{Text: "Une fiche", Marks: []index.Span{{End: 3}}}}}}},
	}
	g := index.NewGeneration(&corpus.Corpus{Schema: schema, Thesaurus: &corpus.Thesaurus{}}, &pagedSearcher{}, lexicon.New(nil))
	w := french(t)
	views := w.hitViews(schema, index.Request{}, hits)
	w.showFound(schema, views, hits, g.Marker(query.Parse("agricultures", nil)))

	marked := FactView{Label: "Enjeux", More: "et 2\u00a0autres", Values: []Link{
		{Label: "Bonnes terres\u00a0: l’agriculture", Marked: []Segment{{Text: "Bonnes terres\u00a0: l’"}, {Text: "agriculture", Mark: true}}},
		{Label: "Eau"},
	}}
	quiet := FactView{Label: "Enjeux", More: "et 2\u00a0autres", Values: []Link{{Label: "Eau"}, {Label: "Mer"}}}
	for i, want := range []FactView{marked, quiet, quiet} {
		if diff := cmp.Diff([]FactView{want}, views[i].Facts); diff != "" {
			t.Errorf("hit %d: %s", i, diff)
		}
	}
}
