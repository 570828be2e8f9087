package browsertest

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp/kb"

	"glane/corpus"
)

// The boxes of a facet hide the properties of the form that are called like it.
func TestFacetsMayBeCalledLikeThePropertiesOfAForm(t *testing.T) {
	t.Parallel()
	names := []string{"action", "append", "dataset", "elements", "submit"}
	var schema, facets strings.Builder
	for _, name := range names {
		schema.WriteString("  - {nom: " + name + ", libelle: " + name + ", valeurs: [{id: un, libelle: Un}]}\n")
		facets.WriteString("  " + name + ": [un]\n")
	}
	c, faults := corpus.Load(fstest.MapFS{
		"corpus.yaml":    {Data: []byte("titre: Essai\nrubriques: [{nom: texte, libelle: Texte}]\nfacettes:\n" + schema.String())},
		"cases/une.yaml": {Data: []byte("titre: Une fiche\nrubriques: {texte: [Un texte.]}\nfacettes:\n" + facets.String())},
	})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b := NewTab(t, serve(t, c))
	b.Open("/?size=5")
	address := "/?"
	for _, name := range names {
		b.Do(tick(name, "un"))
		address += name + "=un&"
		b.Shows(address + "size=5")
	}
	b.types("fic")
	b.Until(listOpen)
	b.Shows("/?q=fic&" + strings.TrimPrefix(address, "/?") + "size=5")
	b.press(kb.Enter)
	b.Until(listClosed)
}
