package server

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"glane/index"
)

// answers is every kind of answer that the service gives, with the status.
func answers(t *testing.T) map[string]*httptest.ResponseRecorder {
	t.Helper()
	well := newFixture(t, finds)
	panics := newFixture(t, func(context.Context, index.Request) (*index.Answer, error) { panic("broken") })
	fails := newFixture(t, func(context.Context, index.Request) (*index.Answer, error) { return nil, errors.New("broken") })
	starting := newFixture(t, nil)
	limited := newFixture(t, finds, func(c *Config) { c.RateLimit = 1 })
	for range burstSeconds {
		limited.do("GET", "/")
	}
	body := httptest.NewRequest(http.MethodGet, "/api/v1/search", strings.NewReader("{}"))
	etag := well.do("GET", "/api/v1/schema").Header().Get("ETag")
	all := map[string]*httptest.ResponseRecorder{
		"200 page": well.do("GET", "/"), "200 case": well.do("GET", "/fiches/fiche"), "200 asset": well.do("GET", "/assets/glane.css"),
		"200 API": well.do("GET", "/api/v1/search"), "200 API HEAD": well.do("HEAD", "/api/v1/search"), "200 OpenAPI": well.do("GET", "/api/v1/openapi.yaml"),
		"200 health": well.do("GET", "/healthz"), "200 compressed": well.do("GET", "/assets/glane.css", "Accept-Encoding", "gzip"),
		"304 API":  well.do("GET", "/api/v1/schema", "If-None-Match", etag),
		"400 page": well.do("GET", "/?page=-1"), "400 API": well.do("GET", "/api/v1/search?page=-1"),
		"404 page": well.do("GET", "/nope"), "404 asset": well.do("GET", "/assets/nope"), "404 API": well.do("GET", "/api/v1/nope"),
		"413 API":  well.serve(body),
		"429 page": limited.do("GET", "/"), "429 API": limited.do("GET", "/api/v1/search"),
		"500 page": panics.do("GET", "/"), "500 API": panics.do("GET", "/api/v1/search"), "500 error": fails.do("GET", "/"),
		"503 page": starting.do("GET", "/"), "503 API": starting.do("GET", "/api/v1/search"), "503 ready": starting.do("GET", "/readyz"),
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "BREW"} {
		all["405 "+method] = well.do(method, "/")
		all["405 API "+method] = well.do(method, "/api/v1/search")
	}
	return all
}

func TestEveryAnswerHasItsStatusAndTheHeadersThatGuardBrowsers(t *testing.T) {
	for name, w := range answers(t) {
		if want := name[:3]; want != strconv.Itoa(w.Code) {
			t.Errorf("%s has the status %d: %s", name, w.Code, w.Body)
		}
		h := w.Header()
		for _, one := range everywhere {
			if h.Get(one.name) != one.value {
				t.Errorf("%s: %s is %q", name, one.name, h.Get(one.name))
			}
		}
		forAll := strings.Contains(name, "API")
		if cors := h.Get("Access-Control-Allow-Origin") == "*"; cors != forAll {
			t.Errorf("%s: CORS is %v", name, cors)
		}
		if want := map[bool]string{true: "cross-origin", false: "same-origin"}[forAll]; h.Get("Cross-Origin-Resource-Policy") != want {
			t.Errorf("%s: Cross-Origin-Resource-Policy is %q", name, h.Get("Cross-Origin-Resource-Policy"))
		}
		if h.Get("Set-Cookie") != "" || h.Get("Server") != "" || h.Get("Strict-Transport-Security") != "" {
			t.Errorf("%s: too many headers: %v", name, h)
		}
		if w.Code != http.StatusNotModified && !strings.Contains(h.Get("Content-Type"), "charset=utf-8") {
			t.Errorf("%s: Content-Type is %q", name, h.Get("Content-Type"))
		}
		if w.Code == http.StatusMethodNotAllowed && h.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: Allow is %q", name, h.Get("Allow"))
		}
		if w.Code >= 400 && !strings.Contains(name, "asset") && h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: Cache-Control is %q", name, h.Get("Cache-Control"))
		}
		if strings.Contains(w.Body.String(), "broken") {
			t.Errorf("%s shows its cause: %s", name, w.Body)
		}
	}
}

func TestTheContentSecurityPolicyAllowsNothingInline(t *testing.T) {
	csp := newFixture(t, finds).do("GET", "/").Header().Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} {
		if !strings.Contains(csp, want) {
			t.Errorf("the policy lacks %s: %s", want, csp)
		}
	}
	for _, never := range []string{"unsafe", "*", "http", "data:"} {
		if strings.Contains(csp, never) {
			t.Errorf("the policy has %s: %s", never, csp)
		}
	}
}

