package explained

import (
	"strings"
	"testing"

	"glane/corpus"
	"glane/index"
)

var schema = &corpus.Schema{Rubriques: []corpus.Rubrique{{Nom: "objet", Libelle: "Objet"}}}

// plainSpaces makes French easy to compare with what a test says.
var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

func TestEachKindIsSaidInFrench(t *testing.T) {
	said := map[index.ExplanationKind]bool{}
	for _, c := range []struct {
		e    index.Explanation
		want string
	}{
		{index.Explanation{Kind: index.ExplainedScore, Value: 3.141593}, "Note : 3,14"},
		{index.Explanation{Kind: index.ExplainedWords, Value: 2}, "Ce que rapportent les mots : 2"},
		{index.Explanation{Kind: index.ExplainedSome, Value: 2}, "Une partie des mots : 2"},
		{index.Explanation{Kind: index.ExplainedShare, Value: 0.5, Count: 1, Of: 3, Missing: []string{"eau", `"bon vin"`}}, "1 mot de la question sur 3, sans « eau » ni « bon vin » : 0,5"},
		{index.Explanation{Kind: index.ExplainedTitle, Value: 1.75, Count: 1, Of: 1}, "Le titre, dont le seul mot est dans la question : 1,75"},
		{index.Explanation{Kind: index.ExplainedTitle, Value: 1.75, Count: 3, Of: 3}, "Le titre, dont tous les mots sont dans la question : 1,75"},
		{index.Explanation{Kind: index.ExplainedTitle, Value: 1.5, Count: 2, Of: 3}, "Le titre, dont 2 mots sur 3 sont dans la question : 1,5"},
		{index.Explanation{Kind: index.ExplainedTitle, Value: 1.25, Count: 1, Of: 3}, "Le titre, dont 1 mot sur 3 est dans la question : 1,25"},
		{index.Explanation{Kind: index.ExplainedExclusion, Value: 1, Missing: []string{"vin"}}, "Sans ce qui est exclu, « vin » : 1"},
		{index.Explanation{Kind: index.ExplainedVariants, Value: 2, Word: "PNR"}, "« PNR » ou ce qui en tient lieu : 2, le plus de ce qui suit"},
		{index.Explanation{Kind: index.ExplainedVariant, Value: 1, Entry: "PNR"}, "« PNR », entrée du thésaurus : 1"},
		{index.Explanation{Kind: index.ExplainedWeight, Value: 0.5}, "Poids de ce qui tient lieu d’un mot : 0,5"},
		{index.Explanation{Kind: index.ExplainedWord, Value: 2, Word: "eau"}, "« eau » : 2"},
		{index.Explanation{Kind: index.ExplainedPhrase, Value: 2, Word: "eau vive"}, "« eau vive », ses mots à la suite : 2"},
		{index.Explanation{Kind: index.ExplainedPhrase, Value: 2, Word: "eau", Zone: "objet"}, "« eau » dans « Objet » : 2"},
		{index.Explanation{Kind: index.ExplainedCloseness, Value: 0.8, Relation: index.Stemmed}, "Forme la plus proche, autre forme du mot : 0,8"},
		{index.Explanation{Kind: index.ExplainedCloseness, Value: 0.9}, "Proximité des mots de l’expression : 0,9"},
		{index.Explanation{Kind: index.ExplainedRarity, Value: 1.2, Count: 3, Of: 1000}, "Rareté, dans 3 fiches sur 1 000 : 1,2"},
		{index.Explanation{Kind: index.ExplainedRarity, Value: 1.2, Count: 1, Of: 10, Word: "eau"}, "Rareté de « eau », dans 1 fiche sur 10 : 1,2"},
		{index.Explanation{Kind: index.ExplainedRarity, Value: 1.2, Count: 1, Of: 10, Limited: true}, "Rareté, ramenée à celle du mot dont il tient lieu : 1,2"},
		{index.Explanation{Kind: index.ExplainedRarity, Value: 1.2}, "Rareté, somme de celles de ses mots : 1,2"},
		{index.Explanation{Kind: index.ExplainedPresence, Value: 2}, "Présence : 2"},
		{index.Explanation{Kind: index.ExplainedFrequency, Value: 3}, "Fréquence pondérée : 3"},
		{index.Explanation{Kind: index.ExplainedForm, Value: 1, Form: "eau", Relation: index.Exact}, "« eau », telle quelle : 1"},
		{index.Explanation{Kind: index.ExplainedForm, Value: 1, Form: "eau", Relation: index.Folded}, "« eau », la même aux accents près : 1"},
		{index.Explanation{Kind: index.ExplainedForm, Value: 1, Form: "eau", Relation: index.Derived}, "« eau », de la même famille : 1"},
		{index.Explanation{Kind: index.ExplainedForm, Value: 1, Form: "eau", Relation: index.Prefix}, "« eau », qui commence ainsi : 1"},
		{index.Explanation{Kind: index.ExplainedForms, Value: 1, Count: 2}, "2 autres formes : 1"},
		{index.Explanation{Kind: index.ExplainedZone, Value: 8, Zone: index.ZoneTitre, Count: 2, Weight: 4}, "Titre, 2 fois × 4 : 8"},
		{index.Explanation{Kind: index.ExplainedZone, Value: 1, Zone: "objet", Count: 1, Weight: 1}, "Objet, 1 fois : 1"},
		{index.Explanation{Kind: index.ExplainedZone, Value: 1, Zone: index.ZoneResume, Count: 1, Weight: 1}, "Résumé, 1 fois : 1"},
		{index.Explanation{Kind: index.ExplainedZone, Value: 1, Zone: index.ZoneFacettes, Count: 1, Weight: 1}, "Facettes, 1 fois : 1"},
		{index.Explanation{Kind: index.ExplainedLength, Value: 2, Count: 86, Of: 105}, "Longueur de 86 mots pondérés, pour 105 en moyenne : 2"},
		{index.Explanation{Kind: index.ExplainedLength, Value: 0.4, Count: 1, Of: 105}, "Longueur de 1 mot pondéré, pour 105 en moyenne : 0,4"},
		{index.Explanation{Kind: index.ExplainedLength, Value: 2.5}, "Longueur moyenne, celle d’une rubrique n’étant pas mesurée : 2,5"},
		{index.Explanation{Kind: index.ExplainedUsual, Value: 3.5}, "Fréquence pondérée habituelle, dans une fiche qui l’a : 3,5"},
	} {
		said[c.e.Kind] = true
		if got := plainSpaces.Replace(Text(&c.e, schema)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.e.Kind, got, c.want)
		}
	}
	for _, kind := range index.ExplanationKinds {
		if !said[kind] {
			t.Errorf("no text of a %s is tested", kind)
		}
	}
}

