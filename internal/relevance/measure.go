package relevance

import "math"

// Depth is how far down an answer is looked at: one page of hits.
const Depth = 10

// Grades that a judge may give: a case that is what the reader came for, one
// that is useful, one that is not.
const (
	Sought    = 2
	Useful    = 1
	Unrelated = 0 // the same as no judgement
)

// NDCG is the normalised discounted cumulative gain of the first [Depth] hits,
// from 0 to 1: what the reader gains going down the answer, beside what the
// best possible order would give.
//
//	DCG@k  = Σ (2^grade(i) − 1) / log2(i + 1)    over the ranks i = 1…k
//	nDCG@k = DCG@k / DCG@k of the judged cases, the best grades first
//
// The measure and its discount are of Järvelin & Kekäläinen, “Cumulated
// gain-based evaluation of IR techniques”, ACM TOIS 20(4), 2002; the
// exponential gain, and the discount from the first rank on, of Burges et al.,
// “Learning to rank using gradient descent”, ICML 2005. A case that was not
// judged gains nothing, nor does one that comes a second time. Without any
// relevant case it is 0 and means nothing.
func NDCG(hits []string, grades map[string]int) float64 {
	best := dcg(idealOrder(grades), grades)
	if best == 0 {
		return 0
	}
	return dcg(hits, grades) / best
}

func dcg(hits []string, grades map[string]int) float64 {
	sum := 0.0
	for i, grade := range gradesAtRanks(hits, grades) {
		sum += (math.Exp2(float64(grade)) - 1) / math.Log2(float64(i)+2)
	}
	return sum
}

// ReciprocalRank is 1/r, with r the rank, starting at 1, of the first relevant
// case among the first [Depth] hits; 0 when there is none. Its mean over
// queries is MRR@10: Voorhees, “The TREC-8 question answering track report”,
// 1999.
func ReciprocalRank(hits []string, grades map[string]int) float64 {
	for i, grade := range gradesAtRanks(hits, grades) {
		if grade >= Useful {
			return 1 / float64(i+1)
		}
	}
	return 0
}

// Recall is the share of all relevant cases, whatever their grade, that stand
// among the first [Depth] hits: Cleverdon, “The Cranfield tests on index
// language devices”, 1967. With more than [Depth] relevant cases it cannot
// reach 1. Without any it is 0 and means nothing.
func Recall(hits []string, grades map[string]int) float64 {
	all := relevant(grades)
	if all == 0 {
		return 0
	}
	found := 0
	for _, grade := range gradesAtRanks(hits, grades) {
		if grade >= Useful {
			found++
		}
	}
	return float64(found) / float64(all)
}

// gradesAtRanks is the grade of each of the first Depth hits. A case that came
// before counts as unrelated.
func gradesAtRanks(hits []string, grades map[string]int) []int {
	seen := make(map[string]bool, Depth)
	ranks := make([]int, min(len(hits), Depth))
	for i := range ranks {
		if id := hits[i]; !seen[id] {
			seen[id] = true
			ranks[i] = grades[id]
		}
	}
	return ranks
}

// relevant is how many cases are judged useful or better.
func relevant(grades map[string]int) int {
	n := 0
	for _, grade := range grades {
		if grade >= Useful {
			n++
		}
	}
	return n
}

// A Mean is the mean of a measure over those queries for which it means
// something; 0 over none.
type Mean struct {
	Mean    float64 `json:"mean"`
	Queries int     `json:"queries"`
}

// A Measure is one way to say what a result is worth, from 0 to 1.
type Measure struct {
	Name  string // as JSON writes it
	Label string // as a French table heads it
	// of gives the value for a result; counts is false when the measure means
	// nothing for it.
	of func(r Result) (value float64, counts bool)
}

// rightZeros is the measure of the queries that expect nothing.
const rightZeros = "right_zeros"

// Measures lists every measure, the one that decides first.
//
// The last is the share of right zeros: of the queries that expect nothing,
// those whose answer is empty. An answer that holds only some of the words
// (relaxed), or other words than those typed (mended), is not empty: a reader
// who is shown cases about something else was told wrong.
var Measures = []Measure{
	{"ndcg_10", "nDCG@10", func(r Result) (float64, bool) { return r.NDCG, r.Relevant > 0 }},
	{"mrr_10", "MRR@10", func(r Result) (float64, bool) { return r.RR, r.Relevant > 0 }},
	{"recall_10", "rappel@10", func(r Result) (float64, bool) { return r.Recall, r.Relevant > 0 }},
	{rightZeros, "zéros justes", func(r Result) (float64, bool) {
		if r.RightZero {
			return 1, r.Relevant == 0
		}
		return 0, r.Relevant == 0
	}},
}

// Mean is the mean of a measure over the run.
func (run *Run) Mean(m Measure) Mean {
	mean := Mean{}
	for _, r := range run.Results {
		if value, counts := m.of(r); counts {
			mean.Mean += value
			mean.Queries++
		}
	}
	if mean.Queries > 0 {
		mean.Mean /= float64(mean.Queries)
	}
	return mean
}

// Figures gives the mean of every measure, by the measure's name.
func (run *Run) Figures() map[string]Mean {
	figures := make(map[string]Mean, len(Measures))
	for _, m := range Measures {
		figures[m.Name] = run.Mean(m)
	}
	return figures
}

// Only keeps the results of one part.
func (run *Run) Only(half Half) *Run {
	return run.where(func(r Result) bool { return r.Half == half })
}

// Open keeps the results that may be shown one by one: all but those of the
// blind part, or all when there are no others, since that part was then asked
// for by name.
func (run *Run) Open() *Run {
	if kept := run.where(func(r Result) bool { return r.Half != Blind }); len(kept.Results) > 0 {
		return kept
	}
	return run
}

func (run *Run) where(keep func(r Result) bool) *Run {
	kept := &Run{}
	for _, r := range run.Results {
		if keep(r) {
			kept.Results = append(kept.Results, r)
		}
	}
	return kept
}

// score is what the worst queries are chosen by: nDCG, or whether nothing came
// where nothing was expected.
func (r Result) score() float64 {
	if r.Relevant > 0 {
		return r.NDCG
	}
	if r.RightZero {
		return 1
	}
	return 0
}
