package french

import "testing"

func TestTheLexiconReducesFormsToWords(t *testing.T) {
	l, err := OpenLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{
		"yeux":                    "oeil",
		"développées":             "developper", // an adjective that is but a participle
		"privé":                   "prive",      // one that is not
		"prive":                   "prive",      // as a hurried person types it
		"faite":                   "faire",      // though «faîte» needs but an accent
		"communes":                "commune",
		"entr'aide":               "entraide",
		"aujourd'hui":             "aujourdhui",
		"interterritoriales":      "interterritorial",
		"désimperméabilisent":     "desimpermeabiliser",
		"platesformes":            "plateforme",
		"agrivoltaïques":          "agrivoltaique",
		"déclaratiosaurusatrices": "declaratiosaurusateur",
	} {
		if got := l.Stem(form); got != want {
			t.Errorf("Stem(%q) is %q, want %q", form, got, want)
		}
	}
}

func TestWordsThatTheDictionaryLacksHaveFamiliesToo(t *testing.T) {
	l, err := OpenLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"interterritorialité", "territoire", true},  // a kind of it
		{"antiterritorial", "territoire", false},     // its contrary is none
		{"antiterritorial", "antiterritoires", true}, // but has its own
		{"renaturer", "renaturation", true},          // the dictionary has one of the two
		{"agrivoltaïsme", "agrivoltaïque", true},     // it has neither
		{"zzzzzation", "zzzzyation", false},          // nothing in common but a suffix
	} {
		fa, fb := l.Family(l.Stem(c.a)), l.Family(l.Stem(c.b))
		if (fa != "" && fa == fb) != c.same {
			t.Errorf("%q has the family %q, %q has %q", c.a, fa, c.b, fb)
		}
	}
}

func FuzzTheLexiconTakesAnyWord(f *testing.F) {
	for _, s := range []string{"", "é", "interterritorial", "'", "presqu'île", "\xff", "ss", "co"} {
		f.Add(s)
	}
	l, err := OpenLexicon()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, form string) {
		if a, b := l.Stem(form), l.Stem(form); a != b {
			t.Errorf("Stem(%q) is %q, then %q", form, a, b)
		}
		l.Family(l.Stem(form))
	})
}
