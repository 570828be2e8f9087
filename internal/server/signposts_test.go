package server_test

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"

	"glane/corpus"
	"glane/corpus/cooperations"
	"glane/index"
	"glane/internal/params"
)

func TestAFeedIsValidAndHoldsWhatChangedLastFirst(t *testing.T) {
	for name, files := range corpora {
		h, g := whole(t, files)
		for _, query := range []string{"", "?q=eau", "?q=zzzz", "?q=sel&sort=titre", "?" + g.Corpus.Schema.Facettes[0].Nom + "=" + corpus.Unspecified} {
			_, w := get(h, params.FeedPath+query)
			if w.Code != http.StatusOK {
				t.Fatalf("%s of %s: %d", name, query, w.Code)
			}
			read, err := gofeed.NewParser().ParseString(w.Body.String())
			if err != nil || read.FeedType != "atom" || read.FeedVersion != "1.0" {
				t.Fatalf("%s of %s: %v, %+v", name, query, err, read)
			}
			feed, err := new(atom.Parser).Parse(strings.NewReader(w.Body.String()))
			if err != nil {
				t.Fatal(err)
			}
			checkFeed(t, g, feed)
			if got, want := len(feed.Entries), len(found(t, h, "?size=100&"+strings.TrimPrefix(query, "?"))); got != min(want, 50) {
				t.Errorf("%s of %s: %d entries, found %d", name, query, got, want)
			}
		}
	}
}

// checkFeed holds a feed against the rules of RFC 4287: 4.1.1 for a feed, 4.1.2
// for an entry, 3.3 for dates, 4.2.6 for ids.
func checkFeed(t *testing.T, g *index.Generation, feed *atom.Feed) {
	t.Helper()
	if feed.ID == "" || feed.Title == "" || len(feed.Authors) == 0 || feed.Authors[0].Name == "" {
		t.Errorf("the feed %q has no id, title or author: %q %v", feed.ID, feed.Title, feed.Authors)
	}
	rels := map[string]string{}
	for _, l := range feed.Links {
		if rels[l.Rel] != "" || !strings.HasPrefix(l.Href, "http://example.com/") {
			t.Errorf("a link to %q, %s", l.Href, l.Rel)
		}
		rels[l.Rel] = l.Href
	}
	if rels["self"] != feed.ID || rels["alternate"] == "" {
		t.Errorf("the links of %s are %v", feed.ID, rels)
	}
	ids := map[string]bool{}
	last := time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, e := range feed.Entries {
		if ids[e.ID] || !strings.HasPrefix(e.ID, "http://example.com/fiches/") || e.Title == "" || e.Summary == "" {
			t.Errorf("an entry without what it needs: %+v", e)
		}
		ids[e.ID] = true
		if len(e.Links) != 1 || e.Links[0].Rel != "alternate" || e.Links[0].Href != e.ID {
			t.Errorf("the links of %s are %+v", e.ID, e.Links)
		}
		updated, err := time.Parse(time.RFC3339, e.Updated)
		if err != nil || updated.After(last) {
			t.Errorf("%s was updated on %s (%v), the one before on %s", e.ID, e.Updated, err, last)
		}
		last = updated
		c := g.Corpus.Case(strings.TrimPrefix(e.ID, "http://example.com/fiches/"))
		if want := c.Updated(); want.Year() >= 1970 && !want.Equal(updated) {
			t.Errorf("%s was updated on %s, the corpus says %s", e.ID, updated, want)
		}
	}
	if len(feed.Entries) > 0 && feed.Updated != feed.Entries[0].Updated {
		t.Errorf("the feed was updated on %s, its newest entry on %s", feed.Updated, feed.Entries[0].Updated)
	}
}

func TestAFeedThatIsHeldIsNotSentAgain(t *testing.T) {
	h, _ := whole(t, cooperations.Files)
	_, first := get(h, "/feed.atom?q=eau")
	r, second := get(h, "/feed.atom?q=eau")
	if first.Body.String() != second.Body.String() || first.Header().Get("ETag") == "" {
		t.Error("a feed changes while its corpus does not")
	}
	r.Header.Set("If-None-Match", first.Header().Get("ETag"))
	again := func() *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	if w := again(); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("%d, %d bytes", w.Code, w.Body.Len())
	}
	r.Host = "ailleurs.example.org" // its addresses are others
	if w := again(); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "http://ailleurs.example.org/fiches/") {
		t.Errorf("at another host: %d", w.Code)
	}
}

