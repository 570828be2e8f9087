// Package corpus holds what a folder of fiches says: its schema, its thesaurus
// and its cases. It reads the folder, validates it, and tells every fault with
// its place and its remedy; what it hands on is always whole and consistent.
//
// It knows nothing of search, of HTTP or of any engine, and it names no rubric
// and no facet of any one corpus: the schema drives everything.
package corpus

import (
	"time"

	"glane/internal/nearest"
)

// Unspecified is the reserved id of the value under which cases that have no
// value for a facet, or no year, are counted and can be asked for.
const (
	Unspecified      = "non-precise"
	UnspecifiedLabel = "Non précisé"
)

// A Corpus is one folder of fiches, read and found sound.
// It is never changed once loaded, and may be shared between goroutines.
type Corpus struct {
	Schema        *Schema
	Thesaurus     *Thesaurus   // never nil; empty when the folder has none
	Accessibilite *Declaration // nil when the folder declares nothing
	Cases         Cases

	// Fingerprint tells this corpus from any other: a hash, in hexadecimal, of
	// the files that it was read from, their paths and their bytes.
	Fingerprint string
}

// Case returns the case with that id, or nil.
func (c *Corpus) Case(id string) *Case {
	if n, ok := c.Cases.Number(id); ok {
		return c.Cases.At(n)
	}
	return nil
}

// Meant returns the case whose id looks most like one that no case has, or nil when
// none comes near. Only those that stand near it in the order of ids are looked at:
// a slip of the finger is seldom in the first letters, and there may be hundreds
// of thousands.
func (c *Corpus) Meant(id string) *Case {
	if len(id) > maxGuessedID {
		return nil
	}
	at, _ := c.Cases.Number(id)
	near := c.Cases.ids(max(0, at-maxGuesses/2), min(c.Cases.Len(), at+maxGuesses/2))
	return c.Case(nearest.Of(id, near))
}

// Bounds of a guess.
const (
	maxGuesses   = 2000 // ids that are compared with a wrong one: about 10 ms
	maxGuessedID = 80   // letters of one that is worth the comparing
)

// A Case is one case document, a fiche.
type Case struct {
	ID     string // the name of its file without ".yaml", or the "id" of its JSON line
	File   string // where it was read from: path within the corpus folder, with slashes
	Titre  string
	Resume string // "" when the author wrote none

	Annee       int       // 0 when not given
	PublieeLe   time.Time // zero when not given; a date, at midnight UTC
	MiseAJourLe time.Time // likewise
	Contact     *Contact  // nil when not given
	Licence     string    // the corpus's default when the case gives none

	Rubriques map[string][]string // paragraphs, by the rubric's name; every name is in the schema
	Facettes  map[string][]string // value ids in the author's order, by the facet's name; all are in the schema
	Sources   []Source
}

// A Contact is whom to ask about a case; at least one of the three is given.
type Contact struct{ Nom, Courriel, Telephone string }

// A Source is where a case was taken from: a title, an address, or both.
type Source struct{ Titre, URL string }
