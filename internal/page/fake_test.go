package page_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"glane/corpus"
	"glane/index"
	"glane/internal/page"
	"glane/internal/params"
	"glane/internal/problem"
)

// A fake searcher answers every request with one answer, and keeps the request.
type fake struct {
	answer index.Answer
	err    error
	asked  index.Request
}

func (f *fake) Search(_ context.Context, r index.Request) (*index.Answer, error) {
	f.asked = r
	if f.err != nil {
		return nil, f.err
	}
	a := f.answer
	return &a, nil
}

func (*fake) Similar(context.Context, string, int) ([]index.Hit, error) { return nil, nil }

func (f *fake) Close() error { return nil }

var errBroken = errors.New("the index is broken")

// library is a corpus of another kind than the first one: no test of this room
// leans on the names of that one.
func library() *corpus.Corpus {
	schema := &corpus.Schema{
		Titre: "Le jardin des livres", Description: "Mille livres sur les jardins.", Langue: "fr",
		Rubriques: []corpus.Rubrique{{Nom: "sujet", Libelle: "Sujet", Poids: 1}, {Nom: "extrait", Libelle: "Extrait", Poids: 1}},
		Facettes: []corpus.Facette{
			{Nom: "plante", Libelle: "Plante", Mode: corpus.ModeOu, Valeurs: []corpus.Valeur{
				{ID: "rose", Libelle: "Rose"}, {ID: "ble", Libelle: "Blé"}, {ID: "vigne", Libelle: "Vigne & vin"},
			}},
			{Nom: "lieu", Libelle: "Lieu", Mode: corpus.ModeOu, Hierarchie: true, Valeurs: []corpus.Valeur{
				{ID: "nord", Libelle: "Nord"},
				{ID: "sud", Libelle: "Sud"},
				{ID: "lille", Libelle: "Lille", Parents: []string{"nord"}},
				{ID: "valence", Libelle: "Valence", Parents: []string{"sud", "nord"}},
			}},
			{Nom: "outil", Libelle: "Outil", Mode: corpus.ModeEt, Valeurs: []corpus.Valeur{{ID: "beche", Libelle: "Bêche"}}},
		},
	}
	cases := []*corpus.Case{
		{
			ID: "ble", Titre: "Le blé en herbe", Annee: 1923, Resume: "Un été en Bretagne.",
			PublieeLe: time.Date(2019, 5, 1, 0, 0, 0, 0, time.UTC), MiseAJourLe: time.Date(2020, 1, 7, 0, 0, 0, 0, time.UTC),
			Contact: &corpus.Contact{Nom: "La bibliothèque", Courriel: "livres@example.org", Telephone: "+33 (0)4 75 00 00 00"},
			Licence: "Licence Ouverte 2.0",
			Rubriques: map[string][]string{
				"sujet":   {"Le blé, la mer, l’enfance."},
				"extrait": {"Il faut que le blé mûrisse.", "Les champs de blé vont jusqu’à la mer."},
			},
			Facettes: map[string][]string{"plante": {"ble", "rose"}, "lieu": {"valence"}},
			Sources: []corpus.Source{
				{Titre: "Notice", URL: "https://example.org/notice/bl%C3%A9"},
				{URL: "https://example.org/" + strings.Repeat("tres-long-", 20)},
				{Titre: "Sans adresse"},
			},
		},
		{
			ID: "piege", Titre: `<script>alert("titre")</script> & <b>gras</b>`,
			Rubriques: map[string][]string{"sujet": {`<img src=x onerror=alert(1)> "rose"`}},
			Facettes:  map[string][]string{"plante": {"vigne"}},
			Sources:   []corpus.Source{{Titre: "Piège", URL: "javascript:alert(1)"}},
		},
		{ID: "rose", Titre: "Le nom de la rose", Annee: 1980, Rubriques: map[string][]string{"sujet": {strings.Repeat("La rose d’antan. ", 40)}}},
	}
	thesaurus := &corpus.Thesaurus{Sigles: []corpus.Sigle{
		{Sigle: "INRAE", Formes: []string{"Inrae"}, Developpe: []string{"Institut de recherche"}, Definition: "Il cherche."},
		{Sigle: "<b>", Developpe: []string{"du gras & du maigre"}},
	}}
	return &corpus.Corpus{Schema: schema, Thesaurus: thesaurus, Cases: corpus.Hold(cases), Fingerprint: "f"}
}

