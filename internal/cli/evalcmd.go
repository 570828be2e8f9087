package cli

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"glane/corpus"
	"glane/index"
	"glane/internal/config"
	"glane/internal/params"
	"glane/internal/phrase"
	"glane/internal/relevance"

	"github.com/spf13/cobra"
)

// evalFolder is the folder of a corpus that holds its judged set.
const evalFolder = "eval"

// evalOptions is what to measure, as it was typed.
type evalOptions struct {
	config.Config
	Set     string // folder of the judged set; "" for that of the corpus
	Half    relevance.Half
	Against string // file of an earlier report; "" for none
	Floor   floor
	Worst   int
	JSON    bool
}

// newEvalCmd makes "glane eval".
func newEvalCmd(streams Streams, run func(ctx context.Context, o evalOptions) error) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Mesure la pertinence sur des recherches jugées",
		Long: typeset(`Mesure la pertinence : pose des recherches dont les bonnes réponses sont connues, et dit ce que valent celles de Glane.
Le jeu est un dossier : queries.tsv (identifiant, recherche) et qrels.tsv (recherche, fiche, note de 0 à 2), en colonnes
séparées par une tabulation. Une recherche sans jugement ne doit rien trouver. docs/relevance.md explique les mesures.`),
		Example: `  glane eval
  glane eval --json > avant.json
  glane eval --against avant.json --half b
  glane eval --corpus fiches --eval jeu --floor 0.90`,
		Args: noArgs,
	}
	flags := cmd.Flags()
	config.Bind(flags, "corpus", "index")
	o := evalOptions{}
	flags.StringVar(&o.Set, "eval", "", typeset("`dossier` du jeu de recherches jugées ; sans lui, le dossier eval du corpus"))
	flags.Var((*halfFlag)(&o.Half), "half", "ne mesure qu’une `moitié` du jeu, a (réglage) ou b (réserve), ou la série c (à l’aveugle)")
	register(cmd, "half", cobra.FixedCompletions(parts(), cobra.ShellCompDirectiveNoFileComp))
	flags.StringVar(&o.Against, "against", "", "compare avec la mesure de ce `fichier`, écrite par --json")
	flags.Var(&o.Floor, "floor", "échoue, par le code 1, quand le nDCG@10 de l’ensemble, sans la série c, est sous ce `seuil`")
	flags.IntVar(&o.Worst, "worst", 10, "montre les `N` recherches les moins bien servies, sans celles de la série c")
	flags.BoolVar(&o.JSON, "json", false, "écrit le rapport en JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		c, err := settings(flags, streams)
		if err != nil {
			return err
		}
		if o.Worst < 0 {
			return misused(cmd, "L’option --worst attend un nombre positif ou nul.")
		}
		o.Config = c
		return run(cmd.Context(), o)
	}
	return cmd
}

// parts are the parts of a set, as they are typed.
func parts() []string {
	var typed []string
	for _, half := range relevance.Halves {
		typed = append(typed, string(half))
	}
	return typed
}

// A halfFlag is a part of a set, as a flag.
type halfFlag relevance.Half

func (h *halfFlag) String() string { return string(*h) }
func (h *halfFlag) Type() string   { return "moitié" }

func (h *halfFlag) Set(text string) error {
	half := relevance.Half(strings.ToLower(text))
	if !slices.Contains(relevance.Halves, half) {
		return errors.New("écrivez a, b ou c")
	}
	*h = halfFlag(half)
	return nil
}

// A floor is the least nDCG@10 that is accepted, as a flag; 0 accepts all.
type floor float64

func (f *floor) String() string {
	if *f == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(*f), 'g', -1, 64)
}

func (f *floor) Type() string { return "seuil" }

func (f *floor) Set(text string) error {
	x, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || !(x >= 0 && x <= 1) { // written so that NaN is refused
		return errors.New("écrivez un nombre de 0 à 1, comme 0.90")
	}
	*f = floor(x)
	return nil
}

