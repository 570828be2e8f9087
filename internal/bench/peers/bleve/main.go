// Command bleve measures Bleve as it comes: its own French analyzer, mapping,
// collectors, facets and highlighter. It is a driver of the benchmark, and a
// module of its own, since it needs packages of Bleve that Glane does not.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/fr" // registers the analyzer
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/query"

	"glane/internal/bench/driver"
	"glane/internal/bench/material"
)

func main() {
	if err := driver.Run(context.Background(), peer{}, os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bleve:", err)
		os.Exit(1)
	}
}

type peer struct{}

func (peer) Name() string { return "Bleve 2.6.3, tel quel" }

// titleWeight is what a word in a title counts, as in the other engines.
const titleWeight = 4

func fields(facets []string) mapping.IndexMapping {
	text := bleve.NewTextFieldMapping()
	text.Analyzer = "fr"
	keyword := bleve.NewKeywordFieldMapping()
	keyword.Store, keyword.IncludeTermVectors, keyword.IncludeInAll = false, false, false
	text.IncludeInAll = false
	document := bleve.NewDocumentStaticMapping()
	document.AddFieldMappingsAt("title", text)
	document.AddFieldMappingsAt("text", text)
	for _, f := range facets {
		document.AddFieldMappingsAt(f, keyword)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping, m.DefaultAnalyzer, m.ScoringModel = document, "fr", "bm25"
	return m
}

// Build uses the builder for indexes that are made in one go, as Bleve advises.
func (peer) Build(ctx context.Context, index, data string) (err error) {
	facets, err := driver.FacetNames(data)
	if err != nil {
		return err
	}
	b, err := bleve.NewBuilder(filepath.Join(index, "bleve"), fields(facets), map[string]any{"batchSize": 1000, "mergeMax": 10})
	if err != nil {
		return fmt.Errorf("build: %w", err)
	}
	table, err := os.Open(filepath.Join(data, material.Table))
	if err != nil {
		return errors.Join(err, b.Close())
	}
	defer func() { err = errors.Join(err, b.Close(), table.Close()) }()
	rows := bufio.NewScanner(table)
	rows.Buffer(nil, 1<<24)
	for rows.Scan() {
		cells := strings.Split(rows.Text(), "\t")
		doc := map[string]any{"title": cells[2], "text": cells[3]}
		for i, f := range facets {
			doc[f] = strings.Fields(cells[4+i])
		}
		if err := b.Index(cells[0], doc); err != nil {
			return fmt.Errorf("index %s: %w", cells[0], err)
		}
	}
	return rows.Err()
}

func (peer) Open(_ context.Context, index, data string) (driver.Engine, error) {
	facets, err := driver.FacetNames(data)
	if err != nil {
		return nil, err
	}
	opened, err := bleve.Open(filepath.Join(index, "bleve"))
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	return engine{opened, facets}, nil
}

type engine struct {
	index  bleve.Index
	facets []string
}

func (e engine) Close() error { return e.index.Close() }

// Ask implements driver.Engine.
func (e engine) Ask(ctx context.Context, q material.Query) (func() (driver.Answer, error), error) {
	words := parsed(q)
	whole := words
	if q.Facet != "" {
		term := bleve.NewTermQuery(q.Value)
		term.SetField(q.Facet)
		whole = bleve.NewConjunctionQuery(words, term)
	}
	r := bleve.NewSearchRequestOptions(whole, driver.Hits, 0, false)
	r.Highlight = bleve.NewHighlight()
	r.Highlight.AddField("text")
	for _, f := range e.facets {
		if f != q.Facet {
			r.AddFacet(f, bleve.NewFacetRequest(f, driver.Values))
		}
	}
	found, err := e.index.SearchInContext(ctx, r)
	if err != nil {
		return nil, err
	}
	if q.Facet != "" { // the counts of a facet leave its own filter out
		side := bleve.NewSearchRequestOptions(words, 0, 0, false)
		side.AddFacet(q.Facet, bleve.NewFacetRequest(q.Facet, driver.Values))
		counted, err := e.index.SearchInContext(ctx, side)
		if err != nil {
			return nil, err
		}
		found.Facets[q.Facet] = counted.Facets[q.Facet]
	}
	return func() (driver.Answer, error) { return e.answer(found), nil }, nil
}

// parsed is a query over title and text.
func parsed(q material.Query) query.Query {
	var all []query.Query
	switch q.Kind {
	case material.Phrase:
		return either(func() query.FieldableQuery { return bleve.NewMatchPhraseQuery(q.Text) })
	case material.Prefix:
		return either(func() query.FieldableQuery { return bleve.NewPrefixQuery(q.Text) })
	case material.Typo:
		return either(func() query.FieldableQuery {
			m := bleve.NewMatchQuery(q.Text)
			m.SetFuzziness(2)
			m.SetPrefix(1)
			return m
		})
	}
	for word := range strings.FieldsSeq(q.Text) {
		all = append(all, either(func() query.FieldableQuery { return bleve.NewMatchQuery(word) }))
	}
	return bleve.NewConjunctionQuery(all...)
}

// either looks in the title or in the text.
func either(one func() query.FieldableQuery) query.Query {
	title, text := one(), one()
	title.SetField("title")
	text.SetField("text")
	if b, ok := title.(query.BoostableQuery); ok {
		b.SetBoost(titleWeight)
	}
	return bleve.NewDisjunctionQuery(title, text)
}

func (e engine) answer(found *bleve.SearchResult) driver.Answer {
	a := driver.Answer{Total: int(found.Total)}
	for _, h := range found.Hits {
		a.IDs = append(a.IDs, h.ID)
		if strings.Contains(strings.Join(h.Fragments["text"], ""), "<mark>") {
			a.Marked++
		}
	}
	for _, name := range e.facets {
		f := driver.Facet{Name: name}
		if counted := found.Facets[name]; counted != nil && counted.Terms != nil {
			for _, t := range counted.Terms.Terms() {
				f.Counts = append(f.Counts, driver.Count{ID: t.Term, Count: t.Count})
			}
		}
		a.Facets = append(a.Facets, f)
	}
	return a
}