func TestHSTSIsSentOnlyBehindHTTPS(t *testing.T) {
	w := newFixture(t, finds, func(c *Config) { c.HTTPS = true }).do("GET", "/nope")
	if got := w.Header().Get("Strict-Transport-Security"); got != "max-age=31536000; includeSubDomains" {
		t.Errorf("HSTS is %q", got)
	}
}

func TestAnswersAreCompressedAndStillRevalidated(t *testing.T) {
	f := newFixture(t, finds)
	plain := f.do("GET", "/api/v1/openapi.yaml").Body.String()
	etag := f.do("GET", "/api/v1/openapi.yaml").Header().Get("ETag")
	for encoding, open := range map[string]func(io.Reader) (io.Reader, error){
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"zstd": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
	} {
		w := f.do("GET", "/api/v1/openapi.yaml", "Accept-Encoding", encoding)
		if w.Header().Get("Content-Encoding") != encoding || !strings.Contains(w.Header().Get("Vary"), "Accept-Encoding") {
			t.Fatalf("%s: headers %v", encoding, w.Header())
		}
		r, err := open(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if text, err := io.ReadAll(r); err != nil || string(text) != plain {
			t.Errorf("%s: %v, %d bytes", encoding, err, len(text))
		}
		if w.Header().Get("ETag") != etag {
			t.Errorf("%s changes the ETag", encoding)
		}
		if w := f.do("GET", "/api/v1/openapi.yaml", "Accept-Encoding", encoding, "If-None-Match", etag); w.Code != http.StatusNotModified {
			t.Errorf("%s: a revalidation = %d", encoding, w.Code)
		}
	}
}

func TestAHeadTellsNoLengthThatAGetWouldNotHave(t *testing.T) {
	f := newFixture(t, finds)
	x := &service{config: Config{Log: f.logger()}.withDefaults(), source: f.source, pages: fakePages{}}
	long, err := x.around(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		text := strings.Repeat("eau ", 1000)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Length", strconv.Itoa(len(text)))
		_, _ = io.WriteString(w, text)
	}))
	if err != nil {
		t.Fatal(err)
	}
	routes := http.NewServeMux()
	routes.Handle("/long", long)
	routes.Handle("/", f.handler)
	site := httptest.NewServer(routes)
	defer site.Close()
	for _, path := range []string{"/long", "/", "/assets/glane.css", "/api/v1/openapi.yaml", "/api/v1/search", "/healthz", "/nope"} {
		for _, encoding := range []string{"identity", "gzip", "zstd"} {
			length := map[string]string{}
			for _, method := range []string{http.MethodGet, http.MethodHead} {
				r, err := http.NewRequestWithContext(t.Context(), method, site.URL+path, nil)
				if err != nil {
					t.Fatal(err)
				}
				r.Header.Set("Accept-Encoding", encoding)
				res, err := site.Client().Do(r)
				if err != nil {
					t.Fatal(err)
				}
				res.Body.Close()
				length[method] = res.Header.Get("Content-Length")
			}
			if head := length[http.MethodHead]; head != "" && head != length[http.MethodGet] {
				t.Errorf("%s, %s: HEAD tells %s bytes, GET %s", path, encoding, head, length[http.MethodGet])
			}
		}
	}
}

func TestTheLogTellsCausesAndNoQueryOrAddress(t *testing.T) {
	f := newFixture(t, func(context.Context, index.Request) (*index.Answer, error) { panic("broken searcher") })
	f.do("GET", "/api/v1/search?q=Dupont")
	f.do("GET", "/forged%0alevel=ERROR")
	log := f.log.String()
	for _, want := range []string{"broken searcher", "answer.go", "path=/api/v1/search", "status=500", "took="} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %q:\n%s", want, log)
		}
	}
	for _, never := range []string{"Dupont", "192.0.2.1", "\nlevel=ERROR"} {
		if strings.Contains(log, never) {
			t.Errorf("the log has %q:\n%s", never, log)
		}
	}
}

func TestAClientThatHasGoneIsNoFault(t *testing.T) {
	f := newFixture(t, func(ctx context.Context, _ index.Request) (*index.Answer, error) { return nil, ctx.Err() })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w := f.serve(httptest.NewRequest("GET", "/api/v1/search", nil).WithContext(ctx))
	if w.Body.Len() != 0 {
		t.Errorf("somebody is told %s", w.Body)
	}
	if log := f.log.String(); strings.Contains(log, "ERROR") || !strings.Contains(log, "status=499") {
		t.Errorf("the log is %s", log)
	}
}

func TestAPanicAfterTheFirstByteCutsTheConnection(t *testing.T) {
	f := newFixture(t, finds)
	x := &service{config: Config{}.withDefaults(), source: f.source, pages: fakePages{}}
	half := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "half an ans")
		panic("broken")
	})
	defer func() {
		if cause := recover(); cause != http.ErrAbortHandler {
			t.Errorf("the connection is not cut: %v", cause)
		}
	}()
	x.observing(x.recovering(half)).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil))
	t.Error("half an answer passes for a whole one")
}
