package relevance

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// deep is how far down an answer a missed case is looked for.
const deep = 100

// A Poor is a query that was not answered as it should, with the reasons.
type Poor struct {
	Result
	// Missed are the relevant cases that the answer lacks, or shows below less
	// relevant ones, the best grades first.
	Missed []Placed `json:"missed"`
	// Instead are the hits that stand where those should: less relevant than
	// the best missed case, and above it.
	Instead []Placed `json:"instead"`
}

// A Placed is a case with its place in an answer.
type Placed struct {
	ID    string `json:"id"`
	Grade int    `json:"grade"` // as judged; 0 when not judged
	Rank  int    `json:"rank"`  // starting at 1; 0 when it was not found down to rank 100
}

// Worst gives the n queries of a run with the lowest nDCG, the worst first,
// among those that are not perfect. A query that expects nothing and got
// something counts as 0. It asks s again, for longer answers.
func Worst(ctx context.Context, s Searcher, set *Set, run *Run, n int) ([]Poor, error) {
	var poor []Result
	for _, r := range run.Results {
		if r.score() < 1-tiny {
			poor = append(poor, r)
		}
	}
	slices.SortStableFunc(poor, func(a, b Result) int {
		return cmp.Or(cmp.Compare(a.score(), b.score()), strings.Compare(a.ID, b.ID))
	})
	worst := []Poor{} // never null in JSON
	for _, r := range poor[:min(len(poor), n)] {
		a, err := s.Find(ctx, r.Text, deep)
		if err != nil {
			return nil, fmt.Errorf("query %s: %w", r.ID, err)
		}
		worst = append(worst, explain(r, a.Hits, set.Grades[r.ID]))
	}
	return worst, nil
}

// explain says what a result missed, out of a longer answer to its query.
func explain(r Result, hits []string, grades map[string]int) Poor {
	p := Poor{Result: r, Missed: []Placed{}, Instead: []Placed{}}
	worstAbove := Sought // the lowest grade seen so far, going down
	misplaced := map[string]int{}
	rank := map[string]int{}
	for i, id := range hits {
		if rank[id] != 0 {
			continue
		}
		rank[id] = i + 1
		if grades[id] > worstAbove || i >= Depth {
			misplaced[id] = i + 1
		}
		worstAbove = min(worstAbove, grades[id])
	}
	for _, id := range idealOrder(grades) {
		if rank[id] == 0 || misplaced[id] != 0 {
			p.Missed = append(p.Missed, Placed{ID: id, Grade: grades[id], Rank: rank[id]})
		}
	}
	best := Placed{Grade: Useful} // where nothing is expected, all that came is in place of nothing
	if len(p.Missed) > 0 {
		best = p.Missed[0]
	}
	for i, id := range r.Hits {
		if best.Rank != 0 && i+1 >= best.Rank {
			break
		}
		if grades[id] < best.Grade {
			p.Instead = append(p.Instead, Placed{ID: id, Grade: grades[id], Rank: i + 1})
		}
	}
	return p
}
