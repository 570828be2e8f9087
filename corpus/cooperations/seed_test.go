package cooperations_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"glane/corpus"
	"glane/corpus/cooperations"
)

func readSeed(t *testing.T) string {
	t.Helper()
	seed, err := os.ReadFile(filepath.Join("testdata", "seed.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(seed)
}

func load(t *testing.T) *corpus.Corpus {
	t.Helper()
	c, faults := corpus.Load(cooperations.Files)
	for _, f := range faults {
		t.Error(f)
	}
	if t.Failed() {
		t.FailNow()
	}
	return c
}

func TestTheDeckAndTheFichesHoldTheSameWords(t *testing.T) {
	c := load(t)
	for _, d := range differences(deckWords(t, readSeed(t)), ficheWords(t, c)) {
		t.Error(d)
	}
	if c.Schema.Description != heading {
		t.Errorf("the description is %q, the deck's heading %q", c.Schema.Description, heading)
	}
}

func TestParagraphsAreTheLinesAndBulletsOfTheDeck(t *testing.T) {
	deck, fiches := deckWords(t, readSeed(t)), ficheWords(t, load(t))
	if len(deck) != len(fiches) {
		t.Fatalf("%d words in the deck, %d in the fiches", len(deck), len(fiches))
	}
	for i, w := range fiches {
		afterLabel := i > 0 && strings.Contains(fiches[i-1].place, ": label of ")
		if w.starts && !deck[i].starts && !afterLabel {
			t.Errorf("%s begins within %s, at %q", w.place, deck[i].place, w.text)
		}
		if deck[i].bullet && !w.starts {
			t.Errorf("%s is a bullet that does not begin a paragraph, in %s", deck[i].place, w.place)
		}
	}
}

func TestAWordChangedInTheDeckIsSeenAtItsLine(t *testing.T) {
	deck, fiches := deckWords(t, readSeed(t)), ficheWords(t, load(t))
	for i := range deck {
		changed := slices.Clone(deck)
		changed[i].text += "s"
		wantDifference(t, differences(changed, fiches), deck[i].place+": not in the fiches: ")
	}
}

func TestAWordChangedInAFicheIsSeenAtItsParagraph(t *testing.T) {
	deck := deckWords(t, readSeed(t))
	c := load(t)
	for _, s := range slides {
		for rubric, paragraphs := range c.Case(s.id).Rubriques {
			for i, p := range paragraphs {
				paragraphs[i] = "Naguère " + p
				wantDifference(t, differences(deck, ficheWords(t, c)), s.id+": "+rubric)
				paragraphs[i] = strings.TrimSuffix(p, lastWord(p))
				if len(differences(deck, ficheWords(t, c))) == 0 {
					t.Errorf("%s: %s %d has lost its last word, and no one says so", s.id, rubric, i+1)
				}
				paragraphs[i] = p
			}
		}
	}
}

func wantDifference(t *testing.T, found []string, prefix string) {
	t.Helper()
	if !slices.ContainsFunc(found, func(d string) bool { return strings.HasPrefix(d, prefix) }) {
		t.Errorf("no difference begins with %q: %q", prefix, found)
	}
}

func lastWord(text string) string {
	words := strings.Fields(text)
	return words[len(words)-1]
}

func TestTheTitleOfAProseSlideIsMadeOfItsWords(t *testing.T) {
	c := load(t)
	said := map[string][]string{}
	for _, w := range ficheWords(t, c) {
		id, _, _ := strings.Cut(w.place, ":")
		said[id] = append(said[id], letters(w.text)...)
	}
	for _, s := range slides {
		for _, w := range letters(c.Case(s.id).Titre) {
			if !slices.Contains(said[s.id], w) {
				t.Errorf("%s: %q of the title is not a word of the slide", s.id, w)
			}
		}
	}
}

func TestTheTitleOfASourceIsASentenceOfItsFiche(t *testing.T) {
	for _, fiche := range load(t).Cases.All() {
		for _, source := range fiche.Sources {
			if source.Titre != "" && !slices.Contains(fiche.Rubriques["exemple"], source.Titre) {
				t.Errorf("%s: %q is not in the deck", fiche.ID, source.Titre)
			}
		}
	}
}

func TestNothingIsGivenThatTheDeckDoesNotSay(t *testing.T) {
	for _, fiche := range load(t).Cases.All() {
		if fiche.Annee != 0 || !fiche.PublieeLe.IsZero() || !fiche.MiseAJourLe.IsZero() || fiche.Contact != nil || fiche.Licence != "" {
			t.Errorf("%s has a year, a date, a contact or a licence: %+v", fiche.ID, fiche)
		}
	}
}

// letters gives the runs of letters and digits of a text, in lower case.
func letters(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
