package params

import (
	"fmt"
	"testing"

	"glane/corpus"
)

// communes is a vocabulary as large as that of the French communes.
func communes() *corpus.Facette {
	f := &corpus.Facette{Nom: "commune", Libelle: "Commune"}
	for i := range 35_000 {
		f.Valeurs = append(f.Valeurs, corpus.Valeur{
			ID: fmt.Sprintf("saint-etienne-%d", i), Libelle: fmt.Sprintf("Saint-Étienne-lès-Vallées %d", i), Code: fmt.Sprintf("%05d", i),
		})
	}
	return f
}

func BenchmarkMatchingInALargeVocabulary(b *testing.B) {
	f := communes()
	s := &corpus.Schema{Facettes: []corpus.Facette{*f}}
	var names Vocabularies
	for b.Loop() {
		names.Matching(s, f, "vallées 77")
	}
}

func BenchmarkRefusingAValueOfALargeVocabulary(b *testing.B) {
	f := communes()
	p := Param{Name: f.Nom, Kind: Facet, Facet: f, Repeated: true}
	for b.Loop() {
		unknownValue(p, "saint-etiene-des-bois")
	}
}
