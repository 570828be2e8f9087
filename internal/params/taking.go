package params

import (
	"strconv"
	"strings"

	"glane/index"
)

// A Format is a kind of file in which results are taken away, by the ending of
// its name.
type Format string

// The formats.
const (
	XLSX Format = "xlsx" // a workbook, for people
	CSV  Format = "csv"  // RFC 4180, in UTF-8 with a byte order mark
	JSON Format = "json" // cases as the API writes them
)

// Formats lists every format, that for people first.
var Formats = []Format{XLSX, CSV, JSON}

// Path is where the service gives that file.
func (f Format) Path() string { return ExportPrefix + string(f) }

// MediaType is what the file is, for programs.
func (f Format) MediaType() string {
	switch f {
	case XLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case CSV:
		return "text/csv; charset=utf-8"
	case JSON:
		return "application/json; charset=utf-8"
	}
	return "application/octet-stream"
}

// ExportPrefix begins the paths of files to take away; their ending follows.
const ExportPrefix = "/export."

// What feed readers, browsers and crawlers look for.
const (
	FeedPath        = "/feed.atom"
	FeedType        = "application/atom+xml" // its media type
	DescriptionPath = "/opensearch.xml"
	DescriptionType = "application/opensearchdescription+xml"
	CompletionPath  = "/opensearch.json" // suggestions for a browser's own search box
	SitemapPath     = "/sitemap.xml"
	SitemapPartPath = "/sitemap-{part}.xml" // SitemapPart fills in its number
	RobotsPath      = "/robots.txt"
)

// SitemapPart is the path of one file of a sitemap that has several, from 1.
func SitemapPart(n int) string {
	return strings.Replace(SitemapPartPath, "{part}", strconv.Itoa(n), 1)
}

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
