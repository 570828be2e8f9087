// Package french knows French words: how a text is cut into them, which of them
// only join the others, which forms belong to one word, and what a word is
// without its accents. It is built of the parts of Bleve's text analysis
// wherever Bleve has them.
//
// It knows nothing of engines, corpora or HTTP.
package french

import (
	"fmt"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/registry"
	"golang.org/x/text/unicode/norm"
)

// A Stemmer reduces a form to what all the forms of its word share. It is given
// lower-case words, with their accents or as a hurried person types them, and
// never an acronym. It is safe for concurrent use.
type Stemmer interface {
	// Stem gives what the forms of a word share, without accents.
	Stem(form string) string
	// Family gives what the words made of one another share, by the stem of one;
	// "" for a word that stands alone. «mutualiser» and «mutualisation» are a family.
	Family(stem string) string
	// Knows tells whether a form, as it is or without accents, is of the language.
	Knows(form string) bool
}

// An Analyzer cuts and compares French. It is safe for concurrent use.
type Analyzer struct {
	lowerCase analysis.TokenFilter
	elision   analysis.TokenFilter
	stop      analysis.TokenMap
	stemmer   Stemmer
	cutters   sync.Pool // of *cutter
}

// New returns an analyzer that reduces words with s, or with the lexicon when s
// is nil. It takes microseconds.
func New(s Stemmer) *Analyzer {
	if s == nil {
		lexicon, err := OpenLexicon()
		if err != nil {
			panic(fmt.Sprintf("french: the lexicon of this binary is broken: %v", err))
		}
		s = lexicon
	}
	cache := registry.NewCache()
	elision, err := cache.TokenFilterNamed(fr.ElisionName)
	if err != nil {
		panic(fmt.Sprintf("french: Bleve lacks its own filter %q: %v", fr.ElisionName, err))
	}
	stop, err := cache.TokenMapNamed(fr.StopName)
	if err != nil {
		panic(fmt.Sprintf("french: Bleve lacks its own words %q: %v", fr.StopName, err))
	}
	a := &Analyzer{
		lowerCase: lowercase.NewLowerCaseFilter(),
		elision:   elision,
		stop:      stop,
		stemmer:   s,
	}
	a.cutters.New = func() any { return &cutter{analyzer: a} }
	return a
}

// Fingerprint tells the words of an analyzer from those of another, as far as its
// stemmer can tell: what was analysed by one of the same is as this one would have it.
func (a *Analyzer) Fingerprint() string {
	if s, ok := a.stemmer.(interface{ Fingerprint() string }); ok {
		return s.Fingerprint()
	}
	return fmt.Sprintf("%T", a.stemmer)
}

// content are words that Bleve's list takes for function words and that a
// reader may look for: the season, and the acronym of a région.
var content = map[string]bool{"été": true, "étés": true, "aura": true}

// IsStop tells whether a lower-case form is a function word ("de", "les").
func (a *Analyzer) IsStop(form string) bool { return a.stop[form] && !content[form] }

// Knows tells whether a word as typed is a word of the language.
func (a *Analyzer) Knows(typed string) bool { return a.stemmer.Knows(a.withoutArticle(a.lower(typed))) }

// apostrophes are all that stand for one; the elision filter knows two of them.
var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "＇", "'", "‛", "'")

func (a *Analyzer) lower(word string) string {
	if isPlain(word) {
		return word
	}
	return a.lowerAny(word)
}

func (a *Analyzer) lowerAny(word string) string {
	composed := apostrophes.Replace(norm.NFC.String(word))
	return string(filtered(a.lowerCase, composed))
}

// withoutArticle takes off all elided articles: "qu'l'eau" is typed by accident.
func (a *Analyzer) withoutArticle(lower string) string {
	for strings.Contains(lower, "'") {
		bare := string(filtered(a.elision, lower))
		if bare == lower {
			break
		}
		lower = bare
	}
	return lower
}

func filtered(f analysis.TokenFilter, word string) []byte {
	return f.Filter(analysis.TokenStream{{Term: []byte(word)}})[0].Term
}
