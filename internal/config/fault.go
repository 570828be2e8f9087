package config

import "strings"

// A Fault is one thing wrong in what was chosen, with its place. All is French.
type Fault struct {
	Place   string // "glane.yaml:3:1", "GLANE_ADDR" or "--addr"
	Message string
}

// String gives the fault as one line.
func (f Fault) String() string { return f.Place + "\u00a0: " + f.Message }

// An Error is every fault found in a configuration; never empty.
type Error struct{ Faults []Fault }

// Error gives one fault a line.
func (e *Error) Error() string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}
