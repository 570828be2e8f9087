package phrase

import (
	"testing"
	"time"
)

func TestCountPutsThePluralFromTwo(t *testing.T) {
	for _, c := range []struct {
		n    int
		want string
	}{
		{0, "0\u00a0fiche"},
		{1, "1\u00a0fiche"},
		{2, "2\u00a0fiches"},
		{1234567, "1\u202f234\u202f567\u00a0fiches"},
		{-1, "-1\u00a0fiche"},
		{-1000, "-1\u202f000\u00a0fiches"},
	} {
		if got := Count(c.n, "fiche", "fiches"); got != c.want {
			t.Errorf("Count(%d) = %q, want %q", c.n, got, c.want)
		}
	}
}

func TestDecimalKeepsNoIdleZero(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{0, "0"}, {1, "1"}, {1.5, "1,5"}, {1.205, "1,21"}, {2.999, "3"}, {12345.678, "12\u202f345,68"}, {-0.25, "-0,25"}, {-0.001, "0"}, {1e30, "1e+30"},
	} {
		if got := Decimal(c.v, 2); got != c.want {
			t.Errorf("Decimal(%v) = %q, want %q", c.v, got, c.want)
		}
	}
}

func TestDateSaysPremier(t *testing.T) {
	for day, want := range map[string]string{"2020-06-01": "1er\u00a0juin\u00a02020", "2019-08-14": "14\u00a0août\u00a02019"} {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if got := Date(d); got != want {
			t.Errorf("Date(%s) = %q, want %q", day, got, want)
		}
	}
	if got := Date(time.Time{}); got != "" {
		t.Errorf("Date of no day = %q", got)
	}
}

func TestListJoinsTheLastTwoWithAConjunction(t *testing.T) {
	for _, c := range []struct {
		items []string
		want  string
	}{
		{nil, ""},
		{[]string{"a"}, "a"},
		{[]string{"a", "b"}, "a ou b"},
		{[]string{"a", "b", "c"}, "a, b ou c"},
	} {
		if got := List(c.items, "ou"); got != c.want {
			t.Errorf("List(%q) = %q, want %q", c.items, got, c.want)
		}
	}
}

func TestTextsAreTypesetWithTheSpacesOfFrench(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "l’eau vive": "l’eau vive",
		"« eau »":                             "«\u00a0eau\u00a0»",
		"«\u202feau\u202f», puis":             "«\u00a0eau\u00a0», puis",
		"Quoi ? Rien ; si : tout !":           "Quoi\u202f? Rien\u202f; si\u00a0: tout\u202f!",
		"Quoi\u00a0?! Si  :":                  "Quoi\u202f?! Si\u00a0:",
		"https://example.org:80/a?q=eau;b, x": "https://example.org:80/a?q=eau;b, x",
		"l’adresse ?q=eau ://":                "l’adresse ?q=eau ://",
		" : suite":                            "\u00a0: suite",
		"sans espace: ni là?":                 "sans espace: ni là?",
		"\xff ?":                              "\xff\u202f?",
	} {
		if got := Typeset(in); got != want {
			t.Errorf("Typeset(%q) = %q, want %q", in, got, want)
		}
		if got := Typeset(want); got != want {
			t.Errorf("typeset twice, %q becomes %q", want, got)
		}
	}
}
