package bleveindex

import (
	"sync"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
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
	holding map[string][]uint32 // by form: numbers of cases, one for each time that it stands there
	lengths []uint16            // words of each title
	free    sync.Pool           // of *covered, all of whose counts are 0
}

func newTitles(c *corpus.Corpus, a *french.Analyzer) *titles {
	t := &titles{holding: map[string][]uint32{}, lengths: make([]uint16, c.Cases.Len())}
	t.free.New = func() any { return &covered{titles: t, counts: make([]uint16, c.Cases.Len())} }
	for i, cs := range c.Cases.All() {
		for _, token := range a.Tokenize(cs.Titre) {
			if !token.Stop && !token.Compound {
				t.holding[token.Form] = append(t.holding[token.Form], uint32(i))
				t.lengths[i]++
			}
		}
	}
	return t
}

// covered is how many words of each title a query meets. A word counts once
// whatever meets it and however closely: so a title that gains a word which the
// query meets is never covered less than before.
type covered struct {
	*titles
	counts  []uint16
	touched []uint32 // cases whose count is not 0
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
		c.counts[number] = 0
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
	taken := map[string]bool{}
	for _, w := range coveringWords(r.Query.Wanted, nil) {
		asked := t.s.analyzer.Word(w.Text, t.s.Reading)
		asked.Prefix, asked.Family = w.Prefix, true
		for _, m := range t.meeting(&asked) {
			if !taken[m.Text] {
				taken[m.Text] = true
				c.take(t.s.titles.holding[m.Text])
			}
		}
	}
	return c
}

func (c *covered) take(cases []uint32) {
	for _, number := range cases {
		if c.counts[number] == 0 {
			c.touched = append(c.touched, number)
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
