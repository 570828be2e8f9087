package corpus

// A Thesaurus is what thesaurus.yaml declares: words that mean the same.
type Thesaurus struct {
	Sigles    []Sigle
	Synonymes [][]string // each a group of two or more terms that stand for one another, of one or several words
}

// A Sigle is an acronym with the words it stands for.
type Sigle struct {
	Sigle      string
	Formes     []string // other ways to write the acronym itself, as "Scot" for "SCoT"
	Developpe  []string // what it stands for, at least one term of several words
	Definition string   // one sentence for a glossary; "" when not given
}