func TestLinesTellHowPartsGoTogether(t *testing.T) {
	word := func(text string) index.Explanation {
		return index.Explanation{Kind: index.ExplainedWord, Value: 1, Word: text}
	}
	parts := func(texts ...string) []index.Explanation {
		var out []index.Explanation
		for _, text := range texts {
			out = append(out, word(text))
		}
		return out
	}
	e := &index.Explanation{Kind: index.ExplainedScore, Operation: index.Product, Parts: []index.Explanation{
		{Kind: index.ExplainedWords, Operation: index.Sum, Parts: parts("a", "b")},
		{Kind: index.ExplainedVariants, Word: "m", Operation: index.Greatest, Parts: parts("c", "d")},
		{Kind: index.ExplainedPresence, Operation: index.Saturation, Parts: parts("e", "f", "g")},
	}}
	var got []string
	for _, line := range Lines(e, schema) {
		got = append(got, plainSpaces.Replace(line))
	}
	want := []string{
		"Note : 0",
		"= Ce que rapportent les mots : 0", "  = « a » : 1", "  + « b » : 1",
		"× « m » ou ce qui en tient lieu : 0, le plus de ce qui suit", "  = « c » : 1", "  ou « d » : 1",
		"× Présence : 0", "  · « e » : 1", "  · « f » : 1", "  · « g » : 1",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
