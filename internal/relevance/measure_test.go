package relevance

import (
	"fmt"
	"math"
	"testing"
)

// near tells whether two measures are the same but for rounding.
func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// Worked by hand: gains 2^2−1 = 3 and 2^1−1 = 1, discounts 1/log2(rank + 1),
// which are 1, 0.6309297536 and 0.5 at the first three ranks.
func TestMeasuresAreThoseWorkedByHand(t *testing.T) {
	grades := map[string]int{"a": 2, "b": 1, "c": 1, "n": 0}
	const d2, d3, d4 = 0.6309297535714575, 0.5, 0.43067655807339306
	best := 3 + d2 + d3
	tests := map[string]struct {
		hits             []string
		ndcg, rr, recall float64
	}{
		"the best order":                     {[]string{"a", "b", "c"}, 1, 1, 1},
		"equals may change places":           {[]string{"a", "c", "b"}, 1, 1, 1},
		"nothing at all":                     {nil, 0, 0, 0},
		"nothing that is relevant":           {[]string{"n", "x"}, 0, 0, 0},
		"the sought one alone":               {[]string{"a"}, 3 / best, 1, 1.0 / 3},
		"the sought one second":              {[]string{"b", "a"}, (1 + 3*d2) / best, 1, 2.0 / 3},
		"others before the first":            {[]string{"n", "x", "a"}, 3 * d3 / best, 1.0 / 3, 1.0 / 3},
		"others between":                     {[]string{"a", "x", "b", "c"}, (3 + d3 + d4) / best, 1, 1},
		"one that comes twice counts once":   {[]string{"a", "a", "b"}, (3 + d3) / best, 1, 2.0 / 3},
		"what stands past the tenth is late": {[]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a"}, 0, 0, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := NDCG(test.hits, grades); !near(got, test.ndcg) {
				t.Errorf("nDCG@10 %v, want %v", got, test.ndcg)
			}
			if got := ReciprocalRank(test.hits, grades); !near(got, test.rr) {
				t.Errorf("reciprocal rank %v, want %v", got, test.rr)
			}
			if got := Recall(test.hits, grades); !near(got, test.recall) {
				t.Errorf("recall@10 %v, want %v", got, test.recall)
			}
		})
	}
}

func TestTheBestOrderIsCutAtTenToo(t *testing.T) {
	grades := map[string]int{}
	var hits []string
	for i := range 12 {
		id := fmt.Sprint(i)
		grades[id] = Sought
		hits = append(hits, id)
	}
	if got := NDCG(hits[2:], grades); !near(got, 1) {
		t.Errorf("ten sought cases of twelve: nDCG@10 %v, want 1", got)
	}
	if got := Recall(hits, grades); !near(got, 10.0/12) {
		t.Errorf("recall@10 %v, want 10/12", got)
	}
}

func TestEachMeasureIsTakenOverTheQueriesThatItIsFor(t *testing.T) {
	set := &Set{
		Queries: []Query{{"a1", "un", Tuning}, {"a2", "deux", Tuning}, {"b1", "trois", HeldBack}, {"b2", "quatre", HeldBack}},
		Grades:  map[string]map[string]int{"a1": {"x": 2}, "a2": {"x": 1}, "b2": {"x": 0}},
	}
	run := set.Judge(map[string]Answer{
		"a1": {Hits: []string{"x"}, Total: 1},
		"a2": {},
		"b1": {},                                             // right: nothing was expected
		"b2": {Hits: []string{"y"}, Total: 1, Relaxed: true}, // wrong, relaxed or not
	})
	want := map[string]Mean{"ndcg_10": {0.5, 2}, "mrr_10": {0.5, 2}, "recall_10": {0.5, 2}, "right_zeros": {0.5, 2}}
	for name, got := range run.Figures() {
		if got != want[name] {
			t.Errorf("%s: %+v, want %+v", name, got, want[name])
		}
	}
	if got := run.Only(HeldBack).Figures()["ndcg_10"]; got != (Mean{}) {
		t.Errorf("nDCG@10 over no query: %+v", got)
	}
}

func TestTheBlindPartIsOpenedOnlyAlone(t *testing.T) {
	set := &Set{
		Queries: []Query{{"a1", "un", Tuning}, {"q2", "deux", NoHalf}, {"c3", "trois", Blind}},
		Grades:  map[string]map[string]int{"a1": {"x": 2}, "q2": {"x": 2}, "c3": {"x": 2}},
	}
	right := Answer{Hits: []string{"x"}, Total: 1}
	run := set.Judge(map[string]Answer{"a1": right, "q2": right, "c3": {}})
	report := NewReport("", 1, set, run, nil, nil)
	if got := report.NDCG(); got != (Mean{1, 2}) {
		t.Errorf("beside others, a floor is held against %+v", got)
	}
	if c, all := report.Measures["c"]["ndcg_10"], report.Measures[All]["ndcg_10"]; c != (Mean{0, 1}) || all.Queries != 3 {
		t.Errorf("reported: c %+v, all %+v", c, all)
	}
	alone := run.Only(Blind)
	if got := NewReport("", 1, set, alone, nil, nil).NDCG(); got != (Mean{0, 1}) {
		t.Errorf("alone, a floor is held against %+v", got)
	}
}
