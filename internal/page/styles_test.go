package page_test

import (
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"glane/internal/page"
)

var (
	styleRule = regexp.MustCompile(`([^{}]+)\{[^{}]*\}`)
	// what a reader does or a browser adds, which a page that lies still has not
	passing    = regexp.MustCompile(`::?[a-z-]+`)
	asFunction = regexp.MustCompile(`::?[a-z-]+\([^()]*\)`)
	// selectors that goquery knows: it takes any other for one that matches nothing
	plain = regexp.MustCompile(`^[a-zA-Z0-9 .,#>+~*="\[\]-]+$`)
)

// rules gives the rules of the style of a page, and the selector of each.
func rules(t *testing.T, pages *page.Pages, g got) map[string]string {
	t.Helper()
	w := httptest.NewRecorder()
	pages.Assets().ServeHTTP(w, httptest.NewRequest("GET", g.Find("link[rel=stylesheet]").AttrOr("href", ""), nil))
	out := map[string]string{}
	for _, found := range styleRule.FindAllStringSubmatch(w.Body.String(), -1) {
		out[found[0]] = strings.TrimSpace(found[1])
	}
	return out
}

// The search page and the page of a fiche have styles with fewer rules (see
// declaredStyles): none that would change what they show may be among the missing.
func TestAPageWithALighterStyleLacksNoRuleThatItNeeds(t *testing.T) {
	pages, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	whole := rules(t, pages, at(t, "about the corpus"))
	compared := 0
	c := library()
	for _, s := range states(c) {
		got := visitWith(t, pages, c, &s.fake, httptest.NewRequest("GET", s.address, nil))
		own := rules(t, pages, got)
		for rule, selector := range whole {
			if _, has := own[rule]; has || selector == ":root" { // names of colours, for the rules beside them
				continue
			}
			compared++
			still := lying(selector)
			if !plain.MatchString(still) {
				t.Fatalf("the selector %q is not one that this test can hold against a page", selector)
			}
			if got.Find(still).Length() > 0 {
				t.Errorf("%s: its style lacks %s", s.name, rule)
			}
		}
	}
	if compared == 0 {
		t.Error("every page has the whole style: nothing was compared")
	}
}

// lying is a selector without what passes.
func lying(selector string) string {
	for asFunction.MatchString(selector) { // one may stand in another
		selector = asFunction.ReplaceAllString(selector, "")
	}
	return passing.ReplaceAllString(selector, "")
}
