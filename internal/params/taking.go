package params

import "glane/index"

// Where results are taken away from, and what browsers and crawlers look for.
const (
	ExportPrefix    = "/export." // the ending of the file follows
	FeedPath        = "/feed.atom"
	DescriptionPath = "/opensearch.xml"
	CompletionPath  = "/opensearch.json" // suggestions for a browser's own search box
	SitemapPath     = "/sitemap.xml"
	SitemapPartPath = "/sitemap-{part}.xml"
	RobotsPath      = "/robots.txt"
)

// WholeLink gives the query string of all that a view finds, whichever page of
// it is shown and however: what its exports take.
func WholeLink(r index.Request) string {
	r.Page, r.Size, r.Explain = 0, 0, false
	return Link(r)
}

// FeedLink gives the address of the feed of a view, which has its own order.
func FeedLink(r index.Request) string {
	r.Sort = ""
	return FeedPath + WholeLink(r)
}
