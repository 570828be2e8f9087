package query

import (
	"slices"
	"strings"
	"testing"
)

// terms is a thesaurus for tests: words are compared as typed, in lower case.
type terms map[string][]string

func (t terms) Knows(word string) bool { return word == "CA" }

func (t terms) At(words []string, from int) []Synonym {
	words = words[from:]
	var out []Synonym
	for n := len(words); n > 0; n-- {
		text := strings.ToLower(strings.Join(words[:n], " "))
		if synonyms, ok := t[text]; ok {
			out = append(out, Synonym{Length: n, Entry: text, Term: text, Terms: synonyms, Weight: SynonymWeight})
		}
	}
	return out
}

func (t terms) Begun(words []string, from int) []Synonym {
	words = words[from:]
	text := strings.ToLower(strings.Join(words, " "))
	for term, synonyms := range t {
		if strings.HasPrefix(term, text) && term != text {
			return []Synonym{{Length: len(words), Entry: term, Term: term, Terms: synonyms, Weight: SynonymWeight}}
		}
	}
	return nil
}

var thesaurus = terms{
	"pnr":                   {"parc naturel régional"},
	"parc naturel régional": {"PNR"},
	"alimentaire":           {"alimentation"},
	"eau potable":           {"AEP", "adduction"},
	"ca":                    {"communauté d’agglomération"},
}

func TestExpandAddsWhatStandsForWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"de la":                      "",
		"eau":                        "eau*",
		"pnr":                        `[pnr* | "parc naturel régional"^0.5]`,
		"le PNR de la Brenne":        `[PNR | "parc naturel régional"^0.5] Brenne*`,
		"parc naturel régional":      `[parc naturel régional | PNR^0.5]`,
		"parc naturel":               `[(parc naturel*) | PNR^0.4]`,
		"parc n":                     `parc`,
		"parc":                       `parc*`,
		"eau potable alimentaire":    `[eau potable | AEP^0.5 | adduction^0.5] [alimentaire* | alimentation^0.5]`,
		"agro-alimentaire":           `[(agro~ [alimentaire* | alimentation^0.5]) | agroalimentaire*]`,
		`"parc naturel régional"`:    `"parc naturel régional"`,
		"enjeux:alimentaire":         `[enjeux:alimentaire* | enjeux:alimentation^0.5]`,
		"-pnr":                       `NOT pnr`,
		"-de eau":                    `eau*`,
		"CA":                         `[CA* | "communauté d’agglomération"^0.5]`,
		`eau "parc naturel" potable`: `eau "parc naturel" potable*`,
	} {
		if got := dump(Expand(Parse(text, fields), thesaurus)); got != want {
			t.Errorf("Expand(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestExpandLeavesTheQueryThatItIsGiven(t *testing.T) {
	q := Parse("pnr -de eau enjeux:alimentaire", fields)
	before := dump(q)
	Relax(Expand(q, thesaurus))
	if after := dump(q); after != before {
		t.Errorf("the query was %q, is %q", before, after)
	}
}

func TestRelaxTakesTermsForTheirWords(t *testing.T) {
	q := Relax(Expand(Parse("parc naturel régional alimentaire -vin", fields), thesaurus))
	want := `[some(parc naturel régional) | PNR^0.5] [alimentaire* | alimentation^0.5] NOT vin`
	if got := dump(q); got != want || !q.Any {
		t.Errorf("relaxed is %q (any: %v), want %q", got, q.Any, want)
	}
}

func TestOfManyPlainWordsMostAreEnough(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "eau vin": false, "eau vin pain": true, "eau vin pain sel": true, "l’eau et le vin": false,
		`"eau potable" vin pain`: false, "enjeux:eau vin pain": false, "parc naturel régional eau": false,
		"pnr eau vin -pain": true,
	} {
		if got := Long(Expand(Parse(text, fields), thesaurus)); got != want {
			t.Errorf("Long(%q) is %v", text, got)
		}
	}
	q := Most(Expand(Parse("eau vin pain", fields), thesaurus))
	if !q.Any || q.Share != MostShare || Relax(q).Share != 0 {
		t.Errorf("Most gives %+v", q)
	}
}

func TestOnlySeveralWordsAreRelaxable(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "eau": false, "pnr": false, `"eau potable"`: false, "-eau": false,
		"eau vin": true, "parc naturel régional": true, "agro-alimentaire": true, "enjeux:eau vin": true,
	} {
		if got := Relaxable(Expand(Parse(text, fields), thesaurus)); got != want {
			t.Errorf("Relaxable(%q) is %v", text, got)
		}
	}
}

func TestExpandIsBounded(t *testing.T) {
	many := terms{"eau": nil}
	for i := range 100 {
		many["eau"] = append(many["eau"], strings.Repeat("o", i+1))
	}
	q := Expand(Parse("eau", nil), many)
	or, ok := q.Wanted[0].(*Or)
	if !ok || len(or.Alternatives) != maxAlternatives+1 {
		t.Errorf("%s has not %d alternatives", dump(q), maxAlternatives+1)
	}
	if !slices.ContainsFunc(or.Alternatives, func(a Alternative) bool { return a.Entry == "" }) {
		t.Error("what was typed is lost")
	}
}

func TestWordsThatFrameAQuestionAreNotWantedBesideOthers(t *testing.T) {
	for text, want := range map[string]string{
		"comment financer une piscine ?":        "financer piscine",
		"est-ce que l'on peut faire un contrat": "contrat",
		"Où faut-il signer":                     "signer",
		"comment faire ?":                       "comment faire", // nothing else is asked
		"savoir-faire local":                    "savoir-faire local",
		`"comment faire" ensemble`:              `"comment faire" ensemble`,
	} {
		var got []string
		for _, n := range Expand(Parse(text, nil), terms{}).Wanted {
			got = append(got, n.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q is wanted, not %q", text, got, want)
		}
	}
}

func TestAWordWithThousandsOfSynonymsHasAFewEachOnce(t *testing.T) {
	many := make([]string, 20_000)
	for i := range many {
		many[i] = "mot" + strings.Repeat("x", i/2%30) // each several times
	}
	got := Expand(Parse("eau", nil), terms{"eau": many})
	or, ok := got.Wanted[0].(*Or)
	if !ok || len(or.Alternatives) != maxAlternatives+1 || or.Alternatives[0].Node.String() != Parse("eau", nil).Wanted[0].String() {
		t.Fatalf("it is expanded to %s", got.Wanted[0])
	}
	seen := map[string]bool{}
	for _, a := range or.Alternatives {
		if seen[a.Node.String()] {
			t.Errorf("%s is there twice", a.Node)
		}
		seen[a.Node.String()] = true
	}
}

func TestATermOfFunctionWordsAloneStandsForNothing(t *testing.T) {
	for _, term := range []string{"de la", "le des de la", "l’un de"} {
		or, ok := Expand(Parse("eau", nil), terms{"eau": {term, "onde"}}).Wanted[0].(*Or)
		if !ok || len(or.Alternatives) != 2 || or.Alternatives[1].Node.String() != "onde" {
			t.Errorf("with %q it is expanded to %+v", term, or)
		}
	}
}
