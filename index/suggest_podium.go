package index

import (
	"cmp"
	"slices"
	"strings"
)

// A podium keeps the best of the entries that come by, in order, and forgets the
// others: all of them need not be sorted, nor be looked at whole, for the few that are
// shown.
type podium struct {
	*suggester
	typed string // the text, folded
	head  uint64 // of the text
	mask  uint64 // the bits of a head that the text has
	room  int    // how many it keeps
	found []rank // whose cases are counted
	// uncounted are the others, which have half as much room of their own until they are
	// counted: a term of a hundred cases is not to give way to the titles of one. Each
	// costs a search, once.
	uncounted []rank
}

func (s *suggester) podium(typed string, room int) *podium {
	bits := 8 * min(len(typed), 8)
	return &podium{suggester: s, typed: typed, room: room, head: headOf(typed), mask: ^uint64(0) << (64 - bits)}
}

// A rank is what the place of an entry among others depends on.
type rank struct {
	begins bool // it begins with what was typed
	cases  int
	kind   int // its place in kindOrder
	length int // of its text, folded
	number int32
}

// compare puts the better suggestion first.
func (r rank) compare(other rank) int {
	return cmp.Or(r.compareBeginnings(other), cmp.Compare(other.cases, r.cases), cmp.Compare(r.kind, other.kind), cmp.Compare(r.length, other.length), cmp.Compare(r.number, other.number))
}

// compareBeginnings puts first what begins with what was typed.
func (r rank) compareBeginnings(other rank) int {
	switch {
	case r.begins == other.begins:
		return 0
	case r.begins:
		return -1
	}
	return 1
}

// add takes an entry that holds what was typed.
func (p *podium) add(number int32) {
	if int(number) < len(p.entries) && !p.entries[number].counted() {
		r := p.rank(number)
		r.length = 0 // of a kind the first added: phrases come the most used first
		p.uncounted = keep(p.uncounted, r, (p.room+1)/2)
		return
	}
	if r := p.rank(number); r.cases > 0 { // else it leads nowhere
		p.found = keep(p.found, r, p.room)
	}
}

// keep adds to the best, if it is one of so many.
func keep(best []rank, r rank, room int) []rank {
	if last := len(best) - 1; last+1 == room {
		if r.compare(best[last]) > 0 {
			return best
		}
		best = best[:last]
	}
	at, _ := slices.BinarySearchFunc(best, r, rank.compare)
	return slices.Insert(best, at, r)
}

func (p *podium) rank(number int32) rank {
	if int(number) < len(p.entries) {
		return p.entries[number].rank(p.typed, number)
	}
	n := int(number) - len(p.entries)
	begins := p.heads[n]&p.mask == p.head
	if begins && len(p.typed) > 8 {
		begins = strings.HasPrefix(foldText(p.cases.Titre(n)), p.typed)
	}
	return rank{begins, 1, kindOrder[SuggestCase], int(p.lengths[n]), number}
}

func (e *suggestEntry) rank(typed string, number int32) rank {
	return rank{strings.HasPrefix(e.fold, typed), e.cases(), kindOrder[e.Kind], len(e.fold), number}
}
