package server

import (
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"glane/internal/params"
	"glane/internal/problem"
)

// around puts everything around the routes that every request goes through.
// From the outside in: headers, compression, the log, what a panic becomes,
// and what is refused before any route.
func (x *service) around(routes http.Handler) (http.Handler, error) {
	// No SuffixETag: it would make every revalidation miss.
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.EnableZstd(true), gzhttp.ContentTypeFilter(compressible))
	if err != nil {
		return nil, fmt.Errorf("set up compression: %w", err)
	}
	h := x.refusing(routes)
	h = x.recovering(h)
	h = x.observing(h)
	return x.securing(compress(h)), nil
}

// compressible tells whether compressing an answer of that type makes it
// smaller: not a workbook, which is a zip archive.
func compressible(kind string) bool {
	return kind != params.XLSX.MediaType() && gzhttp.DefaultContentTypeFilter(kind)
}

// refusing lets only GET and HEAD in, and no body.
func (x *service) refusing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Connection", "close") // whatever body comes is not read
			x.fail(w, r, problem.MethodNotAllowed(r.Method, http.MethodGet, http.MethodHead))
		case r.ContentLength != 0: // -1 when its length is not told
			w.Header().Set("Connection", "close")
			x.fail(w, r, problem.BodyTooLarge())
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// observing logs each answer: no address of a client, no query, since either
// may tell who looked for what. Probes are logged for those who debug.
func (x *service) observing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := &recorder{ResponseWriter: w, head: r.Method == http.MethodHead, conn: gathererOf(r)}
		defer func() {
			level := slog.LevelInfo
			if r.URL.Path == pathAlive || r.URL.Path == pathReady {
				level = slog.LevelDebug
			}
			x.config.Log.LogAttrs(r.Context(), level, "request",
				slog.String("method", r.Method), slog.String("path", r.URL.Path), slog.Int("status", rec.status),
				slog.Int64("bytes", rec.bytes), slog.Duration("took", time.Since(start)))
		}()
		next.ServeHTTP(rec, r)
	})
}

// A recorder remembers what was answered.
type recorder struct {
	http.ResponseWriter
	status int       // 0 until the answer has begun
	bytes  int64     // before compression
	head   bool      // a HEAD, whose answer has no body
	conn   *gatherer // nil for another kind of connection
}

// recorderOf gives the recorder that observing put there. Without it (a handler
// that is tested alone) it makes one that knows of no answer.
func recorderOf(w http.ResponseWriter) *recorder {
	if rec, ok := w.(*recorder); ok {
		return rec
	}
	return &recorder{ResponseWriter: w}
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	if r.head {
		// How long the body of a GET is turns on its compression, which a HEAD does
		// not try: no length is told rather than a wrong one.
		r.Header().Del("Content-Length")
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.WriteHeader(http.StatusOK)
	}
	if r.head {
		return len(b), nil
	}
	n, err := r.write(b)
	r.bytes += int64(n)
	return n, err
}

func (r *recorder) write(b []byte) (int, error) {
	if r.conn == nil || len(b) <= httpBuffer {
		return r.ResponseWriter.Write(b)
	}
	return r.conn.gather(func() (int, error) { return r.ResponseWriter.Write(b) })
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// panicked is a panic as an error, with where it came from.
type panicked struct {
	cause any
	stack []byte
}

func (p panicked) Error() string { return fmt.Sprintf("panic: %v\n%s", p.cause, p.stack) }

// Unwrap gives the panic's value when it is an error.
func (p panicked) Unwrap() error {
	err, _ := p.cause.(error)
	return err
}
