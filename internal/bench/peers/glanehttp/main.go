// Command glanehttp measures the service as its users meet it: "glane serve"
// in a process of its own, asked over HTTP, the time being that until the last
// byte of the JSON has come. It is a driver of the benchmark.
//
// The program that is measured is the one beside this one, named "serve-glane".
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"glane/internal/api"
	"glane/internal/bench/driver"
	"glane/internal/bench/material"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "glanehttp:", err)
		os.Exit(1)
	}
}

// run is a driver's, and does one thing more: "worst INDEX DATA".
func run(ctx context.Context, args []string) error {
	if len(args) == 3 && args[0] == "worst" {
		return worst(ctx, args[1], args[2], os.Stdout)
	}
	return driver.Run(ctx, peer{}, args, os.Stdin, os.Stdout)
}

type peer struct{}

func (peer) Name() string { return "Glane, par HTTP et JSON" }

// program is the path of the program that is measured.
func program() (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find this program: %w", err)
	}
	return filepath.Join(filepath.Dir(self), "serve-glane"), nil
}

func (peer) Build(ctx context.Context, index, data string) error {
	path, err := program()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, path, "index", "--corpus", filepath.Join(data, material.CorpusFolder), "--index", index)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("glane index: %w", err)
	}
	return nil
}

func (peer) Open(ctx context.Context, index, data string) (driver.Engine, error) {
	path, err := program()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, path, "serve", "--corpus", filepath.Join(data, material.CorpusFolder), "--index", index,
		"--addr", "127.0.0.1:0", "--watch=false", "--search-timeout", "60s")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("read glane: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start glane: %w", err)
	}
	e := &engine{process: cmd}
	address, err := address(out)
	if err != nil {
		return nil, errors.Join(err, e.Close())
	}
	e.client.host = strings.TrimPrefix(strings.TrimSuffix(address, "/"), "http://")
	return e, nil
}

// address reads where the service answers off its first line. The rest of what
// it says is read and left.
func address(out io.Reader) (string, error) {
	r := bufio.NewReader(out)
	line, err := r.ReadString('\n')
	at := strings.Index(line, "http://")
	if err != nil || at < 0 {
		return "", errors.Join(fmt.Errorf("glane serve does not say its address: %q", line), err)
	}
	go func() { _, _ = io.Copy(io.Discard, r) }() // ends with the process
	return strings.TrimSpace(line[at:]), nil
}

type engine struct {
	process *exec.Cmd
	client  client
}

func (e *engine) Close() error {
	e.client.close()
	if err := e.process.Process.Signal(syscall.SIGTERM); err != nil {
		return fmt.Errorf("stop glane: %w", err)
	}
	if err := e.process.Wait(); err != nil {
		return fmt.Errorf("stop glane: %w", err)
	}
	return nil
}

// Ask implements driver.Engine.
func (e *engine) Ask(ctx context.Context, q material.Query) (func() (driver.Answer, error), error) {
	v := url.Values{"q": {q.Text}}
	if q.Kind == material.Phrase {
		v.Set("q", `"`+q.Text+`"`)
	}
	if q.Facet != "" {
		v.Set(q.Facet, q.Value)
	}
	body, err := e.client.ask(ctx, e.client.request(api.PathSearch+"?"+v.Encode()))
	if err != nil {
		return nil, err
	}
	return func() (driver.Answer, error) { return answer(body) }, nil
}

func answer(body []byte) (driver.Answer, error) {
	var a api.Search
	if err := json.NewDecoder(bytes.NewReader(body)).Decode(&a); err != nil {
		return driver.Answer{}, fmt.Errorf("decode: %w", err)
	}
	out := driver.Answer{Total: a.Total}
	for _, h := range a.Hits {
		out.IDs = append(out.IDs, h.ID)
		for _, passages := range h.Highlights {
			if strings.Contains(strings.Join(passages, ""), "<mark>") {
				out.Marked++
				break
			}
		}
	}
	for _, f := range a.Facets {
		counted := driver.Facet{Name: string(f.Name)}
		for _, v := range f.Values {
			counted.Counts = append(counted.Counts, driver.Count{ID: v.Value, Count: v.Count})
		}
		out.Facets = append(out.Facets, counted)
	}
	return out, nil
}
