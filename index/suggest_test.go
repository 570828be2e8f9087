package index

import (
	"context"
	"strings"
	"testing"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

var suggested = &corpus.Corpus{
	Schema: &corpus.Schema{
		Rubriques: []corpus.Rubrique{{Nom: "texte", Libelle: "Texte", Poids: 1}},
		Facettes: []corpus.Facette{{
			Nom: "lieu", Libelle: "Lieu", Hierarchie: true,
			Valeurs: []corpus.Valeur{
				{ID: "centre", Libelle: "Centre-Val de Loire", Alias: []string{"région Centre"}},
				{ID: "loiret", Libelle: "Loiret", Code: "45", Parents: []string{"centre"}},
				{ID: "cher", Libelle: "Cher"},
			},
		}},
	},
	Thesaurus: &corpus.Thesaurus{
		Sigles: []corpus.Sigle{
			{Sigle: "PNR", Developpe: []string{"parc naturel régional"}},
			{Sigle: "ZZZ", Developpe: []string{"zone zéro"}},
		},
		Synonymes: [][]string{{"nourriture", "alimentation"}},
	},
	Cases: corpus.Hold([]*corpus.Case{
		{ID: "a", Titre: "Le projet du Loiret", Facettes: map[string][]string{"lieu": {"loiret"}}, Rubriques: map[string][]string{"texte": {"Un projet alimentaire, un chef de projet."}}},
		{ID: "b", Titre: "Alimentation locale", Rubriques: map[string][]string{"texte": {"Des projets alimentaires ; le chef de projet."}}},
	}),
}

// counting finds one case for every query but those for ZZZ, and counts the values of
// the facet of suggested, or of another.
type counting struct {
	scripted
	facet  *corpus.Facette
	counts []int32
}

func (s *counting) Search(_ context.Context, r Request) (*Answer, error) {
	if strings.Contains(r.Query.String(), "ZZZ") {
		return &Answer{}, nil
	}
	var facets []FacetCounts
	if r.FacetValues < 0 && len(r.Query.Wanted) == 0 {
		facet, counts := &suggested.Schema.Facettes[0], []int32{1, 1, 0, 1}
		if s.facet != nil {
			facet, counts = s.facet, s.counts
		}
		facets = []FacetCounts{NewFacetCounts(facet, counts, nil, r.FacetValues)}
	}
	return &Answer{Total: 1, Matched: 1, Facets: facets}, nil
}

func (s *counting) Holds(string) bool { return false }

func (s *counting) Mend(_ context.Context, word string, _ bool) []string {
	if word == "alimentatoin" {
		return []string{"alimentation"}
	}
	return nil
}

// suggests gives the kinds and the texts of what is suggested.
func suggests(t *testing.T, g *Generation, typed string, n int) string {
	t.Helper()
	got, err := g.Suggest(context.Background(), typed, n)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, s := range got {
		texts = append(texts, string(s.Kind)+" "+s.Text)
	}
	return strings.Join(texts, ", ")
}

func TestSuggestCompletesTermsValuesPhrasesAndTitles(t *testing.T) {
	g := NewGeneration(suggested, &counting{}, french.New(nil))
	for typed, want := range map[string]string{
		"":             "",
		"pn":           "sigle PNR",
		"parc nat":     "sigle PNR",
		"loi":          "facette Loiret, facette Centre-Val de Loire, fiche Le projet du Loiret",
		"45":           "facette Loiret",
		"region cen":   "facette Centre-Val de Loire",
		"che":          "expression chef, expression chef de projet",
		"zz":           "",
		"cher":         "",
		"alimentatoin": "terme alimentation, expression alimentaire, expression projet alimentaire, fiche Alimentation locale",
		"projet du":    "expression projet, expression chef de projet, fiche Le projet du Loiret, expression projet alimentaire",
		"projet l":     "fiche Le projet du Loiret, expression projet, expression chef de projet, expression projet alimentaire",
		"projet l ":    "expression projet, expression chef de projet, fiche Le projet du Loiret, expression projet alimentaire",
		"rien":         "",
		"!":            "",
	} {
		if got := suggests(t, g, typed, 4); got != want {
			t.Errorf("%q suggests %q, want %q", typed, got, want)
		}
	}
}

func TestSuggestionsLeadSomewhere(t *testing.T) {
	g := NewGeneration(suggested, &counting{}, french.New(nil))
	got, err := g.Suggest(context.Background(), "loi", 1)
	if err != nil || len(got) != 1 || got[0].Facet != "lieu" || got[0].Value != "loiret" || got[0].Count != 1 || got[0].Note != "Lieu" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestFrequentPhrasesAreWhatSeveralCasesUse(t *testing.T) {
	a := french.New(nil)
	got, err := frequentPhrases(context.Background(), suggested, a, a.Form)
	if err != nil {
		t.Fatal(err)
	}
	want := "chef de projet, projet alimentaire, alimentaire, chef, projet"
	if strings.Join(got, ", ") != want {
		t.Errorf("phrases are %q, want %q", strings.Join(got, ", "), want)
	}
}

func TestPhrasesAreOfNounsWithoutWhatJoinsOrMeasuresThem(t *testing.T) {
	a := french.New(nil)
	for text, want := range map[string]string{
		"Associer les élus":                 "élus",
		"associant les foyers":              "foyers",
		"Battre 200 g de beurre":            "beurre",
		"une action entre acteurs – Nantes": "action, action entre acteurs, acteurs, Nantes",
		"le pôle agro-alimentaire":          "pôle, pôle agro-alimentaire, agro-alimentaire",
		"mettre en œuvre une charte":        "œuvre, œuvre une charte, charte",
		"conduire les projets prévus":       "projets, projets prévus, prévus",
	} {
		var got []string
		for _, s := range stretches(text, a, a.Form) {
			got = append(got, s.text)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q holds %q, want %q", text, strings.Join(got, ", "), want)
		}
	}
}

// doubled has entries of all kinds that say the same.
var doubled = &corpus.Corpus{
	Schema: &corpus.Schema{
		Rubriques: []corpus.Rubrique{{Nom: "texte", Libelle: "Texte", Poids: 1}},
		Facettes: []corpus.Facette{{Nom: "f", Libelle: "F", Valeurs: []corpus.Valeur{
			{ID: "pnr", Libelle: "Parc naturel régional (PNR)"},
			{ID: "metropole", Libelle: "Métropole"},
			{ID: "aide", Libelle: "(Aide)"},
		}}},
	},
	Thesaurus: &corpus.Thesaurus{
		Sigles:    []corpus.Sigle{{Sigle: "PNR", Developpe: []string{"parc naturel régional"}}},
		Synonymes: [][]string{{"métropoles", "grande ville"}, {"agroalimentaire", "agro-industrie"}, {"Parcs naturels régionaux", "parcs"}},
	},
	Cases: corpus.Hold([]*corpus.Case{
		{ID: "a", Titre: "La métropole", Facettes: map[string][]string{"f": {"pnr", "metropole", "aide"}}, Rubriques: map[string][]string{"texte": {"Des métropoles, un pôle agro-alimentaire."}}},
		{ID: "b", Titre: "Métropoles et parcs", Rubriques: map[string][]string{"texte": {"Une métropole, des pôles agro-alimentaires."}}},
	}),
}

func TestWhatIsSuggestedSaysNothingTwice(t *testing.T) {
	g := NewGeneration(doubled, &counting{facet: &doubled.Schema.Facettes[0], counts: []int32{1, 1, 1, 0}}, french.New(nil))
	for typed, want := range map[string]string{
		"pn":       "sigle PNR",
		"parc nat": "facette Parc naturel régional (PNR)",
		"métro":    "facette Métropole, fiche Métropoles et parcs",
		"agro":     "terme agro-industrie, terme agroalimentaire, expression pôle agro-alimentaire",
		"aid":      "facette (Aide)",
	} {
		if got := suggests(t, g, typed, 8); got != want {
			t.Errorf("%q suggests %q, want %q", typed, got, want)
		}
	}
}

func TestASetPhraseIsFoundWholeOrNotAtAll(t *testing.T) {
	s := NewSynonyms(&corpus.Thesaurus{Locutions: []string{"commune nouvelle"}}, french.New(nil))
	for text, want := range map[string]string{
		"communes nouvelles":    "commune nouvelle",
		"une commune nouvelle":  "commune nouvelle",
		"nouvelle commune":      "",
		"commune très nouvelle": "",
	} {
		q := query.Expand(query.Parse(text, nil), s)
		p, whole := q.Wanted[0].(*query.Phrase)
		if whole != (want != "") || whole && (p.Text != want || query.Relaxable(q)) {
			t.Errorf("%q asks for %v", text, q)
		}
	}
}

func TestSynonymsFollowTheThesaurus(t *testing.T) {
	s := NewSynonyms(&corpus.Thesaurus{
		Sigles: []corpus.Sigle{
			{Sigle: "CC", Developpe: []string{"communauté de communes"}},
			{Sigle: "MIN", Majuscules: true, Developpe: []string{"marché d’intérêt national"}},
			{Sigle: "CA", Developpe: []string{"communauté d’agglomération", "chambre d’agriculture"}},
		},
		Generiques: []corpus.Generique{
			{Terme: "intercommunalité", Specifiques: []string{"CC", "métropole"}, Poids: 0.4},
			{Terme: "MIN", Specifiques: []string{"halle"}, Poids: 0.4},
		},
		Invariables: []string{"leader"},
		Exclusions:  []corpus.Exclusion{{Terme: "CC", Avec: []string{"copie"}}, {Terme: "CA"}},
	}, french.New(nil))
	for text, want := range map[string]string{
		"cc":                                 "communauté de communes",
		"CC":                                 "communauté de communes",
		"cc carbone":                         "communauté de communes",
		"copies cc":                          "",
		"communautés de communes":            "CC",
		"min":                                "",
		"MIN":                                "marché d’intérêt national halle",
		"marchés d'interet national":         "MIN halle",
		"CA":                                 "",
		"marché d'intérêt national":          "MIN halle",
		"communauté d'agglomération":         "CA",
		"intercommunalités":                  "CC métropole",
		"métropole":                          "",
		"réunion de communauté de commune x": "CC",
	} {
		var got []string
		for _, n := range query.Expand(query.Parse(text, nil), s).Wanted {
			if or, ok := n.(*query.Or); ok {
				for _, a := range or.Alternatives {
					if a.Entry != "" {
						got = append(got, strings.Trim(a.Node.String(), `"`))
					}
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q brings %q, want %q", text, strings.Join(got, " "), want)
		}
	}
	if r := s.Reading("LEADER"); r != french.AsInvariable {
		t.Errorf("leader reads as %v", r)
	}
}
