package bleveindex

import (
	"hash/maphash"
	"sort"
	"strings"
)

// A textTable has texts in the order of their bytes, each once, with its place as its
// number; "" is the first. It is one string and two tables: strings of their own
// with a map take four times as much.
type textTable struct {
	all    string
	starts []uint32 // where each begins in all; one more than there are
	seed   maphash.Seed
	table  []uint32 // of a power of 2: each number, plus 1, at what its text hashes to, or at the next place that is free
}

// hash fills the table, of which at most three quarters are taken.
func (t *textTable) hash() {
	size := 1
	for size <= t.len()*4/3 {
		size *= 2
	}
	t.seed, t.table = maphash.MakeSeed(), make([]uint32, size)
	for n := range uint32(t.len()) {
		at := t.place(t.text(n))
		for t.table[at] != 0 {
			at = t.after(at)
		}
		t.table[at] = n + 1
	}
}

func (t *textTable) place(text string) int {
	return int(maphash.String(t.seed, text)) & (len(t.table) - 1)
}
func (t *textTable) after(at int) int          { return (at + 1) & (len(t.table) - 1) }
func (t *textTable) len() int                  { return len(t.starts) - 1 }
func (t *textTable) text(number uint32) string { return t.all[t.starts[number]:t.starts[number+1]] }

// number finds a text.
func (t *textTable) number(text string) (uint32, bool) {
	for at := t.place(text); t.table[at] != 0; at = t.after(at) {
		if n := t.table[at] - 1; t.text(n) == text {
			return n, true
		}
	}
	return 0, false
}

// beginning gives the numbers of the texts that begin with a prefix: from first on,
// end excluded.
func (t *textTable) beginning(prefix string) (first, end uint32) {
	first = uint32(sort.Search(t.len(), func(i int) bool { return t.text(uint32(i)) >= prefix }))
	rest := sort.Search(t.len()-int(first), func(i int) bool { return !strings.HasPrefix(t.text(first+uint32(i)), prefix) })
	return first, first + uint32(rest)
}
