package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
)

// declaredStyles are joined into one file, in this order.
var declaredStyles = []string{
	"shared/base/base.css",
	"shared/entete/entete.css",
	"shared/texte/texte.css",
	"shared/facette/facette.css",
	"shared/carte/carte.css",
	"shared/jetons/jetons.css",
	"shared/pages/pages.css",
	"shared/resultat/resultat.css",
	"shared/emporter/emporter.css",
	"search/search.css",
	"shared/papier/papier.css",
	"fiche/fiche.css",
	"sigles/sigles.css",
	"facette/facette.css",
	"erreur/erreur.css",
	"apropos/apropos.css",
	"api/api.css",
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

const (
	logoFile    = "shared/base/logo.svg"
	assetFolder = "/assets/"
)

// Assets are the addresses of the files that a page loads. Each holds a hash of
// the file's bytes, so that browsers keep it for ever.
type Assets struct{ Style, Script, Logo string }

type asset struct {
	kind   string // its Content-Type
	body   []byte
	packed func() ([]byte, error) // the body as brotli packs it
}

type assetSet struct {
	paths Assets
	files map[string]asset // by address
}

func readAssets(files fs.FS) (*assetSet, error) {
	set := &assetSet{files: map[string]asset{}}
	style, err := joined(files, declaredStyles)
	if err != nil {
		return nil, fmt.Errorf("read the styles: %w", err)
	}
	script, err := joined(files, declaredScripts)
	if err != nil {
		return nil, fmt.Errorf("read the scripts: %w", err)
	}
	logo, err := fs.ReadFile(files, logoFile)
	if err != nil {
		return nil, fmt.Errorf("read the logo: %w", err)
	}
	var faults [3]error
	set.paths.Style, faults[0] = set.add(".css", styleKind, style)
	set.paths.Script, faults[1] = set.add(".js", scriptKind, script)
	set.paths.Logo, faults[2] = set.add(".svg", imageKind, logo)
	return set, errors.Join(faults[:]...)
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

func (s *assetSet) add(ext, kind string, body []byte) (address string, err error) {
	if body, err = shrunk(kind, body); err != nil {
		return "", err
	}
	sum := sha256.Sum256(body)
	address = assetFolder + "glane-" + hex.EncodeToString(sum[:6]) + ext
	s.files[address] = asset{kind: kind, body: body, packed: packed(body)}
	return address, nil
}

// Assets serves the files that pages load, under /assets/. An address that no
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
		h.Set("ETag", `"`+strings.TrimPrefix(r.URL.Path, assetFolder)+`"`)
		h.Set("Vary", "Accept-Encoding")
		if sameTag(r.Header.Get("If-None-Match"), h.Get("ETag")) {
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
