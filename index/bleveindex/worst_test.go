package bleveindex

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"glane/index"
	"glane/index/query"
)

// worst are requests that are dear to answer, of the words of generated.
func worst() map[string]index.Request {
	var thirty []string
	for n := range uint64(30) {
		thirty = append(thirty, word(n))
	}
	common, phrase := word(0), `"`+word(0)+" "+word(1)+`"`
	texts := map[string]string{
		"every case": "", "letter": "m", "common": common, "thirty words": strings.Join(thirty, " "), "phrase": phrase,
		"three phrases": phrase + ` "` + word(1) + " " + word(2) + `" "` + word(0) + " " + word(2) + `"`, "quoted word": `"` + common + `"`,
		"in a rubric": "texte:" + common, "letter in titles": "titre:m", "phrase in a rubric": "texte:" + phrase, "exclusion": "-" + common,
	}
	out := map[string]index.Request{}
	for name, text := range texts {
		out[name] = index.Request{Query: query.Parse(text, []string{"texte", "titre"}), Size: index.DefaultSize}
	}
	most := index.Request{Query: query.Most(query.Parse(texts["thirty words"], nil)), Size: index.DefaultSize}
	deep := out["common"]
	deep.Page = 1000
	sorted := deep
	sorted.Sort = index.ByTitle
	large := out["common"]
	large.Size = index.MaxSize
	filtered := out["common"]
	filtered.Filters = []index.Filter{{Facet: "theme", Values: []string{"t1"}}}
	out["most of thirty"], out["deep page"], out["deep page by title"], out["large page"], out["filter"] = most, deep, sorted, large, filtered
	return out
}

// looking is a context that ends when it has been looked at some times.
type looking struct {
	context.Context
	looks, end int
}

func (c *looking) Err() error {
	if c.looks++; c.looks > c.end {
		return context.DeadlineExceeded
	}
	return nil
}

func TestWhoeverLeavesEndsASearchWithinAWindow(t *testing.T) {
	s := open(t, generated(5*windowSize))
	s.worthTwo = math.MaxUint64 // the looks are counted: each of two who share a search looks as one does
	for name, r := range worst() {
		whole := &looking{context.Background(), 0, 1 << 30}
		if _, err := s.Search(whole, r); err != nil {
			t.Fatal(err)
		}
		if whole.looks < 5 {
			t.Errorf("%s: %d looks at the deadline, and 5 windows", name, whole.looks)
		}
		for _, end := range []int{0, whole.looks / 3, whole.looks / 2, whole.looks - 2, whole.looks - 1} {
			left := &looking{context.Background(), 0, end}
			if _, err := s.Search(left, r); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%s: left after %d looks of %d, the error is %v", name, end, whole.looks, err)
			}
			if left.looks > end+2 {
				t.Errorf("%s: %d looks after the end", name, left.looks-end)
			}
		}
	}
}

// BenchmarkWorst is what is dear to answer. "go run ./internal/bench worst" asks a
// service the like.
func BenchmarkWorst(b *testing.B) {
	s := open(b, generated(20000))
	s.places.workers.Wait()
	for name, r := range worst() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Search(context.Background(), r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
