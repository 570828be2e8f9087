package bleveindex

import (
	"github.com/blevesearch/bleve/v2/document"
	bleve "github.com/blevesearch/bleve_index_api"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
)

const field = "mots"

// paragraphGap keeps a phrase from running over the end of a paragraph.
const paragraphGap = 100

// A zone is a part of a case that is searched, with the weight of its words.
type zone struct {
	name   string
	weight int
}

// zones lists the zones of a schema; a zone's number is its place in the list.
func zones(s *corpus.Schema) []zone {
	var out []zone
	for _, name := range index.Zones(s) {
		out = append(out, zone{name, index.ZoneWeight(s, name)})
	}
	return out
}

// newDocument makes a case ready for Bleve.
func newDocument(c *corpus.Case, s *corpus.Schema, a *french.Analyzer) (doc *document.Document, length int) {
	f := &words{freqs: bleve.TokenFrequencies{}}
	for number, z := range zones(s) {
		for _, text := range index.ZoneTexts(c, s, z.name) {
			f.add(a.Tokenize(text), uint64(number), z.weight)
		}
	}
	doc = document.NewDocument(c.ID)
	doc.AddField(f)
	return doc, f.length
}

// words is the one field of a document: the words of a case, analysed by us.
type words struct {
	freqs    bleve.TokenFrequencies
	length   int // weighted
	position int // of the last word
	bytes    uint64
}

func (w *words) add(tokens []french.Token, zone uint64, weight int) {
	base := w.position
	for _, t := range tokens {
		w.position = base + t.Position
		if t.Stop {
			continue
		}
		tf := w.freqs[t.Form]
		if tf == nil {
			tf = &bleve.TokenFreq{Term: []byte(t.Form)}
			w.freqs[t.Form] = tf
		}
		tf.SetFrequency(tf.Frequency() + weight)
		tf.Locations = append(tf.Locations, &bleve.TokenLocation{
			Position: base + t.Position, ArrayPositions: []uint64{zone},
		})
		if !t.Compound {
			w.length += weight
		}
		w.bytes += uint64(t.End - t.Start)
	}
	w.position += paragraphGap
}

// Size is roughly what the field takes in memory.
func (w *words) Size() int { return int(w.bytes) * 8 }

func (w *words) Name() string             { return field }
func (w *words) Value() []byte            { return nil }
func (w *words) ArrayPositions() []uint64 { return nil }
func (w *words) EncodedFieldType() byte   { return 't' }
func (w *words) Analyze()                 {}
func (w *words) Options() bleve.FieldIndexingOptions {
	return bleve.IndexField | bleve.IncludeTermVectors
}
func (w *words) AnalyzedLength() int                              { return w.length }
func (w *words) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return w.freqs }
func (w *words) NumPlainTextBytes() uint64                        { return w.bytes }
