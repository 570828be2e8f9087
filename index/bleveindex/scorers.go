package bleveindex

import (
	"cmp"
	"math"
	"slices"
)

// A scorer walks the documents that match a part of a query, in ascending order.
// It stands on its first document when it is made.
//
// This is the boundary between a query and how it is run over the index: the
// collector and the translation know no more of postings than this.
type scorer interface {
	at() uint64               // the current document, or noDoc
	next() error              // goes to the next
	advance(doc uint64) error // goes to the first at or after doc
	score() float64           // of the current document; above 0
	cost() uint64             // how many documents there are at most
	idf() float64             // the most that rarity gives its words
}

// BM25 (Robertson and Zaragoza, "The probabilistic relevance framework: BM25
// and beyond", 2009). k1 is above the usual 1.2 since what
// is counted is weighted: a word in a title counts 4. For questions to the
// public-service pages 1.2 gives 0.345 nDCG@10 and 2 gives 0.366; the first corpus
// does not tell them apart (docs/relevance.md).
const (
	bm25K1 = 2
	bm25B  = 0.75
)

// idf is the weight of a word that docs of total documents hold, in the form
// that never falls below 0.
func idf(docs, total uint64) float64 {
	docs = min(docs, total)
	return math.Log(1 + (float64(total-docs)+0.5)/(float64(docs)+0.5))
}

// saturation is BM25's answer to how often a word stands in a document of some
// length, between 0 and 1+k1.
func saturation(count, length, average float64) float64 {
	return count * (bm25K1 + 1) / (count + bm25K1*(1-bm25B+bm25B*length/average))
}

// A wordScorer scores the documents that hold any of the forms of a word. The
// closest form that a document holds sets the weight; further ones count in
// proportion.
type wordScorer struct {
	*union
	rarity  float64
	average float64 // length of a document
	// flat leaves the length of documents out: that of one zone is not known.
	flat bool
}

func (s *wordScorer) at() uint64   { return s.doc }
func (s *wordScorer) cost() uint64 { return s.docs }
func (s *wordScorer) idf() float64 { return s.rarity }

func (s *wordScorer) score() float64 {
	best, count, length := 0.0, 0.0, 0.0
	for _, p := range s.here {
		best = max(best, p.weight)
		count += p.weight * p.count
		length = p.length()
	}
	if s.flat {
		length = s.average
	}
	return best * s.rarity * saturation(count/best, length, s.average)
}

// An allScorer matches every document, none better than another.
type allScorer struct{ doc, total uint64 }

func (s *allScorer) at() uint64 {
	if s.doc >= s.total {
		return noDoc
	}
	return s.doc
}
func (s *allScorer) next() error              { s.doc++; return nil }
func (s *allScorer) advance(doc uint64) error { s.doc = max(s.doc, doc); return nil }
func (s *allScorer) score() float64           { return 0 }
func (s *allScorer) cost() uint64             { return s.total }
func (s *allScorer) idf() float64             { return 0 }

// An andScorer matches the documents that all of its parts match.
type andScorer struct{ parts []scorer } // the rarest first

func newAnd(parts []scorer) (*andScorer, error) {
	slices.SortStableFunc(parts, func(a, b scorer) int { return cmp.Compare(a.cost(), b.cost()) })
	s := &andScorer{parts}
	return s, s.align()
}

// align goes to the first document at or after the lead's that all parts match.
func (s *andScorer) align() error {
	lead := s.parts[0]
	for i := 1; i < len(s.parts); {
		if lead.at() == noDoc {
			return nil
		}
		if err := s.parts[i].advance(lead.at()); err != nil {
			return err
		}
		if doc := s.parts[i].at(); doc > lead.at() {
			if err := lead.advance(doc); err != nil {
				return err
			}
			i = 1
			continue
		}
		i++
	}
	return nil
}

func (s *andScorer) at() uint64 { return s.parts[0].at() }

func (s *andScorer) next() error {
	if err := s.parts[0].next(); err != nil {
		return err
	}
	return s.align()
}

func (s *andScorer) advance(doc uint64) error {
	if err := s.parts[0].advance(doc); err != nil {
		return err
	}
	return s.align()
}

