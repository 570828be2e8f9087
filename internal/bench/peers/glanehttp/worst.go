package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"glane/internal/api"
	"glane/internal/bench/driver"
	"glane/internal/bench/material"
)

// worstRounds is how often all questions are asked, one after another: what else the
// machine does slows them alike. The shortest time of each is told, since that only
// adds to it.
const worstRounds = 8

// A question is a path of the service and what is asked there.
type question struct {
	name, path string
	values     url.Values
}

// commonWord stands in most of the documents.
const commonWord = "travail"

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
		return question{name, api.PathSearch, v}
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

// worst asks the service the log of queries, then the worst questions, and writes how
// many microseconds each takes, and what it is: first the median of the log.
func worst(ctx context.Context, index, data string, out io.Writer) (err error) {
	queries, err := driver.ReadLog(data)
	if err != nil {
		return err
	}
	opened, err := peer{}.Open(ctx, index, data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()
	e, ok := opened.(*engine)
	if !ok {
		return fmt.Errorf("a service of type %T has no address", opened)
	}
	questions := append(logQuestions(queries), worstQuestions()...)
	times := make([]time.Duration, len(questions))
	for round := range worstRounds {
		for i, q := range questions {
			took, err := e.ask(ctx, q)
			if err != nil {
				return err
			}
			if round == 0 || took < times[i] {
				times[i] = took
			}
		}
	}
	if _, err := fmt.Fprintf(out, "%d\tmédiane\n", slices.Sorted(slices.Values(times[:len(queries)]))[len(queries)/2].Microseconds()); err != nil {
		return fmt.Errorf("tell the times: %w", err)
	}
	for i := len(queries); i < len(questions); i++ {
		if _, err := fmt.Fprintf(out, "%d\t%s\n", times[i].Microseconds(), questions[i].name); err != nil {
			return fmt.Errorf("tell the times: %w", err)
		}
	}
	return nil
}

// ask asks a question and gives how long it took until the last byte came.
func (e *engine) ask(ctx context.Context, q question) (time.Duration, error) {
	request := e.client.request(q.path + "?" + q.values.Encode())
	start := time.Now()
	if _, err := e.client.ask(ctx, request); err != nil {
		return 0, fmt.Errorf("ask %s: %w", q.name, err)
	}
	return time.Since(start), nil
}

func logQuestions(queries []material.Query) []question {
	var out []question
	for _, q := range queries {
		text := q.Text
		if q.Kind == material.Phrase {
			text = `"` + text + `"`
		}
		v := url.Values{"q": {text}}
		if q.Facet != "" {
			v.Set(q.Facet, q.Value)
		}
		out = append(out, question{text, api.PathSearch, v})
	}
	return out
}
