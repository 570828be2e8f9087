package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/internal/config"
	"glane/internal/phrase"

	"github.com/spf13/pflag"
)

// settings gives what was chosen for a command. Whoever stands in a corpus means
// it, and not the one within the program.
func settings(flags *pflag.FlagSet, streams Streams) (config.Config, error) {
	c, err := config.Load(flags, streams.Environ)
	if err != nil {
		return c, err
	}
	if c.Corpus == "" && holdsCorpus(".") {
		c.Corpus = "."
	}
	return c, nil
}

func holdsCorpus(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "corpus.yaml"))
	return err == nil
}

// A source is where a corpus is read from.
type source struct {
	files fs.FS
	dir   string // "" for the corpus within the program, which never changes
}

// openSource finds the corpus in dir, or the one within the program for "".
func openSource(dir string) (source, error) {
	if dir == "" {
		return source{files: cooperations.Files}, nil
	}
	info, err := os.Stat(dir)
	if err == nil && info.IsDir() {
		err = readable(dir)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return source{}, &failure{"Le dossier " + phrase.Quote(dir) + typeset(" n’existe pas. Pour commencer un corpus : glane new ") + dir, err}
	case errors.Is(err, fs.ErrPermission):
		return source{}, &failure{"Le dossier " + phrase.Quote(dir) + " ne peut pas être lu : vérifiez ses droits.", err}
	case err != nil:
		return source{}, &failure{"Le dossier " + phrase.Quote(dir) + " ne peut pas être lu (" + err.Error() + ").", err}
	case !info.IsDir():
		return source{}, &failure{phrase.Quote(dir) + typeset(" est un fichier : donnez le dossier du corpus, celui où se trouve corpus.yaml."), nil}
	}
	if above := filepath.Dir(filepath.Clean(dir)); !holdsCorpus(dir) && holdsCorpus(above) {
		return source{}, &failure{phrase.Quote(dir) + typeset(" est un dossier d’un corpus : donnez celui où se trouve corpus.yaml, ") + phrase.Quote(above) + ".", nil}
	}
	return source{files: os.DirFS(dir), dir: dir}, nil
}

// readable tells why a folder that is there cannot be read.
func readable(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return f.Close()
}

// emptied tells whether the folder of the cases is missing or cannot be read.
func (s source) emptied() bool {
	_, err := fs.ReadDir(s.files, "cases")
	return err != nil
}

// fault gives a fault as a line whose place an editor or a terminal opens.
func (s source) fault(f corpus.Fault) string {
	f.File = filepath.Join(s.dir, filepath.FromSlash(f.File))
	return f.String()
}

// openCorpus reads the corpus that was chosen, tells its faults on the error stream,
// and refuses one that cannot be used at all.
func (a *app) openCorpus(o config.Config) (*corpus.Corpus, error) {
	s, err := openSource(o.Corpus)
	if err != nil {
		return nil, err
	}
	c, faults := a.read(s, o.Index, a.quiet())
	a.tellFaults(s, faults)
	if c == nil {
		return nil, unusable()
	}
	return c, nil
}

func (a *app) tellFaults(s source, faults []corpus.Fault) {
	for _, f := range faults {
		fmt.Fprintln(a.streams.Err, s.fault(f))
	}
}

func unusable() error {
	return &failure{typeset("Ce corpus ne peut pas être utilisé : corrigez les fautes ci-dessus."), nil}
}

// counts says how much a corpus holds.
func counts(c *corpus.Corpus) []string {
	return []string{
		phrase.Count(c.Cases.Len(), "fiche", "fiches"),
		phrase.Count(len(c.Schema.Facettes), "facette", "facettes"),
	}
}
