package corpus

import (
	"slices"
	"strings"
)

// A hierarchy is how the values of one facet lie in one another. It is looked
// at once all values are known, since a parent may stand after its child.
type hierarchy struct {
	*findings
	facet *Facette
	known *vocabulary
	at    map[string]place
	links []link
}

// A link is one parent that a value names.
type link struct {
	child, parent string
	at            place
}

// declare reads the parents of a value.
func (h *hierarchy) declare(rec record, v *Valeur) {
	if rec.missing("parents") {
		return
	}
	if !h.facet.Hierarchie {
		h.add(rec.place("parents"), "la valeur %s a des parents, mais la facette n’est pas une hiérarchie", quote(v.ID)).
			hint("ajoutez « hierarchie: true » à la facette, ou supprimez « parents »")
		return
	}
	for _, item := range rec.list("parents") {
		parent, ok := h.text(item, "un parent")
		if !ok {
			continue
		}
		if slices.Contains(v.Parents, parent) {
			h.add(item.place, "le parent %s est donné deux fois", quote(parent))
			continue
		}
		v.Parents = append(v.Parents, parent)
		h.links = append(h.links, link{child: v.ID, parent: parent, at: item.place})
	}
}

// maxLevels is how many values may lie in one another: from the state down to a
// hamlet there are 8. What an index does for a value grows with all above it.
const maxLevels = 32

// check tells parents that do not exist, values that lie in themselves, and
// those that lie too deep.
func (h *hierarchy) check() {
	parents := map[string][]link{}
	for _, l := range h.links {
		if _, exists := h.at[l.parent]; !exists {
			h.add(l.at, "le parent %s n’existe pas", quote(l.parent)).
				hint("déclarez-le parmi les valeurs de la facette").guess(l.parent, h.known)
			continue
		}
		parents[l.child] = append(parents[l.child], l)
	}
	walk := newCycleWalk(parents)
	for _, l := range h.links {
		walk.from(l.child)
	}
	for _, cycle := range walk.cycles {
		last := cycle[len(cycle)-1]
		h.add(last.at, "les parents tournent en rond : %s", way(cycle)).
			hint("une valeur ne peut être au-dessous d’elle-même")
	}
	if len(walk.cycles) == 0 {
		h.checkLevels(walk.level)
	}
}

// checkLevels tells each value that is the first too deep on its way down; what
// lies below it is mended with it.
func (h *hierarchy) checkLevels(level map[string]int) {
	told := map[string]bool{}
	for _, l := range h.links {
		if told[l.child] || level[l.child] != maxLevels+1 || level[l.parent] != maxLevels {
			continue
		}
		told[l.child] = true
		h.add(l.at, "la valeur %s est au niveau %d de la hiérarchie", quote(l.child), maxLevels+1).
			hint("%d niveaux au plus : rattachez-la à un parent plus élevé", maxLevels)
	}
}

// way tells a cycle from its first value back to it.
func way(cycle []link) string {
	names := make([]string, 0, len(cycle)+1)
	for _, l := range cycle {
		names = append(names, quote(l.child))
	}
	names = append(names, quote(cycle[0].child))
	return strings.Join(shortened(names), " → ")
}

// shortened keeps the ends of a long way.
func shortened(names []string) []string {
	if len(names) <= 8 {
		return names
	}
	return slices.Concat(names[:4], []string{"…"}, names[len(names)-3:])
}

// A cycleWalk goes up from value to parents, each once.
type cycleWalk struct {
	parents map[string][]link
	state   map[string]int // unseen, on the way, done
	level   map[string]int // of those done: 1 without parents, else one more than the deepest of them; means nothing beside a cycle
	way     []link
	cycles  [][]link
}

const (
	onTheWay = 1
	done     = 2
)

func newCycleWalk(parents map[string][]link) *cycleWalk {
	return &cycleWalk{parents: parents, state: map[string]int{}, level: map[string]int{}}
}

// from walks from a value to all above it. It keeps its own stack of what is
// left to do, as a chain of values may be as long as the file.
func (w *cycleWalk) from(id string) {
	if w.state[id] != 0 {
		return
	}
	type step struct {
		id   string
		next int // the parent to go to
	}
	stack := []step{{id: id}}
	w.state[id] = onTheWay
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.next == len(w.parents[top.id]) {
			w.state[top.id] = done
			w.level[top.id] = 1
			for _, up := range w.parents[top.id] {
				w.level[top.id] = max(w.level[top.id], w.level[up.parent]+1)
			}
			stack = stack[:len(stack)-1]
			if len(w.way) > 0 {
				w.way = w.way[:len(w.way)-1]
			}
			continue
		}
		up := w.parents[top.id][top.next]
		top.next++
		switch w.state[up.parent] {
		case onTheWay:
			w.cycles = append(w.cycles, w.closing(up))
		case 0:
			w.state[up.parent] = onTheWay
			w.way = append(w.way, up)
			stack = append(stack, step{id: up.parent})
		}
	}
}

// closing is the links of the cycle that up closes, in order.
func (w *cycleWalk) closing(up link) []link {
	begin := slices.IndexFunc(w.way, func(l link) bool { return l.child == up.parent })
	if begin < 0 {
		return []link{up}
	}
	return append(slices.Clone(w.way[begin:]), up)
}
