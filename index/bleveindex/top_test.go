package bleveindex

import (
	"context"
	"testing"

	"glane/index"
	"glane/index/query"
)

func TestASelectionIsTheBeginningOfTheOrder(t *testing.T) {
	s := open(t, generated(3000))
	for _, size := range []int{1, 7, spareHits, 500, 2999, 5000} {
		r := index.Request{Query: query.Parse(word(0), nil), Size: size}
		a, err := s.Search(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		r.Size = 1 << 20
		all, err := s.Search(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		if want := min(size, all.Total); len(a.Hits) != want || all.Total < 1000 {
			t.Fatalf("size %d: %d hits of %d", size, len(a.Hits), all.Total)
		}
		for i, h := range a.Hits {
			if h.Case != all.Hits[i].Case || h.Score != all.Hits[i].Score {
				t.Errorf("size %d: hit %d is %s, of all it is %s", size, i, h.Case.ID, all.Hits[i].Case.ID)
				break
			}
		}
	}
}
