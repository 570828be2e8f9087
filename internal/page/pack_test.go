package page_test

import (
	"bytes"
	"io"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"glane/internal/page"
)

func TestStylesAndScriptsAreSentSmall(t *testing.T) {
	pages, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	got := at(t, "every fiche")
	style := got.Find("link[rel=stylesheet]").AttrOr("href", "")
	want(t, "the style is asked for with the head of the answer", got.header.Get("Link"), "<"+style+">; rel=preload; as=style")
	for _, address := range []string{style, got.Find("script[src]").AttrOr("src", "")} {
		plain := asset(pages, address, "gzip, br;q=0")
		small := asset(pages, address, "gzip, br")
		want(t, address+": encoding without brotli", plain.Header().Get("Content-Encoding"), "")
		want(t, address+": encoding with it", small.Header().Get("Content-Encoding"), "br")
		unpacked, err := io.ReadAll(brotli.NewReader(small.Body))
		if err != nil || !bytes.Equal(unpacked, plain.Body.Bytes()) {
			t.Errorf("%s: what is unpacked is another file: %v", address, err)
		}
		if strings.Contains(plain.Body.String(), "/*") && !strings.Contains(plain.Body.String(), "/*!") {
			t.Errorf("%s: comments are sent along", address)
		}
	}
}

func asset(pages *page.Pages, address, encodings string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", address, nil)
	r.Header.Set("Accept-Encoding", encodings)
	w := httptest.NewRecorder()
	pages.Assets().ServeHTTP(w, r)
	return w
}

// class is a class that a style says something of.
var class = regexp.MustCompile(`\.([a-z][a-z-]*)`)

// TestALighterStyleLacksNothingThatItsPageUses holds the styles that the search
// page and the page of a fiche have for themselves against the whole one.
func TestALighterStyleLacksNothingThatItsPageUses(t *testing.T) {
	pages, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	classes := func(got got) map[string]bool {
		style := asset(pages, got.Find("link[rel=stylesheet]").AttrOr("href", ""), "").Body.String()
		all := map[string]bool{}
		for _, found := range class.FindAllStringSubmatch(style, -1) {
			all[found[1]] = true
		}
		return all
	}
	whole := classes(at(t, "an unknown fiche"))
	lighter := 0
	for _, s := range states(library()) {
		got := visit(t, library(), &s.fake, s.address)
		own := classes(got)
		if len(own) < len(whole) {
			lighter++
		}
		for _, n := range got.Find("[class]").Nodes {
			for _, a := range n.Attr {
				for name := range strings.FieldsSeq(a.Val) {
					if a.Key == "class" && whole[name] && !own[name] {
						t.Errorf("%s: its style says nothing of .%s, the whole one does", s.name, name)
					}
				}
			}
		}
	}
	if lighter == 0 {
		t.Error("no page has a lighter style")
	}
}
