package main

import (
	"fmt"
	"math"
	"slices"

	"glane/internal/bench/driver"
	"glane/internal/bench/material"
)

// A health is what tells that an engine did the work: nobody is fast by doing
// nothing. Shares are between 0 and 1.
type health struct {
	found   float64 // queries that find something, by kind
	kinds   map[material.Kind]float64
	near    float64 // words alone whose total is within a factor of 2 of the middle of all engines
	shared  float64 // of the ten best of the reference, how many are there
	marked  float64 // hits that came with marked words
	counted float64 // unfiltered queries whose counts of the first facet add up to the total
}

// The least that an engine must come to, so that its times are worth telling.
// Analyzers differ: one does not know French (SQLite), one finds families of
// words (Glane); marks are not made for mistyped words by all.
const (
	leastFound   = 0.80
	leastNear    = 0.60
	leastMarked  = 0.70
	leastCounted = 0.99
)

// faults tells in what an engine falls short.
func (h health) faults() []string {
	var out []string
	for _, one := range []struct {
		what         string
		share, least float64
	}{
		{"queries that find something", h.found, leastFound},
		{"totals near those of others", h.near, leastNear},
		{"hits with marked words", h.marked, leastMarked},
		{"counts that add up", h.counted, leastCounted},
	} {
		if !math.IsNaN(one.share) && one.share < one.least {
			out = append(out, fmt.Sprintf("%s: %.0f %%, at least %.0f %% are wanted", one.what, one.share*100, one.least*100))
		}
	}
	return out
}

// checkUp looks at the answers of an engine beside those of all.
func checkUp(r *result, all []*result, queries []material.Query) health {
	h := health{kinds: map[material.Kind]float64{}}
	for kind, places := range kindsOf(queries) {
		h.kinds[kind] = share(places, func(i int) bool { return r.answers[i].Total > 0 })
	}
	every := make([]int, len(queries))
	for i := range every {
		every[i] = i
	}
	h.found = share(every, func(i int) bool { return r.answers[i].Total > 0 })
	h.near = share(kindsOf(queries)[material.Term], func(i int) bool {
		middle := p50(totals(all, i))
		mine := float64(r.answers[i].Total)
		return mine <= 2*middle && middle <= 2*mine
	})
	h.marked, h.shared = math.NaN(), math.NaN()
	hits, marked := 0, 0
	for _, a := range r.answers {
		hits += len(a.IDs)
		marked += a.Marked
	}
	if hits > 0 {
		h.marked = float64(marked) / float64(hits)
	}
	unfiltered := slices.DeleteFunc(slices.Clone(every), func(i int) bool { return queries[i].Facet != "" })
	h.counted = share(unfiltered, func(i int) bool { return addsUp(r.answers[i]) })
	if at := slices.IndexFunc(all, func(o *result) bool { return o.name == reference }); at >= 0 {
		h.shared = overlap(r.answers, all[at].answers)
	}
	return h
}

// addsUp tells whether the counts of the first facet, of which every document
// has one value, come to the total.
func addsUp(a driver.Answer) bool {
	sum := 0
	if len(a.Facets) > 0 {
		for _, c := range a.Facets[0].Counts {
			sum += c.Count
		}
	}
	return sum == a.Total
}

func totals(all []*result, query int) []float64 {
	var out []float64
	for _, r := range all {
		out = append(out, float64(r.answers[query].Total))
	}
	return out
}

// overlap is how many of the best of others are among the best, on average over
// the queries that find something.
func overlap(mine, others []driver.Answer) float64 {
	there, all := 0, 0
	for i, other := range others {
		for _, id := range other.IDs {
			all++
			if slices.Contains(mine[i].IDs, id) {
				there++
			}
		}
	}
	return float64(there) / float64(all)
}

func share(places []int, holds func(int) bool) float64 {
	if len(places) == 0 {
		return math.NaN()
	}
	n := 0
	for _, i := range places {
		if holds(i) {
			n++
		}
	}
	return float64(n) / float64(len(places))
}
