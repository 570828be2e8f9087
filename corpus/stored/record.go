package stored

import (
	"encoding/binary"
	"fmt"
	"time"

	"glane/corpus"
)

// A record is a case as bytes. Numbers are varints, a text its length and its bytes. In
// order: id, file, title, summary, year, days of publication and of update,
// licence, contact (1 or 0, then its three texts), sources, for each rubric of the
// schema its paragraphs, for each facet the ordinals of its values. Lists begin with
// their length plus 1; 0 stands for one that is not there.

// A recorder writes records of the cases of one schema.
type recorder struct {
	schema *corpus.Schema
	out    []byte
}

// record gives the record of a case; it is good until the next call. It fails on a
// case that is not of the schema.
func (r *recorder) record(c *corpus.Case) ([]byte, error) {
	r.out = r.out[:0]
	r.text(c.ID)
	r.text(c.File)
	r.text(c.Titre)
	r.text(c.Resume)
	r.number(c.Annee)
	r.day(c.PublieeLe)
	r.day(c.MiseAJourLe)
	r.text(c.Licence)
	if c.Contact == nil {
		r.number(0)
	} else {
		r.number(1)
		r.text(c.Contact.Nom)
		r.text(c.Contact.Courriel)
		r.text(c.Contact.Telephone)
	}
	r.length(len(c.Sources), c.Sources != nil)
	for _, s := range c.Sources {
		r.text(s.Titre)
		r.text(s.URL)
	}
	return r.out, r.declared(c)
}

// declared writes what the schema names.
func (r *recorder) declared(c *corpus.Case) error {
	names := 0
	for i := range r.schema.Rubriques {
		paragraphs, ok := c.Rubriques[r.schema.Rubriques[i].Nom]
		r.length(len(paragraphs), ok)
		for _, p := range paragraphs {
			r.text(p)
		}
		if ok {
			names++
		}
	}
	for i := range r.schema.Facettes {
		f := &r.schema.Facettes[i]
		values, ok := c.Facettes[f.Nom]
		r.length(len(values), ok)
		for _, id := range values {
			ordinal, known := f.Ordinal(id)
			if !known {
				return fmt.Errorf("case %s: facet %s has no value %q", c.ID, f.Nom, id)
			}
			r.number(ordinal)
		}
		if ok {
			names++
		}
	}
	if names != len(c.Rubriques)+len(c.Facettes) {
		return fmt.Errorf("case %s has rubrics or facets that its schema lacks", c.ID)
	}
	return nil
}

func (r *recorder) number(n int) { r.out = binary.AppendVarint(r.out, int64(n)) }

func (r *recorder) text(s string) {
	r.out = binary.AppendUvarint(r.out, uint64(len(s)))
	r.out = append(r.out, s...)
}

func (r *recorder) length(n int, there bool) {
	if !there {
		n = -1
	}
	r.out = binary.AppendUvarint(r.out, uint64(n+1))
}

// day writes a time as seconds since 1970: a case has days, at midnight UTC. Without a
// day it writes those of the zero time.
func (r *recorder) day(t time.Time) { r.out = binary.AppendVarint(r.out, t.Unix()) }

// A reading goes through one record. What is not there is empty, and told by err.
type reading struct {
	schema *corpus.Schema
	text   string // of the record from here on
	err    error
	room   []string // for the texts of lists, which are many and short
}

// readRecord makes a case of a record. All its texts lie in the record.
func readRecord(record string, s *corpus.Schema) (*corpus.Case, error) {
	r := reading{schema: s, text: record}
	c := &corpus.Case{ID: r.string(), File: r.string(), Titre: r.string(), Resume: r.string(), Annee: r.number()}
	c.PublieeLe, c.MiseAJourLe, c.Licence = r.day(), r.day(), r.string()
	if r.number() != 0 {
		c.Contact = &corpus.Contact{Nom: r.string(), Courriel: r.string(), Telephone: r.string()}
	}
	if n, there := r.length(); there {
		c.Sources = make([]corpus.Source, n)
		for i := range c.Sources {
			c.Sources[i] = corpus.Source{Titre: r.string(), URL: r.string()}
		}
	}
	c.Rubriques, c.Facettes = r.rubriques(), r.facettes()
	if r.err == nil && r.text != "" {
		r.fail()
	}
	return c, r.err
}

func (r *reading) rubriques() map[string][]string {
	out := make(map[string][]string, len(r.schema.Rubriques))
	for i := range r.schema.Rubriques {
		n, there := r.length()
		if !there {
			continue
		}
		paragraphs := r.texts(n)
		for p := range paragraphs {
			paragraphs[p] = r.string()
		}
		out[r.schema.Rubriques[i].Nom] = paragraphs
	}
	return out
}

func (r *reading) facettes() map[string][]string {
	out := make(map[string][]string, len(r.schema.Facettes))
	for i := range r.schema.Facettes {
		f := &r.schema.Facettes[i]
		n, there := r.length()
		if !there {
			continue
		}
		ids := r.texts(n)
		for v := range ids {
			ordinal := r.number()
			if ordinal < 0 || ordinal >= len(f.Valeurs) {
				r.fail()
				break
			}
			ids[v] = f.Valeurs[ordinal].ID
		}
		out[f.Nom] = ids
	}
	return out
}

// listRoom is how many texts the lists of most cases hold.
const listRoom = 12

// texts gives room for the texts of a list, which shares nothing with another.
func (r *reading) texts(n int) []string {
	if r.room == nil || n > len(r.room) {
		r.room = make([]string, max(n, listRoom))
	}
	out := r.room[:n:n]
	r.room = r.room[n:]
	return out
}

func (r *reading) fail() { r.err, r.text = errDamaged, "" }

func (r *reading) uvarint() uint64 {
	n := uint64(0)
	for i := 0; i < len(r.text) && i < binary.MaxVarintLen64; i++ {
		n |= uint64(r.text[i]&0x7f) << (7 * i)
		if r.text[i] < 0x80 {
			r.text = r.text[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

func (r *reading) varint() int64 {
	n := r.uvarint()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *reading) number() int { return int(r.varint()) }

func (r *reading) string() string {
	n := r.uvarint()
	if n > uint64(len(r.text)) {
		r.fail()
		return ""
	}
	out := r.text[:n]
	r.text = r.text[n:]
	return out
}

// length is that of a list, which is no longer than what is left to read.
func (r *reading) length() (n int, there bool) {
	long := r.uvarint()
	if long > uint64(len(r.text))+1 {
		r.fail()
	}
	if long == 0 || r.err != nil {
		return 0, false
	}
	return int(long - 1), true
}

func (r *reading) day() time.Time {
	t := time.Unix(r.varint(), 0).UTC()
	if t.IsZero() {
		return time.Time{}
	}
	return t
}
