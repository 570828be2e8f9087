package cooperations_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestTheThesaurusHasEveryAcronymOfTheDeck(t *testing.T) {
	// Names that the deck does not spell out, and a Latin word.
	noAcronym := []string{"TRIDAN", "G4", "VS"}
	// Acronyms that the deck spells out, or does not, and has only in its links.
	linked := map[string]string{"AMI": "_ami_", "PAT": "/pat-", "TIGA": "_tiga."}

	seed := readSeed(t)
	known := map[string]bool{}
	for _, s := range load(t).Thesaurus.Sigles {
		for _, form := range append([]string{s.Sigle}, s.Formes...) {
			known[form] = true
		}
	}
	text := regexp.MustCompile(`(?m)^https?:.*$`).ReplaceAllString(seed, "")
	for _, a := range regexp.MustCompile(`\b[A-Z][A-Za-z]?[A-Z0-9]\w*\b`).FindAllString(text, -1) {
		if !known[a] && !slices.Contains(noAcronym, a) {
			t.Errorf("the thesaurus lacks %s", a)
		}
	}
	for a, inLink := range linked {
		if !strings.Contains(seed, inLink) {
			t.Errorf("the deck has no link with %s", inLink)
		}
		if !known[a] {
			t.Errorf("the thesaurus lacks %s", a)
		}
	}
}

// A wrong word in what an acronym stands for, or one left out, seldom leaves its
// letters in place.
func TestTheLettersOfAnAcronymBeginTheWordsItStandsFor(t *testing.T) {
	// What took the place of a name and kept its acronym, is short for it, or is
	// called by it; and the A that tells an ouvrage from an œuvre (MOE).
	others := []string{
		"Agence de la transition écologique", "France Services", "programme Leader",
		"contrat de réciprocité", "territoires d’innovation",
		"différenciation, décentralisation, déconcentration et simplification",
		"maîtrise d’ouvrage", "maître d’ouvrage",
	}
	for _, s := range load(t).Thesaurus.Sigles {
		for _, long := range s.Developpe {
			if begins(plain(s.Sigle), words(plain(long))) == slices.Contains(others, long) {
				t.Errorf("%s: do its letters begin the words of %q?", s.Sigle, long)
			}
		}
	}
}

func TestEveryAcronymIsDefinedInOneSentence(t *testing.T) {
	for _, s := range load(t).Thesaurus.Sigles {
		if !strings.HasSuffix(s.Definition, ".") || strings.Count(s.Definition, ". ") > 0 || len(s.Definition) > 200 {
			t.Errorf("%s: %q", s.Sigle, s.Definition)
		}
	}
}

func TestAcronymsStandInTheOrderOfTheAlphabet(t *testing.T) {
	var got []string
	for _, s := range load(t).Thesaurus.Sigles {
		got = append(got, plain(s.Sigle))
	}
	if !slices.IsSorted(got) {
		t.Errorf("not in order: %q", got)
	}
}

// begins tells whether letters are made of the first letters, one or more, of
// some of the words, in their order; the first word cannot be left out.
func begins(letters string, words []string) bool {
	var from func(letters string, words []string) bool
	from = func(letters string, words []string) bool {
		if letters == "" || len(words) == 0 {
			return letters == ""
		}
		for n := 0; n == 0 || n <= len(words[0]) && strings.HasPrefix(letters, words[0][:n]); n++ {
			if from(letters[n:], words[1:]) {
				return true
			}
		}
		return false
	}
	return letters[0] == words[0][0] && from(letters, words)
}

func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// plain is a text in lower case and without accents.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(strings.ReplaceAll(text, "œ", "oe")))
}
