package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"glane/internal/bench/driver"
	"glane/internal/bench/material"
	"glane/internal/marked"
)

// How often each question is asked; the shortest time is told, since what else the
// machine does only adds to it.
const (
	logRounds   = 5
	worstRounds = 15
)

// worstBound is how many times the median of the log the worst questions may take.
const worstBound = 10

// A question is a path of the service and what is asked there.
type question struct {
	name, path string
	values     url.Values
}

const (
	searchPath = "/api/v1/search"
	commonWord = "travail" // stands in most of the documents
)

// longQuery is of thirty of their common words.
const longQuery = "contrat travail salarié employeur convention accord indemnité durée congé formation salaire prime ancienneté commission paritaire " +
	"entreprise article code santé sécurité retraite prévoyance cadre emploi licenciement préavis maladie maternité classification coefficient"

// worstQuestions are what a reader may fairly ask and is dear to answer. The facets
// and the rubric are those of material.
func worstQuestions() []question {
	search := func(name, q string, more ...string) question {
		v := url.Values{"q": {q}}
		for i := 0; i+1 < len(more); i += 2 {
			v.Set(more[i], more[i+1])
		}
		return question{name, searchPath, v}
	}
	filter := []string{"recueil", "conventions-collectives-textes-salaires"}
	return []question{
		search("toutes les fiches", ""),
		search("une lettre : a", "a"),
		search("une lettre : p", "p"),
		search("deux lettres : co", "co"),
		search("deux lettres : re", "re"),
		search("un mot vide", "de"),
		search("des mots vides entre guillemets", `"de la"`),
		search("un mot de presque toutes les fiches", "article"),
		search("le même, un filtre", "article", filter...),
		search("toutes les fiches, un filtre", "", filter...),
		search("une suite de mots courants", `"contrat de travail"`),
		search("une autre, de trois mots", `"convention collective de travail"`),
		search("trois suites", `"contrat de travail" "convention collective" "code du travail"`),
		search("un mot courant entre guillemets", `"les salariés"`),
		search("trente mots", longQuery),
		search("vingt mots entre guillemets", `"`+strings.Join(strings.Fields(longQuery)[:20], " ")+`"`),
		search("un mot courant d’une rubrique", "texte:"+commonWord),
		search("une lettre dans les titres", "titre:a"),
		search("des mots exclus", commonWord+" -salarié -accord"),
		search("une exclusion seule", "-"+commonWord),
		search("la page 1 000", commonWord, "page", "1000"),
		search("la page 3 000, par titre", commonWord, "page", "3000", "sort", "titre"),
		search("la page 1 000 de toutes les fiches", "", "page", "1000"),
		search("cent fiches par page", commonWord, "size", "100"),
		search("deux mots mal tapés", "convantion colective"),
		search("huit mots qui ne sont d’aucune fiche", "xcvbnazz qsdfghjj wxcvbnuu azertyui poiuytre mlkjhgfd nbvcxwqs aqwzsxed"),
		{"une facette de 17 000 valeurs", "/api/v1/facets/chapitre", url.Values{}},
		{"ses valeurs qui contiennent une lettre", "/api/v1/facets/chapitre", url.Values{"contains": {"a"}}},
		{"la page de cette facette", "/facettes/chapitre", url.Values{}},
	}
}

// worst asks glane the log, then the worst questions, and tells each as times the
// median of the log.
func (o options) worst(ctx context.Context) (err error) {
	o.only = "glanehttp"
	if err := o.makeData(); err != nil {
		return err
	}
	queries, err := driver.ReadLog(o.data())
	if err != nil {
		return err
	}
	if _, _, err := o.prepare(ctx); err != nil {
		return err
	}
	s, err := o.startService(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.stop()) }()
	median, err := s.median(ctx, queries)
	if err != nil {
		return err
	}
	table, err := s.worstTable(ctx, median)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("%s fiches ; médiane des %d recherches : %s ms, par HTTP et JSON ; %s, %s ; révision %s.\n\n%s\n", thousands(o.n), len(queries),
		decimal(milliseconds(median)), processor(), time.Now().Format(time.DateOnly), revision(), table)
	fmt.Print(text)
	if o.write == "" {
		return nil
	}
	return marked.Replace(o.write, worstStart, worstEnd, "\n"+text)
}