func (s *andScorer) score() float64 { return sum(s.parts, scorer.score) }
func (s *andScorer) idf() float64   { return sum(s.parts, scorer.idf) }
func (s *andScorer) cost() uint64   { return s.parts[0].cost() }

func sum(parts []scorer, f func(scorer) float64) float64 {
	total := 0.0
	for _, p := range parts {
		total += f(p)
	}
	return total
}

// An anyScorer matches the documents that at least one of its parts matches.
type anyScorer struct {
	parts   []scorer
	weights []float64 // of each part
	// best scores a document by its best part; else it is the sum of those that
	// match, times the root of the share of the parts that do.
	best bool
	need float64 // rarity that the parts which match must come to
	doc  uint64
}

func newAny(parts []scorer, weights []float64, best bool) *anyScorer {
	s := &anyScorer{parts: parts, weights: weights, best: best}
	s.settle()
	return s
}

func (s *anyScorer) settle() {
	s.doc = noDoc
	for _, p := range s.parts {
		s.doc = min(s.doc, p.at())
	}
}

func (s *anyScorer) at() uint64 { return s.doc }

func (s *anyScorer) next() error {
	if err := s.step(); err != nil {
		return err
	}
	return s.skip()
}

func (s *anyScorer) step() error {
	for _, p := range s.parts {
		if p.at() == s.doc && s.doc != noDoc {
			if err := p.next(); err != nil {
				return err
			}
		}
	}
	s.settle()
	return nil
}

func (s *anyScorer) advance(doc uint64) error {
	for _, p := range s.parts {
		if err := p.advance(doc); err != nil {
			return err
		}
	}
	s.settle()
	return s.skip()
}

func (s *anyScorer) score() float64 {
	best, total, matching := 0.0, 0.0, 0
	for i, p := range s.parts {
		if p.at() != s.doc {
			continue
		}
		score := p.score() * s.weights[i]
		best = max(best, score)
		total += score
		matching++
	}
	if s.best {
		return best
	}
	return total * math.Sqrt(float64(matching)/float64(len(s.parts)))
}

// demand asks of a document that the parts which match it come to a share of the
// rarity of all those that match any document.
func (s *anyScorer) demand(share float64) error {
	for _, p := range s.parts {
		if p.at() != noDoc {
			s.need += share * p.idf()
		}
	}
	return s.skip()
}

// skip goes to the first document, from the current one on, that is enough.
func (s *anyScorer) skip() error {
	for s.doc != noDoc && s.need > 0 {
		have := 0.0
		for _, p := range s.parts {
			if p.at() == s.doc {
				have += p.idf()
			}
		}
		if have >= s.need {
			return nil
		}
		if err := s.step(); err != nil {
			return err
		}
	}
	return nil
}

// matching counts the parts that match the current document.
func (s *anyScorer) matching() int {
	n := 0
	for _, p := range s.parts {
		if p.at() == s.doc {
			n++
		}
	}
	return n
}

func (s *anyScorer) cost() uint64 {
	total := uint64(0)
	for _, p := range s.parts {
		total += p.cost()
	}
	return total
}

func (s *anyScorer) idf() float64 {
	if s.best {
		most := 0.0
		for _, p := range s.parts {
			most = max(most, p.idf())
		}
		return most
	}
	return sum(s.parts, scorer.idf)
}

// A notScorer leaves out the documents that another scorer matches.
type notScorer struct {
	scorer
	excluded scorer
}

func newNot(s, excluded scorer) (*notScorer, error) {
	n := &notScorer{s, excluded}
	return n, n.skip()
}

func (s *notScorer) skip() error {
	for s.at() != noDoc {
		if err := s.excluded.advance(s.at()); err != nil {
			return err
		}
		if s.excluded.at() != s.at() {
			return nil
		}
		if err := s.scorer.next(); err != nil {
			return err
		}
	}
	return nil
}

func (s *notScorer) next() error {
	if err := s.scorer.next(); err != nil {
		return err
	}
	return s.skip()
}

func (s *notScorer) advance(doc uint64) error {
	if err := s.scorer.advance(doc); err != nil {
		return err
	}
	return s.skip()
}
