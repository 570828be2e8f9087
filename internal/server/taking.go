package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"glane/index"
	"glane/internal/api"
	"glane/internal/export"
	"glane/internal/params"
	"glane/internal/problem"
	"glane/internal/signpost"
)

// Bounds of a file that is taken away. It may take long on a slow line, as long
// as it moves.
const (
	exportTimeout = 10 * time.Minute // for the whole of it
	pieceTimeout  = 30 * time.Second // for each piece to be taken
)

// takeAway makes what gives files out and what tells programs where things are.
func (x *service) takeAway() {
	c := x.config
	x.exports = export.New(export.Config{Wording: x.pages, Version: x.api.Version(), SearchTimeout: c.SearchTimeout})
	x.signposts = signpost.New(signpost.Config{Wording: x.pages, Version: x.api.Version(), Pages: x.plainPages()})
}

// telling are the routes of what tells programs where things are.
func (x *service) telling() []route {
	s := x.signposts
	return []route{
		{params.FeedPath, x.based(s.Feed)},
		{params.DescriptionPath, x.based(s.Description)},
		{params.CompletionPath, x.based(s.Completion)},
		{params.SitemapPath, x.based(s.Sitemap)},
		{params.SitemapPartPath, x.based(s.SitemapPart)},
		{params.RobotsPath, x.based(s.Robots)},
	}
}

// taking are the routes of files to take away.
func (x *service) taking() []route {
	var out []route
	for _, f := range params.Formats {
		out = append(out, route{f.Path(), x.based(func(w http.ResponseWriter, r *http.Request, g *index.Generation, base string) error {
			return x.exports.Serve(w, r, g, f, export.Reader{Base: base, Client: clientOf(r, x.config.ClientHeader).String()})
		})})
	}
	return out
}

// plainPages are the paths of pages that are there whatever the corpus: those
// of the routes without a word in braces.
func (x *service) plainPages() []string {
	var out []string
	for _, r := range x.searching() {
		if !strings.Contains(r.path, "{") && !strings.HasPrefix(r.path, api.Prefix) {
			out = append(out, r.path)
		}
	}
	slices.Sort(out)
	return out
}

// A basedHandler is a handler that writes whole addresses, which begin with base.
type basedHandler func(w http.ResponseWriter, r *http.Request, g *index.Generation, base string) error

func (x *service) based(h basedHandler) handler {
	return func(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
		return h(w, r, g, x.base(r))
	}
}

// base is where readers find the service: as the operator says, else as the
// request does. What a proxy adds to a request is not believed.
func (x *service) base(r *http.Request) string {
	if x.config.BaseURL != "" {
		return strings.TrimRight(x.config.BaseURL, "/")
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	u, err := url.Parse(scheme + "://" + r.Host)
	if err != nil || u.Host != r.Host || u.Hostname() == "" || strings.Trim(strings.ToLower(u.Host), hostLetters) != "" {
		return "" // no name of a host: addresses stay relative
	}
	return u.String()
}

const hostLetters = "abcdefghijklmnopqrstuvwxyz0123456789.-:[]"

// exporting is answering for what takes longer than a search: the client may
// take its time, and leaves whenever it wants. An answer that fails in its
// middle is cut, so that nobody takes it for whole.
func (x *service) exporting(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		out := &unhurried{ResponseWriter: w, control: http.NewResponseController(w)}
		err := x.over(out, r, exportTimeout, h)
		if err == nil {
			return
		}
		if out.gone {
			err = fmt.Errorf("%w: %w", context.Canceled, err)
		}
		begun := recorderOf(w).status != 0
		x.fail(w, r, problem.From(err))
		if begun {
			panic(http.ErrAbortHandler)
		}
	})
}

// An unhurried writer gives each piece of an answer its own time to be taken.
type unhurried struct {
	http.ResponseWriter
	control *http.ResponseController
	gone    bool // a piece was not taken: the client has left, or stands still
}

func (u *unhurried) Write(p []byte) (int, error) {
	err := u.control.SetWriteDeadline(time.Now().Add(pieceTimeout))
	if err != nil && !errors.Is(err, http.ErrNotSupported) { // a recorder in a test has no connection
		return 0, fmt.Errorf("set a deadline: %w", err)
	}
	n, err := u.ResponseWriter.Write(p)
	if err != nil {
		u.gone = true
		return n, fmt.Errorf("send: %w", err)
	}
	return n, nil
}
