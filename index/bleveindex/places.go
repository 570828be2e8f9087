package bleveindex

import (
	"context"
	"encoding/binary"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Places tell of the commonest forms where they stand in each case. A phrase of
// words that a quarter of all cases hold is then found by reading the places of
// these words, instead of looking through all words of all these cases: 25 MB at
// 100,000 cases. Of other forms so few cases hold one that looking through them
// costs no more than some ordinary searches.
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
		for range min(runtime.GOMAXPROCS(0), len(st.parts)) {
			p.workers.Go(func() {
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
	})
}

// stop waits for what warm began.
func (p *places) stop() {
	p.cancel()
	p.workers.Wait()
}

// placesOf makes those of a part.
func (p *part) placesOf(common common) *partPlaces {
	w := placesWriter{
		partPlaces: partPlaces{forms: map[int32]*formPlaces{}, zoneCount: p.words.zoneCount, zones: make([]uint32, len(p.words.zones))},
		places:     make([]uint16, p.forms), first: p.first,
	}
	for _, id := range common {
		if number, ok := p.number(id); ok {
			f := &formPlaces{}
			w.forms[id] = f
			w.all = append(w.all, pending{formPlaces: f})
			w.places[number] = uint16(len(w.all))
		}
	}
	for n := range uint32(p.words.cases()) {
		w.add(&p.words, n)
	}
	for _, f := range w.all {
		f.data = slices.Clone(f.data) // clipped, it would keep the room it grew into
		f.open(windowOf(p.first, p.end()-1) + 2)
	}
	w.short = p.words.shortZones()
	return &w.partPlaces
}

// A placesWriter takes one case after another.
type placesWriter struct {
	partPlaces
	first  uint32   // case of the part
	places []uint16 // by the number of a form in the part: of all, plus 1; 0 for one that is not common
	all    []pending
	held   []uint16 // of all: the forms of the case that is read
}

// pending is what is known of a form in the case that is read.
type pending struct {
	*formPlaces
	places []uint32
	made   bool // it stands there as a word made of others, which has no place of its own
}

func (w *placesWriter) add(s *sequences, n uint32) {
	zones := w.zones[int(n)*w.zoneCount : int(n+1)*w.zoneCount]
	for i := range zones {
		zones[i] = noPlace
	}
	known, last := 0, 0
	whole := s.of(n)
	codes := s.zones[int(n)*s.zoneCount : int(n+1)*s.zoneCount]
	begin := s.ends[n] - uint32(len(whole)/2)
	for r := (sequenceReader{rest: whole}); r.next(); last = r.place {
		read := begin + uint32(len(whole)-len(r.rest))/2
		for ; known < len(zones) && codes[known] < read; known++ {
			zones[known] = uint32(r.place)
		}
		at := w.places[r.form]
		if at == 0 {
			continue
		}
		f := &w.all[at-1]
		if len(f.places) == 0 {
			w.held = append(w.held, at-1)
		}
		f.places = append(f.places, uint32(r.place))
		f.made = f.made || r.place <= last
	}
	for _, at := range w.held {
		w.all[at].write(w.first, w.first+n)
	}
	w.held = w.held[:0]
}

// windowOf tells in which window of a part that begins with the case first a case is.
func windowOf(first, n uint32) int { return int(windowFrom(n)-windowFrom(first)) / windowSize }

// open begins windows, up to that many.
func (f *formPlaces) open(windows int) {
	for len(f.starts) < windows {
		f.starts = append(f.starts, uint32(len(f.data)))
		f.before = 0
	}
}

func (f *pending) write(first, n uint32) {
	f.open(windowOf(first, n) + 1)
	step := uint64(n - windowFrom(n) + 1 - f.before)
	f.before = n - windowFrom(n) + 1
	switch {
	case f.made:
		f.data = binary.AppendUvarint(f.data, step*placesKinds+placesMore)
		f.places = f.places[:0]
		f.data = binary.AppendUvarint(f.data, 0)
	case len(f.places) <= placesMore:
		f.data = binary.AppendUvarint(f.data, step*placesKinds+uint64(len(f.places)-1))
	default:
		f.data = binary.AppendUvarint(f.data, step*placesKinds+placesMore)
		f.data = binary.AppendUvarint(f.data, uint64(len(f.places)))
	}
	before := uint32(0)
	for _, place := range f.places {
		f.data = binary.AppendUvarint(f.data, uint64(place-before))
		before = place
	}
	f.places, f.made = f.places[:0], false
}
