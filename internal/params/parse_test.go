package params

import (
	"errors"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/corpus"
	"glane/index"
	"glane/index/query"
)

func testSchema() *corpus.Schema {
	many := corpus.Facette{Nom: "lieu", Libelle: "Lieu", Hierarchie: true}
	for _, id := range strings.Fields("ain aisne allier ardeche ardennes ariege aube aude aveyron calvados cantal cher correze") {
		many.Valeurs = append(many.Valeurs, corpus.Valeur{ID: id, Libelle: "Département " + id})
	}
	many.Valeurs[3].Libelle, many.Valeurs[3].Code = "Ardèche", "07"
	return &corpus.Schema{
		Titre:     "Essai",
		Rubriques: []corpus.Rubrique{{Nom: "contexte", Libelle: "Contexte", Poids: 1}},
		Facettes: []corpus.Facette{
			{Nom: "enjeux", Libelle: "Enjeux", Mode: corpus.ModeOu, Valeurs: []corpus.Valeur{
				{ID: "eau", Libelle: "Ressource en eau", Alias: []string{"L’eau-vive", "Œuvre"}},
				{ID: "alimentation", Libelle: "Alimentation et agriculture"},
			}},
			{Nom: "outil", Libelle: "Outil", Mode: corpus.ModeEt, Valeurs: []corpus.Valeur{{ID: "entente", Libelle: "Entente"}}},
			many,
		},
	}
}

func TestParseReadsEveryParameterOfList(t *testing.T) {
	s := testSchema()
	raw := "q=eau+vive&enjeux=eau&enjeux=non-precise&outil=entente&lieu=ain&annee_min=2010&annee_max=2020" +
		"&annee=non-precise&sort=titre&page=3&size=25&explain=true"
	v := Values(raw)
	for _, p := range List(s) {
		if !v.Has(p.Name) {
			t.Errorf("this test gives no %s", p.Name)
		}
	}
	got, err := Parse(v, s)
	if err != nil {
		t.Fatal(err)
	}
	want := index.Request{
		Text: "eau vive", Query: query.Parse("eau vive", index.Fields(s)),
		Filters: []index.Filter{
			{Facet: "enjeux", Values: []string{"eau", "non-precise"}},
			{Facet: "outil", Values: []string{"entente"}},
			{Facet: "lieu", Values: []string{"ain"}},
		},
		Years: index.YearRange{Min: 2010, Max: 2020, Unspecified: true},
		Sort:  index.ByTitle, Page: 3, Size: 25, Explain: true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("request differs (-want +got):\n%s", diff)
	}
	if link := Link(got); link != "?"+raw {
		t.Errorf("Link = %s\nwant   ?%s", link, raw)
	}
}

func TestParseForgivesWhatFormsAndPeopleSend(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"nothing", "", ""},
		{"an empty form", "q=&enjeux=&annee_min=&annee_max=&annee=&sort=&page=&size=&explain=", ""},
		{"defaults", "sort=relevance&page=1&size=10&explain=false", ""},
		{"a value twice", "enjeux=eau&enjeux=eau", "?enjeux=eau"},
		{"facets in another order", "outil=entente&enjeux=eau", "?enjeux=eau&outil=entente"},
		{"spaces around a number", "page=+2+", "?page=2"},
		{"a lone percent sign", "q=100%", "?q=100%25"},
		{"a broken escape", "q=%zz+eau", "?q=%25zz+eau"},
		{"a semicolon", "q=eau;vin", "?q=eau%3Bvin"},
		{"a double encoding", "q=%2522eau%2522", "?q=%2522eau%2522"},
		{"Windows-1252", "q=%E9nergie+d%92eau", "?q=%C3%A9nergie+d%E2%80%99eau"},
		{"bytes of no encoding", "q=eau%81%9D", "?q=eau"},
		{"control characters", "q=eau%00%0Avin%1b", "?q=eau++vin"},
		{"a byte order mark and a direction mark", "q=%EF%BB%BFeau%E2%80%AE", "?q=eau"},
		{"a quote", "q=%22", "?q=%22"},
		{"an operator left open", "q=eau+AND+(", "?q=eau+AND+%28"},
		{"a star", "q=*", "?q=%2A"},
		{"a hyphen", "q=-", "?q=-"},
		{"a parameter without a value", "q", ""},
		{"ampersands", "&&q=eau&&", "?q=eau"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := Parse(Values(c.raw), testSchema())
			if err != nil {
				t.Fatal(err)
			}
			if got := Link(r); got != c.want {
				t.Errorf("Link(Parse(%q)) = %q, want %q", c.raw, got, c.want)
			}
		})
	}
}