func (a *app) eval(ctx context.Context, o evalOptions) error {
	c, err := a.openCorpus(o.Config)
	if err != nil {
		return err
	}
	set, err := a.judgedSet(o, c)
	if err != nil {
		return err
	}
	earlier, err := earlierRun(o.Against, set)
	if err != nil {
		return err
	}
	g, err := a.build(ctx, a.quiet(), c, o.Index)
	if err != nil {
		return err
	}
	report, err := a.measure(ctx, g, set, earlier, o.Worst)
	if err = errors.Join(err, g.Searcher.Close()); err != nil {
		return err
	}
	write := report.Write
	if o.JSON {
		write = report.Encode
	}
	return errors.Join(write(a.streams.Out), a.holdFloor(o.Floor, report))
}

// measure puts the set to the searcher of g.
func (a *app) measure(ctx context.Context, g *index.Generation, set *relevance.Set, earlier *relevance.Run, worst int) (*relevance.Report, error) {
	meter := newMeter(a.streams.Err, typeset("Recherches : "))
	defer meter.wipe()
	s := judged{g}
	run, err := relevance.Evaluate(ctx, s, set, meter.show)
	if err != nil {
		return nil, err
	}
	poor, err := relevance.Worst(ctx, s, set, run.Open(), worst)
	if err != nil {
		return nil, err
	}
	var against *relevance.Comparison
	if earlier != nil {
		against = relevance.Compare(earlier, run)
	}
	return relevance.NewReport(g.Corpus.Schema.Titre, g.Corpus.Cases.Len(), set, run, poor, against), nil
}

// A judged is what is served, asked as its page and its API ask it.
type judged struct{ g *index.Generation }

func (j judged) Find(ctx context.Context, text string, n int) (relevance.Answer, error) {
	r, err := params.Parse(url.Values{params.Q: {text}, params.Size: {strconv.Itoa(n)}}, j.g.Corpus.Schema)
	if err != nil {
		return relevance.Answer{}, fmt.Errorf("parse %q: %w", text, err)
	}
	r.CasesOnly = true // the order alone is judged; highlights take most of the time
	found, err := j.g.Searcher.Search(ctx, r)
	if err != nil {
		return relevance.Answer{}, err
	}
	a := relevance.Answer{Hits: make([]string, len(found.Hits)), Total: found.Total, Relaxed: found.Relaxed}
	for i, h := range found.Hits {
		a.Hits[i] = h.Case.ID
	}
	return a, nil
}

// judgedSet reads the set to measure with, and tells its faults.
func (a *app) judgedSet(o evalOptions, c *corpus.Corpus) (*relevance.Set, error) {
	files, at, err := setFiles(o)
	if err != nil {
		return nil, err
	}
	set, faults := relevance.Read(files, c.Cases.IDs())
	a.tellFaults(source{dir: at}, faults)
	if set == nil {
		return nil, &failure{typeset("Ce jeu de recherches jugées ne peut pas être utilisé : corrigez les fautes ci-dessus."), nil}
	}
	if o.Half == relevance.NoHalf {
		return set, nil
	}
	set = set.Only(o.Half)
	if len(set.Queries) == 0 {
		return nil, &failure{"Ce jeu n’a aucune recherche dans la partie " + phrase.Quote(string(o.Half)) +
			typeset(" : ses identifiants y commencent par cette lettre, suivie d’un nombre."), nil}
	}
	return set, nil
}

// holdFloor refuses a run that is under the floor.
func (a *app) holdFloor(least floor, r *relevance.Report) error {
	ndcg := r.NDCG()
	switch {
	case least == 0:
		return nil
	case ndcg.Queries == 0:
		return &failure{typeset("Aucune recherche de ce jeu n’attend de réponse : il n’y a pas de nDCG@10 à comparer au seuil."), nil}
	case ndcg.Mean < float64(least):
		return &failure{fmt.Sprintf(typeset("Le nDCG@10 est de %s : c’est sous le seuil de %s."),
			relevance.Decimal(ndcg.Mean), relevance.Decimal(float64(least))), nil}
	}
	return nil
}
