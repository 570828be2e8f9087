package bleveindex

import (
	"encoding/binary"
	"errors"
	"math"
	"sync"

	"glane/index"
	"glane/index/query"
)

// titleBonus is how much of its score a case gains whose title says nothing that
// the query does not; another gains in proportion. A title that is what was asked
// for is rarely wrong, and BM25 over a whole case cannot tell it from a long title
// that holds the same words. On 884 judged queries over public-service pages it
// brings nDCG@10 from 0.374 to 0.415 for questions and from 0.608 to 0.655 for
// titles of folders; at 1 the articles of a code begin to suffer (docs/relevance.md).
const titleBonus = 0.75

// titles tells which words stand in the titles of the cases. Function words are
// left out. It is safe for concurrent use.
type titles struct {
	starts  []uint32  // where the cases of each form begin in cases; one more than forms
	cases   []uint32  // numbers of cases in order, one for each time that the form stands there
	lengths []uint16  // words of each title
	free    sync.Pool // of *covered, all of whose counts are 0
}

// A titleWriter takes the words of the titles of a part, case after case.
type titleWriter struct {
	forms []uint32 // by their numbers in the part
	ends  []uint32 // where the words of each case end in forms
}

// word adds a word to the title of the case that is being written.
func (w *titleWriter) word(form uint32) { w.forms = append(w.forms, form) }

// end ends the title of a case.
func (w *titleWriter) end() { w.ends = append(w.ends, uint32(len(w.forms))) }

// newTitles gathers the titles of all parts, each with the forms of the vocabulary by
// their numbers in the part.
func newTitles(parts []titleWriter, numbers [][]int32, forms int) *titles {
	t := &titles{starts: make([]uint32, forms+2)}
	total := 0
	for i, p := range parts {
		for _, number := range p.forms {
			t.starts[numbers[i][number]+2]++
		}
		total += len(p.forms)
	}
	for i := 2; i < len(t.starts); i++ {
		t.starts[i] += t.starts[i-1]
	}
	t.cases = make([]uint32, total)
	for i, p := range parts {
		begin := uint32(0)
		for _, end := range p.ends {
			for _, number := range p.forms[begin:end] {
				at := &t.starts[numbers[i][number]+1] // becomes where the cases of the form end
				t.cases[*at] = uint32(len(t.lengths))
				*at++
			}
			t.lengths = append(t.lengths, uint16(min(end-begin, math.MaxUint16)))
			begin = end
		}
	}
	t.starts = t.starts[:forms+1]
	t.ready()
	return t
}

func (t *titles) ready() {
	t.free.New = func() any {
		return &covered{titles: t, counts: make([]uint16, len(t.lengths)), bits: make([]uint64, len(t.lengths)/64+1)}
	}
}

// holding gives the cases in whose titles a form stands, each as often.
func (t *titles) holding(form int32) []uint32 { return t.cases[t.starts[form]:t.starts[form+1]] }

// forms is how many forms the vocabulary has.
func (t *titles) forms() int { return len(t.starts) - 1 }

// bytes gives the titles as readTitles takes them: how many forms there are, how many
// words the titles have together; of each form how often it stands in one, and in which,
// each from the one before.
func (t *titles) bytes() []byte {
	out := binary.AppendUvarint(nil, uint64(t.forms()))
	out = binary.AppendUvarint(out, uint64(len(t.cases)))
	for id := range t.forms() {
		cases := t.holding(int32(id))
		out = binary.AppendUvarint(out, uint64(len(cases)))
		before := uint32(0)
		for _, n := range cases {
			out = binary.AppendUvarint(out, uint64(n-before))
			before = n
		}
	}
	return out
}

// errTitles is the error of bytes that are not those of titles.
var errTitles = errors.New("the words of the titles are damaged")

// readTitles reads those of that many cases.
func readTitles(raw []byte, cases int) (*titles, error) {
	r := numberReader{raw: raw}
	forms := r.count()
	t := &titles{starts: make([]uint32, 1, forms+1), lengths: make([]uint16, cases)}
	t.cases = make([]uint32, 0, r.count())
	for range forms {
		n := 0
		for range r.number(cap(t.cases) - len(t.cases)) {
			if n += r.number(cases - 1); n >= cases || r.failed {
				return nil, errTitles
			}
			t.cases = append(t.cases, uint32(n))
			t.lengths[n] += min(1, math.MaxUint16-t.lengths[n])
		}
		t.starts = append(t.starts, uint32(len(t.cases)))
	}
	if r.failed || r.left() > 0 || len(t.cases) < cap(t.cases) {
		return nil, errTitles
	}
	t.ready()
	return t, nil
}

// covered is how many words of each title a query meets. A word counts once
// whatever meets it and however closely: so a title that gains a word which the
// query meets is never covered less than before.
type covered struct {
	*titles
	counts  []uint16
	bits    []uint64 // of the cases whose count is not 0
	touched []uint32 // these cases
}

// word gives a word of bits; none of nil.
func (c *covered) word(k int) uint64 {
	if c == nil || k >= len(c.bits) {
		return 0
	}
	return c.bits[k]
}

// boost is what the score of a case is multiplied by.
func (c *covered) boost(number uint32) float64 {
	if c == nil || c.counts[number] == 0 {
		return 1
	}
	return 1 + titleBonus*float64(c.counts[number])/float64(c.lengths[number])
}

// most is the most that boost gives.
func (c *covered) most() float64 {
	if c == nil || len(c.touched) == 0 {
		return 1
	}
	return 1 + titleBonus
}

// release gives back what a query used.
func (c *covered) release() {
	if c == nil {
		return
	}
	for _, number := range c.touched {
		c.counts[number], c.bits[number/64] = 0, 0
	}
	c.touched = c.touched[:0]
	c.free.Put(c)
}

// covering tells what a request meets of the titles; nil when it asks for no order
// by relevance.
func (t *translation) covering(r index.Request) *covered {
	if r.Size == 0 || (r.Sort != index.ByRelevance && r.Sort != "") || len(r.Query.Wanted) == 0 {
		return nil
	}
	c := t.s.titles.free.Get().(*covered)
	taken := map[int32]bool{}
	for _, w := range coveringWords(r.Query.Wanted, nil) {
		for _, m := range t.asked.word(w.Text, w.Prefix, true).met {
			if !taken[m.id] {
				taken[m.id] = true
				c.take(t.s.titles.holding(m.id))
			}
		}
	}
	return c
}

func (c *covered) take(cases []uint32) {
	for _, number := range cases {
		if c.counts[number] == 0 {
			c.touched = append(c.touched, number)
			c.bits[number/64] |= 1 << (number % 64)
		}
		c.counts[number]++
	}
}

// coveringWords adds to words those of nodes that were typed. What the thesaurus
// adds is left out: a title that is a narrower term is not what was asked for.
// Neither is a title when a rubric was named.
func coveringWords(nodes []query.Node, words []*query.Word) []*query.Word {
	for _, n := range nodes {
		switch n := n.(type) {
		case *query.Word:
			words = append(words, n)
		case *query.Phrase:
			words = coveringWords(query.WordsOf(n.Text), words)
		case *query.And:
			words = coveringWords(n.Nodes, words)
		case *query.Or:
			for _, a := range n.Alternatives {
				if a.Entry == "" {
					words = coveringWords([]query.Node{a.Node}, words)
				}
			}
		}
	}
	return words
}
