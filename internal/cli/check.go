package cli

import (
	"context"
	"fmt"
	"strings"

	"glane/corpus"
	"glane/internal/config"
	"glane/internal/phrase"

	"github.com/spf13/cobra"
)

// newCheckCmd makes "glane check".
func newCheckCmd(streams Streams, run func(ctx context.Context, dir string) error) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [DOSSIER]",
		Short: "Vérifie un corpus et dit toutes ses fautes",
		Long: typeset(`Vérifie un corpus et dit toutes ses fautes, une par ligne : fichier:ligne:colonne: message.
Sans dossier, celui où l’on est s’il contient un corpus, sinon le corpus fourni.
Termine par 0 si le corpus est sain, par 1 sinon.`),
		Example: `  glane check fiches
  glane check --corpus fiches`,
		Args: cobra.MatchAll(atMostOne, namedFolder),
	}
	cmd.ValidArgsFunction = folders
	config.Bind(cmd.Flags(), "corpus")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		c, err := settings(cmd.Flags(), streams)
		if err != nil {
			return err
		}
		if len(args) == 1 {
			if cmd.Flags().Changed("corpus") {
				return misused(cmd, typeset("Donnez le dossier une seule fois : en argument, ou par --corpus."))
			}
			c.Corpus = args[0]
		}
		return run(cmd.Context(), c.Corpus)
	}
	return cmd
}

func (a *app) check(_ context.Context, dir string) error {
	src, err := openSource(dir)
	if err != nil {
		return err
	}
	c, faults := corpus.Load(src.files)
	if len(faults) == 0 {
		name := "Corpus"
		if dir == "" {
			name = "Corpus fourni"
		}
		_, err := fmt.Fprintln(a.streams.Out, name+soundness(c))
		return err
	}
	files := map[string]bool{}
	for _, f := range faults {
		files[f.File] = true
		if _, err := fmt.Fprintln(a.streams.Out, src.fault(f)); err != nil {
			return err
		}
	}
	fmt.Fprintf(a.streams.Err, "%s dans %s.\n",
		phrase.Count(len(faults), "faute", "fautes"), phrase.Count(len(files), "fichier", "fichiers"))
	return errTold
}

// soundness says, after its name, what a sound corpus holds.
func soundness(c *corpus.Corpus) string {
	parts := append(counts(c), phrase.Count(len(c.Thesaurus.Sigles), "sigle", "sigles"))
	line := typeset(" sain : ") + strings.Join(parts, ", ") + "."
	if c.Cases.Len() == 0 {
		line += " Écrivez une première fiche dans le dossier cases."
	}
	return line
}
