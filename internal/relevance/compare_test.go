package relevance

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPValuesWorkedByHand(t *testing.T) {
	tests := map[string]struct {
		differences []float64
		want        float64
	}{
		"no query":                     {nil, 1},
		"no difference":                {[]float64{0, 0, 0}, 1},
		"one difference says nothing":  {[]float64{0.5}, 1},
		"two of one sign":              {[]float64{0.5, 0.5}, 2.0 / 4},
		"two that undo each other":     {[]float64{0.5, -0.5}, 1},
		"five of one sign, five alike": {[]float64{.1, .1, .1, .1, .1, 0, 0, 0, 0, 0}, 2.0 / 32},
		// The sum 0.4 is reached by + + +, + + −, and the opposites of both.
		"the smallest against the others": {[]float64{0.3, 0.2, -0.1}, 4.0 / 8},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := PValue(test.differences); !near(got, test.want) {
				t.Errorf("p %v, want %v", got, test.want)
			}
		})
	}
}

// TestDrawnSignsAgreeWithAllSigns holds the sampling against the exact test,
// and against itself.
func TestDrawnSignsAgreeWithAllSigns(t *testing.T) {
	differences := []float64{.3, -.1, .2, .05, -.2, .4, .1, -.05, .15, .2, -.3, .25}
	want := exact(differences, 1-tiny)
	got := drawn(differences, 1-tiny)
	if got != drawn(differences, 1-tiny) {
		t.Error("two draws differ")
	}
	if d := got - want; d > 0.005 || d < -0.005 {
		t.Errorf("drawn %v, exact %v", got, want)
	}
	var many []float64
	for range 70 { // more than the bits of one word
		many = append(many, 0.1)
	}
	if p := PValue(many); p != 1.0/(samples+1) {
		t.Errorf("seventy wins and no loss: p %v", p)
	}
}

func TestTwoRunsAreComparedQueryByQuery(t *testing.T) {
	grades := map[string]map[string]int{"q1": {"x": 2}, "q2": {"x": 2}, "q3": {"x": 2}}
	set := &Set{Queries: []Query{{ID: "q1", Text: "un"}, {ID: "q2", Text: "deux"}, {ID: "q3", Text: "trois"}, {ID: "q4", Text: "rien"}}, Grades: grades}
	right, none := Answer{Hits: []string{"x"}, Total: 1}, Answer{}
	before := set.Judge(map[string]Answer{"q1": none, "q2": right, "q4": right})
	after := set.Judge(map[string]Answer{"q1": right, "q2": right, "q3": right, "q4": none})
	got := Compare(before, after)
	want := &Comparison{
		Changes: []Change{
			{"ndcg_10", 2, 0.5, 1, 0.5, 1, 1, 0},
			{"mrr_10", 2, 0.5, 1, 0.5, 1, 1, 0},
			{"recall_10", 2, 0.5, 1, 0.5, 1, 1, 0},
			{"right_zeros", 1, 0, 1, 1, 1, 1, 0},
		},
		Queries: []QueryChange{{Query{ID: "q1", Text: "un"}, 0, 1}, {Query{ID: "q4", Text: "rien"}, 0, 1}},
		Apart:   1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAChangeOfTheBlindPartIsCountedAndShownOnlyAlone(t *testing.T) {
	set := &Set{
		Queries: []Query{{"a1", "un", Tuning}, {"c1", "deux", Blind}},
		Grades:  map[string]map[string]int{"a1": {"x": 2}, "c1": {"x": 2}},
	}
	right, none := Answer{Hits: []string{"x"}, Total: 1}, Answer{}
	before := set.Judge(map[string]Answer{"a1": right, "c1": none})
	after := set.Judge(map[string]Answer{"a1": right, "c1": right})

	beside := Compare(before, after)
	if len(beside.Queries) != 0 || beside.Hidden != 1 || beside.Changes[0].Wins != 1 {
		t.Errorf("beside the others: %+v", beside)
	}
	report := &Report{Queries: after.Results, Against: beside}
	var text strings.Builder
	if err := report.Write(&text); err != nil {
		t.Fatal(err)
	}
	if got := text.String(); strings.Contains(got, "c1") || strings.Contains(got, "Aucune recherche") ||
		!strings.Contains(got, "recherche change aussi dans la série C, qui n’est pas montrée.\n") {
		t.Error(got)
	}

	alone := Compare(before.Only(Blind), after.Only(Blind))
	if len(alone.Queries) != 1 || alone.Hidden != 0 {
		t.Errorf("alone: %+v", alone)
	}
}
