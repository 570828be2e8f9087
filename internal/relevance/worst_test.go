package relevance

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A fake answers by text.
type fake map[string][]string

func (f fake) Find(_ context.Context, text string, n int) (Answer, error) {
	hits, known := f[text]
	if !known {
		return Answer{}, errors.New("unknown text")
	}
	return Answer{Hits: hits[:min(n, len(hits))], Total: len(hits)}, nil
}

func TestTheWorstQueriesTellWhatTheyMissed(t *testing.T) {
	set := &Set{
		Queries: []Query{{ID: "q1", Text: "parfait"}, {ID: "q2", Text: "profond"}, {ID: "q3", Text: "rien"}, {ID: "q4", Text: "ordre"}},
		Grades: map[string]map[string]int{
			"q1": {"x": 1}, "q2": {"x": 2, "y": 1, "z": 1}, "q4": {"x": 2, "y": 1},
		},
	}
	f := fake{
		"parfait": {"x"},
		"profond": {"y", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "x"},
		"rien":    {"1"},
		"ordre":   {"y", "x", "1"},
	}
	run, err := Evaluate(t.Context(), f, set, nil)
	if err != nil {
		t.Fatal(err)
	}
	worst, err := Worst(t.Context(), f, set, run, 3)
	if err != nil {
		t.Fatal(err)
	}
	type told struct {
		ID              string
		Missed, Instead []Placed
	}
	want := []told{
		{"q3", []Placed{}, []Placed{{"1", 0, 1}}},
		{"q2", []Placed{{"x", 2, 12}, {"z", 1, 0}}, []Placed{
			{"y", 1, 1}, {"1", 0, 2}, {"2", 0, 3}, {"3", 0, 4}, {"4", 0, 5}, {"5", 0, 6}, {"6", 0, 7}, {"7", 0, 8}, {"8", 0, 9}, {"9", 0, 10},
		}},
		{"q4", []Placed{{"x", 2, 2}}, []Placed{{"y", 1, 1}}},
	}
	var got []told
	for _, p := range worst {
		got = append(got, told{p.ID, p.Missed, p.Instead})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestASearchThatFailsFailsTheRun(t *testing.T) {
	set := &Set{Queries: []Query{{ID: "q1", Text: "inconnu"}}}
	if _, err := Evaluate(t.Context(), fake{}, set, nil); err == nil || !strings.Contains(err.Error(), "q1") {
		t.Errorf("error %v", err)
	}
}

func TestAReportIsReadBackAndJudgedAnew(t *testing.T) {
	set := &Set{Queries: []Query{{ID: "q1", Text: "un"}, {ID: "q2", Text: "deux"}}, Grades: map[string]map[string]int{"q1": {"x": 2}, "q2": {"x": 2}}}
	run := set.Judge(map[string]Answer{"q1": {Hits: []string{"y", "x"}, Total: 2, Relaxed: true}, "q2": {Hits: []string{"x"}, Total: 1}})
	var b strings.Builder
	if err := NewReport("Essai", 2, set, run, nil, nil).Encode(&b); err != nil {
		t.Fatal(err)
	}
	got, err := ReadRun(strings.NewReader(b.String()), set)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(run, got); diff != "" {
		t.Error(diff)
	}
	set.Grades["q1"]["y"] = 2 // judged since
	set.Queries[1].Text = "trois"
	got, err = ReadRun(strings.NewReader(b.String()), set)
	if err != nil || len(got.Results) != 1 || !near(got.Results[0].NDCG, 1) {
		t.Errorf("judged anew: %+v, %v", got, err)
	}
	for _, text := range []string{"", "titre: Essai", "{}", `{"queries":[{}]}`} {
		if _, err := ReadRun(strings.NewReader(text), set); !errors.Is(err, ErrNoRun) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
