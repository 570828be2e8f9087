// Package relevance tells how well a search service answers: it reads queries
// that people judged, asks a Searcher, measures what came with formulas of the
// literature, shows what the worst queries missed, and tells a change from
// chance.
//
// It knows no engine: whatever ranks the cases of a corpus for a text can be
// measured, Glane or another program. It knows nothing of HTTP or of YAML.
package relevance

import (
	"context"
	"fmt"
)

// A Searcher answers a query as a reader would get it.
type Searcher interface {
	// Find gives the first n cases for a text, the best first.
	Find(ctx context.Context, text string, n int) (Answer, error)
}

// An Answer is what a Searcher found.
type Answer struct {
	Hits    []string `json:"hits"`    // ids of cases, the best first
	Total   int      `json:"total"`   // cases found, those past the hits too
	Relaxed bool     `json:"relaxed"` // none holds every word: these hold some
}

// A Result is the answer to one judged query with what it is worth.
type Result struct {
	Query
	Answer
	Relevant int `json:"relevant"` // cases judged relevant; 0 when no answer is expected

	NDCG   float64 `json:"ndcg_10"`   // meaningless when Relevant is 0
	RR     float64 `json:"rr_10"`     // likewise
	Recall float64 `json:"recall_10"` // likewise
	// RightZero tells that nothing was expected and nothing came.
	RightZero bool `json:"right_zero"`
}

// A Run is what one searcher was worth on one set.
type Run struct {
	Results []Result // in the order of the set
}

// Evaluate puts every query of a set to s. progress, when not nil, is told how
// many of all are done.
func Evaluate(ctx context.Context, s Searcher, set *Set, progress func(done, all int)) (*Run, error) {
	answers := make(map[string]Answer, len(set.Queries))
	for i, q := range set.Queries {
		a, err := s.Find(ctx, q.Text, Depth)
		if err != nil {
			return nil, fmt.Errorf("query %s: %w", q.ID, err)
		}
		answers[q.ID] = a
		if progress != nil {
			progress(i+1, len(set.Queries))
		}
	}
	return set.Judge(answers), nil
}

// Judge measures answers, given by the id of their query. Queries without an
// answer are left out of the run.
func (s *Set) Judge(answers map[string]Answer) *Run {
	run := &Run{}
	for _, q := range s.Queries {
		a, answered := answers[q.ID]
		if !answered {
			continue
		}
		a.Hits = a.Hits[:min(len(a.Hits), Depth)]
		grades := s.Grades[q.ID]
		run.Results = append(run.Results, Result{
			Query: q, Answer: a,
			Relevant:  relevant(grades),
			NDCG:      NDCG(a.Hits, grades),
			RR:        ReciprocalRank(a.Hits, grades),
			Recall:    Recall(a.Hits, grades),
			RightZero: relevant(grades) == 0 && a.Total == 0,
		})
	}
	return run
}
