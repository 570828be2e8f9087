package index

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"

	"glane/index/french"
)

// Suggest gives at most n ways to go on with text, the best first: those that
// begin with it, then those that lead to the most cases.
func (s *suggester) Suggest(ctx context.Context, text string, n int) ([]Suggestion, error) {
	if n <= 0 {
		return nil, nil
	}
	typed := french.Fold(strings.ToLower(strings.TrimSpace(text)))
	// Counts are found for those that may be shown; more would be waste.
	found, err := s.matching(ctx, text, &podium{typed: typed, room: 4 * n})
	if err == nil && len(found) == 0 && s.mend != nil {
		found, err = s.matching(ctx, s.mended(ctx, text), &podium{typed: typed, room: 4 * n})
	}
	if err != nil {
		return nil, err
	}
	for _, e := range found {
		if err := s.countCases(ctx, e); err != nil {
			return nil, err
		}
	}
	found = slices.DeleteFunc(found, func(e *suggestEntry) bool { return e.cases() == 0 })
	slices.SortFunc(found, func(a, b *suggestEntry) int { return compareEntries(typed, a, b) })
	return pick(found, n), nil
}

// A desk is what one look for suggestions works on. One letter may find every
// title of a large corpus: maps of them would take most of the time.
type desk struct {
	held    []uint16 // how many words of the text each entry holds, by its place
	touched []int32  // the entries that hold some
}

func (s *suggester) desk() *desk {
	if d, ok := s.desks.Get().(*desk); ok {
		return d
	}
	return &desk{held: make([]uint16, len(s.entries))}
}

func (s *suggester) clear(d *desk) {
	for _, at := range d.touched {
		d.held[at] = 0
	}
	d.touched = d.touched[:0]
	s.desks.Put(d)
}

// matching gives the best of the entries that hold all words of text, the last of
// which may be unfinished, as many as the podium has room for.
func (s *suggester) matching(ctx context.Context, text string, best *podium) ([]*suggestEntry, error) {
	forms := s.forms(text)
	d := s.desk()
	defer s.clear(d)
	for i := range forms {
		looked := 0
		for at := range s.holding(&forms[i], i == len(forms)-1) {
			if looked++; looked%lookPause == 0 && ctx.Err() != nil {
				return nil, fmt.Errorf("look for suggestions: %w", ctx.Err())
			}
			if int(d.held[at]) != i {
				continue // it lacks a word before this one, or was seen for this one
			}
			if i == 0 {
				d.touched = append(d.touched, at)
			}
			if d.held[at]++; int(d.held[at]) == len(forms) {
				best.add(s.entries[at])
			}
		}
	}
	return best.entries, nil
}

// lookPause is how many entries are looked at between two looks at the clock.
const lookPause = 4096

// forms are the words of a text that suggestions are looked for by.
func (s *suggester) forms(text string) []french.Form {
	var forms []french.Form
	for _, t := range s.analyzer.Tokenize(text) {
		if !t.Compound && (!t.Stop || len(forms) == 0) {
			forms = append(forms, s.analyzer.Form(t.Form))
		}
	}
	return forms
}

// holding gives the places of the entries that hold a form, or one that begins
// like it; some more than once.
func (s *suggester) holding(f *french.Form, prefix bool) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for _, key := range f.LookupKeys() {
			for _, at := range s.byKey[key] {
				if !yield(at) {
					return
				}
			}
		}
		if !prefix {
			return
		}
		first := sort.Search(len(s.tokens), func(i int) bool { return s.tokens[i].fold >= f.Fold })
		for _, t := range s.tokens[first:] {
			if !strings.HasPrefix(t.fold, f.Fold) || !yield(t.entry) {
				return
			}
		}
	}
}

func (s *suggester) mended(ctx context.Context, text string) string {
	fields := strings.Fields(text)
	fields = fields[:min(len(fields), maxMended)]
	for i, w := range fields {
		if meant := s.mend(ctx, w, i == len(fields)-1); len(meant) > 0 {
			fields[i] = meant[0]
		}
	}
	return strings.Join(fields, " ")
}

// A podium keeps the best of the entries that come by, in order, and forgets the
// others: all of them need not be sorted for the few that are shown.
type podium struct {
	typed   string // the text, folded
	room    int    // how many it keeps
	entries []*suggestEntry
}

func (p *podium) add(e *suggestEntry) {
	if last := len(p.entries) - 1; last+1 == p.room {
		if compareEntries(p.typed, e, p.entries[last]) > 0 {
			return
		}
		p.entries = p.entries[:last]
	}
	at, _ := slices.BinarySearchFunc(p.entries, e, func(a, b *suggestEntry) int { return compareEntries(p.typed, a, b) })
	p.entries = slices.Insert(p.entries, at, e)
}

var kindOrder = map[SuggestionKind]int{SuggestSigle: 0, SuggestValue: 1, SuggestTerm: 2, SuggestPhrase: 3, SuggestCase: 4}

// compareEntries puts the better suggestion for what was typed first.
func compareEntries(typed string, a, b *suggestEntry) int {
	begins := func(e *suggestEntry) int {
		if strings.HasPrefix(e.fold, typed) {
			return 0
		}
		return 1
	}
	// One after the other: titles by the thousand mostly differ in the first.
	if d := cmp.Compare(begins(a), begins(b)); d != 0 {
		return d
	}
	if d := cmp.Compare(b.cases(), a.cases()); d != 0 {
		return d
	}
	if a.Kind != b.Kind {
		return cmp.Compare(kindOrder[a.Kind], kindOrder[b.Kind])
	}
	return cmp.Or(cmp.Compare(len(a.fold), len(b.fold)), cmp.Compare(a.order, b.order))
}

// pick takes the first n, no text twice, and no kind more than half of n while
// others are left.
func pick(entries []*suggestEntry, n int) []Suggestion {
	out := make([]Suggestion, 0, n)
	texts, kinds := map[string]bool{}, map[SuggestionKind]int{}
	for _, whole := range []bool{false, true} {
		for _, e := range entries {
			if len(out) == n || texts[e.fold] || (!whole && kinds[e.Kind] >= (n+1)/2) {
				continue
			}
			texts[e.fold] = true
			kinds[e.Kind]++
			suggestion := e.Suggestion
			suggestion.Count = e.cases()
			out = append(out, suggestion)
		}
	}
	return out
}