func TestABrowserCanAddTheService(t *testing.T) {
	for name, files := range corpora {
		h, g := whole(t, files)
		_, w := get(h, params.DescriptionPath)
		var read struct {
			XMLName       xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
			ShortName     string
			LongName      string
			Description   string
			InputEncoding string
			Language      string
			URL           []struct {
				Type     string `xml:"type,attr"`
				Rel      string `xml:"rel,attr"`
				Template string `xml:"template,attr"`
			} `xml:"Url"`
		}
		if err := xml.Unmarshal(w.Body.Bytes(), &read); err != nil {
			t.Fatal(err)
		}
		within := func(what, text string, most int) {
			if n := len([]rune(text)); n == 0 || n > most || strings.Contains(text, "<") {
				t.Errorf("%s: %s is %q", name, what, text)
			}
		}
		within("the short name", read.ShortName, 16)
		within("the long name", read.LongName, 48)
		within("the description", read.Description, 1024)
		if read.Language != g.Corpus.Schema.Langue || read.InputEncoding != "UTF-8" || len(read.URL) != 4 {
			t.Errorf("%s: %+v", name, read)
		}
		for _, u := range read.URL {
			target := strings.Replace(strings.TrimPrefix(u.Template, "http://example.com"), "{searchTerms}", "sel", 1)
			_, w := get(h, target)
			if kind, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";"); w.Code != http.StatusOK || kind != u.Type {
				t.Errorf("%s: %s leads to %d, %s instead of %s", name, u.Template, w.Code, kind, u.Type)
			}
		}
	}
}

func TestABrowsersOwnSearchBoxIsCompleted(t *testing.T) {
	h, _ := whole(t, cooperations.Files)
	_, w := get(h, params.CompletionPath+"?q=ea")
	var read []json.RawMessage
	var typed string
	var texts, about, addresses []string
	err := json.Unmarshal(w.Body.Bytes(), &read)
	if err != nil || len(read) != 4 {
		t.Fatalf("%v: %s", err, w.Body)
	}
	for i, to := range []any{&typed, &texts, &about, &addresses} {
		if err := json.Unmarshal(read[i], to); err != nil {
			t.Fatal(err)
		}
	}
	if typed != "ea" || len(texts) == 0 || len(about) != len(texts) || len(addresses) != len(texts) {
		t.Errorf("%s", w.Body)
	}
	for _, address := range addresses {
		if _, w := get(h, strings.TrimPrefix(address, "http://example.com")); w.Code != http.StatusOK {
			t.Errorf("%s leads to %d", address, w.Code)
		}
	}
	if _, w := get(h, params.CompletionPath+"?q="); strings.TrimSpace(w.Body.String()) == "" || w.Code != http.StatusOK {
		t.Errorf("nothing typed: %d %s", w.Code, w.Body)
	}
}

func TestTheSitemapListsEveryPageThatMayBeFound(t *testing.T) {
	for name, files := range corpora {
		h, g := whole(t, files)
		_, w := get(h, params.SitemapPath)
		var read struct {
			XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
			URL     []struct {
				Loc     string `xml:"loc"`
				LastMod string `xml:"lastmod"`
			} `xml:"url"`
		}
		if err := xml.Unmarshal(w.Body.Bytes(), &read); err != nil {
			t.Fatal(err)
		}
		listed := map[string]string{}
		for _, u := range read.URL {
			path, ok := strings.CutPrefix(u.Loc, "http://example.com")
			if _, twice := listed[path]; !ok || twice {
				t.Errorf("%s: %s stands twice, or elsewhere", name, u.Loc)
			}
			listed[path] = u.LastMod
			_, w := get(h, path)
			if w.Code != http.StatusOK || strings.Contains(w.Body.String(), `content="noindex"`) {
				t.Errorf("%s: %s is listed: %d", name, path, w.Code)
			}
		}
		for _, c := range g.Corpus.Cases.All() {
			changed, there := listed[params.CaseLink(c.ID)]
			if !there || (changed != "") != (!c.PublieeLe.IsZero() || !c.MiseAJourLe.IsZero()) {
				t.Errorf("%s: %s, changed on %q: listed %v", name, c.ID, changed, there)
			}
		}
		for _, path := range []string{"/", params.AboutPath, params.GlossaryPath, params.ContractPath, params.AccessibilityPath} {
			if _, there := listed[path]; !there {
				t.Errorf("%s: %s is not listed", name, path)
			}
		}
		for _, path := range []string{"/sitemap-1.xml", "/sitemap-0.xml", "/sitemap-x.xml"} {
			if _, w := get(h, path); w.Code != http.StatusNotFound {
				t.Errorf("%s: %s = %d", name, path, w.Code)
			}
		}
		_, robots := get(h, params.RobotsPath)
		for _, line := range []string{"User-agent: *\n", "Disallow: /export.\n", "Sitemap: http://example.com/sitemap.xml\n"} {
			if !strings.Contains(robots.Body.String(), line) {
				t.Errorf("robots.txt lacks %q: %s", line, robots.Body)
			}
		}
	}
}
