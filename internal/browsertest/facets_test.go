package browsertest

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"glane/internal/phrase"
)

// boxes gives the names of the boxes of a facet that are in sight.
func (b *Tab) boxes(facet string) []string {
	b.t.Helper()
	return Eval[[]string](b, `[...document.querySelectorAll("#facette-`+facet+` input[type=checkbox]")]
		.filter(e => e.checkVisibility() && !e.disabled).map(e => e.getAttribute("aria-label").replaceAll("\u00a0", " "))`)
}

func has(t *testing.T, what string, list []string, item string) {
	t.Helper()
	if !slices.Contains(list, item) {
		t.Errorf("%s: %q has no %q", what, list, item)
	}
}

// Point 14.
func TestAFacetIsAGroupOfBoxesEachCalledByItsValueAndItsCount(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		b.Open("/")
		groups := b.names("group")
		for _, name := range []string{"Enjeux", "Outil", "Partenaires", "Thème", "Territoire"} {
			has(t, "groups", groups, name)
		}
		loose := `[...document.querySelectorAll("#filtres input[type=checkbox]")].filter(e => !e.closest("fieldset")?.querySelector("legend")).length`
		want(t, "boxes outside a group with a legend", Eval[int](b, loose), 0)
		has(t, "boxes", b.names("checkbox"), "Alimentation, 4\u00a0fiches")
		b.Open("/?enjeux=eau")
		has(t, "boxes", b.names("checkbox"), "Ressource en eau, 1\u00a0fiche")
		b.Open("/facettes/territoire")
		has(t, "groups of the page of all values", b.names("group"), "Territoire")
		has(t, "boxes of the page of all values", b.names("checkbox"), "Côte-d’Or, 2\u00a0fiches")
	})
	for name, base := range map[string]string{"cooperations": site(t), "recettes": recipes(t)} {
		b := NewTab(t, base)
		b.Open("/")
		seen := 0
		for _, f := range found(t, base, "/").Facets {
			for _, v := range f.Values {
				called := Eval[string](b, `document.querySelector("#facette-`+string(f.Name)+` input[value='`+v.Value+`']")?.ariaLabel ?? ""`)
				if called == "" {
					continue // on the page of all values
				}
				seen++
				want(t, name+": name of a box", called, phrase.Typeset(v.Label)+", "+counted(v.Count, fmt.Sprint(v.Count)))
			}
		}
		if seen < 20 {
			t.Errorf("%s: %d boxes were looked at", name, seen)
		}
	}
}

// trueCounts holds the number of each box in sight of a facet against what one
// finds who ticks it: alone in its facet, or beside what is ticked where a fiche
// needs every value.
func (b *Tab) trueCounts(facet string, every bool) {
	b.t.Helper()
	at, err := url.Parse(b.Address())
	if err != nil {
		b.t.Fatal(err)
	}
	boxes := Eval[[]struct{ Value, Name string }](b, `[...document.querySelectorAll("#facette-`+facet+` input[type=checkbox]")]
		.filter(e => e.checkVisibility()).map(e => ({Value: e.value, Name: e.ariaLabel}))`)
	if len(boxes) < 3 {
		b.t.Errorf("%s: %d boxes", facet, len(boxes))
	}
	for _, box := range boxes {
		query := at.Query()
		if !every {
			query.Del(facet)
		}
		if !slices.Contains(query[facet], box.Value) {
			query.Add(facet, box.Value)
		}
		told := aNumber.FindStringSubmatch(box.Name)
		if total := found(b.t, b.base, "/?"+query.Encode()).Total; told == nil || told[1] != fmt.Sprint(total) {
			b.t.Errorf("%s: the box says %q, one finds %d", at, box.Name, total)
		}
	}
}

