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

// widest is the most letters that Within compares.
const widest = 48

// Within is Distance where it is at most most, and false where it is more or the
// words are longer than any. It looks at no more than it has to, and allocates
// nothing: it is for comparing one word with very many.
func Within(a, b []rune, most int) (int, bool) {
	if len(a) > widest || len(b) > widest || len(a)-len(b) > most || len(b)-len(a) > most {
		return 0, false
	}
	var rows [3][widest + 1]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		row, last, before := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most+1 { // a swap may still win one back
			return 0, false
		}
	}
	d := rows[len(a)%3][len(b)]
	return d, d <= most
}
