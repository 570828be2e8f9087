package nearest

import (
	"testing"

	"pgregory.net/rapid"
)

func TestOfGuessesWhatWasMeant(t *testing.T) {
	known := []string{"titre", "enjeux", "partenaires", "annee", "annee_min"}
	for name, want := range map[string]string{
		"enjeu":   "enjeux",
		"enjeuxs": "enjeux",
		"enejux":  "enjeux",
		"Titre":   "titre",
		"parten":  "partenaires",
		"foo":     "",
		"":        "",
	} {
		if got := Of(name, known); got != want {
			t.Errorf("Of(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestDistanceCountsASwapAsOne(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"eau", "", 3},
		{"forêt", "foret", 1},
		{"alimenatire", "alimentaire", 1},
		{"chat", "chien", 3},
	} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestWithinIsDistanceUpToItsBound(t *testing.T) {
	word := rapid.StringMatching(`[abcé]{0,7}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, most := word.Draw(t, "a"), word.Draw(t, "b"), rapid.IntRange(0, 3).Draw(t, "most")
		want := Distance(a, b)
		got, ok := Within([]rune(a), []rune(b), most)
		if ok != (want <= most) || (ok && got != want) {
			t.Fatalf("Within(%q, %q, %d) = %d, %v; the distance is %d", a, b, most, got, ok, want)
		}
	})
}
