package bleveindex

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// A phraseScorer matches the cases in which words follow one another, anywhere or
// in one zone. A word that is wanted in one zone is a phrase of one word.
type phraseScorer struct {
	text    string // the words
	slots   []slot
	lead    scorer        // the cases that hold a word for every slot
	rarest  []*wordScorer // the words, the rarest first
	zone    int           // anyZone for all
	rarity  float64
	usual   float64   // how often it stands in a case that holds it, as far as its words tell
	norms   []float32 // of each case
	weights []float64 // of a word, by the number of its zone
	store   *store
	common  *common
	free    *scratch
	// How many postings the forms of the slots have, common ones and others.
	postings, others int
	counted          bool
	part             *part // the one that the slots are ready for
	first            finder
	paired           pairing
	bounded          bool                            // atMost is known
	atMost           uint64                          // in how many cases the phrase stands
	told             func(at int, closeness float64) // of each occurrence, by its place in the sequence; nil when nobody asks
}

// follow scores the cases where the words of text follow one another, of those of lead.
func (t *translation) follow(text string, slots []slot, lead scorer, in scope) *phraseScorer {
	s := &phraseScorer{
		text: text, slots: slots, lead: lead, zone: in.zone, rarity: min(in.most, lead.idf()), norms: t.s.norms,
		weights: t.s.zoneWeights, store: t.s.store, common: t.s.places.common.Load(), free: t.free, usual: slots[0].usual,
	}
	for _, one := range slots {
		s.usual = min(s.usual, one.usual)
		s.rarest = append(s.rarest, one.wordScorer)
	}
	slices.SortStableFunc(s.rarest, func(a, b *wordScorer) int { return cmp.Compare(a.cases, b.cases) })
	return s
}

// anyZone is the number of a zone where all zones are meant.
const anyZone = -1

// A slot is one word of a phrase.
type slot struct {
	*wordScorer
	offset int // of the word from the phrase's first
	// The word's forms in the part that is looked through: a bit for each of the
	// part's, and how closely each meets the word.
	forms     []uint64
	numbers   []uint32
	closeness []float64
}

// close tells how closely a form that the slot has meets its word.
func (s *slot) close(form uint32) float64 {
	return s.closeness[slices.Index(s.numbers, form)]
}

// clear makes room for the forms of another part, of so many.
func (s *slot) clear(forms int) {
	for _, form := range s.numbers {
		s.forms[form/64] = 0
	}
	if size := forms/64 + 1; size > len(s.forms) {
		s.forms = make([]uint64, size)
	}
	s.numbers, s.closeness = s.numbers[:0], s.closeness[:0]
}

func (s *slot) has(form uint32) bool { return s.forms[form/64]&(1<<(form%64)) != 0 }

func (s *phraseScorer) seek(n uint32) uint32 { return s.lead.seek(n) }
func (s *phraseScorer) idf() float64         { return s.rarity }
func (s *phraseScorer) most() float64        { return s.rarity * (s.usual + 1) * (1 + rounding) }

func (s *phraseScorer) cost() uint64 {
	if !s.bounded {
		s.bounded, s.atMost = true, s.bound()
	}
	return s.atMost
}

func (s *phraseScorer) fill(w *window, among *set) {
	if (among == nil || among.len() > fewCases) && s.pairs(w.from) {
		s.fillPaired(w, among)
		return
	}
	candidates := s.candidates(w.from, among)
	if s.readsPlaces(candidates.len()) {
		if rest, ok := s.join(w, &candidates); ok {
			candidates = rest
		}
	}
	s.lookThrough(w, &candidates)
}

// candidates gives the cases of a window, of those among, that hold a word for every
// slot.
func (s *phraseScorer) candidates(from uint32, among *set) set {
	var out set
	for k, word := range s.rarest {
		var one set
		if word.match(&one, from, among); k == len(s.rarest)-1 || one == (set{}) {
			return one
		}
		out = one
		among = &out
	}
	return out
}

// lookThrough adds those of some cases of a window in which the phrase stands.
func (s *phraseScorer) lookThrough(w *window, candidates *set) {
	candidates.each(func(i uint32) {
		count, closest := s.occurrences(s.ready(w.from + i))
		s.score(w, i, count, closest)
	})
}

