package bleveindex

import (
	"context"
	"math"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
)

// Places tell of the commonest forms where they stand in each case. A word that is wanted
// in one zone, and a phrase as long as there are no pairs of its words (pairs.go), is
// then found by reading the places, instead of looking through all words of all the cases
// that hold it. Of other forms so few cases hold one that looking through them costs no
// more than some ordinary searches.
//
// They are made of the sequences in the background after the start; what they take is
// in docs/performance.md. Until then cases are looked through.
type places struct {
	common  atomic.Pointer[common] // nil until they are known
	cancel  context.CancelFunc
	workers sync.WaitGroup
}

// common are the forms that have places, by their numbers in the vocabulary, in order.
type common []int32

func (c *common) has(form int32) bool {
	if c == nil {
		return false
	}
	_, found := slices.BinarySearch(*c, form)
	return found
}

// Bounds of which forms are common: those that share a key or a family with others,
// when a twelfth of all cases hold one of them; if there are so many that it matters.
const (
	commonShare = 12
	commonFrom  = 256
	// commonMost is how many forms are common at most: a placesWriter numbers them in
	// 16 bits, from 1 on. Books by the thousand may have as many; the others are looked
	// through.
	commonMost = math.MaxUint16
)

// A partPlaces has the places of the common forms in one part.
type partPlaces struct {
	forms map[int32]*formPlaces // by the number of the form in the vocabulary
	// zones is at which place each zone of each case begins, as sequences.zones has
	// it in codes; noPlace for one that no word follows.
	zones     []uint32
	zoneCount int
	// short are the words of the zones that are short in most cases, such as titles,
	// zone by zone; nil for another. One after another they are looked through three
	// times faster than each in its case.
	short []*shortZone
	pairs *partPairs
	room  mapped // of the places
}

const noPlace = math.MaxUint32

// A formPlaces has the places of one form in one part, case after case. Of each:
//
//	a number: how far the case is from the one before in its window, times
//	placesKinds; plus how many places there are, less 1, or placesMore
//	with placesMore another: how many places there are; 0 tells that the case is
//	to be looked through
//	the places, the first from 0, each other from the one before
type formPlaces struct {
	data   []byte
	starts []uint32 // where each window of the part begins in data; one more than these
	before uint32   // of the last case in its window, plus 1, while they are written
}

const (
	placesKinds = 4
	placesMore  = placesKinds - 1
)

// commonForms gives the forms that are worth their places.
func commonForms(v *vocabulary, cases int) *common {
	least := max(uint64(cases)/commonShare, commonFrom)
	worth := make([]bool, len(v.forms))
	for _, by := range []*formIndex{&v.byKey, &v.byFamily} {
		for text := range v.len() {
			together, docs := by.of(uint32(text)), uint64(0)
			for _, id := range together {
				docs += uint64(v.forms[id].docs)
			}
			for i := 0; i < len(together) && docs >= least; i++ {
				worth[together[i]] = true
			}
		}
	}
	out := common{}
	for id, is := range worth {
		if is && len(out) < commonMost {
			out = append(out, int32(id))
		}
	}
	return &out
}

// warm begins to make the places of all parts, when what is more urgent is done; stop
// ends it.
func (p *places) warm(st *store, urgent func()) {
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	p.workers.Go(func() {
		if urgent(); ctx.Err() != nil {
			return
		}
		common, classes := commonForms(st.vocabulary, st.cases()), pairClasses(st.vocabulary, st.cases())
		p.common.Store(common)
		var next atomic.Int64
		var writers sync.WaitGroup
		for range min(runtime.GOMAXPROCS(0), len(st.parts)) {
			writers.Go(func() {
				var err error
				defer recoverTo(&err)() // what is damaged is told by the search that meets it
				var pairs pairsWriter
				for i := next.Add(1) - 1; i < int64(len(st.parts)) && ctx.Err() == nil; i = next.Add(1) - 1 {
					made := st.parts[i].placesOf(*common)
					made.pairs = pairs.write(st.parts[i], classes)
					st.parts[i].places.Store(made)
				}
			})
		}
		if writers.Wait(); ctx.Err() == nil && st.cases() >= muchRoom {
			debug.FreeOSMemory()
		}
	})
}

// muchRoom is of how many cases on what it took to make lists and places is given back
// to the system, a hundred megabytes at 100,000 cases.
const muchRoom = 1 << 14

// stop waits for what warm began.
func (p *places) stop() {
	p.cancel()
	p.workers.Wait()
}
