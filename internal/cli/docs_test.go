package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// guides gives the documentation by its file.
func guides(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"../../*.md", "../../docs/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			out[file] = string(text)
		}
	}
	return out
}

// TestTheReadmeListsEveryCommand holds the table of README.md against the program.
func TestTheReadmeListsEveryCommand(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| `glane ([a-z]+)").FindAllStringSubmatch(string(readme), -1) {
		documented[row[1]] = true
	}
	for _, cmd := range commands(t)[1:] {
		if !documented[cmd.Name()] {
			t.Errorf("README.md has no row for glane %s", cmd.Name())
		}
		delete(documented, cmd.Name())
	}
	for name := range documented {
		t.Errorf("README.md tells of glane %s, which is no command", name)
	}
}

var (
	fenced    = regexp.MustCompile("(?ms)^```.*?^```")
	heading   = regexp.MustCompile(`(?m)^#+ (.+)$`)
	link      = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	target    = regexp.MustCompile("(?m)(?:^|`)make ([a-z][a-z-]*)")
	projected = regexp.MustCompile("`((?:cmd|corpus|index|internal|web|\\.ci|docs)/[A-Za-z0-9_./*-]+)`")
)

// TestLinksOfTheDocumentationLeadSomewhere follows those within the project, to
// the heading where they name one.
func TestLinksOfTheDocumentationLeadSomewhere(t *testing.T) {
	all, followed := guides(t), 0
	for file, text := range all {
		for _, found := range link.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
			path, anchor, _ := strings.Cut(found[1], "#")
			if strings.Contains(path, "://") {
				continue
			}
			followed++
			to := file
			if path != "" {
				to = filepath.Join(filepath.Dir(file), path)
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s: the link to %s leads nowhere", file, path)
			} else if guide, ok := all[to]; anchor != "" && (!ok || !hasAnchor(guide, anchor)) {
				t.Errorf("%s: the link to %s names no heading", file, found[1])
			}
		}
	}
	if followed < 30 {
		t.Errorf("only %d links found: the search for them is broken", followed)
	}
}

// hasAnchor tells whether a heading of a guide has an anchor, as GitHub and
// GitLab make them: its letters, digits, hyphens and underscores in lower case.
func hasAnchor(guide, anchor string) bool {
	for _, found := range heading.FindAllStringSubmatch(fenced.ReplaceAllString(guide, ""), -1) {
		made := strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, found[1])
		if made == anchor {
			return true
		}
	}
	return false
}

// toBeWritten are paths that the documentation has its reader make.
var toBeWritten = map[string]bool{"web/texts/de.yaml": true}

func TestTheDocumentationNamesTargetsAndFilesThatAreThere(t *testing.T) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	targets, files := 0, 0
	for file, text := range guides(t) {
		for _, found := range target.FindAllStringSubmatch(text, -1) {
			targets++
			if !regexp.MustCompile(`(?m)^` + found[1] + `:`).Match(makefile) {
				t.Errorf("%s: there is no make %s", file, found[1])
			}
		}
		for _, found := range projected.FindAllStringSubmatch(text, -1) {
			files++
			matches, err := filepath.Glob(filepath.Join("../..", found[1]))
			if (err != nil || len(matches) == 0) && !toBeWritten[found[1]] {
				t.Errorf("%s: there is no %s", file, found[1])
			}
		}
	}
	if targets < 15 || files < 40 {
		t.Errorf("only %d targets and %d files found: the search for them is broken", targets, files)
	}
}

// shellWords finds the words of a command line as simple as the documentation's.
var shellWords = regexp.MustCompile(`"[^"]*"|\S+`)

// TestDocumentedCommandLinesAreRight parses every line of the documentation
// and of the help that starts with "glane", and runs nothing.
func TestDocumentedCommandLinesAreRight(t *testing.T) {
	var lines []string
	for _, file := range []string{"../../README.md", "../../docs/exploitation.md", "../../docs/configuration.md", "../../docs/relevance.md"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(string(text), "\n")...)
	}
	for _, cmd := range commands(t) {
		lines = append(lines, strings.Split(cmd.Example, "\n")...)
	}
	checked := 0
	for _, line := range lines {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "  #")
		words := shellWords.FindAllString(strings.TrimPrefix(line, "bin/"), -1)
		if len(words) < 2 || words[0] != "glane" || strings.ContainsAny(line, "…>") {
			continue
		}
		root := commands(t)[0]
		cmd, rest, err := root.Find(words[1:])
		if err != nil || cmd == root {
			t.Errorf("%q: no such command", line)
			continue
		}
		if err := cmd.ParseFlags(rest); err != nil {
			t.Errorf("%q: %v", line, err)
		}
		checked++
	}
	if checked < 10 {
		t.Errorf("only %d lines found: the search for them is broken", checked)
	}
}
