package server

import (
	"context"
	"log/slog"
	"math"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"glane/index"
	"glane/internal/api"
	"glane/internal/problem"
)

// A handler answers over one generation. It returns an error instead of an
// answer, and the service writes it.
type handler func(w http.ResponseWriter, r *http.Request, g *index.Generation) error

// answering answers with h, in the time of a search, and answers its error.
func (x *service) answering(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := x.over(w, r, x.config.SearchTimeout, h); err != nil {
			x.fail(w, r, problem.From(err))
		}
	})
}

// over gives h the generation that is served now, and the time it may take.
func (x *service) over(w http.ResponseWriter, r *http.Request, limit time.Duration, h handler) error {
	g, release := x.source.Acquire()
	defer release()
	if g == nil {
		return problem.NotReady()
	}
	ctx, cancel := context.WithTimeout(r.Context(), limit)
	defer cancel()
	return h(w, r.WithContext(ctx), g)
}

// fail is the one place that answers errors: as a problem for programs, as a
// page for people. The cause is logged and never shown.
func (x *service) fail(w http.ResponseWriter, r *http.Request, p *problem.Problem) {
	x.logCause(r, p)
	rec := recorderOf(w)
	if rec.status != 0 {
		return // part of an answer is out; logged is all that can be done
	}
	if p.Status == problem.StatusClientClosedRequest {
		rec.status = p.Status // for the log: nobody reads an answer
		return
	}
	if p.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(p.RetryAfter.Seconds()))))
	}
	if len(p.Allow) > 0 {
		w.Header().Set("Allow", strings.Join(p.Allow, ", "))
	}
	if forPrograms(r) {
		if err := api.WriteProblem(w, r, p); err != nil {
			x.config.Log.LogAttrs(r.Context(), slog.LevelDebug, "answer not sent", slog.Any("error", err))
		}
		return
	}
	g, release := x.source.Acquire()
	defer release()
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Del("ETag")
	if err := x.pages.Error(w, r, g, p); err != nil {
		x.config.Log.LogAttrs(r.Context(), slog.LevelError, "no page for what went wrong",
			slog.String("path", r.URL.Path), slog.Any("error", err))
	}
}

// forPrograms tells whether a program asks, and not a person.
func forPrograms(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == pathAlive || r.URL.Path == pathReady
}

func (x *service) logCause(r *http.Request, p *problem.Problem) {
	if p.Cause == nil {
		return
	}
	level := slog.LevelError
	if p.Status < http.StatusInternalServerError {
		level = slog.LevelDebug // a client that has gone
	}
	x.config.Log.LogAttrs(r.Context(), level, "request failed",
		slog.String("path", r.URL.Path), slog.Int("status", p.Status), slog.Any("error", p.Cause))
}

// recovering turns a panic into an error as any other. When part of the answer
// is out already the connection is cut, so that nobody takes it for whole.
func (x *service) recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			cause := recover()
			switch cause {
			case nil:
				return
			case http.ErrAbortHandler:
				panic(cause)
			}
			out := recorderOf(w).status != 0
			x.fail(w, r, problem.Internal(panicked{cause, debug.Stack()}))
			if out {
				panic(http.ErrAbortHandler)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// alive tells that the process answers.
func alive(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") }

// ready tells that searches can be answered.
func (x *service) ready(w http.ResponseWriter, r *http.Request) {
	g, release := x.source.Acquire()
	defer release()
	if g == nil {
		x.fail(w, r, problem.NotReady())
		return
	}
	plain(w, http.StatusOK, "ok")
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// What fails here is the connection of a probe, which then counts as failed.
	_, _ = w.Write([]byte(text + "\n"))
}
