package query

import "testing"

func TestAnElisionThatLostItsApostropheIsWrittenWithIt(t *testing.T) {
	for _, c := range []struct{ text, typed, meant, want string }{
		{"gestion de leau", "leau", "eau", "gestion de l’eau"},
		{"Lecologie en ville", "Lecologie", "écologie", "L’écologie en ville"},
		{"quentente", "quentente", "entente", "qu’entente"},
		{"lcharte", "lcharte", "charte", "charte"}, // nothing is elided before a consonant
		{"teau", "teau", "eau", "eau"},             // nor is «t» before a noun
		{"eua", "eua", "eau", "eau"},
	} {
		if got := Replace(c.text, []Correction{{c.typed, c.meant}}); got != c.want {
			t.Errorf("%q is read as %q, not %q", c.text, got, c.want)
		}
	}
}
