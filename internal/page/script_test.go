package page_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http/httptest"
	"path"
	"regexp"
	"strings"
	"testing"

	"glane/index"
	"glane/internal/page"
	"glane/internal/params"
	"glane/web"
)

func TestTheFormBringsEveryTextThatItsScriptSays(t *testing.T) {
	form := at(t, "every fiche").Find("form#recherche")
	for _, kind := range index.SuggestionKinds {
		if form.AttrOr("data-genre-"+string(kind), "") == "" {
			t.Errorf("a suggestion of the kind %q has no name", kind)
		}
	}
	counts := strings.Split(form.AttrOr("data-nombres", ""), "|")
	want(t, "counts of suggestions", len(counts), params.DefaultSuggestions)
	want(t, "one, two", strings.Join(counts[:2], ", "), "1\u00a0suggestion, 2\u00a0suggestions")
}

func TestThePageBringsTheScriptsInOneFile(t *testing.T) {
	pages, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	got := at(t, "every fiche")
	want(t, "scripts", got.Find("script").Length(), 1)
	w := httptest.NewRecorder()
	pages.Assets().ServeHTTP(w, httptest.NewRequest("GET", got.Find("script").AttrOr("src", ""), nil))
	want(t, "kind", w.Header().Get("Content-Type"), "text/javascript; charset=utf-8")
	for _, part := range []string{`\bIdiomorph\s*=`, `\bglane\s*=`, `\bglane\.trail\s*=`} {
		if !regexp.MustCompile(part).MatchString(w.Body.String()) {
			t.Errorf("the script lacks %q", part)
		}
	}
}

// The page, the data of the shared link and the entry of the history are one address.
func TestTheResultsTellTheAddressOfTheirView(t *testing.T) {
	got := at(t, "one fiche found")
	want(t, "address", got.Find("#resultats").AttrOr("data-vue", ""), "/?q=bl%C3%A9")
}

func TestWhatOthersMadeIsWhatWasLookedAt(t *testing.T) {
	sources, err := fs.Glob(web.Files, "vendor/*/SOURCE.txt")
	if err != nil || len(sources) == 0 {
		t.Fatalf("%d sources, %v", len(sources), err)
	}
	for _, source := range sources {
		text, err := fs.ReadFile(web.Files, source)
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]bool{"SOURCE.txt": true}
		facts := map[string]string{}
		for _, line := range strings.Split(string(text), "\n") {
			fields := strings.Fields(line)
			switch {
			case len(fields) == 3 && fields[0] == "file":
				name := path.Base(fields[1])
				told[name] = true
				content, err := fs.ReadFile(web.Files, path.Join(path.Dir(source), name))
				sum := sha256.Sum256(content)
				if err != nil || hex.EncodeToString(sum[:]) != fields[2] {
					t.Errorf("%s: %s is not the file that was looked at (%v)", source, name, err)
				}
			case len(fields) == 2:
				facts[fields[0]] = fields[1]
			}
		}
		for _, fact := range []string{"package", "version", "licence", "integrity"} {
			if facts[fact] == "" {
				t.Errorf("%s does not tell its %s", source, fact)
			}
		}
		entries, err := fs.ReadDir(web.Files, path.Dir(source))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !told[e.Name()] {
				t.Errorf("%s does not tell of %s", source, e.Name())
			}
		}
	}
}
