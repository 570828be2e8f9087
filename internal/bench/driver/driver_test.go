package driver

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"glane/internal/bench/material"
)

// fake finds as many documents as a query has letters.
type fake struct{ fail string }

var errFake = errors.New("it fails")

func (fake) Name() string                                { return "Fake 1.0" }
func (fake) Build(context.Context, string, string) error { return errFake }
func (f fake) Open(context.Context, string, string) (Engine, error) {
	return f, nil
}
func (fake) Close() error { return nil }

func (f fake) Ask(_ context.Context, q material.Query) (func() (Answer, error), error) {
	if q.Text == f.fail {
		return nil, errFake
	}
	return func() (Answer, error) { return Answer{Total: len(q.Text), IDs: []string{q.Text}}, nil }, nil
}

func data(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, QueryLog), []byte("mot\teau\t\t\nmot\tbail\ttheme\tlogement\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestADriverAnswersLineByLine(t *testing.T) {
	var out bytes.Buffer
	err := Run(t.Context(), fake{}, []string{"serve", "", data(t)}, strings.NewReader("ask 1\nboth\nask 0\n"), &out)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 4 || lines[0] != "ready Fake 1.0" {
		t.Fatalf("%q", lines)
	}
	for i, want := range map[int]Answer{1: {Total: 4, IDs: []string{"bail"}}, 3: {Total: 3, IDs: []string{"eau"}}} {
		_, got, err := ParseAnswer(lines[i])
		got.Facets = nil
		if err != nil || !cmp.Equal(got, want) {
			t.Errorf("%q: %v, %v", lines[i], got, err)
		}
	}
}

func TestADriverEndsWithWhatIsWrong(t *testing.T) {
	for name, test := range map[string]struct {
		fake  fake
		args  []string
		input string
		want  string
	}{
		"a query that fails":          {fake{"eau"}, []string{"serve", "", "DATA"}, "ask 0\n", "it fails"},
		"one of many that fails":      {fake{"bail"}, []string{"serve", "", "DATA"}, "both\n", "it fails"},
		"a query that there is not":   {fake{}, []string{"serve", "", "DATA"}, "ask 2\n", "unknown command"},
		"a command that there is not": {fake{}, []string{"serve", "", "DATA"}, "stop\n", "unknown command"},
		"an index that is not built":  {fake{}, []string{"build", "", "DATA"}, "", "it fails"},
		"a mode that there is not":    {fake{}, []string{"sing", "", "DATA"}, "", "unknown command"},
		"too few arguments":           {fake{}, []string{"serve"}, "", "usage"},
	} {
		t.Run(name, func(t *testing.T) {
			args := append([]string(nil), test.args...)
			for i := range args {
				if args[i] == "DATA" {
					args[i] = data(t)
				}
			}
			err := Run(t.Context(), test.fake, args, strings.NewReader(test.input), new(bytes.Buffer))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestAnAnswerIsReadAsItWasWritten(t *testing.T) {
	want := Answer{Total: 12, IDs: []string{"a", "b-2"}, Marked: 1, Facets: []Facet{
		{Name: "theme", Counts: []Count{{"eau", 7}, {"non-precise", 5}}}, {Name: "lieu"},
	}}
	took, got, err := ParseAnswer("250\t" + want.String())
	if err != nil || took.Microseconds() != 250 {
		t.Fatal(took, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzParseAnswer(f *testing.F) {
	f.Add("250\t12\ta b\ttheme=eau:7,air:5;lieu=\t1")
	f.Add("\t\t\t\t")
	f.Add("1\t1\t\t=:\t0")
	f.Fuzz(func(t *testing.T, line string) {
		_, a, err := ParseAnswer(line)
		if err != nil {
			return
		}
		_, again, err := ParseAnswer("0\t" + a.String())
		if err != nil {
			t.Fatalf("%q was read, and not what it is written as: %v", line, err)
		}
		if a.String() != again.String() {
			t.Errorf("%q, then %q", a, again)
		}
	})
}
