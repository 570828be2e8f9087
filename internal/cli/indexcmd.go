package cli

import (
	"context"
	"fmt"
	"time"

	"glane/internal/config"
	"glane/internal/phrase"

	"github.com/spf13/cobra"
)

// newIndexCmd makes "glane index".
func newIndexCmd(streams Streams, run func(ctx context.Context, c config.Config) error) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "index",
		Short: "Construit l’index sur le disque, ou le met à jour",
		Long: typeset(`Construit l’index d’un corpus dans un dossier, ou le met à jour. « glane serve --index » l’ouvre ensuite sans attendre.
L’index se reconstruit à partir des fiches à tout moment : il n’a pas besoin d’être sauvegardé.`),
		Example: "  glane index --corpus fiches --index index",
		Args:    noArgs,
	}
	config.Bind(cmd.Flags(), "corpus", "index")
	cmd.Flags().Lookup("index").Usage = typeset("`dossier` où construire l’index ; obligatoire") // here nothing stays in memory
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		c, err := settings(cmd.Flags(), streams)
		if err != nil {
			return err
		}
		if c.Index == "" {
			return misused(cmd, typeset("Il manque le dossier de l’index : --index DOSSIER"))
		}
		return run(cmd.Context(), c)
	}
	return cmd
}

func (a *app) index(ctx context.Context, o config.Config) error {
	c, err := a.openCorpus(o)
	if err != nil {
		return err
	}
	started := time.Now()
	built, err := a.keep(ctx, a.quiet(), c, o.Index)
	if err != nil {
		return err
	}
	fiches := phrase.Count(c.Cases.Len(), "fiche", "fiches")
	message := typeset("Index construit : ") + fiches + " en " + seconds(time.Since(started)) + "."
	switch {
	case c.Cases.Len() == 0:
		message = "Ce corpus n’a encore aucune fiche, il n’y a rien à indexer."
	case !built:
		message = typeset("Index à jour : ") + fiches + "."
	}
	_, err = fmt.Fprintln(a.streams.Out, message)
	return err
}
