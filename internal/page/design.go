package page

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"

	"glane/corpus"
	"glane/internal/params"
	"glane/internal/texts"
	"glane/web"
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
	{"apropos", "apropos/apropos.html", &AboutView{}},
	{"api", "api/api.html", &ContractView{}},
	{"sigles", "sigles/sigles.html", &GlossaryView{}},
	{"facette", "facette/facette.html", &ValuesView{}},
	{"carte", "carte/carte.html", &MapView{}},
	{"accessibilite", "accessibilite/accessibilite.html", &AccessibilityView{}},
}

// declaredParts are the templates that pages share.
var declaredParts = []string{
	"shared/base/base.html",
	"shared/entete/entete.html",
	"shared/texte/texte.html",
	"shared/facette/facette.html",
	"shared/carte/carte.html",
	"shared/jetons/jetons.html",
	"shared/pages/pages.html",
	"shared/resultat/resultat.html",
	"shared/emporter/emporter.html",
	"shared/papier/papier.html",
}

// textsFolder holds one file of texts per language.
const textsFolder = "texts"

// A design is the templates, texts and assets of one reading.
type design struct {
	words  wording
	pages  map[string]*template.Template
	assets *assetSet
}

func readDesign(files fs.FS, lang string) (*design, error) {
	if err := checkDeclared(files); err != nil {
		return nil, err
	}
	assets, err := readAssets(files)
	if err != nil {
		return nil, err
	}
	words, err := readTexts(files, lang)
	if err != nil {
		return nil, err
	}
	shared, err := template.New("").Funcs(words.functions()).Funcs(facts).Funcs(styleOf(assets, "")).Option("missingkey=error").ParseFS(files, declaredParts...)
	if err != nil {
		return nil, fmt.Errorf("parse the shared templates: %w", err)
	}
	d := &design{words: words, pages: map[string]*template.Template{}, assets: assets}
	for _, declared := range declaredPages {
		own, err := shared.Clone()
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", declared.name, err)
		}
		own.Funcs(styleOf(assets, declared.name))
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

// Languages lists the languages that the pages within the program have, sorted.
func Languages() ([]string, error) {
	folder, err := fs.Sub(web.Files, textsFolder)
	if err != nil {
		return nil, fmt.Errorf("open the texts: %w", err)
	}
	return texts.Languages(folder)
}

func readTexts(files fs.FS, lang string) (wording, error) {
	folder, err := fs.Sub(files, textsFolder)
	if err != nil {
		return wording{}, fmt.Errorf("open the texts: %w", err)
	}
	catalog, err := texts.Load(folder, lang)
	if err != nil {
		return wording{}, fmt.Errorf("read the texts: %w", err)
	}
	return wording{catalog}, nil
}

// functions are what templates say texts with: {{text "facet.rest" "n" .More}}.
func (w wording) functions() template.FuncMap {
	return template.FuncMap{"text": w.Text, "around": w.Around, "lang": w.Lang, "suggestcounts": w.suggestionCounts}
}

// facts are what templates take from where it is defined.
var facts = template.FuncMap{
	"minyear":    func() int { return corpus.MinYear },
	"maxyear":    func() int { return corpus.MaxYear },
	"feedtype":   func() string { return params.FeedType },
	"enginetype": func() string { return params.DescriptionType },
}

// styleOf is what a page's template says the address of its style with. Parts are
// read before it is known whose they are, with that of no page.
func styleOf(assets *assetSet, page string) template.FuncMap {
	return template.FuncMap{"style": func() string { return assets.styleOf(page) }}
}

// checkDeclared holds what lies in the folders against what is declared, so
// that no template, style or image is there for nothing.
func checkDeclared(files fs.FS) error {
	declared := slices.Concat(declaredParts, stylesOf()[""], declaredScripts, []string{logoFile})
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
