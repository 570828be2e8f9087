package page_test

import (
	"bytes"
	"io"
	"net/http/httptest"
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
