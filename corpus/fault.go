package corpus

import "fmt"

// A Fault is one thing that is wrong in a corpus, with its place and, where
// there is one, its remedy. Message and Hint are French, for the author.
type Fault struct {
	File         string // path within the corpus folder, with slashes
	Line, Column int    // starting at 1, columns in characters; 0 when the fault is of the whole file
	Message      string
	Hint         string // what to do about it; "" when the message says enough
}

// String gives the fault as one line, "file:line:column: message (hint)".
func (f Fault) String() string {
	place := f.File
	if f.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", f.File, f.Line, max(f.Column, 1))
	}
	if f.Hint == "" {
		return place + ": " + f.Message
	}
	return place + ": " + f.Message + " (" + f.Hint + ")"
}
