package browsertest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// criteriaOf is how many criteria each theme of the RGAA 4.1 has.
var criteriaOf = []int{9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12}

var gridStates = []string{"tenu", "en partie", "à la main", "sans objet"}

var (
	gridRow  = regexp.MustCompile(`(?m)^\| (\d+\.\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$`)
	gridSum  = regexp.MustCompile(`<!-- bilan -->(.*)<!-- fin -->`)
	quoted   = regexp.MustCompile("`([^`]+)`")
	declared = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// The grid of docs/rgaa.md says how each criterion is checked: what it names
// must be there, and be run.
func TestTheGridOfTheRGAAIsWholeAndNamesWhatExists(t *testing.T) {
	t.Parallel()
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(root, "docs", "rgaa.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := gridRow.FindAllStringSubmatch(string(text), -1)
	var numbers, expected []string
	count := map[string]int{}
	for _, row := range rows {
		numbers = append(numbers, row[1])
		count[row[4]]++
		if !slices.Contains(gridStates, row[4]) {
			t.Errorf("%s: the state %q is none", row[1], row[4])
		}
		if row[4] == "tenu" && !strings.Contains(row[3], "`Test") {
			t.Errorf("%s is said to hold, and no test says so", row[1])
		}
	}
	for i, n := range criteriaOf {
		for j := range n {
			expected = append(expected, fmt.Sprintf("%d.%d", i+1, j+1))
		}
	}
	if !slices.Equal(numbers, expected) {
		t.Errorf("the grid has the criteria %v", numbers)
	}
	var sum []string
	for _, state := range gridStates {
		sum = append(sum, fmt.Sprintf("%s\u00a0: %d", state, count[state]))
	}
	if told := gridSum.FindStringSubmatch(string(text)); told == nil || told[1] != strings.Join(sum, ", ") {
		t.Errorf("the sum is %q, the rows make %q", told, strings.Join(sum, ", "))
	}
	tests, rules := testNames(t, root), axeRules(t)
	for _, row := range rows {
		for _, name := range quoted.FindAllStringSubmatch(row[3], -1) {
			if !tests[name[1]] && !rules[name[1]] {
				t.Errorf("%s names %s, which is neither a test nor a rule of axe-core", row[1], name[1])
			}
		}
	}
}

// testNames are the tests of the packages that look at pages.
func testNames(t *testing.T, root string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, dir := range []string{"browsertest", "page"} {
		files, err := filepath.Glob(filepath.Join(root, "internal", dir, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range declared.FindAllStringSubmatch(string(source), -1) {
				names[found[1]] = true
			}
		}
	}
	return names
}

func axeRules(t *testing.T) map[string]bool {
	t.Helper()
	path, err := axe.file("axe.min.js")
	if err != nil {
		missing(t, "the rules of the grid were not checked: "+err.Error())
	}
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, found := range regexp.MustCompile(`id:"([a-z0-9-]+)"`).FindAllStringSubmatch(string(source), -1) {
		rules[found[1]] = true
	}
	return rules
}

// absent is what the grid says that the pages have none of.
const absent = `iframe, frame, object, embed, video, audio, canvas, table, blockquote, q, figcaption, blink, marquee,
	[accesskey], a[target], form[target], img:not(.marque img), input[type=image], [onmousemove], [ondevicemotion]`

func TestWhatTheGridCallsAbsentIsAbsent(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	for _, v := range views {
		if v.failed {
			b.ExpectConsole(1)
		}
		b.Open(v.address)
		if found := Eval[string](b, `[...document.querySelectorAll(`+quote(absent)+`)].map(e => e.outerHTML.slice(0, 80)).join("; ")`); found != "" {
			t.Errorf("%s has %s", v.name, found)
		}
		if shape := Eval[string](b, frame); shape != "NAV.acces HEADER.entete MAIN FOOTER.pied" {
			t.Errorf("%s is made of %s", v.name, shape)
		}
	}
}

// frame names the parts of a page in their order.
const frame = `[...document.body.children].filter(e => e.matches("nav, header, main, footer"))
	.map(e => e.tagName + (e.classList.length ? "." + e.classList[0] : "")).join(" ")`

func TestSkipsLandmarksAndPlacesAreTheSameOnEveryPage(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	for _, v := range views {
		if v.failed {
			b.ExpectConsole(1)
		}
		b.Open(v.address)
		want(t, v.name+": search boxes in the head", b.Count("header form[role=search] input#q"), 1)
		want(t, v.name+": main parts", b.Count("main#contenu"), 1)
		want(t, v.name+": links at the foot", strings.Join(b.links(".pied nav a"), ", "), strings.Join(footLinks, ", "))
		broken := Eval[string](b, `[...document.querySelectorAll(".acces a")].filter(a => !document.querySelector(a.hash)).map(a => a.hash).join()`)
		want(t, v.name+": ways to nothing", broken, "")
	}
}

var footLinks = []string{"À propos", "Sigles", "API", "Accessibilité\u00a0: non conforme"}

func TestEachGroupOfBoxesHasALegend(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	b.Open("/?q=territoire")
	want(t, "groups without a legend", Eval[int](b, `[...document.querySelectorAll("fieldset")].filter(f => !f.querySelector("legend")?.innerText.trim()).length`), 0)
	want(t, "boxes outside of a group", b.Count("input[type=checkbox]:not(fieldset input)"), 0)
	if b.Count("fieldset") == 0 {
		t.Error("there are no groups")
	}
}
