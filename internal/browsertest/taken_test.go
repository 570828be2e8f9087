package browsertest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"glane/corpus"
	"glane/internal/api"
	"glane/internal/params"
)

// found asks the API for the view at an address of the page, all on one page.
func found(t *testing.T, base, address string) api.Search {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	query.Del(params.Page)
	query.Set(params.Size, "100")
	var answer api.Search
	if err := json.Unmarshal([]byte(fetch(t, base+api.PathSearch+"?"+query.Encode())), &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

// counted is how a number of fiches is told.
func counted(n int, written string) string {
	switch {
	case n == 0:
		return "Aucune fiche"
	case n == 1:
		return "1\u00a0fiche"
	}
	return written + "\u00a0fiches"
}

// crowd is a corpus of 1,234 fiches: one and two of them hold a word of their own.
func crowd(t *testing.T) *corpus.Corpus {
	t.Helper()
	var lines strings.Builder
	for i := range 1234 {
		word := "foule"
		switch {
		case i == 0:
			word += " seule"
		case i < 3:
			word += " paire"
		}
		fmt.Fprintf(&lines, `{"id":"fiche-%d","titre":"Fiche %d","rubriques":{"texte":["%s"]}}`+"\n", i, i, word)
	}
	c, faults := corpus.Load(fstest.MapFS{"corpus.yaml": oneCase["corpus.yaml"], "cases/foule.jsonl": {Data: []byte(lines.String())}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return c
}

// Point 23.
func TestTheNumberOfHitsIsSeenAndIsTheAPIsInSingularAndPlural(t *testing.T) {
	t.Parallel()
	base := serve(t, crowd(t))
	withAndWithoutScript(t, base, func(t *testing.T, b *Tab) {
		for _, one := range []struct {
			words   string
			n       int
			written string
		}{{"xyzzyx", 0, ""}, {"seule", 1, ""}, {"paire", 2, "2"}, {"foule", 1234, "1\u202f234"}, {"", 1234, "1\u202f234"}} {
			b.Open("/?q=" + one.words)
			want(t, one.words+": total of the API", found(t, base, b.Address()).Total, one.n)
			told, _, _ := strings.Cut(b.Text("#titre-resultats"), " pour ")
			want(t, one.words+": number that is seen", told, counted(one.n, one.written))
			want(t, one.words+": it is in sight", Eval[bool](b, "document.getElementById('titre-resultats').checkVisibility()"), true)
		}
	})
}

// Point 23. The number follows each change of the view by script.
func TestTheNumberOfHitsFollowsTheView(t *testing.T) {
	t.Parallel()
	base := site(t)
	b := NewTab(t, base)
	b.Open("/")
	for _, change := range []func(){
		func() { b.Do(chromedp.SendKeys(chromedp.ID("q"), "territoire")) },
		func() { b.Do(tick("theme", "gouvernance")) },
		func() { b.Do(tick("theme", "alimentation")) },
		func() { b.Do(chromedp.Click(chromedp.CSS(".effacer"))) },
	} {
		before := b.Address()
		change()
		b.Until("location.pathname + location.search !== " + quote(before) +
			" && document.getElementById('resultats').dataset.vue === location.pathname + location.search")
		total := found(t, base, b.Address()).Total
		told, _, _ := strings.Cut(b.Text("#titre-resultats"), " pour ")
		want(t, b.Address(), told, counted(total, fmt.Sprint(total)))
	}
}

// takenAway are the addresses of the links to take results away, by what they give.
func (b *Tab) takenAway() map[string]string {
	b.t.Helper()
	out := map[string]string{}
	for _, href := range Eval[[]string](b, `[...document.querySelectorAll(".emporter a")].filter(a => a.checkVisibility()).map(a => a.getAttribute("href"))`) {
		path, _, _ := strings.Cut(href, "?")
		out[path] = href
	}
	return out
}

// follows holds the links of the view that stands against what the API finds at
// its address: the same fiches in the same order, whichever page is shown.
func (b *Tab) follows() {
	b.t.Helper()
	at := b.Address()
	links := b.takenAway()
	var ids []string
	for _, hit := range found(b.t, b.base, at).Hits {
		ids = append(ids, hit.ID)
	}
	csv := []string{}
	for _, row := range strings.Split(fetch(b.t, b.base+links["/export.csv"]), "\r\n")[1:] {
		// An id has no quote and no comma, and nothing else stands before a comma at a
		// line's beginning within quotes in this corpus.
		if id, _, ok := strings.Cut(row, ","); ok && slices.Contains(ids, id) {
			csv = append(csv, id)
		}
	}
	want(b.t, at+": fiches of the CSV file", strings.Join(csv, " "), strings.Join(ids, " "))
	var file struct{ Cases []struct{ ID string } }
	if err := json.Unmarshal([]byte(fetch(b.t, b.base+links["/export.json"])), &file); err != nil {
		b.t.Fatal(err)
	}
	taken := []string{}
	for _, c := range file.Cases {
		taken = append(taken, c.ID)
	}
	want(b.t, at+": fiches of the JSON file", strings.Join(taken, " "), strings.Join(ids, " "))
	want(b.t, at+": the workbook is of the same view", strings.TrimPrefix(links["/export.xlsx"], "/export.xlsx"), strings.TrimPrefix(links["/export.csv"], "/export.csv"))
	if workbook := fetch(b.t, b.base+links["/export.xlsx"]); !strings.HasPrefix(workbook, "PK") {
		b.t.Errorf("%s: the workbook begins with %.20q", at, workbook)
	}
	feed := fetch(b.t, b.base+links["/feed.atom"])
	want(b.t, at+": entries of the feed", strings.Count(feed, "<entry>"), len(ids))
	for _, id := range ids {
		if !strings.Contains(feed, "<id>"+b.base+"/fiches/"+id+"</id>") {
			b.t.Errorf("%s: the feed has no %s", at, id)
		}
	}
	want(b.t, at+": feed that the browser is told of", Eval[string](b, `document.querySelector("link[rel=alternate][type='application/atom+xml']").getAttribute("href")`), links["/feed.atom"])
}

// Point 26.
func TestTheLinksToTakeResultsAwayFollowTheViewAfterEveryChange(t *testing.T) {
	t.Parallel()
	withAndWithoutScript(t, site(t), func(t *testing.T, b *Tab) {
		b.Open("/?size=2")
		b.follows()
		script := Eval[bool](b, "typeof glane !== 'undefined'")
		change := func(to, apply string, steps ...chromedp.Action[chromedp.Void]) {
			t.Helper()
			if script {
				b.Do(steps...)
				b.Shows(to)
			} else {
				if apply != "" {
					steps = append(steps, chromedp.Click(chromedp.CSS(apply)))
				}
				b.Follow(steps...)
			}
			b.follows()
		}
		change("/?q=territoire&size=2", ".boite button", chromedp.SendKeys(chromedp.ID("q"), "territoire"))
		change("/?q=territoire&theme=gouvernance&size=2", ".appliquer button", tick("theme", "gouvernance"))
		change("/?q=territoire&theme=gouvernance&theme=alimentation&size=2", ".appliquer button", tick("theme", "alimentation"))
		change("/?q=territoire&theme=gouvernance&theme=alimentation&page=2&size=2", "", chromedp.Click(chromedp.CSS("a[rel=next]")))
		change("/?q=territoire&theme=alimentation&size=2", "", chromedp.Click(chromedp.CSS(".jeton")))
		change("/?q=territoire&theme=alimentation&sort=titre&size=2", ".tri button", chromedp.SendKeys(chromedp.ID("sort"), "Titre"))
		change("/?q=territoire&theme=alimentation&size=2", "", chromedp.NavigateBack())
		change("/?q=territoire&size=2", "", chromedp.Click(chromedp.CSS(".effacer")))
		b.Open("/?q=xyzzy")
		want(t, "ways to take nothing away", len(b.takenAway()), 0)
	})
}

// Point 26. A link gives a file, and the page stays as it is.
func TestALinkToAFileIsNoViewOfThePage(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/?q=territoire")
	b.Do(chromedp.Click(chromedp.CSS(`.emporter a[href^="/export.csv"]`)))
	want(t, "address", b.Address(), "/?q=territoire")
	want(t, "ways to take away", strings.Join(b.links(".emporter a"), " | "), "Tableur (XLSX) | CSV | JSON | S’abonner (Atom)")
	want(t, "description for browsers", b.Count(`link[rel=search][href="/opensearch.xml"]`), 1)
	for _, width := range []int64{320, 1440} {
		b.Size(width, 800)
		b.Accessible(fmt.Sprintf("ways to take away, %d px", width))
	}
}
