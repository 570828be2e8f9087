package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// reference is the engine that all are compared with.
const reference = "lucene"

// peers lists the engines by the names of their folders, in the order of the
// table. Each has a script there, "prepare", which makes the driver's program.
var peers = []string{"glanehttp", "glane", "lucene", "tantivy", "xapian", "sqlite", "postgresql", "bleve"}

// peersFolder is where they stand, from the root of the project.
const peersFolder = "internal/bench/peers"

// statusMissing is how "prepare" ends when something is not on this machine and
// cannot be had; its last line then says what.
const statusMissing = 3

// A missing peer is left out of the run.
type missing struct{ name, why string }

// chosen gives the names that were asked for.
func (o options) chosen() ([]string, error) {
	if o.only == "" {
		return peers, nil
	}
	names := strings.Split(o.only, ",")
	for _, name := range names {
		if !slices.Contains(peers, name) {
			return nil, fmt.Errorf("no engine is called %q: there are %s", name, strings.Join(peers, ", "))
		}
	}
	return names, nil
}

// prepare makes the programs of the chosen peers. Those that this machine lacks
// something for are told apart.
func (o options) prepare(ctx context.Context) (programs map[string]string, absent []missing, err error) {
	names, err := o.chosen()
	if err != nil {
		return nil, nil, err
	}
	bin := filepath.Join(o.cache, "bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return nil, nil, fmt.Errorf("make folder: %w", err)
	}
	programs = map[string]string{}
	for _, name := range names {
		fmt.Fprintf(os.Stderr, "preparing %s\n", name)
		program := filepath.Join(bin, name)
		cmd := exec.CommandContext(ctx, filepath.Join(peersFolder, name, "prepare"), program)
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		switch {
		case errors.As(err, &exit) && exit.ExitCode() == statusMissing:
			absent = append(absent, missing{name, lastLine(string(out))})
		case err != nil:
			return nil, nil, fmt.Errorf("prepare %s: %w\n%s", name, err, out)
		default:
			programs[name] = program
		}
	}
	return programs, absent, nil
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}
