package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// startPatience is how long a server may take to answer, and to stop.
const startPatience = 30 * time.Second

// errMissing tells that PostgreSQL is not installed.
var errMissing = errors.New("PostgreSQL is not installed (on Debian: apt-get install postgresql)")

// A server is a PostgreSQL of our own.
type server struct {
	folder  string // holds its data and its socket, and is removed with it
	bin     string
	process *exec.Cmd
	ended   chan error
	log     bytes.Buffer // to be read once ended has told
}

// start makes a database in a temporary folder and serves it on a socket there.
func start(ctx context.Context) (_ *server, err error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "glane-pg-")
	if err != nil {
		return nil, fmt.Errorf("make folder: %w", err)
	}
	s := &server{folder: folder, bin: bin}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.stop())
		}
	}()
	if err := giveAway(folder); err != nil {
		return nil, err
	}
	data := filepath.Join(folder, "data")
	init, err := s.command(ctx, "initdb", "--pgdata", data, "--username", "glane", "--auth", "trust",
		"--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync")
	if err != nil {
		return nil, err
	}
	if out, err := init.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	// Not bound to ctx: stop ends it, and waits.
	s.process, err = s.command(context.WithoutCancel(ctx), "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off")
	if err != nil {
		return nil, err
	}
	s.process.Stdout, s.process.Stderr = &s.log, &s.log
	if err := s.process.Start(); err != nil {
		s.process = nil
		return nil, fmt.Errorf("start postgres: %w", err)
	}
	s.ended = make(chan error, 1)
	go func() { s.ended <- s.process.Wait() }()
	return s, s.ready(ctx)
}

// ready waits until the server answers.
func (s *server) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
	for {
		_, err := s.ask(ctx, "SELECT 1;", nil)
		if err == nil {
			return nil
		}
		select {
		case ended := <-s.ended:
			s.ended <- ended // for stop
			return fmt.Errorf("postgres ended at once: %w\n%s", ended, s.log.String())
		case <-ctx.Done():
			return fmt.Errorf("postgres does not answer: %w", errors.Join(ctx.Err(), err))
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// stop ends the server and removes its folder.
func (s *server) stop() error {
	var errs []error
	if s.process != nil {
		// SIGINT is PostgreSQL's fast shutdown. That of a server that has ended by itself has nobody to reach.
		if err := s.process.Process.Signal(syscall.SIGINT); err != nil && !errors.Is(err, os.ErrProcessDone) {
			errs = append(errs, fmt.Errorf("stop postgres: %w", err))
		}
		select {
		case <-s.ended:
		case <-time.After(startPatience):
			errs = append(errs, errors.New("postgres did not stop, it was killed"), s.process.Process.Kill())
			<-s.ended
		}
	}
	return errors.Join(append(errs, os.RemoveAll(s.folder))...)
}

// ask runs SQL in psql with variables, and gives its rows, one a line, cells
// parted by tabulations.
func (s *server) ask(ctx context.Context, sql string, variables map[string]string) (string, error) {
	args := []string{
		"--host", s.folder, "--username", "glane", "--dbname", "postgres",
		"--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--field-separator", "\t", "--set", "ON_ERROR_STOP=1",
	}
	for name, value := range variables {
		args = append(args, "--set", name+"="+value)
	}
	cmd := exec.CommandContext(ctx, filepath.Join(s.bin, "psql"), args...)
	cmd.Stdin = strings.NewReader(sql)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("psql: %w: %s", err, complaint.String())
	}
	return out.String(), nil
}

// binaries is the folder of the newest PostgreSQL on this machine: Debian
// keeps initdb and postgres out of the PATH.
func binaries() (string, error) {
	if initdb, err := exec.LookPath("initdb"); err == nil {
		whole, err := filepath.EvalSymlinks(initdb)
		if err != nil {
			return "", fmt.Errorf("find PostgreSQL: %w", err)
		}
		return filepath.Dir(whole), nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", errors.Join(errMissing, err)
	}
	version := func(path string) int {
		n, err := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
		if err != nil {
			return 0 // no number: older than any
		}
		return n
	}
	newest := slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })
	return filepath.Dir(newest), nil
}

// command makes a command of PostgreSQL. It refuses to run as root, who runs it
// as another user: by setpriv, which becomes the command and passes signals on.
func (s *server) command(ctx context.Context, name string, args ...string) (*exec.Cmd, error) {
	whole := append([]string{filepath.Join(s.bin, name)}, args...)
	if os.Geteuid() == 0 {
		u, err := unprivileged()
		if err != nil {
			return nil, err
		}
		whole = append([]string{"setpriv", "--reuid", u.Uid, "--regid", u.Gid, "--clear-groups"}, whole...)
	}
	cmd := exec.CommandContext(ctx, whole[0], whole[1:]...)
	cmd.Dir = s.folder
	return cmd, nil
}

// unprivileged is the user that a server of root's runs as.
func unprivileged() (*user.User, error) {
	u, err := user.Lookup("postgres")
	if err != nil {
		u, err = user.Lookup("nobody")
	}
	if err != nil {
		return nil, fmt.Errorf("find a user without rights: %w", err)
	}
	return u, nil
}

// giveAway makes a folder that of the user that the server runs as.
func giveAway(folder string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	u, err := unprivileged()
	if err != nil {
		return err
	}
	uid, errUID := strconv.Atoi(u.Uid)
	gid, errGID := strconv.Atoi(u.Gid)
	if err := errors.Join(errUID, errGID); err != nil {
		return fmt.Errorf("user %s: %w", u.Username, err)
	}
	if err := os.Chown(folder, uid, gid); err != nil {
		return fmt.Errorf("give folder to %s: %w", u.Username, err)
	}
	return nil
}
