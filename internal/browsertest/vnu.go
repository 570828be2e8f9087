package browsertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// ValidHTML holds pages, by name, against the W3C's checker of HTML (vnu), all
// in one run of it: errors and warnings alike are faults.
func ValidHTML(t *testing.T, pages map[string]string) {
	t.Helper()
	if faults := htmlFaults(t, pages); faults != "" {
		t.Errorf("vnu found\n%s", faults)
	}
}

func htmlFaults(t *testing.T, pages map[string]string) string {
	t.Helper()
	if _, err := exec.LookPath("java"); err != nil {
		missing(t, "HTML was not checked: install Java (Debian: apt-get install default-jre-headless)")
	}
	jar, err := vnu.file("build/dist/vnu.jar")
	if err != nil {
		missing(t, "HTML was not checked: "+err.Error())
	}
	dir := t.TempDir()
	args := []string{"-jar", jar, "--asciiquotes"}
	for name, html := range pages {
		path := filepath.Join(dir, strings.NewReplacer("/", "-", " ", "-").Replace(name)+".html")
		if err := os.WriteFile(path, []byte(html), 0o600); err != nil {
			t.Fatalf("write page %s: %v", name, err)
		}
		args = append(args, path)
	}
	out, err := exec.Command("java", args...).CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Fatalf("vnu: %v", err)
	}
	return strings.ReplaceAll(string(out), dir+"/", "")
}

// missing leaves a test out for want of a tool, where that may be.
func missing(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(why)
	}
	t.Skip(why)
}
