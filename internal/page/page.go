package page

import (
	"cmp"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"glane/corpus"
	"glane/index"
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

	years      latest.Of[index.Generation, yearSpan]
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
