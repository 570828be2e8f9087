package cooperations_test

import (
	"fmt"
	"strings"
	"testing"

	"glane/corpus"
)

// heading stands on most slides; it is the description of the corpus.
const heading = "Quels outils pour formaliser des coopérations ?"

// A slide is one case where the deck has it.
type slide struct {
	id    string
	prose bool // told in sentences, without rubric labels and without a title
}

// slides is the deck's order.
var slides = []slide{
	{id: "plans-cooperation-monts-ardeche"},
	{id: "entente-tridan"},
	{id: "convention-territoires-partenaires"},
	{id: "convention-articulation-sage-ardeche"},
	{id: "convention-mutualisation-pnr-pays"},
	{id: "contrat-cooperation-metropolitaine-nantes", prose: true},
	{id: "contrat-reciprocite-toulouse-gascogne", prose: true},
	{id: "contrat-transition-ecologique-haute-cote-or", prose: true},
	{id: "gip-fdiaa-isere", prose: true},
	{id: "appels-a-projets-tiga", prose: true},
}

// mends are all that was repaired of the deck: what its layout broke. The text
// of the fiches is that of the deck with these replaced, and nothing else.
var mends = []struct {
	deck, fiche string
	times       int
	why         string
}{
	{heading, "", 7, "it is repeated by the layout, and is the corpus's description"},
	{"Eléments déclencheurs", "Éléments déclencheurs", 5, "a label of the schema, not a sentence of a fiche"},
	{"• ", "", 5, "a bullet's sign: the paragraph stands for it"},
	{"thématiquespar", "thématiques par", 1, "a missing space"},
	{"l’Eau , l’autre", "l’Eau, l’autre", 1, "a space too many"},
	{"«Territoires", "« Territoires", 1, "a missing space"},
	{"co-\nconstruction ", "co-construction\n", 1, "a hyphen at the end of a line"},
	{"PETR PdG V2.pdf", "PETR%20PdG%20V2.pdf", 1, "a space is not allowed in an address"},
}

// A word is what stands between two spaces, with its place.
type word struct {
	text   string
	place  string // "seed.txt:12", or "entente-tridan: objet 2"
	starts bool   // the first of a line of the deck, of a paragraph of a fiche
	bullet bool   // the first of a line that the deck sets in, as it does bullets
}

// deckWords gives the words of the deck, mended.
func deckWords(t *testing.T, seed string) []word {
	t.Helper()
	for _, m := range mends {
		if n := strings.Count(seed, m.deck); n != m.times {
			t.Fatalf("the deck has %q %d times, want %d: is the mend (%s) still due?", m.deck, n, m.times, m.why)
		}
		seed = strings.ReplaceAll(seed, m.deck, m.fiche)
	}
	var words []word
	for i, line := range strings.Split(seed, "\n") {
		first := len(words)
		words = appendWords(words, fmt.Sprintf("seed.txt:%d", i+1), line)
		if first < len(words) {
			words[first].bullet = strings.HasPrefix(line, " ")
		}
	}
	return words
}

// ficheWords gives the words of the corpus in the order in which the deck has
// them: a table's name follows it, and the links of a slide stand at its end.
func ficheWords(t *testing.T, c *corpus.Corpus) []word {
	t.Helper()
	var words []word
	for _, s := range slides {
		fiche := c.Case(s.id)
		if fiche == nil {
			t.Fatalf("no case %s", s.id)
		}
		for _, r := range c.Schema.Rubriques {
			paragraphs := fiche.Rubriques[r.Nom]
			if len(paragraphs) > 0 && !s.prose {
				words = appendWords(words, s.id+": label of "+r.Nom, r.Libelle)
			}
			for i, p := range paragraphs {
				words = appendWords(words, fmt.Sprintf("%s: %s %d", s.id, r.Nom, i+1), p)
			}
		}
		if !s.prose {
			words = appendWords(words, s.id+": titre", fiche.Titre)
		}
		for _, source := range fiche.Sources {
			words = appendWords(words, s.id+": source", source.URL)
		}
		if fiche.Resume != "" {
			words = appendWords(words, s.id+": resume", fiche.Resume)
		}
	}
	return words
}

func appendWords(words []word, place, text string) []word {
	for i, w := range strings.Fields(text) {
		words = append(words, word{text: w, place: place, starts: i == 0})
	}
	return words
}

// differences lists each line of the deck that has words which the fiches have
// not, and each paragraph of a fiche that has words which the deck has not.
func differences(deck, fiches []word) []string {
	for len(deck) > 0 && len(fiches) > 0 && deck[0].text == fiches[0].text {
		deck, fiches = deck[1:], fiches[1:]
	}
	for len(deck) > 0 && len(fiches) > 0 && deck[len(deck)-1].text == fiches[len(fiches)-1].text {
		deck, fiches = deck[:len(deck)-1], fiches[:len(fiches)-1]
	}
	var found []string
	note := func(w word, what string) {
		head := w.place + ": " + what + ":"
		if n := len(found); n > 0 && strings.HasPrefix(found[n-1], head) {
			found[n-1] += " " + w.text
			return
		}
		found = append(found, head+" "+w.text)
	}
	common := commonLengths(deck, fiches)
	i, j := 0, 0
	for i < len(deck) || j < len(fiches) {
		switch {
		case i < len(deck) && j < len(fiches) && deck[i].text == fiches[j].text:
			i, j = i+1, j+1
		case j == len(fiches) || i < len(deck) && common[i+1][j] >= common[i][j+1]:
			note(deck[i], "not in the fiches")
			i++
		default:
			note(fiches[j], "not in the deck")
			j++
		}
	}
	return found
}

// commonLengths gives, at [i][j], how many words a[i:] and b[j:] share in order.
func commonLengths(a, b []word) [][]int {
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].text == b[j].text {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	return common
}
