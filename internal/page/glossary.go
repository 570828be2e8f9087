package page

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"
	"unicode"
	"unicode/utf8"

	"glane/corpus"
	"glane/index"
	words "glane/index/french"
	"glane/index/query"
	"glane/internal/params"
	"glane/internal/problem"
)

// Glossary answers "/sigles": the acronyms of the thesaurus, what they stand for
// and how many fiches speak of them. "contains" keeps those in which a text
// stands, "lettre" those that begin with a letter. A corpus without acronyms has
// no such page.
func (p *Pages) Glossary(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	if len(g.Corpus.Thesaurus.Sigles) == 0 {
		return problem.NoAddress()
	}
	values := params.Values(r.URL.RawQuery)
	shown := p.glossaries.Get(g, glossaryOf).choose(params.ReadContains(values), values.Get(params.Letter))
	if err := countAll(r.Context(), g, shown.entries); err != nil {
		return err
	}
	d, err := p.design()
	if err != nil {
		return err
	}
	view := d.words.glossaryView(g.Corpus, shown)
	d.dress(&view.Layout, g.Corpus)
	if !view.NoIndex {
		view.Canonical = p.config.BaseURL + glossaryAddress("", shown.letter)
	}
	return write(w, r, d, "sigles", http.StatusOK, view)
}

const (
	// maxSigles is how many acronyms one page lists. A thesaurus with more is shown
	// letter by letter.
	maxSigles = 500
	// countTime is how long a request counts fiches that were not counted yet. The
	// numbers that are missing then are those of a later request: one search takes
	// some ten milliseconds over 100,000 fiches, and is made once per generation.
	countTime = 300 * time.Millisecond
)

// A glossary is the acronyms of one generation, in alphabetical order.
type glossary struct {
	entries []*sigleEntry
	letters []string // those with which some begin, in order
}

// A sigleEntry is one acronym, with what finds it.
type sigleEntry struct {
	sigle  *corpus.Sigle
	fold   string
	letter string
	text   string       // all of its words, folded
	count  atomic.Int64 // of the fiches that speak of it, plus 1; 0 while that is not known
}

func glossaryOf(g *index.Generation) *glossary { return newGlossary(g.Corpus.Thesaurus) }

func newGlossary(t *corpus.Thesaurus) *glossary {
	out := &glossary{}
	for i := range t.Sigles {
		s := &t.Sigles[i]
		all := slices.Concat([]string{s.Sigle}, s.Formes, s.Developpe, []string{s.Definition})
		e := &sigleEntry{sigle: s, fold: words.FoldCase(s.Sigle), letter: letterOf(s), text: words.FoldCase(strings.Join(all, "\n"))}
		out.entries = append(out.entries, e)
		if !slices.Contains(out.letters, e.letter) {
			out.letters = append(out.letters, e.letter)
		}
	}
	slices.SortStableFunc(out.entries, func(a, b *sigleEntry) int {
		return cmp.Or(cmp.Compare(a.letter, b.letter), cmp.Compare(a.fold, b.fold))
	})
	slices.Sort(out.letters)
	return out
}

// digitsLetter stands for all digits among the letters.
const digitsLetter = "0-9"

// letterOf is under which letter an acronym stands, a capital without accent.
func letterOf(s *corpus.Sigle) string {
	fold := strings.TrimLeftFunc(words.FoldCase(s.Sigle), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	first, _ := utf8.DecodeRuneInString(fold)
	if unicode.IsDigit(first) {
		return digitsLetter
	}
	return string(unicode.ToUpper(first))
}

// A glossaryChoice is what of a glossary one page shows.
type glossaryChoice struct {
	contains string   // the text that was searched in it, "" for none
	letter   string   // the letter whose acronyms are shown; "" for all
	letters  []string // those that have some
	entries  []*sigleEntry
	total    int // acronyms in all letters
	more     int // acronyms of the letter that are not listed
}

func (g *glossary) choose(contains, letter string) glossaryChoice {
	out := glossaryChoice{contains: contains, entries: g.entries, letters: g.letters}
	if contains != "" {
		fold := words.FoldCase(contains)
		out.entries, out.letters = nil, nil
		for _, e := range g.entries {
			if !strings.Contains(e.text, fold) {
				continue
			}
			out.entries = append(out.entries, e)
			if !slices.Contains(out.letters, e.letter) {
				out.letters = append(out.letters, e.letter)
			}
		}
	}
	out.total = len(out.entries)
	if out.total <= maxSigles {
		return out
	}
	out.letter = out.letters[0]
	if slices.Contains(out.letters, letter) {
		out.letter = letter
	}
	out.entries = slices.DeleteFunc(slices.Clone(out.entries), func(e *sigleEntry) bool { return e.letter != out.letter })
	if out.more = len(out.entries) - maxSigles; out.more > 0 {
		out.entries = out.entries[:maxSigles]
	}
	return out
}

// asks is the search for an acronym, as its link asks it.
func (e *sigleEntry) asks(s *corpus.Schema) index.Request {
	return index.Request{Text: e.sigle.Sigle, Query: query.Parse(e.sigle.Sigle, index.Fields(s))}
}

// countAll finds how many fiches speak of each acronym, as far as countTime goes.
func countAll(ctx context.Context, g *index.Generation, entries []*sigleEntry) error {
	inTime, cancel := context.WithTimeout(ctx, countTime)
	defer cancel()
	for _, e := range entries {
		if e.count.Load() > 0 {
			continue
		}
		a, err := g.Searcher.Search(inTime, e.asks(g.Corpus.Schema))
		switch {
		case errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil:
			return nil
		case err != nil:
			return err
		}
		e.count.Store(int64(a.Total) + 1)
	}
	return nil
}

// glossaryAddress is the page of the glossary for a text and a letter.
func glossaryAddress(contains, letter string) string {
	return params.GlossaryPath + params.GlossaryLink(contains, letter)
}

// sigleLink leads to an acronym in the glossary.
func sigleLink(t *corpus.Thesaurus, s *corpus.Sigle) string {
	letter := ""
	if len(t.Sigles) > maxSigles {
		letter = letterOf(s)
	}
	return glossaryAddress("", letter) + "#" + sigleAnchor(s)
}
