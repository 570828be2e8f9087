package material

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestASectionNamesTheArticlesOfTheLabourCodeOnce(t *testing.T) {
	got, err := readLabourPages([]byte(`[{"pubId":"article1","title":"La période d'essai ","sections":[
		{"title":"Quelle durée ?","references":{
			"LEGITEXT000006072050":{"articles":[{"fmt":"L1221-19"},{"fmt":" L1221-20"},{"fmt":"L1221-19"}]},
			"LEGITEXT000006073189":{"articles":[{"fmt":"L311-2"}]}}},
		{"title":"Qui contacter ?","references":{}}]}]`))
	if err != nil {
		t.Fatal(err)
	}
	want := []*Section{
		{ID: "article1-1", Page: "La période d'essai", Heading: "Quelle durée ?", Articles: []string{"L1221-19", "L1221-20"}},
		{ID: "article1-2", Page: "La période d'essai", Heading: "Qui contacter ?"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
