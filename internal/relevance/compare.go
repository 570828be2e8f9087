package relevance

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// Of the randomisation test.
const (
	maxExact = 16      // differences of which every combination of signs is tried: 65,536
	samples  = 100_000 // combinations drawn when there are more; p is then known to ± 0.003
	seed     = 1
	tiny     = 1e-9 // less than any difference that a query can make; more than rounding does
)

// A Comparison is how one run differs from an earlier one, over the queries
// that both answered.
type Comparison struct {
	Changes []Change `json:"changes"` // one for each measure
	// Queries are those whose result changed, the greatest loss first; of the
	// later run, only what [Run.Open] keeps.
	Queries []QueryChange `json:"queries"`
	// Hidden is how many others changed. They are in Changes.
	Hidden int `json:"hidden,omitempty"`
	// Apart is how many queries only one of the runs holds, or holds with
	// another text: they are left out.
	Apart int `json:"apart"`
}

// A Change is how one measure differs.
type Change struct {
	Measure string  `json:"measure"` // its name
	Queries int     `json:"queries"` // for how many it means something
	Before  float64 `json:"before"`
	After   float64 `json:"after"`
	Delta   float64 `json:"delta"`
	P       float64 `json:"p"` // see PValue
	Wins    int     `json:"wins"`
	Losses  int     `json:"losses"`
}

// A QueryChange is how the result of one query differs: by nDCG, or by whether
// a query that expects nothing got nothing.
type QueryChange struct {
	Query
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// Delta is positive when the query is served better than before.
func (c QueryChange) Delta() float64 { return c.After - c.Before }

// Compare tells how run b differs from the earlier run a. Both must have been
// judged by the same set, as [Set.Judge] does.
func Compare(a, b *Run) *Comparison {
	earlier := make(map[string]Result, len(a.Results))
	for _, r := range a.Results {
		earlier[r.ID] = r
	}
	c := &Comparison{Queries: []QueryChange{}}
	var before, after []Result
	blind := len(b.Open().Results) < len(b.Results) // beside others, so not shown
	for _, r := range b.Results {
		e, known := earlier[r.ID]
		if !known || e.Text != r.Text {
			c.Apart++
			continue
		}
		delete(earlier, r.ID)
		before, after = append(before, e), append(after, r)
		change := QueryChange{r.Query, e.score(), r.score()}
		switch {
		case math.Abs(change.Delta()) <= tiny:
		case blind && r.Half == Blind:
			c.Hidden++
		default:
			c.Queries = append(c.Queries, change)
		}
	}
	for id := range earlier {
		if !slices.ContainsFunc(b.Results, func(r Result) bool { return r.ID == id }) {
			c.Apart++ // one with another text was counted above
		}
	}
	slices.SortStableFunc(c.Queries, func(x, y QueryChange) int {
		return cmp.Or(cmp.Compare(x.Delta(), y.Delta()), strings.Compare(x.ID, y.ID))
	})
	for _, m := range Measures {
		c.Changes = append(c.Changes, change(m, before, after))
	}
	return c
}

// change compares results of the same queries in the same order.
func change(m Measure, before, after []Result) Change {
	c := Change{Measure: m.Name}
	var differences []float64
	for i := range before {
		x, counts := m.of(before[i])
		y, still := m.of(after[i])
		if !counts || !still {
			continue
		}
		c.Queries++
		c.Before += x
		c.After += y
		differences = append(differences, y-x)
		switch {
		case y-x > tiny:
			c.Wins++
		case x-y > tiny:
			c.Losses++
		}
	}
	if c.Queries > 0 {
		c.Before /= float64(c.Queries)
		c.After /= float64(c.Queries)
	}
	c.Delta = c.After - c.Before
	c.P = PValue(differences)
	return c
}

// PValue is the chance that differences at least as large, in mean and in
// either direction, come of two runs that are as good as each other: the
// paired randomisation test of Fisher, which Smucker, Allan & Carterette, “A
// comparison of statistical significance tests for information retrieval
// evaluation”, CIKM 2007, advise for means over queries. If neither run is
// better, each difference might as well have had the other sign: p is the share
// of all ways to choose signs whose sum is as far from 0 as the one seen.
//
// Up to 16 differences that are not 0, every way is tried. With more, 100,000
// are drawn, always the same ones, and the one seen counts among them (Phipson
// & Smyth, “Permutation p-values should never be zero”, 2010). Without any
// difference p is 1.
func PValue(differences []float64) float64 {
	var nonzero []float64
	for _, d := range differences {
		if math.Abs(d) > tiny {
			nonzero = append(nonzero, d)
		}
	}
	seen := 0.0
	for _, d := range nonzero {
		seen += d
	}
	extreme := math.Abs(seen) - tiny
	if len(nonzero) <= maxExact {
		return exact(nonzero, extreme)
	}
	return drawn(nonzero, extreme)
}

// exact tries every way to choose signs.
func exact(differences []float64, extreme float64) float64 {
	ways := 1 << len(differences)
	as := 0
	for signs := range ways {
		if math.Abs(signedSum(differences, uint64(signs))) >= extreme {
			as++
		}
	}
	return float64(as) / float64(ways)
}

// drawn tries some ways to choose signs.
func drawn(differences []float64, extreme float64) float64 {
	random := rand.New(rand.NewPCG(seed, seed))
	as := 1
	for range samples {
		sum := 0.0
		for start := 0; start < len(differences); start += 64 {
			sum += signedSum(differences[start:min(start+64, len(differences))], random.Uint64())
		}
		if math.Abs(sum) >= extreme {
			as++
		}
	}
	return float64(as) / float64(samples+1)
}

// signedSum is the sum of up to 64 differences, negated where signs has a bit.
func signedSum(differences []float64, signs uint64) float64 {
	sum := 0.0
	for i, d := range differences {
		if signs>>i&1 == 1 {
			d = -d
		}
		sum += d
	}
	return sum
}
