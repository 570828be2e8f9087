package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/index/french"
)

// ErrCrashed is the error of a search that panicked, as Bleve does on a damaged
// index, or of a build over cases that cannot be read any more. An index on disk that
// crashes a search is then replaced (see healing).
var ErrCrashed = errors.New("the search crashed")

// A searcher answers requests over one index that never changes.
type searcher struct {
	corpus      *corpus.Corpus
	analyzer    *french.Analyzer
	synonyms    *index.Synonyms
	store       *store
	vocabulary  *vocabulary
	terms       func() *vocabulary // the words of the thesaurus that lead to cases, found when a word is first mended
	columns     *columns
	titles      *titles
	lists       *lists
	places      places
	total       uint64       // cases
	norms       []float32    // of each case: what its length is to BM25
	scratch     sync.Pool    // of *scratch
	worthTwo    uint64       // as the constant has it, but for tests
	underWay    atomic.Int32 // goroutines that search now
	zoneNumbers map[string]int
	zoneWeights []float64
}

func newSearcher(c *corpus.Corpus, a *french.Analyzer, st *store) (*searcher, error) {
	s := &searcher{
		corpus:      c,
		analyzer:    a,
		synonyms:    index.NewSynonyms(c.Thesaurus, a),
		store:       st,
		vocabulary:  st.vocabulary,
		columns:     st.columns,
		titles:      st.titles,
		zoneNumbers: map[string]int{},
		worthTwo:    worthTwo,
		total:       uint64(c.Cases.Len()),
	}
	for i, z := range zones(c.Schema) {
		s.zoneNumbers[z.name] = i
		s.zoneWeights = append(s.zoneWeights, float64(z.weight))
	}
	if st.cases() != c.Cases.Len() {
		return nil, fmt.Errorf("the index holds %d cases, the corpus %d", st.cases(), c.Cases.Len())
	}
	s.norms = norms(st)
	s.terms = sync.OnceValue(func() *vocabulary { return s.vocabulary.leading(s.synonyms, a) })
	s.lists = newLists(st, s.vocabulary, s.norms)
	s.lists.warm(max(1, runtime.GOMAXPROCS(0)-1)) // one is for the first searches
	s.places.warm(st, s.lists.workers.Wait)
	return s, nil
}

// norms gives what the length of each case is to BM25. A power takes 100 ns, and most
// cases share a few thousand lengths.
func norms(st *store) []float32 {
	average := float64(max(st.length, 1)) / float64(max(st.cases(), 1))
	out := make([]float32, 0, st.cases())
	var known [4096]float32
	for _, p := range st.parts {
		for _, length := range p.words.lengths {
			if length >= uint32(len(known)) {
				out = append(out, float32(norm(float64(length), average)))
				continue
			}
			if known[length] == 0 {
				known[length] = float32(norm(float64(length), average))
			}
			out = append(out, known[length])
		}
	}
	return out
}

// recoverTo turns a panic into an error, those of a broken memory map among them:
// defer recoverTo(&err)().
func recoverTo(err *error) func() {
	faults := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(faults)
		if p := recover(); p != nil {
			*err = fmt.Errorf("%w: %v\n%s", ErrCrashed, p, debug.Stack())
		}
	}
}

// Search implements index.Searcher.
func (s *searcher) Search(ctx context.Context, r index.Request) (_ *index.Answer, err error) {
	defer recoverTo(&err)()
	start := time.Now()
	words := s.asked()
	free := int(s.underWay.Add(1)) < runtime.GOMAXPROCS(0)
	defer s.underWay.Add(-1)
	collected, err := s.collect(ctx, r, words, free)
	if err == nil {
		err = ctx.Err() // what took too long may not have looked
	}
	if err != nil {
		return nil, fmt.Errorf("search %q: %w", r.Text, err)
	}
	answer, err := s.answer(collected, r, free)
	if err != nil {
		return nil, fmt.Errorf("search %q: %w", r.Text, err)
	}
	s.columns.spare.Put(collected.tallies)
	if r.Explain && !r.CasesOnly && len(r.Query.Wanted) > 0 {
		if err := s.explain(ctx, r, collected.hits.page(), answer.Hits); err != nil {
			return nil, fmt.Errorf("search %q: %w", r.Text, err)
		}
	}
	answer.Held = words
	answer.Took = time.Since(start)
	return answer, nil
}

func (s *searcher) translation(ctx context.Context, words asked) *translation {
	free, ok := s.scratch.Get().(*scratch)
	if !ok {
		free = &scratch{}
	}
	return &translation{ctx: ctx, s: s, free: free, asked: words}
}

func (s *searcher) answer(c *collector, r index.Request, free bool) (*index.Answer, error) {
	a := &index.Answer{Total: c.total, Matched: c.matched}
	ended := func() error { return nil }
	if page := c.hits.page(); r.NumbersOnly {
		for _, h := range page {
			a.Numbers = append(a.Numbers, int(h.number))
		}
	} else if len(page) > 0 {
		a.Hits = make([]index.Hit, len(page))
		ended = s.readHits(page, a.Hits, free && !r.CasesOnly)
	}
	if !r.CasesOnly {
		a.Facets, a.Years = s.facetCounts(c, r), index.NewYearCounts(c.yearCounts)
	}
	if a.Total == 0 {
		a.Without = s.without(c)
	}
	return a, ended()
}

func (s *searcher) facetCounts(c *collector, r index.Request) []index.FacetCounts {
	var out []index.FacetCounts
	for i, col := range s.columns.facets {
		if r.OnlyFacet != "" && r.OnlyFacet != col.facet.Nom {
			continue
		}
		var selected []string
		for _, f := range r.Filters {
			if f.Facet == col.facet.Nom {
				selected = f.Values
			}
		}
		out = append(out, index.NewFacetCounts(col.facet, c.counts[i], selected, r.FacetValues))
	}
	return out
}

func (s *searcher) without(c *collector) []index.Without {
	var out []index.Without
	for i, n := range c.without {
		switch {
		case n == 0:
		case i == len(s.columns.facets):
			out = append(out, index.Without{Facet: index.YearFilter, Label: index.YearFilterLabel, Total: n})
		default:
			f := s.columns.facets[i].facet
			out = append(out, index.Without{Facet: f.Nom, Label: f.Libelle, Total: n})
			for at, one := range c.withoutValue[i] {
				if one > 0 && len(c.withoutValue[i]) > 1 {
					out = append(out, index.Without{Facet: f.Nom, Label: f.Libelle, Value: c.filters[i].values[at], Total: one})
				}
			}
		}
	}
	return out
}

// Reading implements index.Reader.
func (s *searcher) Reading(acronym string) french.Reading {
	if r := s.synonyms.Reading(acronym); r != french.AsWord {
		return r
	}
	return s.vocabulary.reading(acronym)
}

// Holds implements index.Mender.
func (s *searcher) Holds(word string) bool {
	_, ok := s.vocabulary.find(word)
	return ok
}

// Close implements index.Searcher.
func (s *searcher) Close() error {
	s.lists.stop()
	s.places.stop()
	return s.store.close()
}
