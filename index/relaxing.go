package index

import (
	"context"

	"glane/index/query"
)

// relaxing asks for most of the words of a long query, and again for some of the
// words when no case holds them all, if those that some case holds tell a subject.
// Filters are never relaxed.
type relaxing struct {
	Searcher
	subjects func() *subjects // made when they are first asked for: few queries need them
}

// Search implements Searcher.
func (s relaxing) Search(ctx context.Context, r Request) (*Answer, error) {
	long, all := query.Long(r.Query), r
	if long {
		all.Size = 0 // only how many hold every word is asked
	}
	a, err := s.Searcher.Search(ctx, all)
	if err != nil || a.Matched > 0 && !long || !query.Relaxable(r.Query) {
		return a, err
	}
	if a.Matched == 0 {
		told, alone, err := s.tellSubject(ctx, r)
		if err != nil {
			return nil, err
		}
		if !told {
			a.Alone = alone
			return a, nil
		}
	}
	weaker := []query.Query{query.Relax(r.Query)}
	if long {
		weaker = []query.Query{query.Most(r.Query), query.Relax(r.Query)}
	}
	whole, took := a, a.Took
	for _, r.Query = range weaker {
		if a, err = s.Searcher.Search(ctx, r); err != nil {
			return nil, err
		}
		if took += a.Took; a.Matched > 0 {
			break
		}
	}
	a.Took = took
	a.Relaxed = whole.Matched == 0 && a.Matched > 0
	a.Partial = max(a.Total-whole.Total, 0)
	return a, nil
}

// fewWords is how many words may lack a subject: a longer query tells it in
// several. Each is asked for alone, at most twice, when no case holds them all.
const fewWords = 4

// tellSubject tells whether the words of r that some case holds say what it is
// about, and gives them with what each finds alone. They do if they are more than
// half of all, or if one of them can be a subject by itself: «piscine Ardèche» is
// about a place where nothing is said of a swimming pool, «permis de conduire» is
// not about leading. What stands for a word with less weight than a synonym does
// not count: a case about a thesis does not answer «recherche d’emploi».
func (s relaxing) tellSubject(ctx context.Context, r Request) (bool, []WordTotal, error) {
	parts := query.Parts(r.Query)
	if len(parts) > fewWords {
		return true, nil, nil
	}
	var alone []WordTotal
	held, told := 0, false
	for i, part := range parts {
		a, err := s.alone(ctx, r, part)
		if err != nil {
			return false, nil, err
		}
		if a.Total > 0 {
			alone = append(alone, WordTotal{part.String(), a.Total})
		}
		if near, fewer := query.Near(part); fewer && a.Matched > 0 {
			if a, err = s.alone(ctx, r, near); err != nil {
				return false, nil, err
			}
		}
		if a.Matched > 0 {
			held++
			narrowed := i+1 < len(parts) && s.subjects().narrows(parts[i+1])
			told = told || s.subjects().tells(part, i > 0, narrowed, a.Matched)
		}
	}
	return told || 2*held > len(parts), alone, nil
}

// alone finds the cases that hold one part of r.
func (s relaxing) alone(ctx context.Context, r Request, part query.Node) (*Answer, error) {
	return s.Searcher.Search(ctx, Request{Query: query.Alone(part, r.Query), Filters: r.Filters, Years: r.Years, CasesOnly: true})
}
