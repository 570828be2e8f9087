package cli

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/config"
	"glane/internal/export"
	"glane/internal/nearest"
	"glane/internal/page"
	"glane/internal/params"
	"glane/internal/phrase"

	"github.com/spf13/cobra"
)

const exportName = "export"

// exportOptions is one search and the file that its fiches go to.
type exportOptions struct {
	searchOptions
	Format string // as it was typed; "" for what the file's name says
	Output string // the file; "" for the output of the command
}

// newExportCmd makes "glane export".
func newExportCmd(streams Streams, run func(ctx context.Context, o exportOptions) error) *cobra.Command {
	cmd := &cobra.Command{
		Use:   exportName + " MOTS…",
		Short: "Écrit toutes les fiches d’une recherche dans un fichier",
		Long: typeset(`Écrit toutes les fiches d’une recherche dans un fichier : classeur, CSV ou JSON. Sans aucun mot, toutes les fiches.
Les mots se cherchent comme par glane search. Un fichier qui existe est remplacé, une fois le nouveau entier.`),
		Example: `  glane export --output fiches.xlsx
  glane export eau --facet enjeux=eau --output eau.csv
  glane export --format json > fiches.json`,
	}
	flags := cmd.Flags()
	config.Bind(flags, "corpus", "index", "search_timeout", "base_url", "language")
	typed := searchFlags(cmd, streams, params.Size, params.Page) // every fiche is written
	format := flags.String("format", "", typeset("écrit cette `forme` de fichier : xlsx, csv ou json ; sans elle, celle que dit le nom du fichier, sinon csv"))
	register(cmd, "format", cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp))
	output := flags.StringP("output", "o", "", typeset("écrit dans ce `fichier` ; sans lui, sur la sortie"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		search, err := typed(args)
		if err != nil {
			return err
		}
		return run(cmd.Context(), exportOptions{search, *format, *output})
	}
	return cmd
}

// formatNames are the kinds of files as one types them.
func formatNames() []string {
	names := make([]string, len(params.Formats))
	for i, f := range params.Formats {
		names[i] = string(f)
	}
	return names
}

// format is the kind of file that was asked for, by its name or by its ending.
func (o exportOptions) format() (params.Format, error) {
	asked := params.Format(o.Format)
	if o.Format == "" {
		asked = params.Format(strings.TrimPrefix(strings.ToLower(filepath.Ext(o.Output)), "."))
	}
	if asked == "" {
		return params.CSV, nil
	}
	if slices.Contains(params.Formats, asked) {
		return asked, nil
	}
	known := formatNames()
	message := "Forme de fichier inconnue " + phrase.Quote(string(asked)) + typeset(" : ")
	if guess := nearest.Of(string(asked), known); guess != "" {
		return "", &usageError{message: message + typeset("vouliez-vous écrire --format "+guess+" ?"), see: "glane help " + exportName}
	}
	return "", &usageError{message: message + "choisissez par --format " + phrase.List(known, "ou") + ".", see: "glane help " + exportName}
}

func (a *app) export(ctx context.Context, o exportOptions) error {
	format, err := o.format()
	if err != nil {
		return err
	}
	if format == params.XLSX && o.Output == "" && isTerminal(a.streams.Out) {
		return &usageError{message: typeset("Un classeur ne se lit pas dans un terminal : nommez un fichier, par --output fiches.xlsx"), see: "glane help " + exportName}
	}
	c, err := a.openCorpus(o.Config)
	if err != nil {
		return err
	}
	r, err := o.request(c.Schema, exportName)
	if err != nil {
		return err
	}
	answer, err := a.ask(ctx, o.searchOptions, c, export.Whole(r, c))
	if err != nil {
		return err
	}
	set, err := o.set(c, r, answer)
	if err != nil {
		return err
	}
	write := func(to io.Writer) error { return notWritten(export.Write(ctx, to, format, set)) }
	if o.Output == "" {
		return write(a.streams.Out)
	}
	if err := writeWhole(o.Output, write); err != nil {
		return err
	}
	told := phrase.Count(answer.Total, "fiche écrite", "fiches écrites")
	if answer.Total == 0 {
		told = "Aucune fiche écrite"
	}
	_, err = io.WriteString(a.streams.Err, told+" dans "+phrase.Quote(o.Output)+".\n")
	return err
}

// set is what the pages would give for the same search.
func (o exportOptions) set(c *corpus.Corpus, r index.Request, a *index.Answer) (export.Set, error) {
	pages, err := newPages(page.Config{Language: o.Language})
	if err != nil {
		return export.Set{}, err
	}
	words, err := pages.Texts()
	if err != nil {
		return export.Set{}, err
	}
	title, err := pages.Called(c.Schema, r)
	if err != nil {
		return export.Set{}, err
	}
	told, err := pages.Told(r, a)
	return export.Set{Corpus: c, Request: r, Answer: a, Words: words, Title: title, Told: told, Base: o.BaseURL}, err
}
