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

// newDocument makes a case ready for Bleve, and writes its words to w.
func newDocument(c *corpus.Case, s *corpus.Schema, a *french.Analyzer, w *sequenceWriter) *document.Document {
	f := &fieldWords{}
	for number, z := range zones(s) {
		texts := index.ZoneTexts(c, s, z.name)
		if len(texts) > 0 {
			w.zone(number)
		}
		for _, text := range texts {
			w.tokens = a.AppendTokens(w.tokens[:0], text)
			f.add(w.tokens, z.weight, w)
			if z.name == index.ZoneTitre {
				w.title(w.tokens)
			}
		}
	}
	f.freqs = w.end(f.length)
	doc := document.NewDocument(c.ID)
	doc.AddIDField()
	doc.AddField(f)
	return doc
}

// fieldWords is the one field of a document: the words of a case, analysed by us.
// The frequency of a word is weighted by the zones that it stands in.
type fieldWords struct {
	freqs    bleve.TokenFrequencies
	length   int // weighted
	position int // of the last word
	bytes    uint64
}

func (f *fieldWords) add(tokens []french.Token, weight int, w *sequenceWriter) {
	base := f.position
	for _, t := range tokens {
		f.position = base + t.Position
		if t.Stop {
			continue
		}
		w.word(t.Form, f.position, weight)
		if !t.Compound {
			f.length += weight
		}
		f.bytes += uint64(t.End - t.Start)
	}
	f.position += paragraphGap
}

// Size is roughly what the field takes in memory.
func (f *fieldWords) Size() int { return int(f.bytes) * 8 }

func (f *fieldWords) Name() string                                     { return field }
func (f *fieldWords) Value() []byte                                    { return nil }
func (f *fieldWords) ArrayPositions() []uint64                         { return nil }
func (f *fieldWords) EncodedFieldType() byte                           { return 't' }
func (f *fieldWords) Analyze()                                         {}
func (f *fieldWords) Options() bleve.FieldIndexingOptions              { return bleve.IndexField }
func (f *fieldWords) AnalyzedLength() int                              { return f.length }
func (f *fieldWords) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return f.freqs }
func (f *fieldWords) NumPlainTextBytes() uint64                        { return f.bytes }
