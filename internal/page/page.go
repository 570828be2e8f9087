package page

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/etag"
	"glane/internal/france"
	"glane/internal/latest"
	"glane/internal/params"
	"glane/web"
)

// A Config says how pages are made.
type Config struct {
	// Dir holds templates and styles that are read again at each request, for
	// those who work on them. With nil, those inside the program are used, read once.
	Dir fs.FS
	// Language is that of the texts around the fiches, as "fr": one that has a file
	// in web/texts. With "" it is DefaultLanguage.
	Language string
	// BaseURL is where readers find the service, as "https://fiches.example.org",
	// without a slash at its end. Canonical addresses begin with it; with "" they
	// are relative.
	BaseURL string
	// Now tells the day that a page bears on paper and in a reference; time.Now
	// when nil.
	Now func() time.Time
}

// DefaultLanguage is the language of the pages when none is chosen.
const DefaultLanguage = "fr"

// Pages writes the pages. It is safe for concurrent use.
type Pages struct {
	config  Config
	fixed   *design // nil when the design is read at each request
	country *france.Map

	years      latest.Of[corpus.Corpus, yearSpan]
	maps       latest.Of[corpus.Corpus, *atlas]
	surveys    latest.Of[index.Generation, *survey]
	glossaries latest.Of[index.Generation, *glossary]

	vocabularies params.Vocabularies
}

// New reads every template and style. It fails when one is missing, does not
// parse, names a field that its view does not have, or is not declared.
func New(c Config) (*Pages, error) {
	c.BaseURL = strings.TrimRight(c.BaseURL, "/")
	source := c.Dir
	if source == nil {
		source = web.Files
	}
	c.Language = cmp.Or(c.Language, DefaultLanguage)
	if c.Now == nil {
		c.Now = time.Now
	}
	d, err := readDesign(source, c.Language)
	if err != nil {
		return nil, fmt.Errorf("read the pages: %w", err)
	}
	country, err := france.Read()
	if err != nil {
		return nil, fmt.Errorf("read the map of France: %w", err)
	}
	p := &Pages{config: c, country: country}
	if c.Dir == nil {
		p.fixed = d
	}
	return p, nil
}

// design gives the templates and assets to answer one request with.
func (p *Pages) design() (*design, error) {
	if p.fixed != nil {
		return p.fixed, nil
	}
	d, err := readDesign(p.config.Dir, p.config.Language)
	if err != nil {
		return nil, fmt.Errorf("read the pages again: %w", err)
	}
	return d, nil
}

// A Layout is what every page has around its content.
type Layout struct {
	Title       string // of the window
	Corpus      string // the title of the corpus
	Description string // of the page, for search engines; on the first page also for readers
	Home        bool   // the first page: every fiche, nothing asked
	NoIndex     bool   // not to be found by search engines
	Canonical   string // the one address of this page; "" when it has none
	Feed        *Link  // what follows this view; nil when nothing does
	Engine      string // the address of what tells a browser how to search here; "" while nothing can be searched
	ContentLang string // the language of the fiches, where it is not that of the page; else ""
	Query       string // what stands in the search box
	Keep        []Field
	Skips       []Skip
	Foot        []Link // to the pages about the service
	Assets      Assets
}

// A Field is a hidden field that the search form sends along.
type Field struct{ Name, Value string }

// A Skip is a link at the top of a page to one of its parts, seen when focused.
type Skip struct{ Target, Label string }

// A Link is a link with its text: to an address, or to a telephone number, whose
// digits Phone holds. With neither it is a text alone. Marked is the label again
// where words of the query were found in it, else nil.
type Link struct {
	Href, Label, Phone string
	Marked             []Segment
}

// write sends a page, whole or not at all: an error means that nothing was sent.
// The tag is made of the bytes of the page, so that a browser which holds the
// same page is told so and receives no second copy.
func write(w http.ResponseWriter, r *http.Request, d *design, name string, status int, view any) error {
	var body bytes.Buffer
	if err := d.pages[name].ExecuteTemplate(&body, "base", view); err != nil {
		return fmt.Errorf("write page %s: %w", name, err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	// The style is asked for before the first byte of the page is there: on a slow
	// network it is what the first picture of the page waits for.
	h.Set("Link", "<"+d.assets.styleOf(name)+">; rel=preload; as=style")
	if status == http.StatusOK {
		tag := etag.OfBody(body.Bytes())
		h.Set("ETag", tag)
		h.Set("Cache-Control", "no-cache") // kept, and asked again each time
		if etag.Held(r, tag) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	} else {
		h.Set("Cache-Control", "no-store")
	}
	h.Set("Content-Length", strconv.Itoa(body.Len()))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		// What fails from here on is the connection, and nobody is left to tell.
		_, _ = body.WriteTo(w)
	}
	return nil
}
