package main

import (
	"slices"
	"testing"
)

func TestWhatIsToStayApartIsNotJoinedByAThirdWord(t *testing.T) {
	families := findFamilies([]string{"coller", "collation", "procurer", "procurateur", "procuration"}, nil)
	if families["coller"] != "" && families["coller"] == families["collation"] {
		t.Error("coller and collation are one family")
	}
	if got := rejoined(map[string]string{"procurer": "procurer", "procuration": "procurer", "coller": "coller", "collation": "collation"}); !slices.Equal(got, []string{"procurer/procuration"}) {
		t.Errorf("joined again are %v", got)
	}
}
