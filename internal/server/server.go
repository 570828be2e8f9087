// Package server is what stands around the page and the API: the route table,
// the headers of every answer, compression, deadlines, the one place that
// answers errors, health, and a listener that shuts down once its answers are
// out.
//
// It does not know engines, YAML, or what an answer looks like.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/api"
	"glane/internal/export"
	"glane/internal/openapi"
	"glane/internal/problem"
	"glane/internal/signpost"
	"glane/internal/texts"
)

// A Source hands out the generation that is served now. The function that
// comes with it must be called when the answer is out. The generation is nil
// while there is none yet.
type Source interface {
	Acquire() (*index.Generation, func())
}

// Pages are what people read. Search and Case have the shape of every handler:
// they write an answer, or return an error and write nothing. Case reads the
// case's id with r.PathValue("id").
type Pages interface {
	Search(w http.ResponseWriter, r *http.Request, g *index.Generation) error
	Case(w http.ResponseWriter, r *http.Request, g *index.Generation) error
	About(w http.ResponseWriter, r *http.Request, g *index.Generation) error
	// Facet and Map read the facet's name with r.PathValue("facet"), Map its level too.
	Facet(w http.ResponseWriter, r *http.Request, g *index.Generation) error
	Map(w http.ResponseWriter, r *http.Request, g *index.Generation) error
	Glossary(w http.ResponseWriter, r *http.Request, g *index.Generation) error
	Accessibility(w http.ResponseWriter, r *http.Request, g *index.Generation) error
	// Contract shows the API's document, which is also served at the address yaml.
	Contract(w http.ResponseWriter, r *http.Request, g *index.Generation, doc *openapi.Document, yaml string) error
	// Texts and Called say in files and feeds what the pages say.
	Texts() (*texts.Catalog, error)
	Called(s *corpus.Schema, r index.Request) (string, error)
	Told(r index.Request, a *index.Answer) ([]string, error)
	// Error shows a problem; g may be nil. It always answers; its error tells why it
	// did so with less than a page.
	Error(w http.ResponseWriter, r *http.Request, g *index.Generation, p *problem.Problem) error
	// Assets serves what pages load, under params.AssetPrefix.
	Assets() http.Handler
}

// A Config is what an operator may choose. Its zero value is sound.
type Config struct {
	SearchTimeout   time.Duration // for one search; DefaultSearchTimeout when 0
	ShutdownTimeout time.Duration // for the answers under way at the end; DefaultShutdownTimeout when 0
	// HTTPS tells that people reach the service by https only, behind a proxy
	// that ends TLS: browsers are then told to never use http again (HSTS).
	HTTPS bool
	// BaseURL is where readers find the service, as "https://fiches.example.org";
	// with "" it is where the request came to.
	BaseURL string
	// RateLimit is how many answers a second one client may have, in the long run;
	// no limit when 0. What pages load and the probes do not count.
	RateLimit int
	// ClientHeader is the header in which the proxy in front writes the address of
	// the client; "" takes that of the connection. Only for a service that nobody
	// reaches but through that proxy: anybody could write the header.
	ClientHeader string
	Log          *slog.Logger // slog.Default() when nil
}

// Defaults of a Config.
const (
	DefaultSearchTimeout   = time.Second
	DefaultShutdownTimeout = 10 * time.Second
)

// Bounds of a connection. A header of 128 KiB holds a query of 10,000 letters,
// whatever they are; net/http answers 431 past it.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 10 * time.Second
	writeTimeout      = 30 * time.Second
	idleTimeout       = 60 * time.Second
	maxHeaderBytes    = 128 << 10
)

func (c Config) withDefaults() Config {
	if c.SearchTimeout <= 0 {
		c.SearchTimeout = DefaultSearchTimeout
	}
	if c.ShutdownTimeout <= 0 {
		c.ShutdownTimeout = DefaultShutdownTimeout
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	return c
}

// New gives the handler of the whole service.
func New(c Config, s Source, a *api.API, p Pages) (http.Handler, error) {
	x := &service{config: c.withDefaults(), source: s, api: a, pages: p, limits: newLimits(c.RateLimit)}
	x.takeAway()
	return x.around(x.router())
}

// service is what the handlers share.
type service struct {
	config Config
	source Source
	api    *api.API
	pages  Pages
	limits *limits // nil for none

	exports   *export.Exports
	signposts *signpost.Signposts
}

// Run serves h on ln until ctx ends, then takes no more requests, waits for the
// answers under way and returns nil. When these take longer than
// ShutdownTimeout their connections are closed, which ends their contexts, and
// the error says so. Once Run returns no handler is at work. Run closes ln.
func Run(ctx context.Context, ln net.Listener, c Config, h http.Handler) error {
	c = c.withDefaults()
	var underWay sync.RWMutex // each handler holds it for reading
	srv := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			underWay.RLock()
			defer underWay.RUnlock()
			h.ServeHTTP(w, r)
		}),
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout + c.SearchTimeout, // counts from the end of the header
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ConnContext:       withGatherer,
		// "OPTIONS *" is answered as any other, with the headers of every answer.
		DisableGeneralOptionsHandler: true,
		ErrorLog:                     slog.NewLogLogger(c.Log.Handler(), slog.LevelWarn), // too many open files, and the like
	}
	served := make(chan error, 1)
	go func() { served <- srv.Serve(gathering{ln}) }()
	select {
	case err := <-served:
		return fmt.Errorf("serve on %s: %w", ln.Addr(), err)
	case <-ctx.Done():
	}
	// ctx has ended, so the wait has its own time.
	wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), c.ShutdownTimeout)
	defer cancel()
	err := srv.Shutdown(wait)
	if err != nil {
		err = errors.Join(fmt.Errorf("shut down with answers under way: %w", err), srv.Close())
	}
	<-served // http.ErrServerClosed, as asked
	// Server.Close does not wait for handlers. Taking the lock does.
	underWay.Lock()
	defer underWay.Unlock()
	return err
}
