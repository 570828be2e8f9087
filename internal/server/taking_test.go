package server

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"glane/index"
)

// findsMany finds the one case of the corpus a great many times: several
// megabytes of answer.
func findsMany(context.Context, index.Request) (*index.Answer, error) {
	const many = 100_000
	return &index.Answer{Total: many, Numbers: make([]int, many)}, nil
}

func TestAFileIsToBeKeptAndNotIndexedAndAnErrorIsNot(t *testing.T) {
	f := newFixture(t, finds)
	w := f.do("GET", "/export.csv?q=eau")
	for name, want := range map[string]string{
		"Content-Disposition": `attachment; filename="essai-eau.csv"; filename*=UTF-8''Essai%20%E2%80%93%20eau.csv`,
		"X-Robots-Tag":        "noindex", "Cache-Control": "public, no-cache",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if w := f.do("GET", "/export.csv?q=eau", "If-None-Match", w.Header().Get("ETag")); w.Code != http.StatusNotModified {
		t.Errorf("the same file again: %d", w.Code)
	}
	if w := f.do("HEAD", "/export.xlsx"); w.Code != 200 || !strings.Contains(w.Header().Get("Content-Disposition"), ".xlsx") {
		t.Errorf("a HEAD: %d, %q", w.Code, w.Header().Get("Content-Disposition"))
	}
	broken := newFixture(t, func(context.Context, index.Request) (*index.Answer, error) { return nil, errors.New("broken") })
	for target, status := range map[string]int{
		"/export.csv?enjeu=eau": 400, "/export.csv?enjeux=nope": 400, "/export.csv?q=a&q=b": 400, "/export.pdf": 404, "/export.csv/": 404,
	} {
		if w := f.do("GET", target); w.Code != status || w.Header().Get("Content-Disposition") != "" {
			t.Errorf("%s: %d, to be kept as %q", target, w.Code, w.Header().Get("Content-Disposition"))
		}
	}
	for _, target := range []string{"/export.csv", "/export.xlsx", "/export.json", "/feed.atom"} {
		if w := broken.do("GET", target); w.Code != 500 || w.Header().Get("Content-Disposition") != "" || w.Header().Get("ETag") != "" {
			t.Errorf("%s over a broken index: %d %v", target, w.Code, w.Header())
		}
	}
}

func TestWhatCutsTheListIntoPagesCutsNoFile(t *testing.T) {
	var asked index.Request
	f := newFixture(t, func(ctx context.Context, r index.Request) (*index.Answer, error) {
		asked = r
		return finds(ctx, r)
	})
	f.do("GET", "/export.json?q=eau&enjeux=eau&sort=titre&page=7&size=3&explain=true")
	if asked.Page != 1 || asked.Size != testCorpus.Cases.Len() || asked.Explain || !asked.CasesOnly || asked.Sort != index.ByTitle || len(asked.Filters) != 1 {
		t.Errorf("the search was %+v", asked)
	}
	f.do("GET", "/feed.atom?q=eau&sort=titre&page=7&utm_source=x")
	if asked.Page != 1 || asked.Size != 50 || asked.Sort != index.ByUpdate || asked.Text != "eau" {
		t.Errorf("the search of the feed was %+v", asked)
	}
}

func TestAWorkbookIsNotCompressedTwice(t *testing.T) {
	f := newFixture(t, findsMany)
	for target, want := range map[string]string{"/export.xlsx": "", "/export.csv": "gzip"} {
		if got := f.do("GET", target, "Accept-Encoding", "gzip").Header().Get("Content-Encoding"); got != want {
			t.Errorf("%s is compressed as %q, want %q", target, got, want)
		}
	}
}

// A long file has its own time: neither that of a search nor that of other
// answers cuts it, and it stops when its reader leaves.
func TestAFileThatFailsInItsMiddleIsCut(t *testing.T) {
	broken := errors.New("broken")
	f := newFixture(t, finds)
	x := &service{config: Config{Log: f.logger()}.withDefaults(), source: f.source, pages: fakePages{}}
	half := x.exporting(func(w http.ResponseWriter, _ *http.Request, _ *index.Generation) error {
		_, err := io.WriteString(w, strings.Repeat("half a file ", 10_000))
		return errors.Join(err, broken)
	})
	around, err := x.around(half)
	if err != nil {
		t.Fatal(err)
	}
	served := httptest.NewServer(around)
	for _, encoding := range []string{"identity", "gzip", "zstd"} {
		r, err := http.NewRequest(http.MethodGet, served.URL, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Accept-Encoding", encoding)
		res, err := served.Client().Do(r)
		if err == nil {
			_, err = io.Copy(io.Discard, res.Body)
			res.Body.Close()
		}
		if err == nil {
			t.Errorf("%s: half a file passes for a whole one", encoding)
		}
	}
	served.Close() // waits for what is logged
	if !strings.Contains(f.log.String(), "broken") {
		t.Errorf("the cause is not logged: %s", f.log)
	}
}

func TestTheTimeOfASearchDoesNotCutAFile(t *testing.T) {
	f := newFixture(t, func(ctx context.Context, r index.Request) (*index.Answer, error) {
		if deadline, ok := ctx.Deadline(); !ok || time.Until(deadline) > time.Second {
			t.Error("the search of an export has not its own deadline")
		}
		return findsMany(ctx, r)
	}, func(c *Config) { c.SearchTimeout = time.Second })
	served := httptest.NewUnstartedServer(f.handler)
	served.Config.WriteTimeout = 300 * time.Millisecond // for other answers
	served.Start()
	defer served.Close()
	res, err := served.Client().Get(served.URL + "/export.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if _, err := io.CopyN(io.Discard, res.Body, 1000); err != nil {
		t.Fatal(err)
	}
	time.Sleep(1200 * time.Millisecond) // a reader slower than either
	n, err := io.Copy(io.Discard, res.Body)
	if err != nil || n < 5_000_000 {
		t.Errorf("%d bytes, %v", n, err)
	}
}

func TestAFileStopsWhenItsReaderLeavesAndThatIsNoFault(t *testing.T) {
	f := newFixture(t, findsMany)
	served := httptest.NewServer(f.handler)
	res, err := served.Client().Get(served.URL + "/export.json")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.CopyN(io.Discard, res.Body, 1000); err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	served.Close() // waits for the handler
	if log := f.log.String(); strings.Contains(log, "ERROR") {
		t.Errorf("the log is %s", log)
	}
}

func TestAddressesBeginWhereReadersFindTheService(t *testing.T) {
	for _, one := range []struct{ configured, host, want string }{
		{"", "localhost:8080", "http://localhost:8080"},
		{"", "[::1]:80", "http://[::1]:80"},
		{"https://fiches.example.org", "autre.example.org", "https://fiches.example.org"},
		{"https://fiches.example.org/", "", "https://fiches.example.org"},
		{"", "a b", ""},
		{"", "x/../y", ""},
		{"", `x"onload=`, ""},
		{"", "moi@ici", ""},
		{"", "", ""},
	} {
		x := &service{config: Config{BaseURL: one.configured}}
		if got := x.base(&http.Request{Host: one.host}); got != one.want {
			t.Errorf("%q at host %q: %q, want %q", one.configured, one.host, got, one.want)
		}
	}
	forwarded := httptest.NewRequest("GET", "http://ici.example.org/", nil)
	forwarded.Header.Set("X-Forwarded-Host", "ailleurs.example.org")
	if got := (&service{}).base(forwarded); got != "http://ici.example.org" {
		t.Errorf("what anybody writes in a header is believed: %q", got)
	}
}

func TestOnlySoManyFilesAreMadeAtOnce(t *testing.T) {
	begun, leave := make(chan struct{}, 10), make(chan struct{})
	f := newFixture(t, func(ctx context.Context, r index.Request) (*index.Answer, error) {
		begun <- struct{}{}
		<-leave
		return finds(ctx, r)
	}, func(c *Config) { c.SearchTimeout = 50 * time.Millisecond })
	answered := make(chan int)
	from := func(client string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "/export.csv", nil)
		r.RemoteAddr = net.JoinHostPort(client, "1234")
		return f.serve(r)
	}
	take := func(client string) { go func() { answered <- from(client).Code }() }
	refused := func(client, what string) {
		t.Helper()
		if w := from(client); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
			t.Errorf("%s: %d", what, w.Code)
		}
	}
	take("192.0.2.1")
	take("192.0.2.1")
	<-begun
	<-begun
	refused("192.0.2.1", "a third file of one client, who would keep others waiting")
	take("192.0.2.2")
	take("2001:db8::1")
	<-begun
	<-begun
	refused("192.0.2.3", "a fifth file")
	close(leave)
	for range 4 {
		if code := <-answered; code != 200 {
			t.Errorf("one of four files: %d", code)
		}
	}
	if w := f.do("GET", "/export.csv"); w.Code != 200 {
		t.Errorf("after them: %d", w.Code)
	}
}
