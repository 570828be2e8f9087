package bleveindex

import (
	"cmp"
	"slices"
)

// worthReading is how many bytes of buckets are read in the time in which one case is
// looked through.
const worthReading = 64

// A pairing is what a phrase asks of the pairs.
type pairing struct {
	near    []nearSlots
	rare    wordScorer // of the forms of these slots that have no pairs: cases that hold one are looked through
	classes []uint32   // that the slots were made ready for; nil as long as they are not
	part    *part      // the one whose codes are read
	order   []int      // of near, those first that have the fewest codes
	found   []begin    // room
	touched uint32     // of no meaning
}

// A begin is a case and the codes where the phrase may begin there.
type begin struct {
	n     uint32
	codes []uint32
}

// nearSlots are two slots that follow one another, so near that pairs tell of them.
type nearSlots struct {
	first, apart int
	buckets      [][2]uint32 // the classes of the pairs
	// In the part that is read:
	bytes int      // of the buckets
	read  bool     // whether they are read
	codes []uint32 // where the first of the two stands, in order
}

// prepare finds of which pairs a phrase is, when they are known.
func (j *pairing) prepare(slots []slot, classes []uint32) {
	j.classes = classes
	held := make([][]uint32, len(slots))
	for k := range slots {
		for _, f := range slots[k].wordScorer.forms {
			if class := classes[f.id]; class != 0 && !slices.Contains(held[k], class) {
				held[k] = append(held[k], class)
			}
		}
	}
	paired := make([]bool, len(slots))
	for k := range len(slots) - 1 {
		apart := slots[k+1].offset - slots[k].offset
		if apart > pairReach {
			continue
		}
		near := nearSlots{first: k, apart: apart}
		for _, first := range held[k] {
			for _, second := range held[k+1] {
				near.buckets = append(near.buckets, [2]uint32{first, second})
			}
		}
		j.order = append(j.order, len(j.near))
		j.near = append(j.near, near)
		paired[k], paired[k+1] = true, true
	}
	for k := range slots {
		for _, f := range slots[k].wordScorer.forms {
			if paired[k] && classes[f.id] == 0 {
				j.rare.add(wordForm{list: f.list, id: f.id})
				j.rare.cases += uint64(f.list.len())
			}
		}
	}
}

// enter reads the pairs of a part: the fewest first, others as long as reading them is
// worth it.
func (j *pairing) enter(p *part) {
	if j.part == p {
		return
	}
	j.part = p
	known := p.places.Load().pairs
	for k := range j.near {
		near := &j.near[k]
		near.codes, near.bytes, near.read = near.codes[:0], near.size(known), false
	}
	slices.SortFunc(j.order, func(a, b int) int { return cmp.Compare(j.near[a].bytes, j.near[b].bytes) })
	for _, k := range j.order {
		if near := &j.near[k]; k == j.order[0] || near.bytes <= worthReading*len(j.near[j.order[0]].codes) {
			near.enter(known)
		}
	}
}

// size is how many bytes the buckets of two slots have in a part, one for each pair at least.
func (n *nearSlots) size(known *partPairs) int {
	total := 0
	for _, classes := range n.buckets {
		total += len(known.of(known.bucket(classes[0], classes[1], n.apart)))
	}
	return total
}

// enter reads the pairs of two slots.
func (n *nearSlots) enter(known *partPairs) {
	n.read = true
	for _, classes := range n.buckets {
		n.codes = known.read(n.codes, known.bucket(classes[0], classes[1], n.apart))
	}
	if len(n.buckets) > 1 {
		slices.Sort(n.codes)
		n.codes = slices.Compact(n.codes)
	}
}
