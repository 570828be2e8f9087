package corpus

// leastRoom and mostRoom bound how many things a room is made for at once: a fiche
// has some twenty nodes, and a line of a megabyte may have hundreds of thousands.
const (
	leastRoom = 64
	mostRoom  = 4096
)

// A nodeRoom is room for nodes, used again line after line.
type nodeRoom struct {
	free []node
	used int
}

// take gives an empty node. What was taken before stays where it is.
func (r *nodeRoom) take() *node {
	if r.used == len(r.free) {
		r.free, r.used = make([]node, min(max(2*len(r.free), leastRoom), mostRoom)), 0
	}
	out := &r.free[r.used]
	r.used++
	*out = node{}
	return out
}

// A sliceRoom is room for slices that are made within one another.
type sliceRoom[T any] struct {
	open []T // of those that are not closed yet, the outermost first
	free []T
	used int
}

// close gives the slice of all that was opened from first on.
func (r *sliceRoom[T]) close(first int) []T {
	n := len(r.open) - first
	if len(r.free)-r.used < n {
		r.free, r.used = make([]T, max(min(max(2*len(r.free), leastRoom), mostRoom), n)), 0
	}
	out := r.free[r.used : r.used+n : r.used+n]
	r.used += n
	copy(out, r.open[first:])
	r.open = r.open[:first]
	return out
}
