package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"glane/corpus"
	"glane/index"
	"glane/internal/config"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
)

// silent are streams of a test: nothing in, what comes out is kept.
func silent() (streams Streams, out, err *bytes.Buffer) {
	out, err = new(bytes.Buffer), new(bytes.Buffer)
	return Streams{In: strings.NewReader(""), Out: out, Err: err}, out, err
}

func runWith(t *testing.T, args ...string) (exit int, out, err string) {
	t.Helper()
	streams, o, e := silent()
	exit = Run(t.Context(), args, streams)
	return exit, o.String(), e.String()
}

func TestExitCodes(t *testing.T) {
	tests := map[string]struct {
		args []string
		want int
	}{
		"help is no failure":             {nil, exitOK},
		"nothing found is no failure":    {[]string{"search", "xylophone"}, exitOK},
		"a sound corpus":                 {[]string{"check"}, exitOK},
		"a folder that is not there":     {[]string{"check", "/nulle/part"}, exitFailure},
		"an unknown command":             {[]string{"chercher"}, exitUsage},
		"an unknown option":              {[]string{"serve", "--porte", "80"}, exitUsage},
		"an option without its value":    {[]string{"serve", "--addr"}, exitUsage},
		"a value that no facet has":      {[]string{"search", "--facet", "outil=marteau"}, exitUsage},
		"a configuration file not there": {[]string{"check", "--config", "/nulle/part.yaml"}, exitUsage},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if exit, _, stderr := runWith(t, test.args...); exit != test.want {
				t.Errorf("glane %s: exit %d, want %d; stderr:\n%s", strings.Join(test.args, " "), exit, test.want, stderr)
			}
		})
	}
}

func TestAnEmptyFolderIsRefused(t *testing.T) {
	for _, args := range [][]string{
		{"new", ""}, {"check", ""}, {"check", "--corpus", ""}, {"serve", "--corpus="}, {"index", "--index", ""},
	} {
		exit, out, stderr := runWith(t, args...)
		if exit != exitUsage || out != "" || !strings.Contains(strings.ToLower(stderr), "le nom du dossier est vide") {
			t.Errorf("glane %q: exit %d, stdout %s, stderr %s", args, exit, out, stderr)
		}
	}
}

func TestAnInterruptedCommandSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	streams, _, stderr := silent()
	exit := Run(ctx, []string{"search", "eau"}, streams)
	if exit != exitInterrupted || stderr.String() != "Interrompu.\n" {
		t.Errorf("exit %d, stderr %q", exit, stderr)
	}
}

// commands lists the program's commands, with the root first.
func commands(t *testing.T) []*cobra.Command {
	t.Helper()
	streams, _, _ := silent()
	root := newRootCmd(streams, newApp(streams))
	return append([]*cobra.Command{root}, root.Commands()...)
}

// english finds what cobra or pflag would say by themselves.
var english = regexp.MustCompile(`(?i)(^|[\s(])(usage:|flags|available|default|help for|use "|strings?|stringArray|int|duration|command)([\s,.:)]|$)`)

// badSpace finds French punctuation after a plain space.
var badSpace = regexp.MustCompile(`[^ ] [:;!?»](\s|$)|« `)

func TestHelpOfEveryCommandIsFrench(t *testing.T) {
	for _, cmd := range commands(t) {
		args := []string{"help"}
		if cmd.HasParent() {
			args = append(args, cmd.Name())
		}
		exit, text, stderr := runWith(t, args...)
		if exit != exitOK || stderr != "" {
			t.Errorf("glane %s: exit %d, stderr %s", strings.Join(args, " "), exit, stderr)
		}
		if word := english.FindString(text); word != "" {
			t.Errorf("help of %s says %q:\n%s", cmd.Name(), word, text)
		}
		if at := badSpace.FindString(text); at != "" {
			t.Errorf("help of %s has a plain space in %q:\n%s", cmd.Name(), at, text)
		}
		if strings.Contains(text, "'") {
			t.Errorf("help of %s has a straight apostrophe:\n%s", cmd.Name(), text)
		}
		if cmd.HasParent() && !strings.HasPrefix(text, "Dit ") && cmd.Example == "" && cmd.Name() != "help" {
			t.Errorf("help of %s has no example", cmd.Name())
		}
	}
}