func TestParseCutsALongQueryAndKeepsItALetterWhole(t *testing.T) {
	r, err := Parse(url.Values{Q: {strings.Repeat("é", 10_000)}}, testSchema())
	if err != nil {
		t.Fatal(err)
	}
	if r.Text != strings.Repeat("é", MaxTextBytes/2) {
		t.Errorf("the text has %d bytes: %q…", len(r.Text), r.Text[:20])
	}
	if !r.Query.Truncated {
		t.Error("the query does not tell that it was truncated")
	}
}

func TestParseRefusesByNameAndSaysWhatToWrite(t *testing.T) {
	for _, c := range []struct{ name, raw, param, want string }{
		{"an unknown name", "foo=bar", "foo", "Le paramètre «\u00a0foo\u00a0» n’existe pas. Paramètres possibles\u00a0: q, enjeux, outil, lieu, annee_min, annee_max, annee, sort, page, size et explain."},
		{"a near name", "enjeu=eau", "enjeu", "Le paramètre «\u00a0enjeu\u00a0» n’existe pas. Vouliez-vous dire «\u00a0enjeux\u00a0»\u202f?"},
		{"a name with a line break", "a%0Ab=1", "ab", "Le paramètre «\u00a0a b\u00a0» n’existe pas. Paramètres possibles\u00a0: q, enjeux, outil, lieu, annee_min, annee_max, annee, sort, page, size et explain."},
		{"an unknown value", "enjeux=nope", "enjeux", "La valeur «\u00a0nope\u00a0» n’existe pas pour le paramètre «\u00a0enjeux\u00a0». Valeurs possibles\u00a0: eau, alimentation ou non-precise."},
		{"a label in a value's place", "enjeux=ressource+en+EAU", "enjeux", "La valeur «\u00a0ressource en EAU\u00a0» n’existe pas pour le paramètre «\u00a0enjeux\u00a0». Vouliez-vous dire «\u00a0eau\u00a0»\u202f? Valeurs possibles\u00a0: eau, alimentation ou non-precise."},
		{"a code in a value's place", "lieu=07", "lieu", "La valeur «\u00a007\u00a0» n’existe pas pour le paramètre «\u00a0lieu\u00a0». Vouliez-vous dire «\u00a0ardeche\u00a0»\u202f?"},
		{"one of many values", "lieu=mars", "lieu", "La valeur «\u00a0mars\u00a0» n’existe pas pour le paramètre «\u00a0lieu\u00a0». Le schéma du corpus donne la liste des valeurs."},
		{"a page under 1", "page=-1", "page", "La valeur «\u00a0-1\u00a0» ne convient pas au paramètre «\u00a0page\u00a0»\u00a0: il attend un nombre entier de 1 à 100\u202f000\u202f000."},
		{"a size over 100", "size=1000000", "size", "La valeur «\u00a01000000\u00a0» ne convient pas au paramètre «\u00a0size\u00a0»\u00a0: il attend un nombre entier de 1 à 100."},
		{"a number past all bounds", "page=99999999999999999999", "page", "La valeur «\u00a099999999999999999999\u00a0» ne convient pas au paramètre «\u00a0page\u00a0»\u00a0: il attend un nombre entier de 1 à 100\u202f000\u202f000."},
		{"a year that is none", "annee_min=20", "annee_min", "La valeur «\u00a020\u00a0» ne convient pas au paramètre «\u00a0annee_min\u00a0»\u00a0: il attend un nombre entier de 1000 à 2999."},
		{"years the wrong way round", "annee_min=2020&annee_max=2010", "annee_min", "L’année de début (2020) vient après l’année de fin (2010)."},
		{"a year where only none can be asked for", "annee=2019", "annee", "La valeur «\u00a02019\u00a0» n’existe pas pour le paramètre «\u00a0annee\u00a0». Valeurs possibles\u00a0: non-precise."},
		{"q twice", "q=eau&q=vin", "q", "Le paramètre «\u00a0q\u00a0» est donné 2 fois\u00a0: une seule suffit."},
		{"an order that is none", "sort=date", "sort", "La valeur «\u00a0date\u00a0» n’existe pas pour le paramètre «\u00a0sort\u00a0». Valeurs possibles\u00a0: relevance, recentes, anciennes ou titre."},
		{"a flag that is none", "explain=oui", "explain", "La valeur «\u00a0oui\u00a0» n’existe pas pour le paramètre «\u00a0explain\u00a0». Valeurs possibles\u00a0: false ou true."},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse(Values(c.raw), testSchema())
			var fault *Error
			if !errors.As(err, &fault) {
				t.Fatalf("Parse(%q) = %v, want an *Error", c.raw, err)
			}
			if fault.Param != c.param || fault.Detail != c.want {
				t.Errorf("got  %s: %s\nwant %s: %s", fault.Param, fault.Detail, c.param, c.want)
			}
		})
	}
}

