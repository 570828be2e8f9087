package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/index"
	"glane/internal/phrase"
)

func TestATextIsCutAtItsMarks(t *testing.T) {
	for name, c := range map[string]struct {
		marks []index.Span
		want  []Segment
	}{
		"no mark":             {nil, []Segment{{Text: "l’eau vive"}}},
		"within":              {[]index.Span{{Start: 4, End: 7}}, []Segment{{Text: "l’"}, {Text: "eau", Mark: true}, {Text: " vive"}}},
		"at both ends":        {[]index.Span{{Start: 0, End: 4}, {Start: 8, End: 12}}, []Segment{{Text: "l’", Mark: true}, {Text: "eau "}, {Text: "vive", Mark: true}}},
		"empty":               {[]index.Span{{Start: 4, End: 4}}, []Segment{{Text: "l’eau vive"}}},
		"one over another":    {[]index.Span{{Start: 4, End: 7}, {Start: 5, End: 9}}, []Segment{{Text: "l’"}, {Text: "eau", Mark: true}, {Text: " v", Mark: true}, {Text: "ive"}}},
		"past the text's end": {[]index.Span{{Start: 8, End: 99}}, []Segment{{Text: "l’eau "}, {Text: "vive", Mark: true}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, segments("l’eau vive", c.marks)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzATextIsShownWholeWhateverItsMarks(f *testing.F) {
	f.Add("l’eau vive", 4, 7, 5, 9)
	f.Add("", -1, 3, 2, 0)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		var shown strings.Builder
		for _, s := range segments(text, []index.Span{{Start: a, End: b}, {Start: c, End: d}}) {
			if s.Text == "" {
				t.Error("an empty segment")
			}
			shown.WriteString(s.Text)
		}
		if unspaced(shown.String()) != unspaced(text) {
			t.Errorf("%q is shown as %q", text, shown.String())
		}
	})
}

// unspaced is a text without the spaces that typesetting may change.
func unspaced(s string) string {
	return strings.NewReplacer(" ", "", phrase.NBSP, "", "\u2009", "", phrase.NNBSP, "").Replace(s)
}

func TestATextIsTypesetAroundItsMarks(t *testing.T) {
	text := "Où ? « L’eau » : ici"
	at := strings.Index(text, "eau")
	want := []Segment{{Text: "Où\u202f? «\u00a0L’"}, {Text: "eau", Mark: true}, {Text: "\u00a0»\u00a0: ici"}}
	if diff := cmp.Diff(want, segments(text, []index.Span{{Start: at, End: at + 3}})); diff != "" {
		t.Error(diff)
	}
}

func TestAGapBetweenPagesNeverStandsForOnePage(t *testing.T) {
	w := french(t)
	for last := 2; last < 30; last++ {
		for page := 1; page <= last; page++ {
			view := w.pagesView(index.Request{Size: 10}, page, last)
			at, current := 0, 0
			for i, n := range view.Numbers {
				if n.Gap != "" {
					next := i + 1
					if view.Numbers[next].Number == w.Number(at+2) {
						t.Errorf("page %d of %d: a gap for page %d alone", page, last, at+1)
					}
					continue
				}
				for at++; w.Number(at) != n.Number; at++ {
					if at > last {
						t.Fatalf("page %d of %d: numbers out of order: %+v", page, last, view.Numbers)
					}
				}
				if n.Current {
					current++
				}
			}
			if at != last || current != 1 {
				t.Errorf("page %d of %d: ends at %d, %d are current", page, last, at, current)
			}
			if (view.Previous == "") != (page == 1) || (view.Next == "") != (page == last) {
				t.Errorf("page %d of %d: previous %q, next %q", page, last, view.Previous, view.Next)
			}
		}
	}
}
