package cli

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"glane/internal/phrase"
)

// writeWhole makes a file that is there whole or not at all: one that stood there
// before stays until then, and its rights stay. What is no file but a way out of
// this process, as /dev/stdout or a named pipe, is written to and never replaced.
func writeWhole(name string, write func(to io.Writer) error) error {
	target, err := filepath.EvalSymlinks(name) // a link goes on leading to its file
	if errors.Is(err, fs.ErrNotExist) {
		target, err = name, nil
	}
	if err != nil {
		return unwritable(name, err)
	}
	info, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return replace(target, name, write)
	case err != nil:
		return unwritable(name, err)
	case info.IsDir():
		return &failure{typeset("« "+name+" » est un dossier : nommez un fichier, par exemple ") + filepath.Join(name, "fiches.xlsx") + ".", fs.ErrExist}
	case !info.Mode().IsRegular():
		return pour(name, write)
	}
	return replace(target, name, func(to io.Writer) error {
		if aside, ok := to.(*os.File); ok {
			if err := aside.Chmod(info.Mode().Perm()); err != nil {
				return unwritable(name, err)
			}
		}
		return write(to)
	})
}

// replace writes beside the file at path, then puts it there; name is what it is
// called to the person. The system's rules say who may read a new file.
func replace(path, name string, write func(to io.Writer) error) (err error) {
	aside, err := os.OpenFile(filepath.Join(filepath.Dir(path), ".glane-"+rand.Text()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return unwritable(name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(aside.Name()))
		}
	}()
	err = write(aside)
	if err == nil {
		err = notWritten(aside.Sync()) // a full disk may be told as late as here
	}
	if err := errors.Join(err, aside.Close()); err != nil {
		return err
	}
	if err := os.Rename(aside.Name(), path); err != nil {
		return &failure{typeset("Le fichier « " + name + " » ne peut pas être remplacé : vérifiez ses droits, et qu’il n’est pas ouvert ailleurs."), err}
	}
	return nil
}

// pour writes straight to what has no content of its own to keep.
func pour(name string, write func(to io.Writer) error) error {
	out, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return unwritable(name, err)
	}
	return errors.Join(write(out), out.Close())
}

func unwritable(name string, err error) error {
	return &failure{typeset("Le fichier « " + name + " » ne peut pas être écrit : vérifiez son dossier et vos droits."), err}
}

// notWritten says in French what the system refused to take. It names the folder,
// since a workbook is also written to that of temporary files.
func notWritten(err error) error {
	var refused *fs.PathError
	if !errors.As(err, &refused) {
		return err
	}
	return &failure{"Les fiches n’ont pas pu être écrites dans " + phrase.Quote(filepath.Dir(refused.Path)) + typeset(" : ") + writeReason(err), err}
}