func TestSearchOptionsAreReadAsTyped(t *testing.T) {
	streams, _, _ := silent()
	var got searchOptions
	cmd := newSearchCmd(streams, func(_ context.Context, o searchOptions) error { got = o; return nil })
	cmd.SetArgs([]string{
		"--json", "parc", "naturel", "-f", "enjeux=eau", "--facet", "outil=entente,convention",
		"--annee-min", "2010", "--search-timeout", "3s", "--", "-vin",
	})
	if err := cmd.Execute(); err != nil {
		t.Fatal(err)
	}
	want := searchOptions{
		Config: config.Default(), Text: "parc naturel -vin", JSON: true,
		Facets: []string{"enjeux=eau", "outil=entente,convention"},
		Values: url.Values{"annee_min": {"2010"}},
	}
	want.SearchTimeout = 3 * time.Second
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestServeOptionsAreReadAsTyped(t *testing.T) {
	streams, _, _ := silent()
	streams.Environ = []string{"GLANE_INDEX=/var/lib/glane"}
	var got serveOptions
	cmd := newServeCmd(streams, func(_ context.Context, o serveOptions) error { got = o; return nil })
	cmd.SetArgs([]string{"--dev", "--addr", ":0", "--watch=non"})
	if err := cmd.Execute(); err != nil {
		t.Fatal(err)
	}
	want := serveOptions{Config: config.Default(), Dev: true}
	want.Index, want.Addr, want.Watch = "/var/lib/glane", ":0", false
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheAddressToClick(t *testing.T) {
	tests := map[string]struct {
		asked string
		taken string
		want  string
	}{
		"a name stays":                    {"localhost:8080", "127.0.0.1:8080", "http://localhost:8080"},
		"a port chosen by the system":     {"localhost:0", "127.0.0.1:40123", "http://localhost:40123"},
		"every address of this machine":   {"0.0.0.0:8080", "0.0.0.0:8080", "http://localhost:8080"},
		"the same in IPv6":                {"[::]:8080", "[::]:8080", "http://localhost:8080"},
		"no host at all":                  {":8080", "[::]:8080", "http://localhost:8080"},
		"an address of IPv6":              {"[::1]:8080", "[::1]:8080", "http://[::1]:8080"},
		"the port of HTTP is not written": {"exemple.fr:80", "192.0.2.1:80", "http://exemple.fr"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			taken, err := net.ResolveTCPAddr("tcp", test.taken)
			if err != nil {
				t.Fatal(err)
			}
			if got := clickable(test.asked, taken); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// A brokenEngine builds nothing.
type brokenEngine struct{ err error }

func (e brokenEngine) Build(context.Context, *corpus.Corpus, string) (index.Searcher, error) {
	return nil, e.err
}

func (e brokenEngine) Keep(context.Context, *corpus.Corpus, string) error { return e.err }

func engineOf(e index.Engine) func(*slog.Logger, func(int, int)) index.Engine {
	return func(*slog.Logger, func(int, int)) index.Engine { return e }
}

func TestABuildThatFailsIsToldInFrench(t *testing.T) {
	streams, _, stderr := silent()
	a := newApp(streams)
	full := errors.New("no space left on device")
	a.engine = engineOf(brokenEngine{full})
	root := newRootCmd(streams, a)
	root.SetArgs([]string{"serve", "--addr", "localhost:0"})
	err := root.ExecuteContext(t.Context())
	if exit := exitOf(t.Context(), err, streams.Err); exit != exitFailure || !errors.Is(err, full) {
		t.Errorf("exit %d, error %v", exit, err)
	}
	if want := "glane\u00a0: L’index n’a pas pu être construit\u00a0: no space left on device"; !strings.HasPrefix(stderr.String(), want) {
		t.Errorf("stderr %q, want %q", stderr, want)
	}
}

func TestAnIndexThatAnotherBuildsIsToldInFrench(t *testing.T) {
	streams, _, stderr := silent()
	a := newApp(streams)
	a.engine = engineOf(brokenEngine{fmt.Errorf("lock: %w", index.ErrBusy)})
	root := newRootCmd(streams, a)
	root.SetArgs([]string{"index", "--index", t.TempDir()})
	err := root.ExecuteContext(t.Context())
	if exit := exitOf(t.Context(), err, streams.Err); exit != exitFailure || !errors.Is(err, index.ErrBusy) {
		t.Errorf("exit %d, error %v", exit, err)
	}
	if want := typeset(" : un autre Glane le construit encore."); !strings.Contains(stderr.String(), want) {
		t.Errorf("stderr %q, want %q", stderr, want)
	}
}

func TestAnIndexThatIsAFileIsToldInFrench(t *testing.T) {
	file := filepath.Join(t.TempDir(), "index")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	exit, _, stderr := runWith(t, "index", "--index", file)
	if exit != exitFailure || !strings.Contains(stderr, typeset(" est un fichier ; donnez à --index un dossier")) {
		t.Errorf("exit %d, stderr %s", exit, stderr)
	}
	exit, _, stderr = runWith(t, "new", filepath.Join(file, "fiches"))
	if exit != exitFailure || strings.Contains(stderr, "not a directory") {
		t.Errorf("exit %d, stderr %s", exit, stderr)
	}
}

func TestWhyNothingCouldBeWrittenIsFrench(t *testing.T) {
	for _, cause := range []error{fs.ErrPermission, syscall.EACCES, syscall.ENOSPC, syscall.EPIPE, syscall.EROFS, syscall.ENOTDIR} {
		err := &fs.PathError{Op: "mkdir", Path: "fiches", Err: cause}
		if got := writeReason(err); strings.Contains(got, "mkdir") || !strings.HasSuffix(got, ".") {
			t.Errorf("%v: %q", cause, got)
		}
	}
}
