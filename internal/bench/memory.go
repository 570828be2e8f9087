package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// memory is what the processes of an engine hold, in bytes, as Linux counts it.
// What several of them share is shared out among them.
type memory struct {
	own   int64 // what they made: heaps, and memory that they share
	files int64 // parts of files, of the index above all, that the system may take back
}

// memoryOf measures a driver; where it has started its engine as another
// process, the engine alone.
func memoryOf(pid int) (memory, error) {
	all, err := descendants(pid)
	if err != nil {
		return memory{}, err
	}
	if len(all) == 0 {
		all = []int{pid}
	}
	var m memory
	for _, one := range all {
		counted, err := rollup(one)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it has ended
		}
		if err != nil {
			return m, err
		}
		m.own += counted["Pss_Anon"] + counted["Pss_Shmem"]
		m.files += counted["Pss_File"]
	}
	return m, nil
}

// rollup reads what Linux sums up of a process's memory.
func rollup(pid int) (map[string]int64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return nil, fmt.Errorf("read memory: %w", err)
	}
	out := map[string]int64{}
	for line := range strings.Lines(string(text)) {
		name, rest, found := strings.Cut(line, ":")
		fields := strings.Fields(rest)
		if !found || len(fields) != 2 || fields[1] != "kB" {
			continue // the first line, which is no count
		}
		kilobytes, err := strconv.ParseInt(fields[0], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("read memory: %w", err)
		}
		out[name] = kilobytes << 10
	}
	return out, nil
}

// descendants are the processes that a process started, and that these started.
func descendants(pid int) ([]int, error) {
	lists, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	if err != nil {
		return nil, fmt.Errorf("find processes: %w", err)
	}
	var out []int
	for _, list := range lists {
		text, err := os.ReadFile(list)
		if errors.Is(err, fs.ErrNotExist) {
			continue // a thread that has ended
		}
		if err != nil {
			return nil, fmt.Errorf("find processes: %w", err)
		}
		for field := range strings.FieldsSeq(string(text)) {
			child, err := strconv.Atoi(field)
			if err != nil {
				return nil, fmt.Errorf("find processes: %w", err)
			}
			below, err := descendants(child)
			if err != nil {
				return nil, err
			}
			out = append(append(out, child), below...)
		}
	}
	return out, nil
}
