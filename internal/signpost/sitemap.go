package signpost

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/api"
	"glane/internal/params"
	"glane/internal/problem"
)

// maxAddresses is how many addresses one file of a sitemap may hold.
const maxAddresses = 50_000

const (
	typeXML        = "application/xml"
	sitemapVersion = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`
)

// Sitemap lists the pages and every fiche for crawlers, or the files that do
// where one may not hold them all.
func (s *Signposts) Sitemap(w http.ResponseWriter, r *http.Request, g *index.Generation, base string) error {
	return s.sitemap(w, r, g, base, maxAddresses)
}

// SitemapPart lists those of one of these files; its number, from 1, is the part
// of the path called "part".
func (s *Signposts) SitemapPart(w http.ResponseWriter, r *http.Request, g *index.Generation, base string) error {
	return s.sitemapPart(w, r, g, base, maxAddresses)
}

func (s *Signposts) sitemap(w http.ResponseWriter, r *http.Request, g *index.Generation, base string, limit int) error {
	if s.notModified(w, r, g, base) {
		return nil
	}
	total := len(s.config.Pages) + g.Corpus.Cases.Len()
	if total <= limit {
		return s.writeAddresses(w, g.Corpus, base, 0, total)
	}
	return writeSitemap(w, "sitemapindex", func(out *sitemapWriter) {
		for part := range (total + limit - 1) / limit {
			out.add("sitemap", base+params.SitemapPart(part+1), time.Time{})
		}
	})
}

func (s *Signposts) sitemapPart(w http.ResponseWriter, r *http.Request, g *index.Generation, base string, limit int) error {
	total := len(s.config.Pages) + g.Corpus.Cases.Len()
	text := r.PathValue("part")
	part, err := strconv.Atoi(text)
	if err != nil || strconv.Itoa(part) != text || part < 1 || total <= limit || part > (total+limit-1)/limit {
		return problem.NoAddress()
	}
	if s.notModified(w, r, g, base) {
		return nil
	}
	return s.writeAddresses(w, g.Corpus, base, (part-1)*limit, min(part*limit, total))
}

// writeAddresses lists the addresses from one place to another: the pages stand
// before the fiches.
func (s *Signposts) writeAddresses(w http.ResponseWriter, c *corpus.Corpus, base string, from, to int) error {
	pages := s.config.Pages
	return writeSitemap(w, "urlset", func(out *sitemapWriter) {
		for i := from; i < to && out.err == nil; i++ {
			if i < len(pages) {
				out.add("url", base+pages[i], time.Time{})
				continue
			}
			one := c.Cases.At(i - len(pages))
			var changed time.Time
			if !one.PublieeLe.IsZero() || !one.MiseAJourLe.IsZero() { // a year alone is not that of the page
				changed = one.Updated()
			}
			out.add("url", base+params.CaseLink(one.ID), changed)
		}
	})
}

// A sitemapWriter writes addresses until one fails; then it keeps the error.
type sitemapWriter struct {
	to  *bufio.Writer
	err error
}

func writeSitemap(w http.ResponseWriter, root string, fill func(out *sitemapWriter)) error {
	w.Header().Set("Content-Type", typeXML+"; charset=utf-8")
	out := &sitemapWriter{to: bufio.NewWriterSize(w, 32<<10)}
	out.text(xml.Header + "<" + root + " " + sitemapVersion + ">\n")
	fill(out)
	out.text("</" + root + ">\n")
	if out.err == nil {
		out.err = out.to.Flush()
	}
	if out.err != nil {
		return fmt.Errorf("write a sitemap: %w", out.err)
	}
	return nil
}

func (w *sitemapWriter) text(s string) {
	if w.err == nil {
		_, w.err = w.to.WriteString(s)
	}
}

// add writes one address, with the day of its last change unless that is zero.
func (w *sitemapWriter) add(element, address string, changed time.Time) {
	w.text("<" + element + "><loc>")
	if w.err == nil {
		w.err = xml.EscapeText(w.to, []byte(address))
	}
	w.text("</loc>")
	if !changed.IsZero() {
		w.text("<lastmod>" + changed.Format(time.DateOnly) + "</lastmod>")
	}
	w.text("</" + element + ">\n")
}

// Robots tells crawlers what not to fetch: what is for programs, and files that
// take some work. Pages of results are fetched, and say themselves that they are
// not to be listed.
func (s *Signposts) Robots(w http.ResponseWriter, r *http.Request, g *index.Generation, base string) error {
	if s.notModified(w, r, g, base) {
		return nil
	}
	text := "User-agent: *\n"
	for _, path := range []string{api.Prefix, params.ExportPrefix, params.CompletionPath} {
		text += "Disallow: " + path + "\n"
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if _, err := io.WriteString(w, text+"\nSitemap: "+base+params.SitemapPath+"\n"); err != nil {
		return fmt.Errorf("write robots.txt: %w", err)
	}
	return nil
}
