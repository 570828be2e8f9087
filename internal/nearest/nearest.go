// Package nearest guesses which known name a mistyped one meant, so that a
// refusal can say what to write instead.
//
// It knows nothing of what the names name.
package nearest

import "strings"

// Of returns the name among known that is closest to name, or "" when none is
// close enough to be what was meant: at most one change in three letters, two
// neighbours swapped counting as one (optimal string alignment), and one at
// least. A known name that name begins, or that begins with it, is close too
// when they share four letters. The first of equals wins.
func Of(name string, known []string) string {
	best, bestDistance := "", max(1, len([]rune(name))/3)+1
	for _, k := range known {
		if d := Distance(strings.ToLower(name), strings.ToLower(k)); d < bestDistance {
			best, bestDistance = k, d
		}
	}
	if best != "" || len(name) < 4 {
		return best
	}
	for _, k := range known {
		if strings.HasPrefix(k, name) || (len(k) >= 4 && strings.HasPrefix(name, k)) {
			return k
		}
	}
	return ""
}

// Distance is the optimal string alignment distance between a and b, in
// letters: insertions, deletions, substitutions, and swaps of two neighbours.
func Distance(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	var before []int
	last := make([]int, len(rb)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(ra); i++ {
		row := make([]int, len(rb)+1)
		row[0] = i
		for j := 1; j <= len(rb); j++ {
			cost := 1
			if ra[i-1] == rb[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && ra[i-1] == rb[j-2] && ra[i-2] == rb[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(rb)]
}
