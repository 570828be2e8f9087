// Package cli is Glane's command line: one command per file, each with its
// options, its help and its run function. It is the only place that picks an
// engine and wires the rooms together, and only cmd/glane imports it.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"glane/internal/config"

	"github.com/spf13/cobra"
)

// Streams is what a run of the program reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Environ  []string // as os.Environ gives it
}

// The ways in which a run ends, as the shell sees them.
const (
	exitOK          = 0
	exitFailure     = 1   // what was asked could not be done, or found something wrong
	exitUsage       = 2   // it was not asked rightly
	exitInterrupted = 130 // as shells say of a program stopped by Ctrl+C
)

// Run runs the program with those arguments, its own name left out, until it
// is done or ctx ends, and returns its exit code.
func Run(ctx context.Context, args []string, streams Streams) (exit int) {
	streams.Err = &lockedWriter{w: streams.Err}
	root := newRootCmd(streams, newApp(streams))
	root.SetArgs(args)
	return exitOf(ctx, root.ExecuteContext(ctx), streams.Err)
}

// newRootCmd makes the program's command with all that stand under it, in the
// order in which the help lists them.
func newRootCmd(streams Streams, a *app) *cobra.Command {
	commands := []*cobra.Command{
		newServeCmd(streams, a.serve),
		newSearchCmd(streams, a.search),
		newExportCmd(streams, a.export),
		newCheckCmd(streams, a.check),
		newIndexCmd(streams, a.index),
		newEvalCmd(streams, a.eval),
		newNewCmd(a.create),
		newVersionCmd(a.version),
		newCompletionCmd(a.completion),
	}
	root := &cobra.Command{
		Use:               "glane",
		Short:             "Recherche plein texte à facettes dans un dossier de fiches",
		Long:              typeset(rootLong),
		Args:              knownCommand,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetIn(streams.In)
	root.SetOut(streams.Out)
	root.SetErr(streams.Err)
	root.PersistentFlags().BoolP("help", "h", false, "affiche cette aide")
	root.SetFlagErrorFunc(flagError)
	help := newHelpCmd()
	commands = append(commands, help)
	for _, cmd := range commands {
		completeOptions(cmd)
	}
	root.AddCommand(commands...)
	root.SetHelpCommand(help)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { writeHelp(cmd.OutOrStdout(), cmd, commands) })
	root.SetUsageFunc(func(cmd *cobra.Command) error { writeHelp(cmd.ErrOrStderr(), cmd, commands); return nil })
	return root
}

const rootLong = `Glane fait chercher dans un dossier de fiches : texte intégral en français, facettes, page web et API.
Sans dossier à lui, il sert le corpus fourni : des coopérations entre territoires.`

// exitOf tells what went wrong, if anything, and gives the exit code for it.
func exitOf(ctx context.Context, err error, to io.Writer) int {
	var usage *usageError
	var settings *config.Error
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errTold):
		return exitFailure
	case errors.As(err, &usage):
		fmt.Fprintln(to, usage.Error())
		if usage.see != "" {
			fmt.Fprintln(to, typeset("Voyez : "+usage.see))
		}
		return exitUsage
	case errors.As(err, &settings):
		fmt.Fprintln(to, settings.Error())
		return exitUsage
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(to, "Interrompu.")
		return exitInterrupted
	}
	fmt.Fprintln(to, typeset("glane : ")+err.Error())
	return exitFailure
}

// A lockedWriter lets the log and the command write whole lines to one stream.
type lockedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *lockedWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}
