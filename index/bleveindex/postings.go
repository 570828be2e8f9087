package bleveindex

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"

	bleve "github.com/blevesearch/bleve_index_api"
)

// noDoc is past the last document.
const noDoc = math.MaxUint64

// postings are the documents that hold one form, read off Bleve's index in
// ascending order.
type postings struct {
	reader bleve.TermFieldReader
	doc    uint64 // the current one, or noDoc
	weight float64
	zone   int // only words in this zone count; anyZone for all
	entry  bleve.TermFieldDoc
	buffer [8]byte
	count  float64 // how often the current document holds the form, zones weighted
}

const anyZone = -1

func openPostings(ctx context.Context, r bleve.IndexReader, m met, weight float64, zone int, positions bool) (*postings, error) {
	reader, err := r.TermFieldReader(ctx, []byte(m.Text), field, true, true, positions || zone != anyZone)
	if err != nil {
		return nil, fmt.Errorf("open the postings of %q: %w", m.Text, err)
	}
	p := &postings{reader: reader, weight: weight, zone: zone}
	return p, p.next()
}

func (p *postings) next() error {
	for {
		entry, err := p.reader.Next(&p.entry)
		if err != nil {
			return fmt.Errorf("read postings: %w", err)
		}
		if p.take(entry) {
			return nil
		}
	}
}

// advance goes to the first document at or after doc.
func (p *postings) advance(doc uint64) error {
	if p.doc >= doc {
		return nil
	}
	binary.BigEndian.PutUint64(p.buffer[:], doc)
	entry, err := p.reader.Advance(bleve.IndexInternalID(p.buffer[:]), &p.entry)
	if err != nil {
		return fmt.Errorf("advance in postings: %w", err)
	}
	if p.take(entry) {
		return nil
	}
	return p.next()
}

// take makes an entry the current one; false when its words lie in other zones.
func (p *postings) take(entry *bleve.TermFieldDoc) bool {
	if entry == nil {
		p.doc = noDoc
		return true
	}
	p.doc = binary.BigEndian.Uint64(entry.ID)
	p.count = float64(entry.Freq)
	if p.zone == anyZone {
		return true
	}
	p.count = 0
	for _, v := range entry.Vectors {
		if inZone(v, p.zone) {
			p.count++
		}
	}
	return p.count > 0
}

func inZone(v *bleve.TermFieldVector, zone int) bool {
	return zone == anyZone || (len(v.ArrayPositions) > 0 && v.ArrayPositions[0] == uint64(zone))
}

// length is the weighted number of words of the current document, as BM25 wants
// it; Bleve keeps one over its square root.
func (p *postings) length() float64 {
	if p.entry.Norm == 0 {
		return 0
	}
	return 1 / (p.entry.Norm * p.entry.Norm)
}

// A union walks the documents that hold any of some forms.
type union struct {
	waiting []*postings // a heap by document
	here    []*postings // those on the current document
	doc     uint64
	docs    uint64 // how many documents there are at most
}

func newUnion(all []*postings) *union {
	u := &union{}
	for _, p := range all {
		u.docs += p.reader.Count()
		u.push(p)
	}
	u.gather()
	return u
}

func (u *union) next() error {
	for _, p := range u.here {
		if err := p.next(); err != nil {
			return err
		}
	}
	u.putBack()
	return nil
}

func (u *union) advance(doc uint64) error {
	if u.doc >= doc {
		return nil
	}
	for _, p := range u.here {
		if err := p.advance(doc); err != nil {
			return err
		}
	}
	for len(u.waiting) > 0 && u.waiting[0].doc < doc {
		p := u.pop()
		if err := p.advance(doc); err != nil {
			return err
		}
		u.here = append(u.here, p)
	}
	u.putBack()
	return nil
}

func (u *union) putBack() {
	for _, p := range u.here {
		u.push(p)
	}
	u.gather()
}

// gather takes off the heap the postings that stand on the least document.
func (u *union) gather() {
	u.here = u.here[:0]
	u.doc = noDoc
	if len(u.waiting) == 0 {
		return
	}
	u.doc = u.waiting[0].doc
	for len(u.waiting) > 0 && u.waiting[0].doc == u.doc {
		u.here = append(u.here, u.pop())
	}
}

// push puts a posting list on the heap, unless it is at its end.
func (u *union) push(p *postings) {
	if p.doc == noDoc {
		return
	}
	u.waiting = append(u.waiting, p)
	for i := len(u.waiting) - 1; i > 0; {
		parent := (i - 1) / 2
		if u.waiting[parent].doc <= u.waiting[i].doc {
			break
		}
		u.waiting[parent], u.waiting[i] = u.waiting[i], u.waiting[parent]
		i = parent
	}
}

func (u *union) pop() *postings {
	top := u.waiting[0]
	last := len(u.waiting) - 1
	u.waiting[0] = u.waiting[last]
	u.waiting = u.waiting[:last]
	for i := 0; ; {
		child := 2*i + 1
		if child >= last {
			break
		}
		if child+1 < last && u.waiting[child+1].doc < u.waiting[child].doc {
			child++
		}
		if u.waiting[i].doc <= u.waiting[child].doc {
			break
		}
		u.waiting[i], u.waiting[child] = u.waiting[child], u.waiting[i]
		i = child
	}
	return top
}
