// Package index is the contract between those who ask and those who search:
// Request, Answer, Searcher, Engine. It also holds what every engine shares:
// the rules of facets, the rewriting of queries, the highlights.
//
// It does not know which engine runs, nor HTTP, nor YAML.
package index

import (
	"context"
	"errors"
	"time"

	"glane/corpus"
	"glane/index/french"
	"glane/index/query"
)

// A Searcher answers requests over one corpus. It is safe for concurrent use,
// and no method changes the index.
type Searcher interface {
	// Search answers r. Counts are exact, and an Answer is never partial: when
	// ctx ends first, Search returns its error.
	Search(ctx context.Context, r Request) (*Answer, error)
	// Similar gives at most n cases that are like the case with that id, the most
	// like it first. The error is ErrNoCase when there is no such case.
	Similar(ctx context.Context, id string, n int) ([]Hit, error)
	// Close gives back what the searcher holds. No call may be under way.
	Close() error
}

// ErrNoCase is the error of a question about a case that the corpus does not have.
var ErrNoCase = errors.New("no such case")

// An Engine makes a corpus searchable.
type Engine interface {
	// Build returns a searcher over c. With a dir it opens the index kept there
	// if it was built from this very corpus, else it builds one aside and swaps
	// it in: whole, or not at all. With dir "" the index stays in memory.
	Build(ctx context.Context, c *corpus.Corpus, dir string) (Searcher, error)
	// Keep does to the index in dir what Build does, and opens nothing: the next
	// Build finds it built. Of a corpus without cases none is kept. The error is
	// ErrBusy when another process builds it and does not end.
	Keep(ctx context.Context, c *corpus.Corpus, dir string) error
}

// ErrBusy is the error of an index that another process is building.
var ErrBusy = errors.New("another process builds this index")

// A Request is one question, engine-neutral. Its zero value, with a Size, asks
// for every case.
type Request struct {
	Text    string      // the query as typed
	Query   query.Query // the same, parsed
	Filters []Filter    // at most one per facet, in the schema's order
	Years   YearRange
	Sort    Sort
	Page    int // starting at 1; 0 is 1
	Size    int // hits on a page, any number of them; 0 asks for the counts alone
	Explain bool
	// CasesOnly asks for hits that are cases and nothing more: no highlights and no
	// Why, which take some work for each hit where Size may be all cases there are,
	// and no counts of facets and years, which take some for each value.
	CasesOnly bool
	// NumbersOnly asks for less yet: an Answer whose Numbers are set, and no Hits. It is
	// for those who take all cases away, which may be more than memory should hold.
	NumbersOnly bool
	// OnlyFacet is the name of the one facet to count; "" counts all of them.
	OnlyFacet string
	// FacetValues is how many values of each facet are listed, the selected ones
	// not counted: DefaultFacetValues when 0, all when negative.
	FacetValues int
}

// Limits and defaults of a Request that a reader makes, one definition for page,
// API and docs.
const (
	DefaultSize        = 10
	MaxSize            = 100
	DefaultFacetValues = 20
)

// A Filter keeps the cases that have one of some values of a facet, or all of
// them where the facet's mode is corpus.ModeEt.
type Filter struct {
	Facet  string
	Values []string // ids, in the order in which they were asked; may hold corpus.Unspecified
}

// A YearRange keeps the cases of some years. The zero value keeps all.
type YearRange struct {
	Min, Max    int  // inclusive; 0 is no bound
	Unspecified bool // keeps the cases without a year, beside those of the range
}

// Active tells whether the range keeps some cases out.
func (y YearRange) Active() bool { return y.Min != 0 || y.Max != 0 || y.Unspecified }

// Keeps tells whether a case of that year is kept; year 0 is a case without one.
func (y YearRange) Keeps(year int) bool {
	switch {
	case !y.Active():
		return true
	case year == 0:
		return y.Unspecified
	case y.Min == 0 && y.Max == 0:
		return false // only the cases without a year were asked for
	}
	return (y.Min == 0 || year >= y.Min) && (y.Max == 0 || year <= y.Max)
}

// A Sort is an order of hits. Equals are ordered by id.
type Sort string

const (
	ByRelevance Sort = "relevance" // best score first; without a query, by title
	ByNewest    Sort = "recentes"  // latest year first, cases without a year last
	ByOldest    Sort = "anciennes" // earliest year first, cases without a year last
	ByTitle     Sort = "titre"     // in French alphabetical order

	// ByUpdate puts the case that changed last first, as [corpus.Case.Updated] has
	// it, cases without a date last. It is for feeds: Sorts does not offer it.
	ByUpdate Sort = "mises-a-jour"
)

// Kinds lists every kind, the closest first.
var Kinds = []Kind{Exact, Stemmed, Folded, Thesaurus, Derived, Prefix}

// KindWeight is what a word counts by how closely it is met; an exact form counts
// 1. What the thesaurus brings is weighed by the entry's own weight instead.
func KindWeight(k Kind) float64 {
	switch k {
	case Exact:
		return 1
	case Stemmed:
		return 0.8
	case Folded:
		return 0.6
	case Thesaurus:
		return query.SynonymWeight
	case Derived:
		return 0.25
	case Prefix:
		return 0.3
	}
	return 0
}

