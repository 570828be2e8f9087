package signpost

import (
	"encoding/xml"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"glane/corpus"
	"glane/index"
)

// many is a generation of n cases, which is never searched.
func many(n int) *index.Generation {
	c := &corpus.Corpus{Schema: &corpus.Schema{Titre: "Essai"}, Fingerprint: "f"}
	var cases []*corpus.Case
	for i := range n {
		cases = append(cases, &corpus.Case{ID: fmt.Sprintf("fiche-%d", i)})
	}
	c.Cases = corpus.Hold(cases)
	return &index.Generation{Corpus: c}
}

type addresses struct {
	XMLName xml.Name
	Loc     []string `xml:"url>loc"`
	Files   []string `xml:"sitemap>loc"`
}

// read asks for a sitemap, or for a part of one, with at most two addresses a file.
func read(t *testing.T, n int, part string) (addresses, error) {
	t.Helper()
	s := New(Config{Pages: []string{"/", "/a-propos"}})
	r, w := httptest.NewRequest("GET", "/sitemap.xml", nil), httptest.NewRecorder()
	var err error
	if part == "" {
		err = s.sitemap(w, r, many(n), "https://exemple.fr", 2)
	} else {
		r.SetPathValue("part", part)
		err = s.sitemapPart(w, r, many(n), "https://exemple.fr", 2)
	}
	var got addresses
	if err == nil {
		if err := xml.Unmarshal(w.Body.Bytes(), &got); err != nil {
			t.Fatalf("%v: %s", err, w.Body)
		}
	}
	return got, err
}

func TestASitemapThatIsTooLongIsSeveralFiles(t *testing.T) {
	one, err := read(t, 0, "")
	if err != nil || len(one.Loc) != 2 || one.XMLName.Local != "urlset" {
		t.Errorf("what fits: %+v %v", one, err)
	}
	several, err := read(t, 3, "")
	if err != nil || several.XMLName.Local != "sitemapindex" || strings.Join(several.Files, " ") !=
		"https://exemple.fr/sitemap-1.xml https://exemple.fr/sitemap-2.xml https://exemple.fr/sitemap-3.xml" {
		t.Errorf("what does not fit: %+v %v", several, err)
	}
	var all []string
	for _, part := range []string{"1", "2", "3"} {
		got, err := read(t, 3, part)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, got.Loc...)
	}
	if want := "/ /a-propos /fiches/fiche-0 /fiches/fiche-1 /fiches/fiche-2"; strings.ReplaceAll(strings.Join(all, " "), "https://exemple.fr", "") != want {
		t.Errorf("the files hold %q", all)
	}
	for _, part := range []string{"0", "4", "-1", "01", "x", "99999999999999999999"} {
		if _, err := read(t, 3, part); err == nil {
			t.Errorf("there is a part %s", part)
		}
	}
	if _, err := read(t, 0, "1"); err == nil {
		t.Error("what fits has parts")
	}
}

func TestANameIsShortenedToWholeWords(t *testing.T) {
	for text, want := range map[string]string{
		"Recettes": "Recettes", "Recettes des terroirs": "Recettes", "Fêtes de la Loire moyenne": "Fêtes", "Vie des associations": "Vie", "Coopérations interterritoriales": "Coopérations",
		"Anticonstitutionnellement": "Anticonstitution", "Seize lettres là x": "Seize lettres là", "Le  jardin": "Le jardin", "": "",
	} {
		if got := shorten(text, 16); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestAnEntryTellsTheBeginningOfAFiche(t *testing.T) {
	s := &corpus.Schema{Rubriques: []corpus.Rubrique{{Nom: "vide"}, {Nom: "texte"}}}
	long := strings.Repeat("mots ; ", 200_000)
	for _, one := range []struct {
		written *corpus.Case
		want    string
	}{
		{&corpus.Case{Resume: "Un résumé.", Rubriques: map[string][]string{"texte": {"Un texte."}}}, "Un résumé."},
		{&corpus.Case{Rubriques: map[string][]string{"texte": {" Un texte. ", "Un autre."}}}, "Un texte."},
		{&corpus.Case{}, ""},
	} {
		if got := summary(one.written, s); got != one.want {
			t.Errorf("%q, want %q", got, one.want)
		}
	}
	got := summary(&corpus.Case{Rubriques: map[string][]string{"texte": {long}}}, s)
	if n := len([]rune(got)); n > maxSummary+2 || n < maxSummary-20 || !strings.HasSuffix(got, "mots …") {
		t.Errorf("of a paragraph of a million letters: %d, which end with %q", n, got[len(got)-20:])
	}
}
