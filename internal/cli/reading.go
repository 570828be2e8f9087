package cli

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"runtime/debug"
	"time"

	"glane/corpus"
	"glane/corpus/stored"
	"glane/internal/live"
)

// manyCases is from how many cases on a corpus is kept as it was read, beside its
// index: fewer are read again as quickly, and a file less is one thing less to go
// wrong.
const manyCases = 2_000

// read gives the corpus of a folder with its faults. With the folder of an index it
// comes from there when neither the files nor this program have changed since they
// were read; else they are read, and a large corpus is kept there.
func (a *app) read(s source, dir string, log *slog.Logger) (*corpus.Corpus, []corpus.Fault) {
	if s.dir == "" || dir == "" {
		return corpus.Load(s.files)
	}
	stamp, err := s.stamp(time.Now())
	if err != nil {
		log.Warn("Le corpus lu n’est pas gardé.", "cause", err)
		return corpus.Load(s.files)
	}
	c, faults, err := stored.Open(dir, stamp)
	switch {
	case err == nil:
		return c, faults
	case !errors.Is(err, stored.ErrStale) && !errors.Is(err, fs.ErrNotExist):
		log.Warn("Le corpus gardé ne peut pas être lu\u00a0: les fiches sont relues.", "cause", err)
	}
	c, faults = corpus.Load(s.files)
	if c == nil || c.Cases.Len() < manyCases {
		return c, faults
	}
	kept, err := a.store(dir, stamp, c, faults)
	if err != nil {
		log.Warn("Le corpus lu n’est pas gardé.", "cause", err)
		return c, faults
	}
	return kept, faults
}

// store puts a corpus into the folder of an index, and gives it as it is read there.
func (a *app) store(dir string, stamp stored.Stamp, c *corpus.Corpus, faults []corpus.Fault) (*corpus.Corpus, error) {
	if err := a.claim(dir); err != nil {
		return nil, err
	}
	if err := stored.Save(dir, stamp, c, faults); err != nil {
		return nil, err
	}
	kept, _, err := stored.Open(dir, stamp)
	return kept, err
}

// settled is how long files must have been as they are, for their times to tell
// every change to come: a file may be written twice within one tick of the clock that
// dates it.
const settled = 2 * time.Second

// stamp tells one state of the folder, as read by this very program, from any other.
// One of files that were just written is like no other.
func (s source) stamp(now time.Time) (stored.Stamp, error) {
	files, written, err := live.LookAt(s.dir)
	if err != nil {
		return nil, err
	}
	program, err := programStamp()
	if err != nil {
		return nil, err
	}
	out := append(files[:], program...)
	if now.Sub(written) < settled {
		out = binary.LittleEndian.AppendUint64(out, uint64(now.UnixNano()))
	}
	return out, nil
}

// programStamp tells this program from those that may read a corpus otherwise: by its
// file, since two builds of one revision may differ.
func programStamp() ([]byte, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("look at this program: %w", err)
	}
	out := binary.LittleEndian.AppendUint64(nil, uint64(info.Size()))
	out = binary.LittleEndian.AppendUint64(out, uint64(info.ModTime().UnixNano()))
	if build, ok := debug.ReadBuildInfo(); ok {
		out = append(out, build.Main.Version...)
	}
	return out, nil
}
