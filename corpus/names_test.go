package corpus

import "testing"

func TestIdsAndNamesAreWhatAddressesCanHold(t *testing.T) {
	for _, c := range []struct {
		text     string
		id, name bool
	}{
		{"", false, false},
		{"eau", true, true},
		{"2011", true, false},
		{"a-b", true, false},
		{"a_b", false, true},
		{"-a", false, false},
		{"a-", false, false},
		{"a--b", false, false},
		{"_a", false, false},
		{"Eau", false, false},
		{"été", false, false},
		{"a b", false, false},
		{"a/b", false, false},
		{"..", false, false},
	} {
		if got := isID(c.text); got != c.id {
			t.Errorf("isID(%q) = %t", c.text, got)
		}
		if got := isName(c.text); got != c.name {
			t.Errorf("isName(%q) = %t", c.text, got)
		}
	}
}

func TestAProposedIdIsAnId(t *testing.T) {
	for label, want := range map[string]string{
		"Entente Drôme":     "entente-drome",
		"L’eau & l'air":     "l-eau-l-air",
		"Cœur_de  ville.v2": "coeur-de-ville-v2",
		"…":                 "",
		"日本 eau":            "eau",
	} {
		got := asID(label)
		if got != want || (got != "" && !isID(got)) {
			t.Errorf("asID(%q) = %q, want %q", label, got, want)
		}
	}
	if got := asName("2 Éléments déclencheurs"); got != "elements_declencheurs" {
		t.Errorf("asName = %q", got)
	}
}
