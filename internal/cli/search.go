package cli

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/api"
	"glane/internal/config"
	"glane/internal/nearest"
	"glane/internal/params"
	"glane/internal/phrase"

	"github.com/spf13/cobra"
)

const searchName = "search"

// searchOptions is one search, as it was typed.
type searchOptions struct {
	config.Config
	Text   string
	Facets []string   // each "name=value"
	Values url.Values // the other parameters that were given, as in a URL
	JSON   bool
}

// A parameter is an option of the command that is a parameter of the API too,
// which reads and refuses its values.
var searchParameters = []struct{ flag, name, usage string }{
	{"sort", params.Sort, "choisit l’`ordre` des fiches : relevance, recentes, anciennes ou titre"},
	{"size", params.Size, "montre `N` fiches au plus"},
	{"page", params.Page, "montre la page `N` des résultats"},
	{"annee-min", params.YearMin, "garde les fiches à partir de cette `année`"},
	{"annee-max", params.YearMax, "garde les fiches jusqu’à cette `année`"},
}

// newSearchCmd makes "glane search".
func newSearchCmd(streams Streams, run func(ctx context.Context, o searchOptions) error) *cobra.Command {
	cmd := &cobra.Command{
		Use:   searchName + " MOTS…",
		Short: "Cherche dans les fiches, depuis le terminal",
		Long: typeset(`Cherche dans les fiches et montre les meilleures. Sans aucun mot, montre toutes les fiches.
Une recherche comprend les "phrases entre guillemets", les -mots -exclus et les mots d’une rubrique (rubrique:mot).
Un mot exclu se prend pour une option : écrivez -- avant la recherche, ou mettez-la entière entre guillemets.`),
		Example: `  glane search parc naturel régional
  glane search eau --facet enjeux=eau --facet territoire=ardeche
  glane search -- eau -vin
  glane search "eau -vin"
  glane search alimentaire --json
  glane search alimentaire --size 1 --explain`,
	}
	config.Bind(cmd.Flags(), "corpus", "index", "search_timeout")
	typed := searchFlags(cmd, streams)
	asJSON := cmd.Flags().Bool("json", false, "écrit la réponse en JSON, comme l’API")
	explain := cmd.Flags().Bool("explain", false, "dit de chaque fiche d’où vient sa note")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o, err := typed(args)
		if err != nil {
			return err
		}
		o.JSON = *asJSON
		if *explain {
			o.Values.Set(params.Explain, "true")
		}
		return run(cmd.Context(), o)
	}
	return cmd
}

// searchFlags gives a command the options of a search, but for the parameters
// named, and returns what reads them once they are typed.
func searchFlags(cmd *cobra.Command, streams Streams, without ...string) func(args []string) (searchOptions, error) {
	flags := cmd.Flags()
	facets := flags.StringArrayP("facet", "f", nil, typeset("garde les fiches de cette `facette=valeur` ; peut se répéter"))
	given := map[string]*string{} // by the parameter's name
	for _, p := range searchParameters {
		if !slices.Contains(without, p.name) {
			given[p.name] = flags.String(p.flag, "", typeset(p.usage))
		}
	}
	completeSearch(cmd, streams)
	return func(args []string) (searchOptions, error) {
		c, err := settings(flags, streams)
		if err != nil {
			return searchOptions{}, err
		}
		o := searchOptions{Config: c, Text: strings.Join(args, " "), Facets: *facets, Values: url.Values{}}
		for _, p := range searchParameters {
			if value := given[p.name]; value != nil && flags.Changed(p.flag) {
				o.Values.Set(p.name, *value)
			}
		}
		return o, nil
	}
}

func (a *app) search(ctx context.Context, o searchOptions) error {
	c, err := a.openCorpus(o.Config)
	if err != nil {
		return err
	}
	r, err := o.request(c.Schema, searchName)
	if err != nil {
		return err
	}
	answer, err := a.ask(ctx, o, c, r)
	switch {
	case err != nil:
		return err
	case o.JSON:
		return api.Encode(a.streams.Out, api.NewSearch(r, answer, c.Schema))
	}
	return writeAnswer(a.streams.Out, r, answer, c.Schema, a.streams.colours())
}

