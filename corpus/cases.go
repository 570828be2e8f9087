package corpus

import (
	"iter"
	"slices"
	"sort"
	"strings"
)

// Cases are the cases of a corpus, in the order of their ids, which are unique. Its
// zero value is none. They may be far more than memory should hold: those that are
// stored are read when they are asked for.
type Cases struct {
	held   []*Case
	stored Stored // nil when they are held
}

// Stored are cases kept outside of memory, in the order of their ids. It is safe for
// concurrent use.
type Stored interface {
	Len() int
	// ID is the id of the case of that number, 0 the first.
	ID(n int) string
	// Titre is its title.
	Titre(n int) string
	// At reads the case of that number. It panics when that can not be read any more:
	// what is stored was whole when it was opened.
	At(n int) *Case
}

// Hold makes Cases of those in memory, which are in the order of their ids.
func Hold(cases []*Case) Cases { return Cases{held: cases} }

// Keep makes Cases of stored ones.
func Keep(s Stored) Cases { return Cases{stored: s} }

// Len is how many there are.
func (c Cases) Len() int {
	if c.stored != nil {
		return c.stored.Len()
	}
	return len(c.held)
}

// Held tells that they are all in memory, so that At takes no time.
func (c Cases) Held() bool { return c.stored == nil }

// At gives the case of that number, 0 the first. Two calls may give the same case or
// two equal ones; neither is to be changed.
func (c Cases) At(n int) *Case {
	if c.stored != nil {
		return c.stored.At(n)
	}
	return c.held[n]
}

// ID is the id of the case of that number, which need not be read for it.
func (c Cases) ID(n int) string {
	if c.stored != nil {
		return c.stored.ID(n)
	}
	return c.held[n].ID
}

// IDs are the ids of all cases, in their order.
func (c Cases) IDs() []string { return c.ids(0, c.Len()) }

func (c Cases) ids(first, end int) []string {
	out := make([]string, 0, end-first)
	for n := first; n < end; n++ {
		out = append(out, c.ID(n))
	}
	return out
}

// Titre is the title of the case of that number, which need not be read for it.
func (c Cases) Titre(n int) string {
	if c.stored != nil {
		return c.stored.Titre(n)
	}
	return c.held[n].Titre
}

// All gives all of them with their numbers, each when its turn comes.
func (c Cases) All() iter.Seq2[int, *Case] { return c.Range(0, c.Len()) }

// Range gives those from first to end, end excluded, with their numbers.
func (c Cases) Range(first, end int) iter.Seq2[int, *Case] {
	return func(yield func(int, *Case) bool) {
		for n := first; n < end; n++ {
			if !yield(n, c.At(n)) {
				return
			}
		}
	}
}

// Number finds the case with that id. When there is none, n is where it would be.
func (c Cases) Number(id string) (n int, ok bool) {
	n = sort.Search(c.Len(), func(i int) bool { return c.ID(i) >= id })
	return n, n < c.Len() && c.ID(n) == id
}

// With gives these cases and others, none of whose ids is among theirs.
func (c Cases) With(others []*Case) Cases {
	if len(others) == 0 {
		return c
	}
	j := &joined{Cases: c, others: slices.SortedFunc(slices.Values(others), func(a, b *Case) int { return strings.Compare(a.ID, b.ID) })}
	for i, one := range j.others {
		n, _ := c.Number(one.ID)
		j.places = append(j.places, n+i)
	}
	return Keep(j)
}

// A joined is cases with some others among them.
type joined struct {
	Cases
	others []*Case
	places []int // of the others, among all
}

func (j *joined) Len() int { return j.Cases.Len() + len(j.others) }

// ID implements Stored.
func (j *joined) ID(n int) string {
	i, other := slices.BinarySearch(j.places, n)
	if other {
		return j.others[i].ID
	}
	return j.Cases.ID(n - i)
}

// Titre implements Stored.
func (j *joined) Titre(n int) string {
	i, other := slices.BinarySearch(j.places, n)
	if other {
		return j.others[i].Titre
	}
	return j.Cases.Titre(n - i)
}

// At implements Stored.
func (j *joined) At(n int) *Case {
	i, other := slices.BinarySearch(j.places, n)
	if other {
		return j.others[i]
	}
	return j.Cases.At(n - i)
}
