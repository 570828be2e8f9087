package page

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"glane/corpus"
	"glane/index"
)

// pagedSearcher finds n cases, "c1" to "cN", a page at a time, and counts what it
// was asked.
type pagedSearcher struct {
	n, asked int
	meant    string
	err      error
}

func (s *pagedSearcher) Search(_ context.Context, r index.Request) (*index.Answer, error) {
	s.asked++
	if s.err != nil {
		return nil, s.err
	}
	if !r.CasesOnly {
		return nil, errors.New("highlights are made that nobody shows")
	}
	a := &index.Answer{Total: s.n, Matched: s.n, DidYouMean: s.meant}
	for i := (r.Page-1)*r.Size + 1; i <= min(r.Page*r.Size, s.n); i++ {
		id := fmt.Sprintf("c%d", i)
		a.Hits = append(a.Hits, index.Hit{Case: &corpus.Case{ID: id, Titre: "Cas " + id}})
	}
	return a, nil
}

func (*pagedSearcher) Similar(context.Context, string, int) ([]index.Hit, error) { return nil, nil }

func (*pagedSearcher) Close() error { return nil }

func TestAFicheTellsItsPlaceAmongTheResultsAndItsNeighbours(t *testing.T) {
	w := french(t)
	for name, c := range map[string]struct {
		n, page        int
		id, query      string
		place          string // "" for no neighbours at all
		previous, next string
		asked          int
	}{
		"within a page":            {n: 8, page: 1, id: "c2", place: "Fiche 2 sur 8", previous: "/fiches/c1?size=3", next: "/fiches/c3?size=3", asked: 1},
		"at the end of a page":     {n: 8, page: 1, id: "c3", place: "Fiche 3 sur 8", previous: "/fiches/c2?size=3", next: "/fiches/c4?page=2&size=3", asked: 2},
		"at the beginning of one":  {n: 8, page: 3, id: "c7", place: "Fiche 7 sur 8", previous: "/fiches/c6?page=2&size=3", next: "/fiches/c8?page=3&size=3", asked: 2},
		"the first":                {n: 8, page: 1, id: "c1", place: "Fiche 1 sur 8", next: "/fiches/c2?size=3", asked: 1},
		"the last":                 {n: 8, page: 3, id: "c8", place: "Fiche 8 sur 8", previous: "/fiches/c7?page=3&size=3", asked: 1},
		"with a query":             {n: 8, page: 1, id: "c2", query: "eau", place: "Fiche 2 sur 8", previous: "/fiches/c1?q=eau&size=3", next: "/fiches/c3?q=eau&size=3", asked: 1},
		"on another page":          {n: 8, page: 2, id: "c1", asked: 1},
		"on no page":               {n: 8, page: 9, id: "c1", asked: 1},
		"alone":                    {n: 1, page: 1, id: "c1", asked: 1},
		"in results that are gone": {n: 0, page: 1, id: "c1", asked: 1},
	} {
		t.Run(name, func(t *testing.T) {
			searcher := &pagedSearcher{n: c.n}
			r := index.Request{Text: c.query, Page: c.page, Size: 3}
			around, err := surround(context.Background(), &index.Generation{Searcher: searcher}, r, c.id)
			if err != nil {
				t.Fatal(err)
			}
			if searcher.asked != c.asked {
				t.Errorf("%d searches, want %d", searcher.asked, c.asked)
			}
			view := w.neighboursView(r, around)
			if view == nil {
				view = &NeighboursView{}
			}
			href := func(l *Link) string {
				if l == nil {
					return ""
				}
				return l.Href
			}
			if view.Place != c.place || href(view.Previous) != c.previous || href(view.Next) != c.next {
				t.Errorf("got %q, %q, %q", view.Place, href(view.Previous), href(view.Next))
			}
		})
	}
}

func TestWithoutASearchInItsAddressNothingIsSearchedAroundAFiche(t *testing.T) {
	searcher := &pagedSearcher{n: 3}
	around, err := surround(context.Background(), &index.Generation{Searcher: searcher}, index.Request{}, "c1")
	if err != nil || around.place != 0 || searcher.asked != 0 {
		t.Errorf("%+v, %v, %d searches", around, err, searcher.asked)
	}
}

func TestAFailedSearchAroundAFicheIsTold(t *testing.T) {
	broken := errors.New("broken")
	_, err := surround(context.Background(), &index.Generation{Searcher: &pagedSearcher{err: broken}}, index.Request{Size: 3}, "c1")
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}
