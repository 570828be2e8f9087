package index

import (
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
	found, err := s.matching(ctx, s.forms(text), s.podium(typed, 4*n))
	if err == nil && len(found) == 0 && s.mend != nil {
		found, err = s.matching(ctx, s.forms(s.mended(ctx, text)), s.podium(typed, 4*n))
	}
	if err != nil {
		return nil, err
	}
	var begun []*suggestEntry
	if forms := s.begunForms(text); forms != nil {
		if begun, err = s.matching(ctx, forms, s.podium(typed, 4*n)); err != nil {
			return nil, err
		}
	}
	for _, e := range slices.Concat(begun, found) {
		if err := s.countCases(ctx, e); err != nil {
			return nil, err
		}
	}
	best := slices.Concat(ranked(begun, typed), ranked(found, typed)) // some twice: pick says nothing twice
	slices.SortStableFunc(best, func(a, b *suggestEntry) int { return a.rank(typed, 0).compareBeginnings(b.rank(typed, 0)) })
	return s.pick(best, n), nil
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
	return &desk{held: make([]uint16, len(s.entries)+s.cases.Len())}
}

func (s *suggester) clear(d *desk) {
	for _, at := range d.touched {
		d.held[at] = 0
	}
	d.touched = d.touched[:0]
	s.desks.Put(d)
}

// matching gives the best of the entries that hold all forms, the last of which may
// be unfinished, as many as the podium has room for.
func (s *suggester) matching(ctx context.Context, forms []french.Form, best *podium) ([]*suggestEntry, error) {
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
				best.add(at)
			}
		}
	}
	out := make([]*suggestEntry, 0, len(best.found)+len(best.uncounted))
	for _, r := range slices.Concat(best.found, best.uncounted) {
		out = append(out, s.entry(r.number))
	}
	return out, nil
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

// begunForms are the words of a text with the function word that ends it, where one
// does: «coopération me» may be on its way to «métropolitaine».
func (s *suggester) begunForms(text string) []french.Form {
	tokens := s.analyzer.Tokenize(text)
	if len(tokens) == 0 {
		return nil
	}
	last := tokens[len(tokens)-1]
	forms := s.forms(text[:last.Start])
	if !last.Stop || last.End < len(text) || len(forms) == 0 {
		return nil
	}
	return append(forms, s.analyzer.Form(last.Form))
}

// holding gives the places of the entries that hold a form, or one that begins
// like it; some more than once.
func (s *suggester) holding(f *french.Form, prefix bool) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for _, key := range f.LookupKeys() {
			for _, word := range s.byKey[key] {
				if !each(s.words[word].entries, yield) {
					return
				}
			}
		}
		if !prefix {
			return
		}
		first := sort.Search(len(s.byFold), func(i int) bool { return s.words[s.byFold[i]].fold >= f.Fold })
		for _, word := range s.byFold[first:] {
			if w := &s.words[word]; !strings.HasPrefix(w.fold, f.Fold) || !each(w.entries, yield) {
				return
			}
		}
	}
}

func each(numbers []int32, yield func(int32) bool) bool {
	for _, n := range numbers {
		if !yield(n) {
			return false
		}
	}
	return true
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

// ranked gives those of some entries that lead somewhere, the best first, now that all
// their counts are known. Equals stay in their order.
func ranked(found []*suggestEntry, typed string) []*suggestEntry {
	found = slices.DeleteFunc(found, func(e *suggestEntry) bool { return e.cases() == 0 })
	slices.SortStableFunc(found, func(a, b *suggestEntry) int { return a.rank(typed, 0).compare(b.rank(typed, 0)) })
	return found
}

var kindOrder = map[SuggestionKind]int{SuggestSigle: 0, SuggestValue: 1, SuggestTerm: 2, SuggestPhrase: 3, SuggestCase: 4}

// pick takes the first n, nothing that is said already, and no kind more than half of
// n while others are left.
func (s *suggester) pick(entries []*suggestEntry, n int) []Suggestion {
	out := make([]Suggestion, 0, n)
	said, kinds := doubles{}, map[SuggestionKind]int{}
	for _, whole := range []bool{false, true} {
		for _, e := range entries {
			if len(out) == n || (!whole && kinds[e.Kind] >= (n+1)/2) || !said.take(s.sayings(e)) {
				continue
			}
			kinds[e.Kind]++
			suggestion := e.Suggestion
			suggestion.Count = e.cases()
			out = append(out, suggestion)
		}
	}
	return out
}
