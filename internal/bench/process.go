package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"glane/internal/bench/driver"
)

// A built index, and what it took.
type built struct {
	took  time.Duration
	bytes int64
}

// tookFile keeps in an index's folder how long it took to build, and of which
// documents it is, for -keep.
const tookFile = "took.txt"

// build builds an index anew, unless one of the same documents is there and may
// be kept.
func build(ctx context.Context, program, index, data string, keep bool) (b built, err error) {
	of, err := os.ReadFile(filepath.Join(data, about))
	if err != nil {
		return b, fmt.Errorf("read what the documents are: %w", err)
	}
	if kept, err := os.ReadFile(filepath.Join(index, tookFile)); keep && err == nil {
		took, documents, _ := strings.Cut(string(kept), "\n")
		if documents == string(of) {
			if b.took, err = time.ParseDuration(took); err != nil {
				return b, fmt.Errorf("read %s: %w", tookFile, err)
			}
			b.bytes, err = size(index)
			return b, err
		}
	}
	if err := os.RemoveAll(index); err != nil {
		return b, fmt.Errorf("remove an old index: %w", err)
	}
	if err := os.MkdirAll(index, 0o755); err != nil {
		return b, fmt.Errorf("make folder: %w", err)
	}
	start := time.Now()
	if out, err := exec.CommandContext(ctx, program, "build", index, data).CombinedOutput(); err != nil {
		return b, fmt.Errorf("build: %w\n%s", err, out)
	}
	b.took = time.Since(start)
	if b.bytes, err = size(index); err != nil {
		return b, err
	}
	if err := os.WriteFile(filepath.Join(index, tookFile), []byte(b.took.String()+"\n"+string(of)), 0o644); err != nil {
		return b, fmt.Errorf("write %s: %w", tookFile, err)
	}
	return b, nil
}

// size adds up the files of an index. A log of what was written, which a
// database keeps for a while, is no part of it.
func size(index string) (total int64, err error) {
	err = filepath.WalkDir(index, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // it went while we looked
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "pg_wal":
			return filepath.SkipDir
		case d.IsDir():
			return nil
		}
		info, err := d.Info()
		if err == nil {
			total += info.Size()
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("measure the index: %w", err)
	}
	return total, nil
}

// A process is a driver that serves.
type process struct {
	name   string
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	says   string        // its engine and version
	first  time.Duration // from its start to its first answer
	errors strings.Builder
}

// serve starts a driver, waits until it is ready, and puts one query.
func serve(ctx context.Context, name, program, index, data string) (_ *process, err error) {
	p := &process{name: name, cmd: exec.CommandContext(ctx, program, "serve", index, data)}
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	p.out = bufio.NewReaderSize(out, 1<<16)
	p.cmd.Stderr = &p.errors
	start := time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	line, err := p.out.ReadString('\n')
	says, ready := strings.CutPrefix(strings.TrimSpace(line), "ready ")
	if err != nil || !ready {
		return nil, errors.Join(fmt.Errorf("%s is not ready: %q", name, line), err, p.stop())
	}
	p.says = says
	if _, _, err := p.ask(0); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	p.first = time.Since(start)
	return p, nil
}

// command sends a line and gives the one that answers it.
func (p *process) command(line string) (string, error) {
	if _, err := io.WriteString(p.in, line+"\n"); err != nil {
		return "", fmt.Errorf("%s: %w", p.name, err)
	}
	answer, err := p.out.ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("%s does not answer %q: %w\n%s", p.name, line, err, p.errors.String())
	}
	return strings.TrimSuffix(answer, "\n"), nil
}

// ask puts query n.
func (p *process) ask(n int) (time.Duration, driver.Answer, error) {
	line, err := p.command("ask " + strconv.Itoa(n))
	if err != nil {
		return 0, driver.Answer{}, err
	}
	took, a, err := driver.ParseAnswer(line)
	if err != nil {
		return 0, a, fmt.Errorf("%s: %w", p.name, err)
	}
	return took, a, nil
}

// both puts all queries from two clients, and gives how long that took.
func (p *process) both() (time.Duration, error) {
	line, err := p.command("both")
	if err != nil {
		return 0, err
	}
	micros, err := strconv.ParseInt(line, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%s: time of all queries: %w", p.name, err)
	}
	return time.Duration(micros) * time.Microsecond, nil
}

// stop ends the driver, and waits.
func (p *process) stop() error {
	err := p.in.Close()
	if werr := p.cmd.Wait(); werr != nil {
		return errors.Join(err, fmt.Errorf("%s: %w\n%s", p.name, werr, p.errors.String()))
	}
	return err
}
