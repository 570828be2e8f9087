package corpus

import "testing"

func TestAFicheIsEditedWhereItsFileStands(t *testing.T) {
	c := &Corrections{Modifier: "https://exemple.fr/depot/edit/main/" + FileSlot + "?plain=1"}
	for name, one := range map[string]struct {
		corrections *Corrections
		file, want  string
	}{
		"its path":                {c, "cases/drome/eau.yaml", "https://exemple.fr/depot/edit/main/cases/drome/eau.yaml?plain=1"},
		"a folder with odd signs": {c, "cases/a b#c/eau.yaml", "https://exemple.fr/depot/edit/main/cases/a%20b%23c/eau.yaml?plain=1"},
		"in the query of an address": {
			&Corrections{Modifier: "https://exemple.fr/edit?file=" + FileSlot + "&mode=1"}, "cases/a&b=c+d e/eau.yaml",
			"https://exemple.fr/edit?file=cases/a%26b%3Dc%2Bd%20e/eau.yaml&mode=1",
		},
		"a line of many":         {c, "cases/lignes.jsonl", ""},
		"only an e-mail address": {&Corrections{Courriel: "a@exemple.fr"}, "cases/eau.yaml", ""},
		"nothing told":           {nil, "cases/eau.yaml", ""},
	} {
		if got := one.corrections.EditAddress(&Case{File: one.file}); got != one.want {
			t.Errorf("%s: %q, want %q", name, got, one.want)
		}
	}
}
