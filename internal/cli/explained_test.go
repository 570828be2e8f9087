package cli

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"glane/internal/marked"
)

// TestTheExampleOfAnExplanationIsWhatTheCommandWrites holds docs/relevance.md against
// the program; UPDATE_DOCS=1 writes it anew.
func TestTheExampleOfAnExplanationIsWhatTheCommandWrites(t *testing.T) {
	const (
		file    = "../../docs/relevance.md"
		command = "search PNR cooperation --size 1 --explain"
		start   = "<!-- glane " + command + " : début -->\n"
		end     = "<!-- glane " + command + " : fin -->\n"
	)
	var out, problems bytes.Buffer
	if code := Run(context.Background(), strings.Fields(command), Streams{Out: &out, Err: &problems}); code != 0 {
		t.Fatalf("code %d: %s", code, problems.String())
	}
	want := "\n```\n" + out.String() + "```\n\n"
	if os.Getenv("UPDATE_DOCS") != "" {
		if err := marked.Replace(file, start, end, want); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, started := strings.Cut(string(data), start)
	got, _, ended := strings.Cut(rest, end)
	if !started || !ended {
		t.Fatalf("%s has not the marks of glane %s", file, command)
	}
	if got != want {
		t.Errorf("%s tells\n%s\nglane %s writes\n%s\n(UPDATE_DOCS=1 writes it anew)", file, got, command, want)
	}
}
