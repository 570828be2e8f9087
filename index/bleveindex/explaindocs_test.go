package bleveindex

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"glane/index"
	"glane/internal/phrase"
)

// docs/relevance.md tells the formulas of a score with the numbers that they have.
func TestTheDocumentationTellsTheNumbersOfTheFormulas(t *testing.T) {
	data, err := os.ReadFile("../../docs/relevance.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, ok := strings.Cut(string(data), "## Pourquoi cette fiche, et à cette place\n")
	section, _, ended := strings.Cut(section, "\n## ")
	if !ok || !ended {
		t.Fatal("there is no such section")
	}
	section = strings.Join(strings.Fields(section), " ")
	d := func(v float64) string { return phrase.Decimal(v, 2) }
	for _, want := range []string{
		fmt.Sprintf("l = (longueur / moyenne)^%s", d(lengthPower)),
		fmt.Sprintf("(k / n)^(%s × n)", d(sharePower)),
		fmt.Sprintf("× (1 + %s × la part de ses mots", d(titleBonus)),
		fmt.Sprintf("titre %d, résumé %d,", index.TitreWeight, index.ResumeWeight),
		fmt.Sprintf("telle quelle %s, autre forme %s, aux accents près %s, début de mot %s, famille %s", d(index.KindWeight(index.Exact)),
			d(index.KindWeight(index.Stemmed)), d(index.KindWeight(index.Folded)), d(index.KindWeight(index.Prefix)), d(index.KindWeight(index.Derived))),
	} {
		if !strings.Contains(section, want) {
			t.Errorf("the section does not tell %q", want)
		}
	}
}
