package corpus

import "testing"

func TestAMisspeltNameIsGuessedByNameOrByLabel(t *testing.T) {
	v := newVocabulary("eau")
	v.add("alimentation", "Alimentation et agriculture", "Agriculture")
	for wrong, want := range map[string]string{
		"eaux": "eau", "EAU": "eau", "agriculture": "alimentation", "Agricultures": "alimentation",
		"alimentation-et-agriculture": "alimentation", "zzzz": "", "": "",
	} {
		if got := v.nearest(wrong); got != want {
			t.Errorf("nearest(%q) = %q, want %q", wrong, got, want)
		}
	}
}

// Without the budget, a vocabulary of 36,000 communes and as many misspelt
// values would keep Load busy for hours.
func TestGuessingEndsWithItsBudget(t *testing.T) {
	v := newVocabulary("eau")
	v.letters = guessBudget / 10 // as if it were huge
	f := &findings{file: "a"}
	for _, wrong := range []string{"eaux", "eauu", "eaux", "eaue"} {
		f.add(start, "valeur inconnue").hint("à défaut").guess(wrong, v)
	}
	hintAll(f.list)
	guessed := 0
	for _, found := range f.list {
		if found.Hint != "à défaut" {
			guessed++
		}
	}
	if guessed != 3 { // the first two, and the first again, which costs nothing
		t.Errorf("%d names guessed, want 3", guessed)
	}
}
