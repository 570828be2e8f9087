package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"glane": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			context.AfterFunc(ctx, stop)
			os.Exit(Run(ctx, os.Args[1:], Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Environ: os.Environ()}))
		},
	})
}

// TestScripts runs the stories of testdata/script with the real program, each
// in a folder of its own. Beside testscript's commands they have:
//
// $PROJECT is the folder of the project.
//
//	freeport NAME         puts a port that nobody listens on into $NAME
//	taken NAME            the same, but listens on it until the script ends
//	terminate             asks every program in the background to end, as supervisors do
//	[!] get URL REGEXP    asks until the answer's status and body match, for 20 s; "!" asks until none does
//	[!] plain stdout|stderr|FILE REGEXP   as stdout does, with plain spaces in place of French ones
func TestScripts(t *testing.T) {
	project, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_PROXY", "*")
			env.Setenv("PROJECT", project)
			return nil
		},
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"freeport": func(ts *testscript.TestScript, neg bool, args []string) {
				l := listenAnywhere(ts, neg, args)
				ts.Check(l.Close())
			},
			"taken": func(ts *testscript.TestScript, neg bool, args []string) {
				l := listenAnywhere(ts, neg, args)
				ts.Defer(func() { ts.Check(l.Close()) })
			},
			"terminate": terminate,
			"get":       get,
			"plain":     plain,
		},
	})
}

func listenAnywhere(ts *testscript.TestScript, neg bool, args []string) net.Listener {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: freeport|taken NAME")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	_, port, err := net.SplitHostPort(l.Addr().String())
	ts.Check(err)
	ts.Setenv(args[0], port)
	return l
}

func terminate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: terminate")
	}
	for _, cmd := range ts.BackgroundCmds() {
		ts.Check(cmd.Process.Signal(syscall.SIGTERM))
	}
}

// plain holds the last stdout or stderr, its no-break spaces made plain ones,
// against a regexp: a script then reads as French does.
func plain(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] plain stdout|stderr|FILE REGEXP")
	}
	text := plainSpaces.Replace(ts.ReadFile(args[0]))
	matched, err := regexp.MatchString("(?m)"+args[1], text)
	ts.Check(err)
	if matched == neg {
		ts.Fatalf("%s matches %q: %v, in:\n%s", args[0], args[1], matched, text)
	}
}

func get(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] get URL REGEXP")
	}
	wanted, err := regexp.Compile(args[1])
	ts.Check(err)
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	var last string
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		if last, err = ask(client, args[0]); err != nil {
			last = err.Error() // not listening yet, or not any more
			continue
		}
		if wanted.MatchString(last) != neg {
			return
		}
	}
	ts.Fatalf("asked for 20 s, last came: %s", last)
}

func ask(client *http.Client, url string) (_ string, err error) {
	response, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	body, err := io.ReadAll(response.Body)
	return fmt.Sprintf("%d %s", response.StatusCode, body), err
}