// A guess is looked for among all names of a vocabulary, which nobody may have done
// at will where they are very many.
func TestParseGuessesNoValueOfAVeryLargeVocabulary(t *testing.T) {
	for _, one := range []struct {
		name  string
		size  int
		guess string
	}{{"large", maxGuessed, "v7"}, {"too large", maxGuessed + 1, ""}} {
		f := corpus.Facette{Nom: "commune", Libelle: "Commune"}
		for i := range one.size {
			f.Valeurs = append(f.Valeurs, corpus.Valeur{ID: "v" + strconv.Itoa(i), Libelle: "Valeur " + strconv.Itoa(i)})
		}
		if got := Meant(&f, "valeur 7"); got != one.guess {
			t.Errorf("%s: %q was meant, want %q", one.name, got, one.guess)
		}
		_, err := Parse(Values("commune=valeur+7"), &corpus.Schema{Facettes: []corpus.Facette{f}})
		if err == nil || strings.Contains(err.Error(), "Vouliez-vous") != (one.guess != "") {
			t.Errorf("%s: refused by %v", one.name, err)
		}
	}
}

func TestParseTellsAllFaultsAtOnce(t *testing.T) {
	_, err := Parse(Values("page=0&enjeux=nope&foo=1&bar=2"), testSchema())
	var faults Errors
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	var names []string
	for _, f := range faults {
		names = append(names, f.Param)
	}
	if diff := cmp.Diff([]string{"enjeux", "page", "bar", "foo"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestParsePageIgnoresForeignNamesButNotWrongValues(t *testing.T) {
	r, err := ParsePage(Values("q=eau&utm_source=lettre&fbclid=1"), testSchema())
	if err != nil || Link(r) != "?q=eau" {
		t.Errorf("ParsePage = %q, %v", Link(r), err)
	}
	if _, err := ParsePage(Values("page=-1"), testSchema()); err == nil {
		t.Error("page=-1 was taken")
	}
}

func TestParseCountsTakesOnlyWhatChoosesCases(t *testing.T) {
	r, err := ParseCounts(Values("q=eau&enjeux=eau&contains=all"), testSchema(), ContainsParam)
	if err != nil || r.Size != 0 || len(r.Filters) != 1 {
		t.Errorf("ParseCounts = %+v, %v", r, err)
	}
	for _, raw := range []string{"page=2", "size=5", "sort=titre", "contains=a"} {
		if _, err := ParseCounts(Values(raw), testSchema()); err == nil {
			t.Errorf("%s was taken", raw)
		}
	}
	if err := Refuse(Values("q=eau")); err == nil {
		t.Error("Refuse took q")
	}
	if err := Refuse(url.Values{}); err != nil {
		t.Errorf("Refuse of nothing = %v", err)
	}
}

func TestParseBoundsTheValuesOfOneFacet(t *testing.T) {
	s := testSchema()
	v := url.Values{}
	for i := range MaxValues + 1 {
		id := "v" + strings.Repeat("x", i)
		s.Facettes[0].Valeurs = append(s.Facettes[0].Valeurs, corpus.Valeur{ID: id})
		v.Add("enjeux", id)
	}
	if _, err := Parse(v, s); err == nil {
		t.Errorf("%d values were taken", MaxValues+1)
	}
}
