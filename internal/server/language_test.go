package server

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"testing"

	"glane/internal/api"
	"glane/internal/texts"
	"glane/web"
)

// englishPages are pages in English.
type englishPages struct{ fakePages }

func (englishPages) Texts() (*texts.Catalog, error) {
	folder, err := fs.Sub(web.Files, "texts")
	if err != nil {
		return nil, err
	}
	return texts.Load(folder, "en")
}

// A service that is started again in another language has other headings and
// titles, whatever a client holds of those before.
func TestAFileOfOneLanguageIsNotThatOfAnother(t *testing.T) {
	french := newFixture(t, finds)
	english, err := New(Config{Log: french.logger()}, french.source, api.New("essai"), englishPages{})
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{"/export.csv", "/export.xlsx", "/feed.atom"} {
		held := french.do("GET", target).Header().Get("ETag")
		r := httptest.NewRequest("GET", target, nil)
		r.Header.Set("If-None-Match", held)
		for want, handler := range map[int]http.Handler{http.StatusNotModified: french.handler, http.StatusOK: english} {
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code != want || held == "" {
				t.Errorf("%s again: %d, want %d", target, w.Code, want)
			}
		}
	}
}
