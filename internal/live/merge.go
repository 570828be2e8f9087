package live

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"path"
	"slices"
	"strings"

	"glane/corpus"
)

// thesaurusFile is the corpus's file of words; while it has a fault the last
// good thesaurus stays, so that a slip in it does not make fiches unfindable.
const thesaurusFile = "thesaurus.yaml"

// declarationFile is the corpus's declaration of accessibility, which stays too.
const declarationFile = "accessibilite.yaml"

// A merged is a corpus with what was kept in it of the one before.
type merged struct {
	corpus    *corpus.Corpus
	cases     []string // ids of the cases kept in their last good version, sorted
	thesaurus bool     // the thesaurus before was kept
}

// merge puts into next the last good version, out of before, of each case that
// is missing from next because its file has a fault. A version that does not
// fit next's schema is left out. Neither corpus is changed.
func merge(before, next *corpus.Corpus, faults []corpus.Fault) merged {
	m := merged{corpus: next}
	if before == nil || len(faults) == 0 {
		return m
	}
	out := *next
	var kept []*corpus.Case
	bad := faultyCases(faults)
	for n, id := range before.Cases.IDs() {
		if len(bad.files) == 0 && !bad.ids[id] {
			continue // and is not read for it
		}
		if _, there := next.Cases.Number(id); there {
			continue
		}
		if c := before.Cases.At(n); bad.has(c) && fits(c, next.Schema) {
			m.cases = append(m.cases, id)
			kept = append(kept, c)
		}
	}
	out.Cases = next.Cases.With(kept)
	if faulty(faults, thesaurusFile) {
		m.thesaurus = true
		out.Thesaurus = before.Thesaurus
	}
	if faulty(faults, declarationFile) {
		out.Accessibilite = before.Accessibilite
		m.corpus = &out // no index holds it: the fingerprint stays that of the files
	}
	if m.thesaurus || len(m.cases) > 0 {
		out.Fingerprint = mergedFingerprint(before, next, m)
		m.corpus = &out
	}
	return m
}

func faulty(faults []corpus.Fault, file string) bool {
	return slices.ContainsFunc(faults, func(f corpus.Fault) bool { return f.File == file })
}

// mergedFingerprint tells a corpus with kept parts from the one that its files
// alone would give, so that no index is mistaken for the other's. It is of
// what was kept, not of when: reading the same folder again gives the same.
func mergedFingerprint(before, next *corpus.Corpus, m merged) string {
	h := sha256.New()
	fmt.Fprintln(h, next.Fingerprint)
	for _, id := range m.cases {
		writeJSON(h, before.Case(id))
	}
	if m.thesaurus {
		writeJSON(h, before.Thesaurus)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// writeJSON writes plain data in one certain form: encoding/json sorts maps.
func writeJSON(h hash.Hash, v any) {
	if err := json.NewEncoder(h).Encode(v); err != nil {
		panic("live: " + err.Error()) // cases and thesauri are strings, numbers and dates
	}
}

// A badSet is the cases that faults may concern.
type badSet struct {
	ids   map[string]bool // of the files of one case that have a fault
	files map[string]bool // files of many cases that have one: which case it was is not known
}

func (b badSet) has(c *corpus.Case) bool { return b.ids[c.ID] || b.files[c.File] }

func faultyCases(faults []corpus.Fault) badSet {
	b := badSet{ids: map[string]bool{}, files: map[string]bool{}}
	for _, f := range faults {
		name := path.Base(f.File)
		switch ext := path.Ext(name); ext {
		case ".yaml":
			b.ids[strings.TrimSuffix(name, ext)] = true
		case ".jsonl":
			b.files[f.File] = true
		}
	}
	return b
}

// fits tells whether every rubric and value of c is still declared.
func fits(c *corpus.Case, s *corpus.Schema) bool {
	for name := range c.Rubriques {
		if s.Rubrique(name) == nil {
			return false
		}
	}
	for name, values := range c.Facettes {
		f := s.Facette(name)
		if f == nil {
			return false
		}
		for _, v := range values {
			if f.Valeur(v) == nil {
				return false
			}
		}
	}
	return true
}
