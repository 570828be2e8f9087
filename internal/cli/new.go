package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"glane/corpus/starter"
	"glane/index/bleveindex"
	"glane/internal/phrase"

	"github.com/spf13/cobra"
)

// newNewCmd makes "glane new".
func newNewCmd(run func(ctx context.Context, dir string) error) *cobra.Command {
	return &cobra.Command{
		Use:   "new DOSSIER",
		Short: typeset("Commence un corpus : un dossier de fichiers commentés"),
		Long: typeset(`Commence un corpus : écrit dans un dossier nouveau ou vide des fichiers commentés, à modifier pour en faire les siens.
Rien n’est jamais écrasé.`),
		Example: "  glane new fiches",
		Args:    cobra.MatchAll(exactlyOne("le nom du dossier à créer"), namedFolder),
		RunE:    func(cmd *cobra.Command, args []string) error { return run(cmd.Context(), args[0]) },
	}
}

func (a *app) create(_ context.Context, dir string) error {
	if err := mustBeEmpty(dir); err != nil {
		return err
	}
	if err := copyFiles(starter.Files, dir); err != nil {
		return &failure{"Le corpus n’a pas pu être écrit dans " + phrase.Quote(dir) + typeset(" : ") + writeReason(err), err}
	}
	shown := shellWord(dir)
	_, err := fmt.Fprintf(a.streams.Out, typeset("Corpus commencé dans « %s ». La suite :\n")+
		"  glane serve --corpus %s    le servir ; les fichiers modifiés sont relus aussitôt\n"+
		"  glane check %s             le vérifier\n", dir, shown, shown)
	return err
}

// writeReason says why a file was not written, and what to do.
func writeReason(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "vous n’avez pas le droit d’y écrire, choisissez un autre endroit."
	case errors.Is(err, syscall.ENOSPC):
		return "le disque est plein, libérez de la place."
	case errors.Is(err, syscall.EPIPE):
		return "le programme qui les lisait s’est arrêté."
	case errors.Is(err, syscall.EROFS):
		return "ce disque est en lecture seule, choisissez un autre endroit."
	case errors.Is(err, bleveindex.ErrNotAnIndex):
		return "ce dossier contient autre chose qu’un index de Glane, donnez à --index un dossier nouveau ou vide."
	case errors.Is(err, syscall.ENOTDIR):
		return "un fichier porte déjà le nom d’un des dossiers, choisissez un autre endroit."
	}
	return err.Error()
}

// mustBeEmpty refuses a folder that holds anything.
func mustBeEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return &failure{phrase.Quote(dir) + typeset(" n’est pas un dossier où écrire : choisissez un nom nouveau."), err}
	case len(entries) > 0:
		return &failure{"Le dossier " + phrase.Quote(dir) + typeset(" n’est pas vide : choisissez un nom nouveau, rien n’a été écrit."), nil}
	}
	return nil
}

// copyFiles writes every file of from below dir, and overwrites none.
func copyFiles(from fs.FS, dir string) error {
	return fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(dir, filepath.FromSlash(name))
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		f, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return errors.Join(err, f.Close())
	})
}

// shellWord quotes a name that a shell would take apart.
func shellWord(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\n'\"\\$`&|;<>()*?[]#~=%!{}") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
