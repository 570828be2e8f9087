package page

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
)

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

var cited = &corpus.Corpus{Schema: &corpus.Schema{
	Titre: "Le jardin", Langue: "fr",
	Facettes: []corpus.Facette{{Nom: "plante", Libelle: "Plante", Valeurs: []corpus.Valeur{{ID: "ble", Libelle: "Blé"}}}},
}}

func TestAReferenceSaysWhatTheCorpusGivesAndNoMore(t *testing.T) {
	w := french(t)
	for name, c := range map[string]struct {
		one  corpus.Case
		want string
	}{
		"a title": {
			corpus.Case{Titre: "Le blé"},
			"Le blé. In\u00a0: Le jardin [en ligne]. Consultée le 1er\u00a0mars\u00a02026. Disponible à l’adresse\u00a0:",
		},
		"dates": {
			corpus.Case{Titre: "Le blé", PublieeLe: day(2019, 5, 14), MiseAJourLe: day(2020, 1, 7)},
			"Le blé. In\u00a0: Le jardin [en ligne]. Publiée le 14\u00a0mai\u00a02019. Mise à jour le 7\u00a0janvier\u00a02020. " +
				"Consultée le 1er\u00a0mars\u00a02026. Disponible à l’adresse\u00a0:",
		},
	} {
		if got := w.citeView(cited, &c.one, day(2026, 3, 1), "/fiches/ble"); got.Text != c.want {
			t.Errorf("%s: %q", name, got.Text)
		}
	}
}

func TestACorrectionIsReportedWhereTheCorpusSays(t *testing.T) {
	w := french(t)
	one := &corpus.Case{Titre: "Blé & pain + sel", File: "cases/ble.yaml"}
	mail := Link{
		Href: "mailto:a@example.org?body=Bonjour%2C%20une%20correction%20%C3%A0%20faire%20dans%20la%20fiche%20%C2%AB%C2%A0Bl%C3%A9%20%26%20pain%20%2B%20sel%C2%A0%C2%BB" +
			"%20%28https%3A%2F%2Fexample.org%2Ffiches%2Fble%29%C2%A0%3A%20&subject=Correction%C2%A0%3A%20Bl%C3%A9%20%26%20pain%20%2B%20sel",
		Label: "Signaler une correction",
	}
	edit := "https://example.org/edit/cases/ble.yaml"
	for name, c := range map[string]struct {
		corrections *corpus.Corrections
		want        []Link
	}{
		"nowhere":          {nil, nil},
		"by e-mail":        {&corpus.Corrections{Courriel: "a@example.org"}, []Link{mail}},
		"in the files":     {&corpus.Corrections{Modifier: "https://example.org/edit/{fichier}"}, []Link{{Href: edit, Label: "Signaler une correction"}}},
		"in both of these": {&corpus.Corrections{Courriel: "a@example.org", Modifier: "https://example.org/edit/{fichier}"}, []Link{mail, {Href: edit, Label: "Modifier la fiche"}}},
	} {
		if diff := cmp.Diff(c.want, w.reportLinks(c.corrections, one, "https://example.org/fiches/ble")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestTheDataOfAFicheSayWhatTheCorpusGivesAndNoMore(t *testing.T) {
	one := &corpus.Case{
		Titre: "Le blé", Resume: "Un été.", Annee: 1923, PublieeLe: day(2019, 5, 14), Licence: "CC BY 4.0",
		Facettes: map[string][]string{"plante": {"ble"}}, Sources: []corpus.Source{{Titre: "Notice", URL: "https://example.org/n"}},
	}
	for name, c := range map[string]struct {
		one  *corpus.Case
		want string
	}{
		"everything": {one, `{"@context":"https://schema.org","@type":"Article","@id":"https://g/fiches/x","url":"https://g/fiches/x",` +
			`"headline":"Le blé","description":"Un été.","inLanguage":"fr","temporalCoverage":"1923","datePublished":"2019-05-14",` +
			`"license":{"@type":"CreativeWork","name":"CC BY 4.0"},"keywords":["Blé"],` +
			`"isPartOf":{"@type":"Collection","name":"Le jardin","url":"https://g/"},"citation":[{"@type":"CreativeWork","name":"Notice","url":"https://example.org/n"}]}`},
		"a title": {&corpus.Case{Titre: "Le blé"}, `{"@context":"https://schema.org","@type":"Article","@id":"https://g/fiches/x","url":"https://g/fiches/x",` +
			`"headline":"Le blé","inLanguage":"fr","isPartOf":{"@type":"Collection","name":"Le jardin","url":"https://g/"}}`},
	} {
		got, err := json.Marshal(structured(cited, c.one, "https://g/fiches/x", "https://g/"))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, string(got)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestOpenGraphHasNoRelativeAddressAndNothingEmpty(t *testing.T) {
	names := func(address string) (out []string) {
		for _, m := range openGraph(cited, &corpus.Case{Titre: "Le blé"}, address) {
			out = append(out, m.Name)
		}
		return out
	}
	if diff := cmp.Diff([]string{"og:type", "og:title", "og:site_name", "og:locale"}, names("/fiches/x")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"og:type", "og:title", "og:site_name", "og:locale", "og:url"}, names("https://g/fiches/x")); diff != "" {
		t.Error(diff)
	}
}
