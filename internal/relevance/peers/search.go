package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"glane/corpus"
	"glane/internal/relevance"
)

// A setting is one way to use PostgreSQL's full-text search for French.
type setting struct {
	config string // text search configuration
	rank   string // function that ranks
	relax  bool   // ask for some of the words where no case holds all
}

// settings lists all that are compared.
func settings() []setting {
	var all []setting
	for _, config := range []string{"french", "french_unaccent"} {
		for _, relax := range []bool{false, true} {
			for _, rank := range []string{"ts_rank", "ts_rank_cd"} {
				all = append(all, setting{config, rank, relax})
			}
		}
	}
	return all
}

func (s setting) label() string {
	words := "ET"
	if s.relax {
		words = "ET, sinon OU"
	}
	return fmt.Sprintf("PostgreSQL `%s`, %s, `%s`", strings.Replace(s.config, "_", " + ", 1), words, s.rank)
}

// definitions makes the tables and the configuration without accents, as the
// documentation of unaccent has it (PostgreSQL 15, F.48).
const definitions = `
CREATE EXTENSION unaccent;
CREATE TEXT SEARCH CONFIGURATION french_unaccent (COPY = french);
ALTER TEXT SEARCH CONFIGURATION french_unaccent
	ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
CREATE TABLE cases (id text PRIMARY KEY, a text, b text, c text, d text);
`

// vectors weighs the texts of a case as the documentation does (12.3.1): the
// title A, the summary and weighty rubrics B, other rubrics C, labels D.
const vectors = `
ALTER TABLE cases ADD french tsvector, ADD french_unaccent tsvector;
UPDATE cases SET
	french = setweight(to_tsvector('french', a), 'A') || setweight(to_tsvector('french', b), 'B')
		|| setweight(to_tsvector('french', c), 'C') || setweight(to_tsvector('french', d), 'D'),
	french_unaccent = setweight(to_tsvector('french_unaccent', a), 'A') || setweight(to_tsvector('french_unaccent', b), 'B')
		|| setweight(to_tsvector('french_unaccent', c), 'C') || setweight(to_tsvector('french_unaccent', d), 'D');
ANALYZE cases;
`

// fill gives the server the cases of a corpus.
func (s *server) fill(ctx context.Context, c *corpus.Corpus) error {
	var b strings.Builder
	b.WriteString(definitions + "COPY cases FROM STDIN;\n")
	for _, one := range c.Cases.All() {
		texts := textsByWeight(one, c.Schema)
		b.WriteString(copied(one.ID))
		for _, text := range texts {
			b.WriteString("\t" + copied(text))
		}
		b.WriteByte('\n')
	}
	b.WriteString("\\.\n" + vectors)
	if _, err := s.ask(ctx, b.String(), nil); err != nil {
		return fmt.Errorf("fill: %w", err)
	}
	return nil
}

// textsByWeight is the text of a case for each of PostgreSQL's weights, A to D.
func textsByWeight(c *corpus.Case, s *corpus.Schema) [4]string {
	var weighty, others, labels []string
	weighty = append(weighty, c.Resume)
	for _, r := range s.Rubriques {
		if r.Poids > 1 {
			weighty = append(weighty, c.Rubriques[r.Nom]...)
		} else {
			others = append(others, c.Rubriques[r.Nom]...)
		}
	}
	for i := range s.Facettes {
		f := &s.Facettes[i]
		for _, id := range withParents(f, c.Facettes[f.Nom]) {
			v := f.Valeur(id)
			labels = append(labels, append([]string{v.Libelle}, v.Alias...)...)
		}
	}
	return [4]string{c.Titre, strings.Join(weighty, "\n"), strings.Join(others, "\n"), strings.Join(labels, "\n")}
}

// withParents adds to values all that they lie in.
func withParents(f *corpus.Facette, ids []string) []string {
	all := slices.Clone(ids)
	for i := 0; i < len(all); i++ {
		for _, parent := range f.Valeur(all[i]).Parents {
			if !slices.Contains(all, parent) {
				all = append(all, parent)
			}
		}
	}
	return all
}

// copied writes a text as COPY reads it.
func copied(text string) string {
	return strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`).Replace(text)
}

// A peer is PostgreSQL with a setting, as a searcher.
type peer struct {
	server  *server
	setting setting
}

// question finds the cases that hold every word and, with relax, where none
// does, those that hold some: the wanted parts of the same query joined by |
// (querytree gives them), and what it excludes still excluded. The rank is
// divided by the logarithm of the text's length (normalisation 1 of 12.3.3),
// without which long texts win.
const question = `
WITH typed AS (SELECT websearch_to_tsquery(:'config', :'text') AS every),
parts AS (
	SELECT every, CASE querytree(every) WHEN 'T' THEN every ELSE replace(querytree(every), ' & ', ' | ')::tsquery END AS wanted, (
		SELECT coalesce(string_agg(part[1], ' & '), '')::tsquery
		FROM regexp_matches(every::text, '!(?:\([^)]*\)|''(?:[^'']|'''')*'')', 'g') AS part
	) AS excluded
	FROM typed),
chosen AS (
	SELECT CASE WHEN none THEN wanted && excluded ELSE every END AS q, none AS relaxed
	FROM parts, LATERAL (SELECT :'relax' = 'true' AND NOT EXISTS (SELECT FROM cases WHERE :"config" @@ every) AS none) AS found)
SELECT id, count(*) OVER (), relaxed
FROM cases, chosen WHERE :"config" @@ q
ORDER BY :"rank"(:"config", q, 1) DESC, id
LIMIT :n;
`

// Find implements relevance.Searcher.
func (p peer) Find(ctx context.Context, text string, n int) (relevance.Answer, error) {
	out, err := p.server.ask(ctx, question, map[string]string{
		"config": p.setting.config, "rank": p.setting.rank, "relax": strconv.FormatBool(p.setting.relax),
		"text": text, "n": strconv.Itoa(n),
	})
	if err != nil {
		return relevance.Answer{}, err
	}
	a := relevance.Answer{Hits: []string{}}
	for line := range strings.Lines(out) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 3 {
			return a, fmt.Errorf("psql: a row of %d columns: %q", len(cells), line)
		}
		a.Hits = append(a.Hits, cells[0])
		if a.Total, err = strconv.Atoi(cells[1]); err != nil {
			return a, fmt.Errorf("psql: total of %q: %w", line, err)
		}
		a.Relaxed = cells[2] == "t"
	}
	return a, nil
}
