package bleveindex

import "slices"

// A phraseScorer matches the documents in which words follow one another.
type phraseScorer struct {
	slots   []slot
	lead    *andScorer // over the slots
	rarity  float64
	average float64
	weights []float64 // of a word, by the number of its zone
	count   float64   // weighted, in the current document
}

// A slot is one word of a phrase.
type slot struct {
	*wordScorer
	offset uint64 // of the word from the phrase's first
}

func newPhrase(slots []slot, weights []float64, average float64) (*phraseScorer, error) {
	parts := make([]scorer, len(slots))
	for i := range slots {
		parts[i] = slots[i].wordScorer
	}
	lead, err := newAnd(parts)
	if err != nil {
		return nil, err
	}
	s := &phraseScorer{slots: slots, lead: lead, rarity: lead.idf(), average: average, weights: weights}
	return s, s.match()
}

// match goes to the first document at or after the lead's that holds the phrase.
func (s *phraseScorer) match() error {
	for s.lead.at() != noDoc {
		if s.count = s.occurrences(); s.count > 0 {
			return nil
		}
		if err := s.lead.next(); err != nil {
			return err
		}
	}
	return nil
}

// occurrences counts the phrase in the document on which all slots stand.
func (s *phraseScorer) occurrences() float64 {
	var starts map[uint64]float64
	for i, sl := range s.slots {
		found := map[uint64]float64{}
		for _, p := range sl.here {
			for _, v := range p.entry.Vectors {
				start := v.Pos - sl.offset
				if _, ok := starts[start]; (ok || i == 0) && inZone(v, p.zone) {
					found[start] = s.zoneWeight(v.ArrayPositions, p.zone)
				}
			}
		}
		if starts = found; len(starts) == 0 {
			return 0
		}
	}
	total := 0.0
	for _, w := range starts {
		total += w
	}
	return total
}

func (s *phraseScorer) zoneWeight(arrayPositions []uint64, zone int) float64 {
	if zone != anyZone || len(arrayPositions) == 0 || arrayPositions[0] >= uint64(len(s.weights)) {
		return 1
	}
	return s.weights[arrayPositions[0]]
}

func (s *phraseScorer) at() uint64   { return s.lead.at() }
func (s *phraseScorer) cost() uint64 { return s.lead.cost() }
func (s *phraseScorer) idf() float64 { return s.rarity }

func (s *phraseScorer) next() error {
	if err := s.lead.next(); err != nil {
		return err
	}
	return s.match()
}

func (s *phraseScorer) advance(doc uint64) error {
	if s.at() >= doc {
		return nil
	}
	if err := s.lead.advance(doc); err != nil {
		return err
	}
	return s.match()
}

// score weighs a phrase by the mean of how closely its words are met.
func (s *phraseScorer) score() float64 {
	weight, length := 0.0, 0.0
	for _, sl := range s.slots {
		closest := slices.MaxFunc(sl.here, func(a, b *postings) int {
			switch {
			case a.weight < b.weight:
				return -1
			case a.weight > b.weight:
				return 1
			}
			return 0
		})
		weight += closest.weight / float64(len(s.slots))
		length = closest.length()
	}
	return weight * s.rarity * saturation(s.count, length, s.average)
}
