package page_test

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"glane/internal/page"
	"glane/internal/problem"
	"glane/web"
)

// copied gives the files of the pages in a form that a test can change.
func copied(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(web.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(web.Files, name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestPagesStartOnlyWhenTheyAreWhole(t *testing.T) {
	change := func(name, from, to string) func(fstest.MapFS) {
		return func(files fstest.MapFS) {
			files[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(files[name].Data), from, to, 1))}
		}
	}
	for name, spoil := range map[string]func(fstest.MapFS){
		"a template that nobody defines":   change("search/search.html", `{{template "pages" .}}`, `{{template "pagez" .}}`),
		"a field that no view has":         change("fiche/fiche.html", ".Heading", ".Headline"),
		"a template that does not parse":   change("erreur/erreur.html", "{{- end}}", ""),
		"a template that no page declares": func(f fstest.MapFS) { f["search/old.html"] = &fstest.MapFile{} },
		"a style that is missing":          func(f fstest.MapFS) { delete(f, "search/search.css") },
	} {
		t.Run(name, func(t *testing.T) {
			files := copied(t)
			spoil(files)
			if _, err := page.New(page.Config{Dir: files}); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestThoseWhoWorkOnPagesSeeEachChange(t *testing.T) {
	files := copied(t)
	pages, err := page.New(page.Config{Dir: files})
	if err != nil {
		t.Fatal(err)
	}
	files["shared/base/base.css"] = &fstest.MapFile{Data: []byte("main{color:red}")}
	got := visitWith(t, pages, library(), &fake{}, httptest.NewRequest("GET", "/", nil))
	w := httptest.NewRecorder()
	pages.Assets().ServeHTTP(w, httptest.NewRequest("GET", got.Find("link[rel=stylesheet]").AttrOr("href", ""), nil))
	if !strings.HasPrefix(w.Body.String(), "main{color:red}") {
		t.Error("the style that is served is not the one that was changed")
	}
}

func TestAnErrorIsAnsweredEvenWhereItsOwnPageIsBroken(t *testing.T) {
	files := copied(t)
	pages, err := page.New(page.Config{Dir: files})
	if err != nil {
		t.Fatal(err)
	}
	files["erreur/erreur.html"] = &fstest.MapFile{Data: []byte("{{nope}}")}
	w := httptest.NewRecorder()
	err = pages.Error(w, httptest.NewRequest("GET", "/", nil), nil, problem.NotReady())
	if err == nil || !strings.Contains(err.Error(), "erreur.html") {
		t.Errorf("the cause is lost: %v", err)
	}
	want(t, "status", w.Code, http.StatusServiceUnavailable)
	if !strings.Contains(w.Body.String(), problem.NotReady().Detail) {
		t.Errorf("the reader is told %q", w.Body)
	}
}

func TestAssetsAreKeptForEverUnderTheirHash(t *testing.T) {
	pages, err := page.New(page.Config{})
	if err != nil {
		t.Fatal(err)
	}
	got := at(t, "every fiche")
	for _, selector := range []string{"link[rel=stylesheet]", "link[rel=icon]", "header img"} {
		address := got.Find(selector).AttrOr("href", got.Find(selector).AttrOr("src", ""))
		w := httptest.NewRecorder()
		pages.Assets().ServeHTTP(w, httptest.NewRequest("GET", address, nil))
		if w.Code != http.StatusOK || w.Body.Len() == 0 || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: status %d, %d bytes, Cache-Control %q", address, w.Code, w.Body.Len(), w.Header().Get("Cache-Control"))
		}
	}
	w := httptest.NewRecorder()
	pages.Assets().ServeHTTP(w, httptest.NewRequest("GET", "/assets/glane-000000000000.css", nil))
	want(t, "an address that no page names", w.Code, http.StatusNotFound)
}
