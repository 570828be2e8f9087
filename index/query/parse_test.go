package query

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var fields = []string{"enjeux", "titre"}

func TestParseReadsWhatAPersonTypes(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "",
		"   ":                              "",
		"eau":                              "eau*",
		"gestion de l’eau":                 "gestion de! eau*",
		"d'eau":                            "eau*",
		"EAU":                              "EAU*",
		`"parc naturel"`:                   `"parc naturel"`,
		`« parc naturel » ardèche`:         `"parc naturel" ardèche*`,
		`"parc naturel`:                    "parc naturel*",
		`eau -vin`:                         "eau* NOT vin",
		`-vin eau`:                         "eau* NOT vin",
		`eau - vin`:                        "eau vin*",
		`eau -"haute côte" -enjeux:sol`:    `eau* NOT "haute côte" NOT enjeux:sol`,
		`enjeux:eau`:                       "enjeux:eau*",
		`Enjeux:"bassin de vie"`:           `enjeux:"bassin de vie"`,
		`enjeux : eau`:                     "enjeux eau*",
		`enjeux:`:                          "enjeux*",
		`objet:eau`:                        "objet eau*",
		`agro-alimentaire`:                 "agro~ alimentaire*",
		`p n r`:                            "pnr*",
		`charte d u P N R`:                 "charte duPNR*",
		`c c`:                              "c! c!*",
		`plan A`:                           "plan A*",
		`péri urbain`:                      "péri~ urbain*",
		`inter et multi`:                   "inter et! multi*",
		`-agro-alimentaire`:                `NOT "agro-alimentaire"`,
		`eau AND (`:                        "eau AND*",
		`*`:                                "",
		`"`:                                "",
		`""`:                               "",
		"-":                                "",
		"eau\x00\x1bvin":                   "eau vin*",
		"eau\xff\xfevin":                   "eau vin*",
		"P.N.R. fin.Début":                 "P.N.R fin Début*",
		"cafe\u0301":                       "café*",
		"https://exemple.fr/eau?q=1&r=%20": "https exemple fr eau q 1 r 20*",
	} {
		if got := dump(Parse(text, fields)); got != want {
			t.Errorf("Parse(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestParseCutsWhatGoesOverTheBoundsAndSaysSo(t *testing.T) {
	for name, text := range map[string]string{
		"bytes":              strings.Repeat("é", 5000),
		"words":              strings.Repeat("eau ", MaxWords+1),
		"words in a phrase":  `"` + strings.Repeat("eau ", MaxWords+1) + `"`,
		"an emoji at bounds": strings.Repeat("a", MaxBytes-1) + "🌾",
	} {
		if q := Parse(text, nil); !q.Truncated || q.Empty() {
			t.Errorf("%s: Truncated is %v, query %q", name, q.Truncated, q)
		}
	}
	if q := Parse(strings.Repeat("eau ", MaxWords), nil); q.Truncated || len(q.Wanted) != MaxWords {
		t.Errorf("%d words: Truncated is %v, %d are wanted", MaxWords, q.Truncated, len(q.Wanted))
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"", "eau", `-"a b" enjeux:eau-vin "c`, "l'l'eau d’ L'", "«a» “b” „c“", "-a-b titre:-x", "A.B.C a.b:c_d", "p n r", "Péri urbain inter x", "co d' l e s", "e\u0301\u0327-\u2011x", "ﬁ œ ẞ İ ǆ",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q := Parse(text, fields)
		if len(text) > MaxBytes/4 || q.Truncated {
			return // its shortest form may itself go over the bounds
		}
		again := Parse(q.String(), fields)
		if diff := cmp.Diff(q, again, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%q parses to %q, which parses to another query:\n%s", text, q, diff)
		}
	})
}

// dump writes a query with what its String leaves out: * a prefix, ~ a hyphen,
// ! a function word.
func dump(q Query) string {
	var parts []string
	for _, n := range q.Wanted {
		parts = append(parts, dumpNode(n))
	}
	for _, n := range q.Excluded {
		parts = append(parts, "NOT "+dumpNode(n))
	}
	return strings.Join(parts, " ")
}

func dumpNode(n Node) string {
	switch n := n.(type) {
	case *Word:
		s := n.Text
		if n.Stop {
			s += "!"
		}
		if n.Hyphen {
			s += "~"
		}
		if n.Prefix {
			s += "*"
		}
		return s
	case *In:
		return n.Rubrique + ":" + dumpNode(n.Node)
	case *And:
		var parts []string
		for _, c := range n.Nodes {
			parts = append(parts, dumpNode(c))
		}
		if n.Any {
			return "some(" + strings.Join(parts, " ") + ")"
		}
		return "(" + strings.Join(parts, " ") + ")"
	case *Or:
		var parts []string
		for _, a := range n.Alternatives {
			part := dumpNode(a.Node)
			if a.Weight != 1 {
				part += fmt.Sprintf("^%g", a.Weight)
			}
			parts = append(parts, part)
		}
		return "[" + strings.Join(parts, " | ") + "]"
	}
	return n.String()
}