// ready makes the slots ready for the part that holds a case, and gives the number
// of the case there.
func (s *phraseScorer) ready(n uint32) uint32 {
	if s.part == nil || !s.part.holds(n) {
		s.enter(s.store.partOf(n))
	}
	return n - s.part.first
}

// score adds a case of a window where the phrase counts that much.
func (s *phraseScorer) score(w *window, i uint32, count, closest float64) {
	if count == 0 {
		return
	}
	norm := float64(s.norms[w.from+i])
	if s.zone != anyZone {
		norm = meanNorm // the length of a zone is not known
	}
	w.set.add(i)
	w.scores[i] = closest * s.rarity * saturation(count/closest, norm, s.usual)
}

// enter makes the slots ready for a part.
func (s *phraseScorer) enter(p *part) {
	s.part = p
	s.first.clear()
	for k := range s.slots {
		sl := &s.slots[k]
		sl.clear(p.forms)
		for _, f := range sl.wordScorer.forms {
			if number, ok := p.number(f.id); ok {
				sl.forms[number/64] |= 1 << (number % 64)
				sl.numbers, sl.closeness = append(sl.numbers, number), append(sl.closeness, f.weight)
				if k == 0 {
					s.first.want(number)
				}
			}
		}
	}
}

// occurrences counts the phrase in a case of the part, each by the weight of its
// zone and by how closely its words are met; closest is the most of the latter.
func (s *phraseScorer) occurrences(n uint32) (count, closest float64) {
	words := &s.part.words
	sequence, begin := s.sequence(n)
	for at := s.first.find(sequence, begin); at >= 0; at = s.first.find(sequence, at+1) {
		closeness, ok := s.begins(sequence[2*at:])
		if !ok {
			continue
		}
		closest = max(closest, closeness)
		if s.told != nil {
			s.told(at, closeness)
		}
		if s.zone == anyZone {
			closeness *= s.weight(words.zoneAt(n, at))
		}
		count += closeness
	}
	return count, closest
}

// begins tells whether a sequence begins with the phrase's first word, and how closely
// the phrase is met there.
func (s *phraseScorer) begins(sequence []byte) (closeness float64, ok bool) {
	r := sequenceReader{rest: sequence}
	if !r.next() || !s.slots[0].has(r.form) {
		return 0, false
	}
	return s.follows(r), true
}

// weight is that of a word in a zone.
func (s *phraseScorer) weight(zone int) float64 { return s.weights[min(zone, len(s.weights)-1)] }

// sequence gives the words of a case of the part where the phrase is looked for, and
// from where on.
func (s *phraseScorer) sequence(n uint32) (codes []byte, begin int) {
	words := &s.part.words
	if s.zone == anyZone {
		return words.of(n), 0
	}
	// Who is told of occurrences wants their places in the case.
	if known := s.part.places.Load(); known != nil && s.zone < len(known.short) && known.short[s.zone] != nil && s.told == nil {
		return known.short[s.zone].of(n), 0
	}
	begin, end := words.zoneOf(n, s.zone)
	return words.of(n)[:2*end], begin
}

// follows tells how closely the phrase is met by the words from the current one
// of a sequence on: the mean of its words; 0 when it is not.
func (s *phraseScorer) follows(r sequenceReader) float64 {
	total := s.slots[0].close(r.form)
	if len(s.slots) == 1 {
		return total
	}
	begin, last := r.place, s.slots[len(s.slots)-1].offset
	met, all := uint64(1), uint64(1)<<len(s.slots)-1
	for r.next() {
		for k := range s.slots {
			if sl := &s.slots[k]; met&(1<<k) == 0 && sl.offset == r.place-begin && sl.has(r.form) {
				met |= 1 << k
				total += sl.close(r.form)
			}
		}
		if met == all {
			return total / float64(len(s.slots))
		}
		if r.place-begin >= last && !r.turnsBack() {
			return 0
		}
	}
	return 0
}

// turnsBack tells whether the next word stands before the current one, as one made
// of others does.
func (r *sequenceReader) turnsBack() bool {
	if len(r.rest) == 0 {
		return false
	}
	code := binary.LittleEndian.Uint16(r.rest)
	return code >= codeGap && code < codeGap+gapBack
}