// Point 15.
func TestTickingAValueLeavesTheOtherCountsOfItsFacetTrueAndAChosenZeroStays(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		b.Open("/?theme=gouvernance")
		outils := b.boxes("outil")
		apply := func(facet, value, address string) {
			t.Helper()
			if b.scriptless {
				b.Do(tick(facet, value))
				b.Follow(chromedp.Click(chromedp.CSS(".appliquer button")))
			} else {
				b.Do(tick(facet, value))
				b.Shows(address)
			}
		}
		value := Eval[string](b, `document.querySelector("#facette-outil input").value`)
		apply("outil", value, "/?outil="+value+"&theme=gouvernance")
		want(t, "boxes of the facet after a tick", strings.Join(b.boxes("outil"), "|"), strings.Join(outils, "|"))
		if b.Count("#facette-outil input:checked") != 1 {
			t.Error("the box is not ticked")
		}
		b.trueCounts("outil", false)
		b.trueCounts("enjeux", false)
		b.Open("/?q=tridan&outil=contrat")
		has(t, "boxes, with a chosen value that no fiche has", b.boxes("outil"), "Contrat, 0 fiche")
		want(t, "it is ticked", Eval[bool](b, `document.querySelector("input[value=contrat]").checked`), true)
	})
	b := NewTab(t, recipes(t))
	b.Open("/")
	has(t, "boxes of a facet that some fiches have no value of", b.boxes("saison"), "Non précisé, 8 fiches")
	has(t, "boxes of a facet with more values than are listed", b.boxes("terroir"), "Non précisé, 1 fiche")
	b.Do(tick("saison", "non-precise"))
	b.Shows("/?saison=non-precise")
	want(t, "fiches without a value", b.Text("#titre-resultats"), "8\u00a0fiches")
	has(t, "boxes once they are chosen", b.boxes("saison"), "Hiver, 7 fiches")
	b.trueCounts("saison", false)
	b.Open("/?regime=sans-gluten")
	b.trueCounts("regime", true)
	b.trueCounts("saison", false)
}

// Point 16, with scripts.
func TestALongFacetIsSearchedAsOneTypesBlindToAccentsAndTheNumberIsSpoken(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/")
	Eval[any](b, listening)
	has(t, "fields", b.names("searchbox"), "Chercher dans «\u00a0Territoire\u00a0»")
	b.Do(chromedp.Focus(chromedp.ID("dans-territoire")))
	b.press("cote d")
	b.Until("document.querySelector('#chercher-territoire .nombre')")
	want(t, "values found", strings.Join(b.boxes("territoire"), "|"), "Côte-d’Or, 2 fiches")
	b.Until("said.length > 0")
	want(t, "spoken", Eval[string](b, "said.at(-1).text"), "1\u00a0valeur avec «\u00a0cote d\u00a0».")
	want(t, "targets that are too small", Eval[string](b, smallTargets), "")
	want(t, "a number stands at the end of its row", Eval[bool](b, `(e => e.querySelector(".compte").getBoundingClientRect().right > e.getBoundingClientRect().right - 20)(document.querySelector("#chercher-territoire .valeur"))`), true)
	b.Accessible("a facet that is searched")

	b.Do(tick("territoire", "cote-d-or"))
	b.Shows("/?territoire=cote-d-or")
	b.Until("document.querySelector('#chercher-territoire input:checked')")
	want(t, "the text stays", Eval[string](b, "document.getElementById('dans-territoire').value"), "cote d")
	want(t, "what is found stays", strings.Join(b.boxes("territoire"), "|"), "Côte-d’Or, 2 fiches")
	want(t, "the focus is on the box", Eval[string](b, "document.activeElement.value"), "cote-d-or")

	b.Do(chromedp.Focus(chromedp.ID("dans-territoire")), chromedp.KeyEvent(kb.Escape))
	b.Until("!document.querySelector('#chercher-territoire .nombre')")
	has(t, "after Escape", b.boxes("territoire"), "Auvergne-Rhône-Alpes, 4 fiches")
	want(t, "the choice stays", Eval[bool](b, `document.querySelector("#facette-territoire > .valeurs input[value=cote-d-or]").checked`), true)

	for text, spoken := range map[string]string{"LOIRE": "3\u00a0valeurs avec «\u00a0LOIRE\u00a0».", "xyzzy": "Aucune valeur avec «\u00a0xyzzy\u00a0»."} {
		b.Open("/")
		Eval[any](b, listening)
		b.Do(chromedp.Focus(chromedp.ID("dans-territoire")))
		b.press(text)
		b.Until("said.length > 0")
		want(t, "spoken of "+text, Eval[string](b, "said.at(-1).text"), spoken)
	}

	b.Open("/facettes/territoire?theme=gouvernance")
	Eval[any](b, listening)
	all := len(b.boxes("territoire"))
	b.Do(chromedp.Focus(chromedp.ID("contains")))
	b.press("REG")
	b.Until("location.search.includes('contains=REG')")
	if few := len(b.boxes("territoire")); few >= all {
		t.Errorf("%d values are found of %d", few, all)
	}
	b.Until("said.length > 0")
	if said := Eval[string](b, "said.at(-1).text"); !strings.Contains(said, "\u00a0valeur") && !strings.HasPrefix(said, "Aucune valeur") {
		t.Errorf("spoken: %q", said)
	}
}

