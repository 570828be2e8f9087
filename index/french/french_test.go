package french

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func tokens(text string) string {
	var parts []string
	for _, t := range New(nil).Tokenize(text) {
		s := t.Form
		if text[t.Start:t.End] != t.Form {
			s += "<" + text[t.Start:t.End] + ">"
		}
		if t.Stop {
			s += "!"
		}
		if t.Hyphen {
			s += "~"
		}
		if t.Compound {
			s += "+"
		}
		parts = append(parts, fmt.Sprintf("%d:%s", t.Position, s))
	}
	return strings.Join(parts, " ")
}

func TestTokenizeCutsFrench(t *testing.T) {
	for text, want := range map[string]string{
		"":                            "",
		"L’eau de la Côte-d’Or":       "1:eau 2:de! 3:la! 4:côte<Côte> 5:or<Or>",
		"L'EAU, D'ABORD":              "1:EAU 2:ABORD",
		"qu’il s’agit":                "1:il! 2:agit",
		"aujourd’hui":                 "1:aujourd'hui<aujourd’hui>",
		"presqu’île":                  "1:presqu'île<presqu’île>",
		"ce PNR, ces PNRs":            "1:ce! 2:PNR 3:ces! 4:PNR<PNRs>",
		"un SCoT (PLUi), le P.N.R":    "1:un! 2:SCOT<SCoT> 3:PLUI<PLUi> 4:le! 5:PNR<P.N.R>",
		"Le G4 et le CO2":             "1:le<Le>! 2:g4<G4> 3:et! 4:le! 5:CO2",
		"ÉTAT":                        "1:ETAT<ÉTAT>",
		"LES ENJEUX DE L’EAU":         "1:les<LES>! 2:enjeux<ENJEUX> 3:de<DE>! 4:eau<EAU>",
		"SRADDET":                     "1:SRADDET",
		"COMMUNE RURALE":              "1:commune<COMMUNE> 2:rurale<RURALE>",
		"PNR, EPCI":                   "1:PNR 2:EPCI",
		"fin.Début":                   "1:fin 2:début<Début>",
		"acteur·rice·s":               "1:acteur 2:rice 3:s!",
		"2,5 ou 2.5 en 2011":          "1:2,5 2:ou! 3:2.5 4:en! 5:2011",
		"agro‑alimentaires":           "1:agro~ 2:alimentaires 1:agroalimentaires<agro‑alimentaires>+",
		"ville - campagne":            "1:ville 2:campagne",
		"cœur\u00a0d’été":             "1:cœur 2:été",
		"cafe\u0301 l\u2019e\u0301lu": "1:café<cafe\u0301> 2:élu<e\u0301lu>",
		"--- ... '":                   "",
		"eau\xffvin":                  "1:eau 2:vin",
	} {
		if got := tokens(text); got != want {
			t.Errorf("Tokenize(%q)\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestFoldTakesOffAccentsAndLigatures(t *testing.T) {
	for s, want := range map[string]string{
		"œuvre": "oeuvre", "Œuvre": "OEuvre", "ex æquo": "ex aequo", "maïs": "mais", "Noël": "Noel", "ça": "ca",
		"aujourd’hui": "aujourd'hui", "cafe\u0301": "cafe", "eau": "eau",
	} {
		if got := Fold(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestAWordMeetsTheFormsOfIt(t *testing.T) {
	a := New(nil)
	for _, c := range []struct {
		typed   string
		reading Reading
		form    string
		want    Relation // "" for not at all
	}{
		{"eau", AsWord, "eau", Exact},
		{"EAU", AsWord, "eau", Exact},
		{"eaux", AsWord, "eau", Stemmed},
		{"côte", AsWord, "côtes", Stemmed},
		{"côte", AsWord, "côté", Folded},
		{"cooperation", AsWord, "coopérations", Folded},
		{"coopérations", AsWord, "coopération", Stemmed},
		{"coopérer", AsWord, "coopération", Derived},
		{"coopération", AsWord, "copie", ""},
		{"pays", AsWord, "payer", ""},
		{"pôle", AsWord, "pole", Folded},
		{"œuvre", AsWord, "oeuvres", Stemmed},
		{"alim", AsWord, "alimentaire", Prefix},
		{"eau", AsWord, "vin", ""},
		{"pnr", AsWord, "PNR", Exact},
		{"P.N.R", AsSigle, "PNR", Exact},
		{"PNRs", AsSigle, "PNR", Exact},
		{"EPCIs", AsSigle, "EPCI", Exact},
		{"SCoTs", AsSigle, "SCOT", Exact},
		{"ÉCLUSEs", AsWord, "écluse", Exact},
		{"pn", AsWord, "PNR", Prefix},
		{"PN", AsUnknown, "PNR", Prefix},
		{"SAGE", AsSigle, "SAGE", Exact},
		{"SAGE", AsSigle, "sage", ""},
		{"SAGE", AsSigle, "sages", ""},
		{"SAGE", AsAcronym, "sage", Exact},
		{"SAGE", AsAcronym, "sages", ""},
		{"sage", AsWord, "SAGE", Exact},
		{"pâtes", AsWord, "PAT", ""},
		{"clé", AsSigle, "CLE", ""},
		{"clé", AsWord, "CLE", Exact},
		{"leader", AsInvariable, "leader", Exact},
		{"leaders", AsInvariable, "leader", ""},
		{"COP", AsUnknown, "copie", ""},
		{"COPI", AsUnknown, "copie", Prefix},
		{"COP", AsAcronym, "copie", ""},
		{"ÉTAT", AsWord, "état", Exact},
		{"État", AsWord, "ETAT", Exact},
	} {
		w := a.Word(c.typed, func(string) Reading { return c.reading })
		w.Prefix, w.Family = true, true
		f := a.Form(c.form)
		if got, _ := w.Meets(&f); got != c.want && (c.want != "" || got != "") {
			t.Errorf("%s (reading %d) meets %s: %q, want %q", c.typed, c.reading, c.form, got, c.want)
		}
	}
}

// upper is a stemmer for tests: another one can stand in the light stemmer's place.
type upper struct{}

func (upper) Stem(form string) string { return form[:1] }

func (upper) Family(string) string { return "" }

func (upper) Knows(string) bool { return false }

func TestTheStemmerIsReplaceableAndNeverSeesAnAcronym(t *testing.T) {
	a := New(upper{})
	w := a.Word("eau", func(string) Reading { return AsAcronym })
	for form, want := range map[string]Relation{"exemple": Stemmed, "vin": "", "EAU": Exact, "EXEMPLE": ""} {
		f := a.Form(form)
		if got, ok := w.Meets(&f); ok != (want != "") || (ok && got != want) {
			t.Errorf("eau meets %s: %q %v, want %q", form, got, ok, want)
		}
	}
}

func FuzzTokenize(f *testing.F) {
	for _, text := range []string{"L’eau de l'Île-de-France", "P.N.R. a.b·c", "\xff’\u0301é", "d’'’l’œuf", "A-B‑C", "İ’ǆ ẞ"} {
		f.Add(text)
	}
	a := New(nil)
	f.Fuzz(func(t *testing.T, text string) {
		position := 0
		for _, token := range a.Tokenize(text) {
			if token.Start < 0 || token.Start >= token.End || token.End > len(text) {
				t.Fatalf("%q: token %+v lies outside", text, token)
			}
			if token.Form == "" || (utf8.ValidString(text) && !utf8.ValidString(text[token.Start:token.End])) {
				t.Fatalf("%q: token %+v cuts a letter", text, token)
			}
			if !token.Compound && token.Position <= position {
				t.Fatalf("%q: token %+v goes back", text, token)
			}
			if !token.Compound {
				position = token.Position
			}
			a.Form(token.Form)
		}
	})
}

func FuzzPlainTextIsCutAsUnicodeCutsIt(f *testing.F) {
	for _, text := range []string{
		"L’eau de l'Île-de-France, c’est «3,5 %» : d’1 à 1’a ; P.N.R. fin.Début", "a\u0301b e\u0301 \u0301x 1\u202f000 x\u200dy a_b",
		"aujourd’hui’ ’eau l’’eau 1;2 1,a a,1 2:3 :a a:", "\xffé\xff «\u00a0a\u00a0» ª º µ ǆ ÿ ɏ\u0250", "’", "a’", ".", "\r\n\t", "12e 3D 5’6 5'6",
	} {
		f.Add(text)
	}
	a := New(nil)
	f.Fuzz(func(t *testing.T, text string) {
		c := &cutter{analyzer: a}
		got, want := c.spans(text), unicodeSpans(text, 0, len(text))
		if !slices.Equal(got, want) {
			t.Errorf("%q is cut at %v, by Unicode at %v", text, got, want)
		}
	})
}

func TestAWordIsRememberedAlone(t *testing.T) {
	c := &cutter{analyzer: New(nil)}
	for i := range rememberedWords + 2 {
		text := fmt.Sprint("mot", i)
		if w := c.word(text); w.bare != text || c.word(text) != w {
			t.Fatalf("%s: %+v", text, w)
		}
	}
	if len(c.known.words) > rememberedWords {
		t.Errorf("%d words are remembered", len(c.known.words))
	}
	if first, again := c.word("l’Eau"), c.word("l’Eau"); first != again || first.bare != "eau" || first.article != len("l’") {
		t.Errorf("%+v, then %+v", first, again)
	}
}

func TestALongWordIsReadAndNotRemembered(t *testing.T) {
	c := &cutter{analyzer: New(nil)}
	long := strings.Repeat("a", longestRemembered+1)
	if w := c.word("l’" + long); w.bare != long || w.article != len("l’") || len(c.known.words) != 0 {
		t.Errorf("%+v, %d words are remembered", w, len(c.known.words))
	}
	if c.word(long[:longestRemembered]); len(c.known.words) != 1 {
		t.Errorf("%d words are remembered, want one", len(c.known.words))
	}
}

func BenchmarkTokenize(b *testing.B) {
	a := New(nil)
	const text = "La coopération entre la métropole et les territoires ruraux voisins porte sur l’alimentation, l’eau et l’ingénierie ; elle est soutenue par l’État (PNR, SCoT) depuis 2017."
	b.ReportAllocs()
	for b.Loop() {
		a.Tokenize(text)
	}
}
