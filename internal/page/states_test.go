package page_test

import (
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"glane/corpus"
	"glane/index"
	"glane/internal/browsertest"
	"glane/internal/page"
	"glane/internal/problem"
)

// A state is one view that a reader can come to.
type state struct {
	name    string
	address string
	fake    fake
	status  int
}

func marked(text, word string) index.Passage {
	at := strings.Index(text, word)
	return index.Passage{Text: text, Marks: []index.Span{{Start: at, End: at + len(word)}}, Before: true, After: true}
}

func states(c *corpus.Corpus) []state {
	answer := func(total int, ids ...string) index.Answer {
		return index.Answer{
			Total: total, Matched: total, Hits: hits(c, ids...), Facets: counts(c, nil),
			Years: index.YearCounts{Counts: []index.YearCount{{Year: 1923, Count: 1}, {Year: 1980, Count: 1}}, Unspecified: 1},
		}
	}
	found := answer(1, "ble")
	found.Hits[0].Highlights = []index.Highlight{
		{Zone: index.ZoneTitre, Passages: []index.Passage{marked("Le blé en herbe", "blé")}},
		{Zone: "extrait", Passages: []index.Passage{marked("que le blé mûrisse", "blé"), marked("de blé vont", "blé")}},
	}
	why := answer(1, "ble")
	why.Hits[0].Why = []index.Match{
		{Word: "ble", Form: "blé", Zone: "extrait", Kind: index.Folded},
		{Word: "ble", Form: "Blé", Zone: "extrait", Kind: index.Folded},
		{Word: "céréale", Form: "blé", Zone: index.ZoneTitre, Kind: index.Thesaurus, Entry: "céréale"},
	}
	filtered := answer(2, "ble", "rose")
	filtered.Facets = counts(c, map[string]bool{"plante=rose": true, "lieu=valence": true})
	none := answer(0)
	none.Matched, none.Facets = 9, filtered.Facets
	none.Without = []index.Without{{Facet: "plante", Label: "Plante", Total: 1}, {Facet: "lieu", Label: "Lieu", Total: 7}}
	relaxed := answer(2, "rose", "ble")
	relaxed.Relaxed = true
	mended := answer(1, "rose")
	mended.Corrections, mended.DidYouMean = []index.Correction{{Typed: "rsoe", Meant: "rose"}}, "rose"
	hostile := answer(1, "piege")
	hostile.Hits[0].Highlights = []index.Highlight{{Zone: "sujet", Passages: []index.Passage{marked(`<img src=x onerror=alert(1)> "rose"`, "rose")}}}
	return []state{
		{"every fiche", "/", fake{answer: answer(3, "ble", "piege", "rose")}, 200},
		{"one fiche found", "/?q=bl%C3%A9", fake{answer: found}, 200},
		{"why it was found", "/?q=ble&explain=true", fake{answer: why}, 200},
		{"a page in the middle of many", "/?q=rose&page=50", fake{answer: answer(1000, "rose", "ble")}, 200},
		{"filters on", "/?q=rose&plante=rose&lieu=valence&annee_min=1900", fake{answer: filtered}, 200},
		{"nothing found, by the filters", "/?q=xyz&plante=rose&lieu=valence", fake{answer: none}, 200},
		{"nothing found, by all filters at once", "/?q=ble&plante=rose&lieu=lille", fake{answer: index.Answer{Matched: 4}}, 200},
		{"nothing found, by the words", "/?q=%22x%20y%22", fake{}, 200},
		{"nothing found, by all words at once", "/?q=rose+xyz+bl%C3%A9&plante=rose", fake{answer: index.Answer{
			Alone: []index.WordTotal{{Word: "rose", Total: 2}, {Word: "blé", Total: 1}},
		}}, 200},
		{"some of the words", "/?q=rose%20xyz", fake{answer: relaxed}, 200},
		{"a word mended", "/?q=rsoe", fake{answer: mended}, 200},
		{"a long query", "/?q=" + strings.Repeat("mot+", 200), fake{answer: answer(0)}, 200},
		{"past the last page", "/?q=rose&page=9", fake{answer: answer(12)}, 404},
		{"hostile text", "/?q=%3Cscript%3Ealert(1)%3C/script%3E%22%3E", fake{answer: hostile}, 200},
		{"a fiche", "/fiches/ble?q=bl%C3%A9&plante=rose", fake{}, 200},
		{"a hostile fiche", "/fiches/piege", fake{}, 200},
		{"about the corpus", "/a-propos", fake{answer: whole(c)}, 200},
		{"all values of a facet", "/facettes/lieu?q=rose&lieu=valence", fake{answer: filtered}, 200},
		{"values that contain a text", "/facettes/plante?contains=v", fake{answer: filtered}, 200},
		{"no value with a text", "/facettes/plante?contains=xyzzy", fake{answer: filtered}, 200},
		{"an unknown facet", "/facettes/lieux", fake{}, 404},
		{"the acronyms", "/sigles", fake{answer: answer(2, "ble", "rose")}, 200},
		{"acronyms with a word", "/sigles?contains=recherche", fake{}, 200},
		{"no acronym found", "/sigles?contains=xyzzy", fake{}, 200},
		{"the API", "/api", fake{}, 200},
		{"no declaration of accessibility", "/accessibilite", fake{}, 200},
		{"an unknown fiche", "/fiches/rosa?q=rose", fake{}, 404},
		{"a wrong parameter", "/?q=rose&plante=ros&page=0", fake{}, 400},
		{"a broken index", "/?q=rose", fake{err: errBroken}, 500},
	}
}

