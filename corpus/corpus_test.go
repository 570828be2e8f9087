package corpus

import (
	"fmt"
	"strings"
	"testing"
)

func TestTheCaseThatAWrongIDMeantIsFoundAmongItsNeighbours(t *testing.T) {
	var many []*Case
	for i := range 100_000 {
		many = append(many, &Case{ID: fmt.Sprintf("fiche-%06d-du-corpus", i)})
	}
	c := &Corpus{Cases: Hold(many)}
	if got := c.Meant("fiche-054321-du-corps"); got != many[54_321] {
		t.Errorf("meant %v", got)
	}
	for _, id := range []string{"", "tout-autre-chose", strings.Repeat("x", maxGuessedID+1)} {
		if got := c.Meant(id); got != nil {
			t.Errorf("%q meant %s", id, got.ID)
		}
	}
	if got := (&Corpus{}).Meant("fiche"); got != nil {
		t.Errorf("a case of an empty corpus: %s", got.ID)
	}
	// What is compared is bounded: a first letter that is wrong leads elsewhere.
	if got := c.Meant("giche-054321-du-corpus"); got == many[54_321] {
		t.Error("all ids were compared")
	}
}
