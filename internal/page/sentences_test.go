package page

import (
	"strings"
	"testing"

	"glane/index"
	"glane/web"
)

// french are the texts of the pages in their first language.
func french(t *testing.T) wording {
	t.Helper()
	w, err := readTexts(web.Files, DefaultLanguage)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestAHeadlineTellsNumberWordsFiltersAndPage(t *testing.T) {
	const nb = "\u00a0"
	for name, c := range map[string]struct {
		in   situation
		want Headline
	}{
		"every fiche": {
			situation{total: 10, page: 1, pages: 1},
			Headline{"C – 10" + nb + "fiches", "Toutes les fiches", "10" + nb + "fiches", "10" + nb + "fiches"},
		},
		"one": {
			situation{query: "eau", total: 1, page: 1, pages: 1},
			Headline{
				"1" + nb + "fiche pour «" + nb + "eau" + nb + "» – C", "Recherche" + nb + ": «" + nb + "eau" + nb + "»",
				"1" + nb + "fiche pour «" + nb + "eau" + nb + "»", "1" + nb + "fiche pour «" + nb + "eau" + nb + "»",
			},
		},
		"none, and no filter to blame": {
			situation{query: "eau", page: 1},
			Headline{
				"Aucune fiche pour «" + nb + "eau" + nb + "» – C", "Recherche" + nb + ": «" + nb + "eau" + nb + "»",
				"Aucune fiche pour «" + nb + "eau" + nb + "»", "Aucune fiche pour «" + nb + "eau" + nb + "»",
			},
		},
		"none, for a filter": {
			situation{filters: []string{"F : V"}, page: 1, costliest: &index.Without{Total: 7}, costLabel: "F : V"},
			Headline{
				"Aucune fiche, filtre F : V – C", "Fiches choisies, filtre F : V",
				"Aucune fiche", "Aucune fiche. 7" + nb + "fiches sans le filtre F : V",
			},
		},
		"a page past the last one": {
			situation{total: 10, page: 20, pages: 4},
			Headline{
				"Page 20 inexistante" + nb + ": 10" + nb + "fiches – C", "Toutes les fiches, page 20 inexistante",
				"10" + nb + "fiches", "Page 20 inexistante" + nb + ": 10" + nb + "fiches",
			},
		},
		"a page of many, with filters": {
			situation{filters: []string{"a", "b"}, total: 12345, page: 2, pages: 1235},
			Headline{
				"12\u202f345" + nb + "fiches, filtres a et b, page 2 sur 1\u202f235 – C", "Fiches choisies, 2" + nb + "filtres, page 2 sur 1\u202f235",
				"12\u202f345" + nb + "fiches, page 2 sur 1\u202f235", "12\u202f345" + nb + "fiches, 2" + nb + "filtres, page 2 sur 1\u202f235",
			},
		},
		"more filters than a title names, sorted and explained": {
			situation{query: "eau", filters: []string{"a", "b", "c", "d"}, total: 2, page: 1, pages: 1, order: "Titre", explained: true},
			Headline{
				"2" + nb + "fiches pour «" + nb + "eau" + nb + "», 4" + nb + "filtres, tri" + nb + ": Titre, avec explications – C",
				"Recherche" + nb + ": «" + nb + "eau" + nb + "», 4" + nb + "filtres",
				"2" + nb + "fiches pour «" + nb + "eau" + nb + "»",
				"2" + nb + "fiches pour «" + nb + "eau" + nb + "», 4" + nb + "filtres, tri" + nb + ": Titre, avec explications",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c.in.corpus = "C"
			if got := french(t).headlineOf(c.in); got != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
	long := french(t).headlineOf(situation{query: strings.Repeat("é", 500), total: 2})
	if n := len([]rune(long.Title)); n > 100 {
		t.Errorf("a long query makes a title of %d letters", n)
	}
}

func TestYearsAreNamedByTheirBounds(t *testing.T) {
	for want, years := range map[string]index.YearRange{
		"":                               {Unspecified: true},
		"Année\u00a0: 2011":              {Min: 2011, Max: 2011},
		"Années\u00a0: 2011 à 2015":      {Min: 2011, Max: 2015},
		"Années\u00a0: à partir de 2011": {Min: 2011},
		"Années\u00a0: jusqu’à 2015":     {Max: 2015},
	} {
		if got := french(t).yearRangeLabel(years); got != want {
			t.Errorf("%+v: got %q, want %q", years, got, want)
		}
	}
}

func TestEveryKindOfMatchIsExplained(t *testing.T) {
	seen := map[string]index.Kind{}
	for _, kind := range []index.Kind{index.Exact, index.Stemmed, index.Folded, index.Prefix, index.Thesaurus} {
		w := french(t)
		text := w.whyText(index.Match{Word: "mot", Form: "mots", Kind: kind}, w.zoneText(index.ZoneResume, ""))
		if other, taken := seen[text]; taken {
			t.Errorf("%s and %s are told in the same words: %s", kind, other, text)
		}
		seen[text] = kind
		if !strings.HasSuffix(text, " figure dans le résumé.") {
			t.Errorf("%s: %s", kind, text)
		}
	}
}
