// Package browsertest holds what tests of the pages need beside Go: a browser,
// the checker of HTML and that of accessibility; its own tests walk through the
// whole service in a browser. Nothing but tests imports it.
//
// Where a tool is missing, a test says in one line how to have it and is left
// out; where CI is set in the environment it fails instead.
package browsertest
