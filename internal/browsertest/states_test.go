package browsertest

import "testing"

// withAndWithoutScript runs a journey twice, in a tab of its own each time.
func withAndWithoutScript(t *testing.T, base string, journey func(t *testing.T, b *Tab)) {
	t.Helper()
	for _, script := range []bool{true, false} {
		t.Run(map[bool]string{true: "with scripts", false: "without scripts"}[script], func(t *testing.T) {
			b := NewTab(t, base)
			if !script {
				b.NoScript()
			}
			journey(t, b)
		})
	}
}

// links gives the texts of the links at a selector.
func (b *Tab) links(selector string) []string {
	b.t.Helper()
	return Eval[[]string](b, `[...document.querySelectorAll(`+quote(selector)+`)].map(e => e.innerText.trim())`)
}
