package relevance

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// A Report is all that is told of one run. Written as JSON, it is what a later
// run is compared with.
type Report struct {
	Corpus     string `json:"corpus"` // its title
	Cases      int    `json:"cases"`
	Judgements int    `json:"judgements"`
	// Measures holds the means, by "a", "b", "c" and "all", then by measure.
	Measures map[string]map[string]Mean `json:"measures"`
	Worst    []Poor                     `json:"worst"`
	Against  *Comparison                `json:"against,omitempty"`
	Queries  []Result                   `json:"queries"`
}

// All is the name of the whole set where halves are named.
const All = "all"

// NewReport makes the report of a run on a set.
func NewReport(title string, cases int, set *Set, run *Run, worst []Poor, against *Comparison) *Report {
	r := &Report{
		Corpus: title, Cases: cases, Judgements: set.Judgements(),
		Measures: map[string]map[string]Mean{All: run.Figures()},
		Worst:    worst, Against: against, Queries: run.Results,
	}
	for _, half := range Halves {
		if part := run.Only(half); len(part.Results) > 0 {
			r.Measures[string(half)] = part.Figures()
		}
	}
	return r
}

// Encode writes the report as JSON.
func (r *Report) Encode(to io.Writer) error {
	e := json.NewEncoder(to)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r); err != nil {
		return fmt.Errorf("encode report: %w", err)
	}
	return nil
}

// ErrNoRun tells that a file is not the JSON of a report.
var ErrNoRun = errors.New("not the report of a run")

// ReadRun reads the answers of a report that was written as JSON, and judges
// them by set: should the judgements have changed since, both runs are still
// measured alike. Queries whose text has changed are left out. Its error wraps
// ErrNoRun when the text is no report.
func ReadRun(from io.Reader, set *Set) (*Run, error) {
	var report struct{ Queries []Result }
	if err := json.NewDecoder(from).Decode(&report); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoRun, err)
	}
	if len(report.Queries) == 0 {
		return nil, fmt.Errorf("%w: it has no query", ErrNoRun)
	}
	texts := make(map[string]string, len(set.Queries))
	for _, q := range set.Queries {
		texts[q.ID] = q.Text
	}
	answers := make(map[string]Answer, len(report.Queries))
	for _, r := range report.Queries {
		if r.ID == "" {
			return nil, fmt.Errorf("%w: a query has no id", ErrNoRun)
		}
		if texts[r.ID] == r.Text {
			answers[r.ID] = r.Answer
		}
	}
	return set.Judge(answers), nil
}

// NDCG is the nDCG@10 that a floor is held against: that of the queries that
// [Run.Open] keeps.
func (r *Report) NDCG() Mean { return r.run().Open().Mean(Measures[0]) }

// run is what was measured, as it was given to [NewReport].
func (r *Report) run() *Run { return &Run{Results: r.Queries} }

// hidden is how many queries were measured without being shown one by one.
func (r *Report) hidden() int { return len(r.Queries) - len(r.run().Open().Results) }
