package corpus

// A Thesaurus is what thesaurus.yaml declares: words that mean the same, words
// that lie in others, and words to leave as they are.
type Thesaurus struct {
	Sigles      []Sigle
	Synonymes   [][]string // each a group of two or more terms that stand for one another, of one or several words
	Generiques  []Generique
	Locutions   []string // terms of several words that are found whole or not at all
	Invariables []string // single words that are neither inflected nor mended
	Exclusions  []Exclusion
}

// A Sigle is an acronym with the words it stands for.
type Sigle struct {
	Sigle      string
	Formes     []string // other ways to write the acronym itself, as "Scot" for "SCoT"
	Developpe  []string // what it stands for, at least one term of several words
	Definition string   // one sentence for a glossary; "" when not given
	// Majuscules is true of an acronym that is an everyday word in small letters
	// (CLE, MIN, SAGE): what is typed is the acronym only in capitals.
	Majuscules bool
}

// A Generique is a term with narrower ones: who asks for it also wants these,
// and not the other way round.
type Generique struct {
	Terme       string
	Specifiques []string // at least one, none of them Terme; no chain of them leads back
	Poids       float64  // how much a narrower term counts beside what was asked: minGenerique to 1
}

// An Exclusion is a term of the thesaurus to which nothing is added when it is
// asked for. It is still found when what it stands for is asked for.
type Exclusion struct {
	Terme string
	// Avec are single words: only a query that holds one of them, in whatever
	// form, is left alone. None leaves every query alone.
	Avec []string
}

// Weights of a narrower term beside the word that was asked for, which counts 1.
const (
	minGenerique     = 0.1
	defaultGenerique = 0.4 // under that of a synonym: it is not quite what was asked for
	maxGenerique     = 1
)
