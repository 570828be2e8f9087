package index

// An Explanation tells how a score came about, or a part of one: a tree of what it
// is made of. The value of each node but the leaves is its operation over the
// values of its parts, to within the rounding of floating-point numbers; that of
// the root is then rounded to a millionth, and is the Score of its Hit.
//
// An engine fills in what goes with the kind; Text says it in French.
type Explanation struct {
	Kind      ExplanationKind
	Operation Operation // "" for a leaf
	Value     float64

	Word     string   // of the query, as it was read
	Form     string   // as it stands in the case
	Relation Kind     // of the form to the word
	Entry    string   // of the thesaurus
	Zone     string   // of the case; "" for all of them
	Missing  []string // words of the query that the case does not hold
	// Count is of how many things, of Of in all: of what, the kind tells.
	Count, Of int
	// Weight is by what Count is multiplied.
	Weight float64
	// Limited tells that a word counts less than its rarity since it stands for
	// another that is less rare.
	Limited bool

	Parts []Explanation
}

// An ExplanationKind is what the value of an Explanation measures.
type ExplanationKind string

// The kinds, from the root to the leaves.
const (
	ExplainedScore     ExplanationKind = "note"       // the score of the case, rounded
	ExplainedWords     ExplanationKind = "mots"       // words that the case holds together
	ExplainedSome      ExplanationKind = "partie"     // words, and what their share takes off
	ExplainedShare     ExplanationKind = "part"       // what holding Count of Of words is worth; Missing are the others
	ExplainedTitle     ExplanationKind = "titre"      // what it is worth that Count of the Of words of the title were asked for
	ExplainedExclusion ExplanationKind = "exclusion"  // 1, since the case holds none of Missing
	ExplainedVariants  ExplanationKind = "variantes"  // the best of what was typed and what may stand for it
	ExplainedVariant   ExplanationKind = "variante"   // one of them that counts less, brought by Entry
	ExplainedWeight    ExplanationKind = "poids"      // of that one
	ExplainedWord      ExplanationKind = "mot"        // a word
	ExplainedPhrase    ExplanationKind = "expression" // words that follow one another, or a word within one zone
	ExplainedCloseness ExplanationKind = "proximite"  // how closely the closest form meets its word
	ExplainedRarity    ExplanationKind = "rarete"     // of a word that Count of Of cases hold, its forms counted one by one
	ExplainedPresence  ExplanationKind = "presence"   // what standing there often brings, for the length of the case
	ExplainedFrequency ExplanationKind = "frequence"  // how often, weighted by zones and closeness
	ExplainedForm      ExplanationKind = "forme"      // what one form adds to the frequency
	ExplainedForms     ExplanationKind = "autres"     // what Count further forms add
	ExplainedZone      ExplanationKind = "zone"       // what Count times in one zone add, each of a Weight
	ExplainedLength    ExplanationKind = "longueur"   // of a case of Count weighted words, where cases have Of on average
	ExplainedUsual     ExplanationKind = "habitude"   // how often the word usually stands in a case that holds it
)

// ExplanationKinds lists every kind, from the root to the leaves.
var ExplanationKinds = []ExplanationKind{
	ExplainedScore, ExplainedWords, ExplainedSome, ExplainedShare, ExplainedTitle, ExplainedExclusion, ExplainedVariants, ExplainedVariant,
	ExplainedWeight, ExplainedWord, ExplainedPhrase, ExplainedCloseness, ExplainedRarity, ExplainedPresence,
	ExplainedFrequency, ExplainedForm, ExplainedForms, ExplainedZone, ExplainedLength, ExplainedUsual,
}

// An Operation is how the value of an Explanation comes of those of its parts.
type Operation string

// The operations.
const (
	Product  Operation = "produit"
	Sum      Operation = "somme"
	Greatest Operation = "maximum"
	// Saturation is of three parts, the frequency f, the length l and what is usual, u:
	// f × (u + 1) / (f + u × l). It is BM25's answer to how often a word stands in a document.
	Saturation Operation = "saturation"
)

// Operations lists every operation.
var Operations = []Operation{Product, Sum, Greatest, Saturation}

// Of gives what an operation makes of the values of some parts.
func (o Operation) Of(parts []Explanation) float64 {
	switch o {
	case Product:
		out := 1.0
		for _, p := range parts {
			out *= p.Value
		}
		return out
	case Greatest:
		out := 0.0
		for _, p := range parts {
			out = max(out, p.Value)
		}
		return out
	case Saturation:
		f, l, u := parts[0].Value, parts[1].Value, parts[2].Value
		return f * (u + 1) / (f + u*l)
	}
	out := 0.0
	for _, p := range parts {
		out += p.Value
	}
	return out
}