// ask answers one request over a corpus, in the time of a search.
func (a *app) ask(ctx context.Context, o searchOptions, c *corpus.Corpus, r index.Request) (*index.Answer, error) {
	g, err := a.build(ctx, a.quiet(), c, o.Index)
	if err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, o.SearchTimeout)
	defer cancel()
	answer, err := g.Searcher.Search(limited, r)
	err = errors.Join(err, g.Searcher.Close())
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, &failure{typeset("La recherche a pris trop de temps : donnez-lui plus, par --search-timeout 10s."), err}
	}
	return answer, err
}

// request is the search as the index takes it: the options are read as the
// parameters of a URL are, and refused in the same words. command is the one that
// was typed.
func (o searchOptions) request(s *corpus.Schema, command string) (index.Request, error) {
	v := url.Values{params.Q: {o.Text}}
	for name, values := range o.Values {
		v[name] = values
	}
	for _, one := range o.Facets {
		name, value, ok := strings.Cut(one, "=")
		if !ok || s.Facette(name) == nil {
			return index.Request{}, &usageError{message: badFacet(one, name, ok, s), see: "glane help " + command}
		}
		v.Add(name, value)
	}
	r, err := params.Parse(v, s)
	var refused params.Errors
	if errors.As(err, &refused) {
		var lines []string
		for _, e := range refused {
			lines = append(lines, e.Detail)
		}
		return r, &usageError{message: strings.Join(lines, "\n"), see: "glane help " + command}
	}
	return r, err
}

func badFacet(typed, name string, hasValue bool, s *corpus.Schema) string {
	if !hasValue {
		return "L’option --facet attend une facette et une valeur, comme --facet nom=valeur, pas " + phrase.Quote(typed) + "."
	}
	names := facetNames(s)
	message := "Facette inconnue " + phrase.Quote(name) + "."
	if guess := nearest.Of(name, names); guess != "" {
		return message + typeset(" Vouliez-vous écrire ") + guess + "=…" + typeset(" ?")
	}
	if len(names) == 0 {
		return message + " Ce corpus n’en a pas."
	}
	return message + typeset(" Ce corpus a : ") + phrase.List(names, "et") + "."
}

func facetNames(s *corpus.Schema) []string {
	names := make([]string, len(s.Facettes))
	for i, f := range s.Facettes {
		names[i] = f.Nom
	}
	return names
}

// completeSearch lets a shell complete facets, their values and the orders.
func completeSearch(cmd *cobra.Command, streams Streams) {
	facets := func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		c, err := settings(cmd.Flags(), streams)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		src, err := openSource(c.Corpus)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		loaded, _ := corpus.Load(src.files) // the faults are for check to tell, not for a prompt
		if loaded == nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return facetCompletions(loaded.Schema, typed)
	}
	orders := make([]string, len(index.Sorts))
	for i, s := range index.Sorts {
		orders[i] = string(s) + "\t" + params.SortLabel(s)
	}
	for name, complete := range map[string]cobra.CompletionFunc{
		"facet": facets,
		"sort":  cobra.FixedCompletions(orders, cobra.ShellCompDirectiveNoFileComp),
	} {
		register(cmd, name, complete)
	}
	cmd.ValidArgsFunction = cobra.NoFileCompletions
}

func facetCompletions(s *corpus.Schema, typed string) ([]string, cobra.ShellCompDirective) {
	name, _, hasValue := strings.Cut(typed, "=")
	if !hasValue {
		var names []string
		for _, f := range s.Facettes {
			names = append(names, f.Nom+"=\t"+f.Libelle)
		}
		return names, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	}
	f := s.Facette(name)
	if f == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	values := make([]string, 0, len(f.Valeurs)+1)
	for _, v := range f.Valeurs {
		values = append(values, name+"="+v.ID+"\t"+v.Libelle)
	}
	return append(values, name+"="+corpus.Unspecified+"\t"+corpus.UnspecifiedLabel), cobra.ShellCompDirectiveNoFileComp
}
