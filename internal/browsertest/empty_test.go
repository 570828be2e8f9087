package browsertest

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// aNumber reads how many fiches a text tells of.
var aNumber = regexp.MustCompile(`(\d+)\x{a0}fiches?`)

// Point 19.
func TestNothingFoundLeadsToTheMendedWordsAndToFewerFilters(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		b.empty("/?q=tridan&outil=contrat&theme=eau", 2,
			"Sans aucun filtre : 1 fiche", "Sans le filtre Outil : Contrat : aucune fiche", "Sans le filtre Thème : Eau : aucune fiche")
		want(t, "words in the box", Eval[string](b, "document.getElementById('q').value"), "tridan")
		b.Accessible("nothing found, by two filters")
		b.empty("/?q=alimentation&outil=contrat&theme=eau", 2, "Sans le filtre Thème : Eau : 2 fiches", "Sans le filtre Outil : Contrat : aucune fiche")

		b.empty("/?q=agricuture&outil=entente&theme=eau", 2,
			"Sans aucun filtre : 3 fiches", "Sans le filtre Outil : Entente : aucune fiche", "Sans le filtre Thème : Eau : aucune fiche")
		if told := b.Text(".corrige"); !strings.Contains(told, "«\u00a0agriculture\u00a0»") {
			t.Errorf("the mended word is not told: %q", told)
		}
		want(t, "the way to the words as typed", b.Count(".corrige a"), 1)

		b.Open("/?q=xyzzy")
		want(t, "heading", b.Text("#titre-resultats"), "Aucune fiche pour «\u00a0xyzzy\u00a0»")
		if advice := b.Count(".conseils li"); advice == 0 {
			t.Error("nothing is advised")
		}
		b.Follow(chromedp.Click(chromedp.CSS(`.vide a[href="/a-propos"]`)))
		want(t, "what the corpus holds", b.Text("h1"), "À propos")
	})
}

// Point 19, where a fiche needs every value that is chosen.
func TestNothingFoundLeadsToOneNeededValueLess(t *testing.T) {
	t.Parallel()
	b := NewTab(t, recipes(t))
	b.empty("/?q=farine&regime=sans-lactose&regime=vegetarien", 2,
		"Sans le filtre Régime : Sans lactose, Végétarien : 7 fiches", "Sans le filtre Régime : Sans lactose : 3 fiches", "Sans le filtre Régime : Végétarien : 2 fiches")
}

// empty opens a view that holds nothing, with each of its filters at work, and
// holds the ways out of it: what they say is what they give.
func (b *Tab) empty(asked string, filters int, ways ...string) {
	b.t.Helper()
	b.Open(asked)
	want(b.t, "the address, with each filter that was asked", b.Address(), asked)
	want(b.t, asked+": filters at work", b.Count(".jeton"), filters)
	want(b.t, asked+": hits", b.Count(".resultat"), 0)
	told := strings.ReplaceAll(strings.Join(b.links(".vide .pistes a"), "\n"), "\u00a0", " ")
	want(b.t, asked+": ways", told, strings.Join(ways, "\n"))
	for i, way := range ways {
		b.Follow(chromedp.Click(chromedp.CSS(fmt.Sprintf(".vide .pistes li:nth-child(%d) a", i+1))))
		number := "Aucune fiche"
		if n := aNumber.FindString(strings.ReplaceAll(way, " fiche", "\u00a0fiche")); n != "" {
			number = n
		}
		if heading := b.Text("#titre-resultats"); !strings.HasPrefix(heading, number+" ") {
			b.t.Errorf("%q leads to %q", way, heading)
		}
		b.Open(asked)
	}
}

// Point 20.
func TestACorrectionIsToldAndTheWordsAsTypedAreOneClickAway(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		b.Open("/?q=agricuture")
		told := b.Text(".corrige")
		for _, word := range []string{"«\u00a0agricuture\u00a0»", "«\u00a0agriculture\u00a0»"} {
			if !strings.Contains(told, word) {
				t.Errorf("the correction %q does not say %s", told, word)
			}
		}
		if b.Count(".resultat") == 0 {
			t.Error("the mended word finds nothing")
		}
		want(t, "the box keeps what was typed", Eval[string](b, "document.getElementById('q').value"), "agricuture")
		spoken := func() string { return Eval[string](b, "document.getElementById('resultats').dataset.annonce") }
		if !strings.HasSuffix(spoken(), "voici les résultats pour «\u00a0agriculture\u00a0».") {
			t.Errorf("what is spoken of a correction is %q", spoken())
		}
		b.Accessible("a word mended")
		b.Follow(chromedp.Click(chromedp.CSS(".corrige a")))
		want(t, "hits of the words as typed", b.Count(".resultat"), 0)
		want(t, "corrections of the words as typed", b.Count(".corrige"), 0)

		b.Open("/?q=eau+xyzzy")
		if told := b.Text(".resultats-tete .avis"); !strings.HasPrefix(told, "Aucune fiche ne contient tous vos mots") {
			t.Errorf("a relaxed search says %q", told)
		}
		if heading := b.Text("#titre-resultats"); !strings.Contains(heading, "proche") {
			t.Errorf("the heading of a relaxed search is %q", heading)
		}
		if !strings.Contains(spoken(), "proche") || !strings.Contains(spoken(), "Aucune fiche ne contient tous vos mots") {
			t.Errorf("what is spoken of a relaxed search is %q", spoken())
		}

		b.Open("/?q=contrat+rural+territoire&sort=titre")
		const partly = "2\u00a0fiches contiennent tous vos mots\u00a0: les autres en contiennent une partie."
		want(t, "what is told where some fiches lack a word", b.Text(".resultats-tete .avis"), partly)
		if !strings.HasSuffix(spoken(), partly) {
			t.Errorf("what is spoken where some fiches lack a word is %q", spoken())
		}
	})
}
