package page_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"glane/internal/phrase"
)

var update = flag.Bool("update", false, "mend the spaces of the texts")

const textsFolder = "../../web/texts"

// afterCount is the plain space that parts a number from its noun.
var afterCount = regexp.MustCompile(`\{n\} `)

// frenchSpaces gives a line of fr.yaml the no-break spaces that it lacks.
func frenchSpaces(line string) string {
	if strings.HasPrefix(line, "#") {
		return line // no reader sees it
	}
	return afterCount.ReplaceAllString(phrase.Typeset(line), "{n}"+phrase.NBSP)
}

// TestFrenchTextsHaveTheSpacesOfFrench mends them with -update.
func TestFrenchTextsHaveTheSpacesOfFrench(t *testing.T) {
	path := filepath.Join(textsFolder, "fr.yaml")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(content), "\n")
	for i, line := range lines {
		right := frenchSpaces(line)
		if right != line && !*update {
			t.Errorf("fr.yaml:%d: a space that may break, run make fix: %s", i+1, line)
		}
		lines[i] = right
	}
	if *update {
		if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTextsAreTypesetAsTheirLanguageWants(t *testing.T) {
	wrong := map[string]*regexp.Regexp{
		// a straight apostrophe or quotation mark, three dots, a mark without its space
		"fr.yaml": regexp.MustCompile(`\pL'\pL|\pL"\pL|\.\.\.|[^\s\x{a0}\x{202f}:/&#\d][;!?»](\s|"|$)|«[^\s\x{a0}]| {2}\S* {2}`),
		"en.yaml": regexp.MustCompile(`\pL'\pL|\.\.\.|[\s\x{a0}\x{202f}][:;!?]( |$)|[«»]`),
	}
	for name, pattern := range wrong {
		content, err := os.ReadFile(filepath.Join(textsFolder, name))
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(content), "\n") {
			key, text, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok || strings.HasPrefix(key, "#") {
				continue
			}
			text = strings.TrimSpace(text)
			if found := pattern.FindString(text); found != "" || strings.Contains(text, "  ") {
				t.Errorf("%s:%d: typography at %q: %s", name, i+1, found, text)
			}
		}
	}
}

func TestTheCheckOfFrenchSpacesFindsWhatIsWrong(t *testing.T) {
	for line, want := range map[string]string{
		`  a: "{n} fiches : « eau »"`: "  a: \"{n}\u00a0fiches\u00a0: «\u00a0eau\u00a0»\"",
		"  b: Pourquoi ?":             "  b: Pourquoi\u202f?",
	} {
		if got := frenchSpaces(line); got != want {
			t.Errorf("%q becomes %q, want %q", line, got, want)
		}
	}
}