func TestEveryStateHasItsStatusItsTitleAndItsFrame(t *testing.T) {
	c := library()
	titles := map[string]string{}
	for _, s := range states(c) {
		t.Run(s.name, func(t *testing.T) {
			got := visit(t, c, &s.fake, s.address)
			if got.status != s.status {
				t.Errorf("status %d, want %d", got.status, s.status)
			}
			if n := got.Find("h1").Length(); n != 1 {
				t.Errorf("%d headings of the first level, want 1", n)
			}
			title := got.text("title")
			if other, taken := titles[title]; taken || title == "" {
				t.Errorf("title %q is also that of %q", title, other)
			}
			titles[title] = s.name
			if got.Find("form[role=search] input#q").Length() != 1 || got.text("label[for=q]") == "" {
				t.Error("no labelled search box")
			}
			// JSON-LD is data, which no browser runs.
			if got.Find(`script:not([src^="/assets/"]):not([type="application/ld+json"]), style, [style], [onclick], [onerror]`).Length() > 0 {
				t.Error("a script or a style stands in the page")
			}
			if strings.Contains(got.html, errBroken.Error()) {
				t.Error("the operator's cause is shown to the reader")
			}
			ids := map[string]bool{}
			for _, n := range got.Find("[id]").Nodes {
				for _, a := range n.Attr {
					if a.Key == "id" && ids[a.Val] {
						t.Errorf("id %q stands twice", a.Val)
					} else if a.Key == "id" {
						ids[a.Val] = true
					}
				}
			}
		})
	}
}

func TestEveryStateIsValidHTML(t *testing.T) {
	c := library()
	pages := map[string]string{}
	for _, s := range states(c) {
		pages[s.name] = visit(t, c, &s.fake, s.address).html
	}
	empty := &corpus.Corpus{Schema: &corpus.Schema{Titre: "Vide", Langue: "fr"}, Thesaurus: &corpus.Thesaurus{}}
	pages["empty corpus"] = visit(t, empty, &fake{}, "/").html
	pages["no corpus yet"] = withoutCorpus(t).html
	browsertest.ValidHTML(t, pages)
}

// withoutCorpus is the page while nothing is served yet.
func withoutCorpus(t *testing.T) got {
	t.Helper()
	pages, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	if err := pages.Error(w, httptest.NewRequest("GET", "//evil.example/?q=eau", nil), nil, problem.NotReady()); err != nil {
		t.Error(err)
	}
	return read(t, w.Result())
}

func TestFrenchTypographyHoldsInEveryState(t *testing.T) {
	wrong := regexp.MustCompile(`[ ][:;!?»]|[«][ ]|\pL'\pL|[^\s\x{a0}\x{202f}:/][;!?](\s|$)`)
	for _, s := range states(library()) {
		if strings.Contains(s.name, "hostile") {
			continue // the text of that fiche is not ours to set
		}
		t.Run(s.name, func(t *testing.T) {
			got := visit(t, library(), &s.fake, s.address)
			got.Find(".resultat").FilterFunction(hostileHit).Remove()
			for _, text := range []string{got.text("title"), squeeze(got.Find("body").Text())} {
				if found := wrong.FindStringIndex(text); found != nil {
					t.Errorf("typography at %q", text[max(0, found[0]-30):min(len(text), found[1]+30)])
				}
			}
		})
	}
}
