package cli

import (
	"errors"
	"os"
	"strconv"

	"glane/internal/nearest"
	"glane/internal/phrase"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// errTold is the error of a command that failed and said why itself.
var errTold = errors.New("failure already told")

// A usageError is a command that was not written rightly. Its text is French.
type usageError struct {
	message string
	see     string // the command that tells how to write it; "" when the message says enough
}

func (e *usageError) Error() string { return e.message }

// misused makes a usage error of cmd.
func misused(cmd *cobra.Command, message string) error {
	see := "glane help"
	if cmd.HasParent() {
		see += " " + cmd.Name()
	}
	return &usageError{message: message, see: see}
}

// A failure is what stopped a command: a French sentence that says what to do,
// and the cause beneath it.
type failure struct {
	sentence string
	cause    error
}

func (e *failure) Error() string { return e.sentence }

func (e *failure) Unwrap() error { return e.cause }

// flagError says in French what pflag refused.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		return misused(cmd, unknownFlag(cmd, unknown))
	case errors.As(err, &missing):
		return misused(cmd, typeset("L’option --"+missing.GetFlag().Name+" attend une valeur."))
	case errors.As(err, &invalid):
		return misused(cmd, "L’option --"+invalid.GetFlag().Name+" refuse "+phrase.Quote(invalid.GetValue())+
			typeset(" : ")+valueReason(invalid)+".")
	case errors.As(err, &syntax):
		return misused(cmd, "Option mal écrite "+phrase.Quote(syntax.GetSpecifiedFlag())+".")
	}
	return misused(cmd, err.Error())
}

func unknownFlag(cmd *cobra.Command, unknown *pflag.NotExistError) string {
	if letters := unknown.GetSpecifiedShortnames(); letters != "" {
		message := "Option inconnue " + phrase.Quote("-"+letters) + "."
		if cmd.Name() == searchName || cmd.Name() == exportName {
			message += typeset(" Pour exclure un mot, écrivez « -- » avant votre recherche : glane "+cmd.Name()+" -- eau -") + letters
		}
		return message
	}
	var known []string
	collect := func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, f.Name)
		}
	}
	cmd.Flags().VisitAll(collect)
	message := "Option inconnue " + phrase.Quote("--"+unknown.GetSpecifiedName()) + "."
	if guess := nearest.Of(unknown.GetSpecifiedName(), known); guess != "" {
		message += typeset(" Vouliez-vous écrire --" + guess + " ?")
	}
	return message
}

// valueReason says why a value was refused: our own flags say it themselves,
// those of pflag by the error of strconv.
func valueReason(invalid *pflag.InvalidValueError) string {
	var number *strconv.NumError
	if !errors.As(invalid, &number) {
		return errors.Unwrap(invalid).Error()
	}
	if invalid.GetFlag().Value.Type() == "bool" {
		return "écrivez true ou false"
	}
	return "un nombre entier est attendu"
}

// knownCommand refuses a word that is no command.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, c := range cmd.Root().Commands() {
		if !c.Hidden {
			known = append(known, c.Name())
		}
	}
	message := "Commande inconnue " + phrase.Quote(args[0]) + "."
	if guess := nearest.Of(args[0], known); guess != "" {
		message += typeset(" Vouliez-vous écrire : glane " + guess + " ?")
	}
	return misused(cmd.Root(), message)
}

// noArgs refuses words after a command that takes none. One that names a folder
// is the corpus, which glane check takes as a word.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	message := "La commande " + phrase.Quote(cmd.CommandPath()) + " ne prend que des options, pas " + phrase.Quote(args[0]) + "."
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() && cmd.Flags().Lookup("corpus") != nil {
		message += typeset(" Vouliez-vous écrire : ") + cmd.CommandPath() + " --corpus " + shellWord(args[0]) + typeset(" ?")
	}
	return misused(cmd, message)
}

// atMostOne refuses a second word after a command.
func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return misused(cmd, "La commande "+phrase.Quote(cmd.CommandPath())+" ne prend qu’un argument, et "+phrase.Quote(args[1])+" est de trop.")
	}
	return nil
}

// namedFolder refuses a folder whose name is empty, which comes from a variable
// that was never set and must not pass for no folder at all.
func namedFolder(cmd *cobra.Command, args []string) error {
	if len(args) == 1 && args[0] == "" {
		return misused(cmd, typeset("Le nom du dossier est vide : donnez-en un. Une variable sans valeur, peut-être ?"))
	}
	return nil
}

// exactlyOne wants one word after a command; what names it for the message.
func exactlyOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return misused(cmd, "Il manque "+what+".")
		}
		return atMostOne(cmd, args)
	}
}
