// Package marked writes again the part of a document that stands between two
// marks: tables that a measurement makes, in a page that people write.
//
// It does not know what stands there.
package marked

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// ErrNoMarks is the error of a document without the marks.
var ErrNoMarks = errors.New("the marks are not in the document")

// Replace puts text between the marks of a file; both are whole lines, and stay.
func Replace(file, start, end, text string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read document: %w", err)
	}
	before, rest, started := strings.Cut(string(data), start)
	_, after, ended := strings.Cut(rest, end)
	if !started || !ended {
		return fmt.Errorf("%s: %w", file, ErrNoMarks)
	}
	if err := os.WriteFile(file, []byte(before+start+text+end+after), 0o644); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	return nil
}
