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
