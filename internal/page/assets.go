package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"glane/internal/etag"
	"glane/internal/params"
)

// declaredStyles are joined in this order: all of them into one file, and into
// two lighter ones those that the search page and the page of a fiche need. These
// are what readers open first, and on a slow network the first picture of a page
// waits for each byte of its style.
var declaredStyles = []struct {
	file          string
	search, fiche bool
}{
	{"shared/base/base.css", true, true},
	{"shared/entete/entete.css", true, true},
	{"shared/texte/texte.css", true, true},
	{"shared/facette/facette.css", true, false},
	{"shared/carte/carte.css", false, false},
	{"shared/jetons/jetons.css", true, false},
	{"shared/pages/pages.css", true, false},
	{"shared/resultat/resultat.css", true, true},
	{"shared/emporter/emporter.css", true, false},
	{"search/search.css", true, false},
	{"shared/papier/papier.css", true, true},
	{"fiche/fiche.css", false, true},
	{"sigles/sigles.css", false, false},
	{"facette/facette.css", false, false},
	{"erreur/erreur.css", false, false},
	{"apropos/apropos.css", false, false},
	{"api/api.css", false, false},
}

// declaredScripts are joined into one file, in this order: what others made first,
// then what ours share, then one file per task.
var declaredScripts = []string{
	"vendor/idiomorph/idiomorph.min.js",
	"shared/base/base.js",
	"shared/entete/entete.js",
	"search/question.js",
	"search/trail.js",
	"search/view.js",
	"search/notices.js",
	"search/search.js",
	"search/panel.js",
	"shared/facette/facette.js",
	"shared/papier/papier.js",
	"fiche/fiche.js",
}

const logoFile = "shared/base/logo.svg"

// Assets are the addresses of the files that a page loads. Each holds a hash of
// the file's bytes, so that browsers keep it for ever.
type Assets struct{ Script, Logo string }

type asset struct {
	kind   string // its Content-Type
	body   []byte
	packed func() ([]byte, error) // the body as brotli packs it
}

type assetSet struct {
	paths  Assets
	styles map[string]string // addresses, by page; that of the pages without a style of their own by ""
	files  map[string]asset  // by address
}

// styleOf is the address of the style of a page.
func (s *assetSet) styleOf(page string) string {
	if own, ok := s.styles[page]; ok {
		return own
	}
	return s.styles[""]
}

// stylesOf lists the files of each style, by page as in assetSet.
func stylesOf() map[string][]string {
	styles := map[string][]string{}
	for _, one := range declaredStyles {
		styles[""] = append(styles[""], one.file)
		if one.search {
			styles["search"] = append(styles["search"], one.file)
		}
		if one.fiche {
			styles["fiche"] = append(styles["fiche"], one.file)
		}
	}
	return styles
}

func readAssets(files fs.FS) (*assetSet, error) {
	set := &assetSet{files: map[string]asset{}, styles: map[string]string{}}
	var err error
	for page, names := range stylesOf() {
		if set.styles[page], err = set.join(files, ".css", styleKind, names...); err != nil {
			return nil, fmt.Errorf("read the styles: %w", err)
		}
	}
	if set.paths.Script, err = set.join(files, ".js", scriptKind, declaredScripts...); err != nil {
		return nil, fmt.Errorf("read the scripts: %w", err)
	}
	if set.paths.Logo, err = set.join(files, ".svg", imageKind, logoFile); err != nil {
		return nil, fmt.Errorf("read the logo: %w", err)
	}
	return set, nil
}

// join makes one file of several, and gives its address.
func (s *assetSet) join(files fs.FS, ext, kind string, names ...string) (address string, err error) {
	body, err := joined(files, names)
	if err != nil {
		return "", err
	}
	if body, err = shrunk(kind, body); err != nil {
		return "", err
	}
	sum := sha256.Sum256(body)
	address = params.AssetPrefix + "glane-" + hex.EncodeToString(sum[:6]) + ext
	s.files[address] = asset{kind: kind, body: body, packed: packed(body)}
	return address, nil
}

// joined puts files one after the other, each on lines of its own.
func joined(files fs.FS, names []string) ([]byte, error) {
	var all bytes.Buffer
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		all.Write(text)
		if !bytes.HasSuffix(text, []byte("\n")) {
			all.WriteByte('\n')
		}
	}
	return all.Bytes(), nil
}

// Assets serves the files that pages load, under params.AssetPrefix. An address that no
// page names is answered with 404.
func (p *Pages) Assets() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d, err := p.design()
		if err != nil {
			http.Error(w, "Le style de la page n’a pas pu être lu.", http.StatusInternalServerError)
			return
		}
		file, ok := d.assets.files[r.URL.Path]
		if !ok {
			w.Header().Set("Cache-Control", "no-store")
			http.Error(w, "Ce fichier n’existe pas, ou n’existe plus.", http.StatusNotFound)
			return
		}
		h := w.Header()
		h.Set("Content-Type", file.kind)
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		h.Set("ETag", `"`+strings.TrimPrefix(r.URL.Path, params.AssetPrefix)+`"`)
		h.Set("Vary", "Accept-Encoding")
		if etag.Held(r, h.Get("ETag")) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		body := file.body
		if takesBrotli(r.Header.Get("Accept-Encoding")) {
			// Packing into memory does not fail; if it did, the file is whole without.
			if small, err := file.packed(); err == nil {
				body = small
				h.Set("Content-Encoding", "br")
			}
		}
		if r.Method != http.MethodHead {
			// What fails here is the connection, and nobody is left to tell.
			_, _ = w.Write(body)
		}
	})
}
