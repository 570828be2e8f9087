package material

import (
	"fmt"
	"iter"
	"math/rand/v2"
)

// Seeds: documents and queries are drawn from different ones, and another seed
// of the queries gives another log.
const (
	seedOrder     = 1
	seedRecombine = 2
	SeedQueries   = 3
)

func source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x676c616e65)) }

// Shuffled puts documents in the one order in which corpora of every size take them.
func Shuffled(real []*Document) []*Document {
	out := append([]*Document(nil), real...)
	source(seedOrder).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// Many gives n documents: the real ones, and past these, recombined ones.
func Many(shuffled []*Document, n int) iter.Seq[*Document] {
	return func(yield func(*Document) bool) {
		for _, d := range shuffled[:min(n, len(shuffled))] {
			if !yield(d) {
				return
			}
		}
		if n <= len(shuffled) {
			return
		}
		m := newMixer(shuffled)
		for i := len(shuffled); i < n; i++ {
			if !yield(m.document(i)) {
				return
			}
		}
	}
}

// A mixer makes new documents out of the parts of others.
type mixer struct {
	random   *rand.Rand
	real     []*Document
	passages map[string][]string // by the kind of their documents
}

func newMixer(real []*Document) *mixer {
	m := &mixer{random: source(seedRecombine), real: real, passages: map[string][]string{}}
	for _, d := range real {
		m.passages[d.kind()] = append(m.passages[d.kind()], d.Passages...)
	}
	return m
}

// kind is what the passages of documents are mixed within: they are written alike.
func (d *Document) kind() string {
	if len(d.Values[recueil]) == 0 {
		return ""
	}
	return d.Values[recueil][0]
}

func (m *mixer) document(number int) *Document {
	described := m.real[m.random.IntN(len(m.real))]
	measured := m.real[m.random.IntN(len(m.real))]
	d := &Document{
		ID: fmt.Sprintf("r-%07d", number), Title: described.Title, Summary: described.Summary,
		Year: described.Year, Values: described.Values,
	}
	pool := m.passages[described.kind()]
	wanted := 0
	for _, p := range measured.Passages {
		wanted += words(p)
	}
	// A passage is drawn as often as it stands in the real documents, so words
	// keep their frequencies.
	for have := 0; have < wanted || have == 0; {
		p := pool[m.random.IntN(len(pool))]
		d.Passages = append(d.Passages, p)
		have += max(words(p), 1)
	}
	return d
}