// Marks in the document between which the table of the worst questions stands.
const (
	worstStart = "<!-- bench worst : début -->\n"
	worstEnd   = "<!-- bench worst : fin -->\n"
)

// A service is a process of glane that serves.
type service struct {
	cmd     *exec.Cmd
	address string
}

// startService starts the program that prepare made, and waits until it answers and
// has decoded its index.
func (o options) startService(ctx context.Context) (*service, error) {
	program := filepath.Join(o.cache, "bin", "serve-glane")
	cmd := exec.CommandContext(ctx, program, "serve", "--corpus", filepath.Join(o.data(), material.CorpusFolder), // #nosec G204: made by prepare
		"--index", o.indexFolder("worst"), "--addr", "127.0.0.1:0", "--watch=false", "--search-timeout", "60s")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("read glane: %w", err)
	}
	if err := os.MkdirAll(o.indexFolder("worst"), 0o755); err != nil {
		return nil, fmt.Errorf("make the folder of the index: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start glane: %w", err)
	}
	s := &service{cmd: cmd}
	r := bufio.NewReader(out)
	line, err := r.ReadString('\n')
	at := strings.Index(line, "http://")
	if err != nil || at < 0 {
		return nil, errors.Join(fmt.Errorf("glane serve does not say its address: %q", line), err, s.stop())
	}
	go func() { _, _ = io.Copy(io.Discard, r) }() // ends with the process
	s.address = strings.TrimSpace(line[at:])
	return s, nil
}

func (s *service) stop() error {
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return fmt.Errorf("stop glane: %w", err)
	}
	if err := s.cmd.Wait(); err != nil {
		return fmt.Errorf("stop glane: %w", err)
	}
	return nil
}

// shortest asks a question some times and gives the shortest time that it took.
func (s *service) shortest(ctx context.Context, q question, rounds int) (time.Duration, error) {
	best := time.Duration(0)
	for range rounds {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+q.path+"?"+q.values.Encode(), nil)
		if err != nil {
			return 0, fmt.Errorf("ask %s: %w", q.name, err)
		}
		start := time.Now()
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			return 0, fmt.Errorf("ask %s: %w", q.name, err)
		}
		_, err = io.Copy(io.Discard, resp.Body)
		took := time.Since(start)
		if err := errors.Join(err, resp.Body.Close()); err != nil {
			return 0, fmt.Errorf("ask %s: %w", q.name, err)
		}
		if resp.StatusCode != http.StatusOK {
			return 0, fmt.Errorf("ask %s: status %d", q.name, resp.StatusCode)
		}
		if best == 0 || took < best {
			best = took
		}
	}
	return best, nil
}

func (s *service) median(ctx context.Context, queries []material.Query) (time.Duration, error) {
	var all []time.Duration
	for _, q := range queries {
		text := q.Text
		if q.Kind == material.Phrase {
			text = `"` + text + `"`
		}
		v := url.Values{"q": {text}}
		if q.Facet != "" {
			v.Set(q.Facet, q.Value)
		}
		took, err := s.shortest(ctx, question{text, searchPath, v}, logRounds)
		if err != nil {
			return 0, err
		}
		all = append(all, took)
	}
	slices.Sort(all)
	return all[len(all)/2], nil
}

func (s *service) worstTable(ctx context.Context, median time.Duration) (string, error) {
	var b strings.Builder
	b.WriteString("| question | ms | × la médiane |\n| --- | --- | --- |\n")
	for _, q := range worstQuestions() {
		took, err := s.shortest(ctx, q, worstRounds)
		if err != nil {
			return "", err
		}
		times, mark := float64(took)/float64(median), ""
		if times >= worstBound {
			mark = " (trop)"
		}
		fmt.Fprintf(&b, "| %s | %s | %s%s |\n", q.name, decimal(milliseconds(took)), decimal(times), mark)
	}
	return b.String(), nil
}