// TitreWeight and ResumeWeight are what a word in a title, in a summary counts
// beside one in a rubric of weight 1.
const (
	TitreWeight  = 4
	ResumeWeight = 2
)

// Sorts lists every order that readers may choose, the default first.
var Sorts = []Sort{ByRelevance, ByNewest, ByOldest, ByTitle}

// An Answer is what a Request found.
type Answer struct {
	Total   int  // cases that the query finds and the filters keep
	Matched int  // cases that the query finds, whatever the filters
	Relaxed bool // no case holds every word: those that hold some are shown
	Partial int  // of Total, cases that hold most of the words of a long query and not all
	Hits    []Hit
	Numbers []int         // of a request for NumbersOnly: the cases, as the corpus numbers them, in the order of hits
	Facets  []FacetCounts // in the schema's order
	Years   YearCounts
	// Corrections are words of the query that no case has and that were read as
	// others. DidYouMean is the query written so; "" when nothing was corrected.
	// Between quotes a word is never corrected.
	Corrections []Correction
	DidYouMean  string
	// Without says, when Total is 0 and filters are active, what each of them
	// costs: the total if it were removed. Only those that would give hits.
	Without []Without
	// Alone gives, when nothing was found since no case holds all the words of the
	// query and those that some hold tell no subject, each of these with what it
	// finds alone; so too for the words of a phrase that no case holds. Only those
	// that find something.
	Alone []WordTotal
	Took  time.Duration
	// Held knows the words of the query as this search understood them; nil for an engine
	// whose reader is no Holder. It is for the one who marks the hits, and takes it away.
	Held Holder
}

// A WordTotal is how many cases one word of a query finds, the filters kept.
type WordTotal struct {
	Word  string
	Total int
}

// A Correction is a word as typed, and as it was read.
type Correction struct{ Typed, Meant string }

// Pages is the number of pages of size hits; 0 when there is no hit.
func (a *Answer) Pages(size int) int {
	if size <= 0 {
		return 0
	}
	return (a.Total + size - 1) / size
}

// A Hit is one case that was found.
type Hit struct {
	Case       *corpus.Case
	Score      float64 // comparable within one answer only; 0 without a query
	Highlights []Highlight
	Why        []Match // only when the request asks to explain
	// Explanation is how Score came about: only when the request asks to explain and
	// wants some words.
	Explanation *Explanation
}

// A Highlight is the passages of one zone of a case that the query touches.
type Highlight struct {
	Zone     string // a rubric's name, or ZoneTitre, ZoneResume
	Passages []Passage
}

// Zones of a case that are searched beside its rubrics. ZoneFacettes holds the
// labels of its facet values, and is never highlighted.
const (
	ZoneTitre    = "titre"
	ZoneResume   = "resume"
	ZoneFacettes = "facettes"
)

// A Passage is a stretch of original text with the words to mark. It holds no
// markup: whoever writes it out escapes it.
type Passage struct {
	Text          string
	Marks         []Span // in order, not overlapping
	Before, After bool   // the zone's text goes on before, after
}

// A Span is a stretch of bytes of a text, End excluded.
type Span struct{ Start, End int }

// A Match says why a hit was found: one word of the case.
type Match struct {
	Word  string // as typed
	Form  string // as it stands in the case
	Zone  string
	Kind  Kind
	Entry string // the thesaurus entry, when Kind is Thesaurus
	// Weight is what the word counts for there: how closely it is met, times the
	// weight of the zone. An exact word in a rubric of weight 1 counts 1.
	Weight float64
}

// A Kind is how a word of a case meets a word of the query.
type Kind = french.Relation

// The kinds, the closest first.
const (
	Exact          = french.Exact
	Stemmed        = french.Stemmed
	Folded         = french.Folded
	Thesaurus Kind = "thesaurus" // it stands for it
	Derived        = french.Derived
	Prefix         = french.Prefix
)

// FacetCounts is how many of the found cases have each value of a facet. The
// facet's own filter is left out of the count, unless its mode is corpus.ModeEt.
type FacetCounts struct {
	Facet    *corpus.Facette
	Selected bool         // a filter on this facet is active
	Values   []ValueCount // fullest first, then in the vocabulary's order; corpus.Unspecified last
	More     int          // values with a count that are not listed
}

// A ValueCount is how many of the found cases have a value or one below it.
// Values without any are listed only when they are selected.
type ValueCount struct {
	ID, Label string
	Place     int      // in the vocabulary; that of corpus.Unspecified is after all others
	Parents   []string // ids, in a facet that has a hierarchy
	Count     int
	Selected  bool
}

// YearCounts is how many of the found cases are of each year. The filter on
// years is left out of the count.
type YearCounts struct {
	Counts      []YearCount // earliest first; only years that have cases
	Unspecified int         // cases without a year
}

// A YearCount is how many of the found cases are of a year.
type YearCount struct{ Year, Count int }

// A Without is the total of an answer if one filter were removed: all that is
// chosen in a facet or, where a case needs each of several values
// (corpus.ModeEt), one of them.
type Without struct {
	Facet string // a facet's name, or YearFilter
	Label string
	Value string // the one that would be removed; "" for all of the facet
	Total int
}

// The filter on years is called so where filters are named.
const (
	YearFilter      = "annee"
	YearFilterLabel = "Année"
)
