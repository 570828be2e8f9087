package page

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"
)

// A page is declared here with the view that its template shows.
var declaredPages = []struct {
	name string
	file string
	zero any
}{
	{"search", "search/search.html", &SearchView{}},
	{"fiche", "fiche/fiche.html", &CaseView{}},
	{"erreur", "erreur/erreur.html", &ErrorView{}},
}

// declaredParts are the templates that pages share.
var declaredParts = []string{
	"shared/base/base.html",
	"shared/entete/entete.html",
	"shared/texte/texte.html",
	"shared/facette/facette.html",
	"shared/jetons/jetons.html",
	"shared/pages/pages.html",
	"shared/resultat/resultat.html",
}

// A design is the templates and assets of one reading.
type design struct {
	pages  map[string]*template.Template
	assets *assetSet
}

func readDesign(files fs.FS) (*design, error) {
	if err := checkDeclared(files); err != nil {
		return nil, err
	}
	assets, err := readAssets(files)
	if err != nil {
		return nil, err
	}
	shared, err := template.New("").Option("missingkey=error").ParseFS(files, declaredParts...)
	if err != nil {
		return nil, fmt.Errorf("parse the shared templates: %w", err)
	}
	d := &design{pages: map[string]*template.Template{}, assets: assets}
	for _, declared := range declaredPages {
		own, err := shared.Clone()
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", declared.name, err)
		}
		if own, err = own.ParseFS(files, declared.file); err != nil {
			return nil, fmt.Errorf("page %s: %w", declared.name, err)
		}
		// html/template finds an undefined template, or a place where text cannot be
		// made safe, at the first use only: use it once now.
		if err := own.ExecuteTemplate(io.Discard, "base", declared.zero); err != nil {
			return nil, fmt.Errorf("page %s: %w", declared.name, err)
		}
		d.pages[declared.name] = own
	}
	return d, nil
}

// checkDeclared holds what lies in the folders against what is declared, so
// that no template, style or image is there for nothing.
func checkDeclared(files fs.FS) error {
	declared := slices.Concat(declaredParts, declaredStyles, []string{logoFile})
	for _, p := range declaredPages {
		declared = append(declared, p.file)
	}
	return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("look for templates: %w", err)
		}
		switch path.Ext(name) {
		case ".html", ".css", ".svg", ".js":
			if !entry.IsDir() && !slices.Contains(declared, name) {
				return fmt.Errorf("%s is used by no page: declare it in internal/page, or remove it", name)
			}
		}
		return nil
	})
}
