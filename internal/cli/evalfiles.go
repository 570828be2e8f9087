package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"glane/corpus/cooperations"
	"glane/internal/phrase"
	"glane/internal/relevance"
)

// setFiles finds the set, and the folder that its faults are told in.
func setFiles(o evalOptions) (files fs.FS, at string, err error) {
	dir := o.Set
	switch {
	case dir == "" && o.Corpus == "":
		files, err = fs.Sub(cooperations.Eval, evalFolder)
		return files, evalFolder, err
	case dir == "":
		dir = filepath.Join(o.Corpus, evalFolder)
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", &failure{"Il n’y a pas de jeu de recherches jugées dans " + phrase.Quote(dir) + typeset(" : donnez son dossier par --eval."), err}
	case err != nil:
		return nil, "", &failure{"Le dossier " + phrase.Quote(dir) + " ne peut pas être lu (" + err.Error() + ").", err}
	case !info.IsDir():
		return nil, "", &failure{phrase.Quote(dir) + typeset(" est un fichier : donnez le dossier du jeu, celui où se trouve queries.tsv."), nil}
	}
	return os.DirFS(dir), dir, nil
}

// earlierRun reads the report to compare with; nil when none is asked for.
func earlierRun(file string, set *relevance.Set) (*relevance.Run, error) {
	if file == "" {
		return nil, nil
	}
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &failure{"Le fichier " + phrase.Quote(file) + typeset(" n’existe pas. Pour écrire une mesure : glane eval --json > ") + file, err}
	}
	if err != nil {
		return nil, &failure{"Le fichier " + phrase.Quote(file) + typeset(" ne peut pas être lu : ") + err.Error(), err}
	}
	run, err := relevance.ReadRun(f, set)
	err = errors.Join(err, f.Close())
	switch {
	case errors.Is(err, relevance.ErrNoRun):
		return nil, &failure{phrase.Quote(file) + typeset(" n’est pas une mesure : écrivez-en une par glane eval --json > mesure.json"), err}
	case err != nil:
		return nil, &failure{"Le fichier " + phrase.Quote(file) + typeset(" ne peut pas être lu : ") + err.Error(), err}
	case !asksOf(run, set):
		return nil, &failure{phrase.Quote(file) + typeset(" mesure un autre jeu : aucune de ses recherches n’est dans celui-ci (voyez --corpus et --eval)."), nil}
	}
	return run, nil
}

// asksOf tells whether a run holds a query of the set, in the same words.
func asksOf(run *relevance.Run, set *relevance.Set) bool {
	texts := map[string]string{}
	for _, q := range set.Queries {
		texts[q.ID] = q.Text
	}
	return slices.ContainsFunc(run.Results, func(r relevance.Result) bool {
		text, ok := texts[r.ID]
		return ok && text == r.Text
	})
}