// counts are the facets of an answer about the library.
func counts(c *corpus.Corpus, selected map[string]bool) []index.FacetCounts {
	var out []index.FacetCounts
	for i := range c.Schema.Facettes {
		f := &c.Schema.Facettes[i]
		counted := index.FacetCounts{Facet: f}
		for n, v := range f.Valeurs {
			chosen := selected[f.Nom+"="+v.ID]
			counted.Selected = counted.Selected || chosen
			counted.Values = append(counted.Values, index.ValueCount{
				ID: v.ID, Label: v.Libelle, Place: n, Parents: v.Parents, Count: n, Selected: chosen,
			})
		}
		counted.Values = append(counted.Values, index.ValueCount{ID: corpus.Unspecified, Label: corpus.UnspecifiedLabel, Place: len(f.Valeurs), Count: 1})
		out = append(out, counted)
	}
	return out
}

func hits(c *corpus.Corpus, ids ...string) []index.Hit {
	var out []index.Hit
	for _, id := range ids {
		out = append(out, index.Hit{Case: c.Case(id)})
	}
	return out
}

// A got is what one request was answered with.
type got struct {
	*goquery.Document
	html   string
	status int
	header http.Header
}

// visit asks for an address as the server does: what a page cannot answer goes
// to Error.
func visit(t *testing.T, c *corpus.Corpus, f *fake, address string) got {
	t.Helper()
	pages, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return visitWith(t, pages, c, f, httptest.NewRequest(http.MethodGet, address, nil))
}

func visitWith(t *testing.T, pages *page.Pages, c *corpus.Corpus, f *fake, r *http.Request) got {
	t.Helper()
	w := httptest.NewRecorder()
	g := &index.Generation{Corpus: c, Searcher: f}
	answer := pages.Search
	if id, ok := strings.CutPrefix(r.URL.Path, "/fiches/"); ok {
		r.SetPathValue("id", id)
		answer = pages.Case
	}
	if facet, ok := strings.CutPrefix(r.URL.Path, params.FacetPrefix); ok {
		r.SetPathValue("facet", facet)
		answer = pages.Facet
	}
	if path, ok := strings.CutPrefix(r.URL.Path, params.MapPrefix); ok {
		facet, level, _ := strings.Cut(path, "/")
		r.SetPathValue("facet", facet)
		r.SetPathValue("level", level)
		answer = pages.Map
	}
	switch r.URL.Path {
	case params.AboutPath:
		answer = pages.About
	case params.GlossaryPath:
		answer = pages.Glossary
	case params.AccessibilityPath:
		answer = pages.Accessibility
	case params.ContractPath:
		answer = func(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
			return pages.Contract(w, r, g, contract(), "/api/v1/openapi.yaml")
		}
	}
	if err := answer(w, r, g); err != nil {
		if err := pages.Error(w, r, g, problem.From(err)); err != nil {
			t.Error(err)
		}
	}
	return read(t, w.Result())
}

func read(t *testing.T, res *http.Response) got {
	t.Helper()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	return got{Document: doc, html: string(body), status: res.StatusCode, header: res.Header}
}

// text gives the text at a selector, in one line, non-breaking spaces as they are.
func (g got) text(selector string) string {
	return strings.TrimSpace(squeeze(g.Find(selector).First().Text()))
}

// texts gives the text of each element at a selector.
func (g got) texts(selector string) []string {
	var out []string
	g.Find(selector).Each(func(_ int, s *goquery.Selection) { out = append(out, strings.TrimSpace(squeeze(s.Text()))) })
	return out
}

// names gives what each box at a selector is called, and holds it against what
// is seen beside the box.
func (g got) names(selector string) []string {
	var out []string
	g.Find(selector).Each(func(_ int, s *goquery.Selection) {
		name, label := s.AttrOr("aria-label", ""), s.Parent()
		if seen := label.Find(".libelle").Text() + ", " + label.Find(".compte").Text(); !strings.HasPrefix(name, seen) {
			name += " (seen: " + seen + ")"
		}
		out = append(out, name)
	})
	return out
}

// hrefs gives the address of each link at a selector.
func (g got) hrefs(selector string) []string {
	var out []string
	g.Find(selector).Each(func(_ int, s *goquery.Selection) { out = append(out, s.AttrOr("href", "")) })
	return out
}

// squeeze joins plain white space, as a browser does, and leaves no-break spaces.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
}
