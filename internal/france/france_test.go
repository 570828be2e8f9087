package france

import (
	"regexp"
	"strings"
	"testing"
)

func read(t *testing.T) *Map {
	t.Helper()
	m, err := Read()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestEveryPlaceHasACodeANameAnOutlineAndARegion(t *testing.T) {
	m := read(t)
	outline := regexp.MustCompile(`^(M\d+ \d+([hv]-?\d+|l-?\d+[- ]\d+)+z)+$`)
	for level, n := range map[Level]int{Departement: 101, Region: 18} {
		if got := len(m.Places(level)); got != n {
			t.Errorf("%d places of level %s, not %d", got, level, n)
		}
		names := map[string]bool{}
		for _, p := range m.Places(level) {
			if names[p.Name] || p.Name == "" {
				t.Errorf("%s %s is called %q", level, p.Code, p.Name)
			}
			names[p.Name] = true
			if !outline.MatchString(p.Path) {
				t.Errorf("%s has the outline %s", p.Name, p.Path)
			}
			if p.X <= 0 || p.X >= Width || p.Y <= 0 || p.Y >= Height {
				t.Errorf("%s: its number stands at %d, %d", p.Name, p.X, p.Y)
			}
			if level == Departement && m.byCode[Region][p.Region] == nil {
				t.Errorf("%s lies in no région: %q", p.Name, p.Region)
			}
		}
	}
	if inParis := len(m.Frames(Departement)) - len(m.Frames(Region)); inParis != 1 || len(m.Frames(Region)) != 5 {
		t.Errorf("%d and %d frames", len(m.Frames(Departement)), len(m.Frames(Region)))
	}
}

// The numbers of neighbours must not be written on each other.
func TestNumbersStandApart(t *testing.T) {
	for _, level := range Levels {
		all := read(t).Places(level)
		for i, p := range all {
			for _, q := range all[:i] {
				if dx, dy := p.X-q.X, p.Y-q.Y; dx*dx+dy*dy < 20*20 {
					t.Errorf("%s and %s stand %d, %d apart", p.Name, q.Name, dx, dy)
				}
			}
		}
	}
}

func TestAValueMeansThePlaceOfItsCodeAndItsNameTellsADepartementFromARegion(t *testing.T) {
	for _, one := range []struct {
		why   string
		code  string
		names []string
		below bool
		want  string
	}{
		{"a code of a département alone", "69", []string{"Lyon"}, false, "Rhône"},
		{"a code of a région alone", "11", []string{"Île-de-France"}, false, "Île-de-France"},
		{"a code of both, named as the région", "84", []string{"Auvergne - Rhône - Alpes", "auvergne-rhone-alpes"}, false, "Auvergne-Rhône-Alpes"},
		{"a code of both, named as the département", "84", []string{"vaucluse"}, false, "Vaucluse"},
		{"a code of both, named as neither, within another value", "44", []string{"Nantes"}, true, "Loire-Atlantique"},
		{"a code of both, named as neither, at the top", "44", []string{"Alsace et Lorraine"}, false, "Grand Est"},
		{"apostrophes of either kind", "21", []string{"Cote-d'Or"}, false, "Côte-d’Or"},
		{"small letters", "2a", nil, true, "Corse-du-Sud"},
		{"overseas", "974", []string{"La Réunion"}, true, "La Réunion"},
		{"a code of no place", "07019", []string{"Aubenas"}, true, ""},
		{"no code", "", []string{"Loiret"}, true, ""},
	} {
		got := ""
		if p := read(t).Find(one.code, one.names, one.below); p != nil {
			got = p.Name
		}
		if got != one.want {
			t.Errorf("%s: %q, want %q", one.why, got, one.want)
		}
	}
}

func TestABrokenTableIsRefused(t *testing.T) {
	for _, wrong := range []string{"departement\t01\n", "canton\t01\t84\tAin\t1\t1\tM0 0z\n", "region\t84\t\tX\tun\t1\tM0 0z\n"} {
		if _, err := parse(wrong); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}