// Point 16, without scripts.
func TestAllValuesOfAFacetHaveAPageThatIsSearchedWithoutScript(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.NoScript()
	b.Open("/?q=territoire")
	whole := b.Text("#facette-partenaires .tout")
	b.Follow(chromedp.Click(chromedp.CSS("#facette-partenaires .tout")))
	want(t, "the page of all", b.Address(), "/facettes/partenaires?q=territoire")
	all := len(b.boxes("partenaires"))
	want(t, "the link to all of them", whole, fmt.Sprintf("Tout voir (%d) dans «\u00a0Partenaires\u00a0»", all))
	b.Do(tick("partenaires", "pays"))
	b.Follow(chromedp.SendKeys(chromedp.ID("contains"), "communaute"+kb.Enter))
	found := b.boxes("partenaires")
	if len(found) == 0 || len(found) >= all || !strings.HasPrefix(found[0], "Communauté") {
		t.Errorf("with «communaute» %q are found", found)
	}
	want(t, "number", b.Text(".nombre"), "3\u00a0valeurs avec «\u00a0communaute\u00a0»")
	want(t, "what is told of the other", b.Text("#liste-valeurs > .discret"), "1\u00a0valeur cochée n’est pas dans cette liste\u00a0: elle le reste.")
	b.Do(chromedp.Click(chromedp.CSS("#liste-valeurs label.valeur")))
	b.Follow(chromedp.Click(chromedp.CSS(".appliquer button")))
	want(t, "filters after", b.Count(".jeton"), 2)
	if address := b.Address(); !strings.HasPrefix(address, "/?q=territoire&partenaires=") || strings.Contains(address, "contains") {
		t.Errorf("the results stand at %s", address)
	}
}

func TestWhatIsTickedOnThePageOfAllValuesIsAppliedAtEveryWidth(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		for _, width := range []int64{320, 768, 1440} {
			b.Size(width, 900)
			b.Open("/facettes/partenaires?q=territoire")
			b.Do(tick("partenaires", "pays"))
			want(t, "the button in sight", Eval[bool](b, `document.querySelector(".appliquer button").checkVisibility()`), true)
			b.Follow(chromedp.Click(chromedp.CSS(".appliquer button")))
			want(t, "the results", b.Address(), "/?q=territoire&partenaires=pays")
		}
	})
}

func TestTheValuesOfAFacetArePutInOrderAndTicksStay(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		b.Open("/facettes/partenaires")
		before := b.boxes("partenaires")
		b.Do(tick("partenaires", "pays"))
		Eval[any](b, `(s => { s.focus(); s.value = "label"; s.dispatchEvent(new Event("change", { bubbles: true })) })(document.getElementById("order")), null`)
		if b.scriptless {
			b.Follow(chromedp.Click(chromedp.CSS(".tri button")))
		} else {
			b.Until(`location.search.includes("order=label")`)
			want(t, "focus", b.focused(), "order")
		}
		want(t, "address", Eval[string](b, `[...new URLSearchParams(location.search)].sort().join("&")`), "order,label&partenaires,pays")
		after := b.boxes("partenaires")
		want(t, "the first by the dictionary", strings.Split(after[0], ",")[0], "Acteurs privés")
		want(t, "how many", len(after), len(before))
		want(t, "ticked", Eval[string](b, `[...document.querySelectorAll(".facette input:checked")].map(e => e.value).join()`), "pays")
		b.Open("/facettes/partenaires?order=label")
		want(t, "a shared address shows the same", strings.Join(b.boxes("partenaires"), "|"), strings.Join(after, "|"))
	})
}
