package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// passageBytes is about how long a passage is: three lines on a phone.
const passageBytes = 240

// bestPassage cuts out of a text the stretch that meets the most words of a
// query, and tells how much it meets; no more than least when none meets more than
// that. A text that is not longer than a passage is one.
func bestPassage(text string, marks []Mark, least float64) (Passage, float64) {
	if len(marks) == 0 {
		return Passage{}, 0
	}
	if len(text) <= passageBytes {
		all := worth(marks)
		if all <= least {
			return Passage{}, all
		}
		return Passage{Text: text, Marks: spans(marks, 0)}, all
	}
	first, last, best := 0, 0, 0.0
	for i := range marks {
		j := i
		for j+1 < len(marks) && marks[j+1].End-marks[i].Start <= passageBytes {
			j++
		}
		if w := worth(marks[i : j+1]); w > best {
			first, last, best = i, j, w
		}
	}
	if best <= least {
		return Passage{}, best
	}
	start, end := around(text, marks[first].Start, marks[last].End)
	p := Passage{
		Text: text[start:end], Marks: spans(marks[first:last+1], start),
		Before: start > 0, After: end < len(text),
	}
	return p, best
}

// worth counts different words of the query before repeated ones.
func worth(marks []Mark) float64 {
	total := 0.0
	var room [16]string // of most passages
	seen := room[:0]
	for _, m := range marks {
		if slices.Contains(seen, m.Typed) {
			total += 0.1 * KindWeight(m.Kind)
			continue
		}
		seen = append(seen, m.Typed)
		total += KindWeight(m.Kind)
	}
	return total
}

func spans(marks []Mark, from int) []Span {
	out := make([]Span, len(marks))
	for i, m := range marks {
		out[i] = Span{m.Start - from, m.End - from}
	}
	return out
}

// around widens a stretch to the length of a passage, to whole words, and to the
// beginning of a sentence where one is near.
func around(text string, start, end int) (int, int) {
	room := max(passageBytes-(end-start), 0)
	from := max(start-room/2, 0)
	to := min(from+max(passageBytes, end-start), len(text))
	from = max(min(from, to-passageBytes), 0)
	if i := strings.LastIndexAny(text[from:start], ".;:!?"); i >= 0 && from > 0 {
		from += i + 1
	}
	return wordStart(text, from, start), wordEnd(text, to, end)
}

// wordStart is the beginning of the first whole word at or after from, but not
// after limit.
func wordStart(text string, from, limit int) int {
	if from > 0 {
		for from < limit && !utf8.RuneStart(text[from]) {
			from++
		}
		if r, _ := utf8.DecodeLastRuneInString(text[:from]); !unicode.IsSpace(r) {
			if i := strings.IndexFunc(text[from:limit], unicode.IsSpace); i >= 0 {
				from += i
			} else {
				return limit
			}
		}
	}
	for from < limit {
		r, size := utf8.DecodeRuneInString(text[from:])
		if !unicode.IsSpace(r) {
			break
		}
		from += size
	}
	return from
}

// wordEnd is the end of the last whole word at or before to, but not before limit.
func wordEnd(text string, to, limit int) int {
	if to < len(text) {
		for to > limit && !utf8.RuneStart(text[to]) {
			to--
		}
		if i := strings.LastIndexFunc(text[limit:to], unicode.IsSpace); i >= 0 {
			to = limit + i
		} else {
			return limit
		}
	}
	return limit + len(strings.TrimRightFunc(text[limit:to], unicode.IsSpace))
}

// disjoint orders marks and leaves out those that lie over a closer or longer one.
func disjoint(marks []Mark) []Mark {
	slices.SortStableFunc(marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(KindWeight(b.Kind), KindWeight(a.Kind)))
	})
	out := marks[:0]
	for _, mark := range marks {
		if len(out) == 0 || mark.Start >= out[len(out)-1].End {
			out = append(out, mark)
		}
	}
	return out
}
