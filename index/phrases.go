package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"glane/corpus"
	"glane/index/french"
)

// Bounds of the phrases that are suggested.
const (
	phraseWords  = 4    // function words not counted
	phraseCases  = 2    // that use it at least
	phraseSample = 2000 // cases that are read for phrases, evenly spread
	phraseMost   = 5000
	phraseRoom   = 1 << 20 // stretches that are told apart at most: of long cases there are more than memory should hold
)

// frequentPhrases gives the words and the stretches of words that several cases
// use, as they are most often written, the most used first. A stretch begins and
// ends with a word that is no function word and holds no verb. form analyses the
// form of a token.
func frequentPhrases(ctx context.Context, c *corpus.Corpus, a *french.Analyzer, form func(text string) french.Form) ([]string, error) {
	counts := phraseCounts{of: map[string]*phrase{}, room: phraseRoom}
	step := max(c.Cases.Len()/phraseSample, 1)
	for i := 0; i < c.Cases.Len(); i += step {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("read phrases to suggest: %w", ctx.Err())
		}
		one := c.Cases.At(i)
		seen := map[string]bool{}
		for _, zone := range slices.DeleteFunc(Zones(c.Schema), func(zone string) bool { return zone == ZoneFacettes }) {
			for _, text := range ZoneTexts(one, c.Schema, zone) {
				for _, s := range stretches(text, a, form) {
					counts.add(s, seen)
				}
			}
		}
	}
	return commonest(counts.of), nil
}

// phraseCounts are how often stretches are written, and in how many cases.
type phraseCounts struct {
	of   map[string]*phrase // by their keys
	room int                // how many there may be; those that come later are left out
}

// add counts a stretch of a case; seen are the keys of those of the case so far.
func (c *phraseCounts) add(s stretch, seen map[string]bool) {
	p := c.of[s.key]
	if p == nil {
		if len(c.of) == c.room {
			return
		}
		p = &phrase{key: s.key, words: s.words, first: s.text}
		c.of[s.key] = p
	}
	p.write(s.text)
	if !seen[s.key] {
		seen[s.key] = true
		p.cases++
	}
}

// A phrase is a stretch of words, whatever their inflection.
type phrase struct {
	key   string
	words int
	cases int
	// How it is written: most are in one way, and need no map.
	first  string
	times  int            // that it is written so
	others map[string]int // how often in each other way; nil for none
}

// write counts a way in which it is written.
func (p *phrase) write(text string) {
	if text == p.first {
		p.times++
		return
	}
	if p.others == nil {
		p.others = map[string]int{}
	}
	p.others[text]++
}

type stretch struct {
	key, text string
	words     int
}

// stretches gives the stretches of a text that may be suggested.
func stretches(text string, a *french.Analyzer, form func(text string) french.Form) []stretch {
	tokens := slices.DeleteFunc(a.Tokenize(text), func(t french.Token) bool { return t.Compound })
	var out []stretch
	for i := range tokens {
		var keys []string
		for j := i; j < len(tokens) && len(keys) < phraseWords; j++ {
			if j > i && strings.ContainsAny(text[tokens[j-1].End:tokens[j].Start], ".,;:!?()/•«»\"…–—>|") {
				break
			}
			if tokens[j].Stop {
				if j == i {
					break
				}
				continue
			}
			f := form(tokens[j].Form)
			if !nominal(&f, a, form) || j == i && !opens(tokens, i, &f) {
				break
			}
			keys = append(keys, cmp.Or(f.Keys[0], f.Text))
			if closes(tokens, j, &f) && (len(keys) > 1 || len(f.Fold) >= phraseWords) {
				out = append(out, stretch{strings.Join(keys, " "), text[tokens[i].Start:tokens[j].End], len(keys)})
			}
		}
	}
	return out
}

// opens tells whether a stretch may begin with a word: not with «entre», nor with a
// unit («kg de pommes»), nor within words that hyphens join.
func opens(tokens []french.Token, at int, f *french.Form) bool {
	inside := at > 0 && tokens[at-1].Hyphen
	return !inside && !french.IsLink(f.Text) && (f.Acronym || len(f.Fold) > 2)
}

// closes tells whether a stretch may end with a word.
func closes(tokens []french.Token, at int, f *french.Form) bool {
	return !tokens[at].Hyphen && !french.IsLink(f.Text)
}

// nominal tells a noun or an adjective from a verb, as far as the lexicon tells: what
// a verb's forms stand under has a future, and «foyer» has none.
func nominal(f *french.Form, a *french.Analyzer, form func(text string) french.Form) bool {
	if f.Acronym {
		return true
	}
	key := f.Keys[0]
	if strings.HasSuffix(key, "oir") || strings.ContainsAny(f.Fold, "0123456789") {
		return false
	}
	future := strings.TrimSuffix(key, "e") + "ons" // «mettrons», «associerons», «finirons»
	if !strings.HasSuffix(future, "rons") || !a.Knows(future) {
		return true
	}
	if verb := form(future); verb.Keys[0] != key {
		return true
	}
	// A participle in -u is often a noun («élus», «revenus»); others seldom are.
	return strings.HasSuffix(strings.TrimRight(f.Fold, "es"), "u")
}

// commonest gives the phrases that enough cases use; of two of which one holds
// the other and that as many use, the longer.
func commonest(counts map[string]*phrase) []string {
	var all []*phrase
	for _, p := range counts {
		if p.cases >= phraseCases {
			all = append(all, p)
		}
	}
	within := map[string]int{} // how many cases use a longer phrase that holds it
	for _, p := range all {
		keys := strings.Fields(p.key)
		for i := range keys {
			for j := i + 1; j <= len(keys); j++ {
				if j-i < len(keys) {
					shorter := strings.Join(keys[i:j], " ")
					within[shorter] = max(within[shorter], p.cases)
				}
			}
		}
	}
	all = slices.DeleteFunc(all, func(p *phrase) bool { return p.words > 1 && within[p.key] >= p.cases })
	slices.SortFunc(all, func(a, b *phrase) int {
		return cmp.Or(cmp.Compare(b.cases, a.cases), cmp.Compare(b.words, a.words), cmp.Compare(a.key, b.key))
	})
	out := make([]string, 0, min(len(all), phraseMost))
	for _, p := range all[:min(len(all), phraseMost)] {
		out = append(out, p.mostWritten())
	}
	return out
}

// mostWritten gives the way in which it is written most often; of several the shortest.
func (p *phrase) mostWritten() string {
	best, most := p.first, p.times
	for text, n := range p.others {
		// Of equals the last in the order of their bytes: small letters come after capitals.
		if cmp.Or(cmp.Compare(n, most), cmp.Compare(len(best), len(text)), cmp.Compare(text, best)) > 0 {
			best, most = text, n
		}
	}
	return strings.Join(strings.Fields(best), " ")
}
