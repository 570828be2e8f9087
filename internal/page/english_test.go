package page_test

import (
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"

	"glane/internal/page"
	"glane/internal/texts"
)

// stretches are what a language's texts say between their arguments, where that
// is long enough to be told from the words of another language.
func stretches(c *texts.Catalog) map[string]string {
	const place, short = "\x00", 8
	out := map[string]string{}
	for _, key := range c.Keys() {
		for _, n := range []int{0, 1, 2} {
			var args []any
			for _, name := range c.Args(key) {
				if name == "n" {
					args = append(args, name, n)
				} else {
					args = append(args, name, place)
				}
			}
			for _, one := range strings.Split(c.Text(key, args...), place) {
				if one = strings.TrimSpace(one); utf8.RuneCountInString(one) >= short {
					out[one] = key
				}
			}
		}
	}
	return out
}

// told is every text and the value of every attribute of a page.
func told(page got) string {
	var b strings.Builder
	b.WriteString(page.Document.Text())
	for _, n := range page.Find("*").Nodes {
		for _, a := range n.Attr {
			b.WriteString("\n" + a.Val)
		}
	}
	return b.String()
}

func TestAnEnglishPageSaysNothingOfItsOwnInFrench(t *testing.T) {
	pages, err := page.New(page.Config{Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	all := catalogs(t)
	french, english := stretches(all["fr"]), stretches(all["en"])
	c := library()
	for _, s := range states(c) {
		t.Run(s.name, func(t *testing.T) {
			got := visitWith(t, pages, c, &s.fake, httptest.NewRequest("GET", s.address, nil))
			want(t, "language", got.Find("html").AttrOr("lang", ""), "en")
			if list := got.Find("ol.liste, .fiche h1"); list.Length() > 0 {
				want(t, "language of the fiches", list.First().AttrOr("lang", ""), "fr")
			}
			page := told(got)
			said := 0
			for text := range english {
				if strings.Contains(page, text) {
					said++
				}
			}
			if said < 5 {
				t.Errorf("only %d English texts are found: the search for them is broken", said)
			}
			for text, key := range french {
				if _, same := english[text]; !same && strings.Contains(page, text) {
					t.Errorf("%s is said in French: %q", key, text)
				}
			}
		})
	}
}
