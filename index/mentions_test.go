package index

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index/french"
)

func TestAnAcronymIsMetAsTheThesaurusWritesIt(t *testing.T) {
	thesaurus := &corpus.Thesaurus{
		Sigles: []corpus.Sigle{
			{Sigle: "CC", Developpe: []string{"communauté de communes"}},
			{Sigle: "SCoT", Formes: []string{"Scot"}, Developpe: []string{"schéma de cohérence territoriale"}},
			{Sigle: "R", Developpe: []string{"recherche"}},
			{Sigle: "R&D", Developpe: []string{"recherche et développement"}},
			{Sigle: "EIE", Developpe: []string{"espace info énergie"}},
		},
		Exclusions: []corpus.Exclusion{{Terme: "CC", Avec: []string{"copie"}}, {Terme: "EIE"}},
	}
	m := newMentioner(thesaurus, NewSynonyms(thesaurus, french.New(nil)))
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"whole words":                     {"La CC, CCX et XCC", []string{"CC"}},
		"elided, and joined by a hyphen":  {"l’CC-Scot", []string{"CC", "Scot"}},
		"other capitals are other words":  {"cc, SCOT", nil},
		"each time":                       {"CC et CC", []string{"CC", "CC"}},
		"the longest":                     {"La R&D, la R et la R&Da", []string{"R&D", "R", "R"}},
		"in excluding company, inflected": {"CC : les copies, un SCoT", []string{"SCoT"}},
		"never searched for, explained":   {"un EIE", []string{"EIE"}},
		"in decomposed letters":           {"CCe\u0301 CC", []string{"CC"}},
		"nothing":                         {"", nil},
		"bytes that are no UTF-8":         {"\xffCC\xfe", []string{"CC"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, found := range m.in(c.text) {
				got = append(got, c.text[found.Start:found.End])
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := (&Generation{}).Mentions("CC"); got != nil {
		t.Errorf("a bare generation finds %v", got)
	}
}
