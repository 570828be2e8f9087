package page

import (
	"glane/index"
	"glane/internal/params"
)

// A PagesView is the links from one page of results to the others.
type PagesView struct {
	Previous, Next string // addresses; "" at either end
	Numbers        []PageNumber
}

// A PageNumber is the link to one page, or the gap between two.
type PageNumber struct {
	Number  string
	Href    string
	Current bool
	Gap     string // what a screen reader says of the pages that are left out; "" for a page
}

// around is how many pages are named on either side of the current one.
const around = 1

// pagesView gives the first page, the last, the current one and its neighbours.
// A gap never stands for a single page: the page itself takes no more room.
func (w wording) pagesView(r index.Request, page, last int) *PagesView {
	if last < 2 {
		return nil
	}
	href := func(n int) string { return address(params.WithPage(r, n)) }
	view := &PagesView{}
	if page > 1 {
		view.Previous = href(page - 1)
	}
	if page < last {
		view.Next = href(page + 1)
	}
	from, to := page-around, page+around
	if from <= 3 {
		from = 1
	}
	if to >= last-2 {
		to = last
	}
	add := func(n int) {
		view.Numbers = append(view.Numbers, PageNumber{Number: w.Number(n), Href: href(n), Current: n == page})
	}
	if from > 1 {
		add(1)
		view.Numbers = append(view.Numbers, PageNumber{Gap: w.Text("pages.gap", "from", 2, "to", from-1)})
	}
	for n := from; n <= to; n++ {
		add(n)
	}
	if to < last {
		view.Numbers = append(view.Numbers, PageNumber{Gap: w.Text("pages.gap", "from", to+1, "to", last-1)})
		add(last)
	}
	return view
}

// address is the search page of a request.
func address(r index.Request) string { return "/" + params.Link(r) }
