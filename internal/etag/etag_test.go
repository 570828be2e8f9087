package etag

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestATagIsHeldHoweverClientsWriteIt(t *testing.T) {
	tag := OfBody([]byte("fiche"))
	for _, one := range []struct {
		name  string
		lines []string
		want  bool
	}{
		{"itself", []string{tag}, true},
		{"as a strong one", []string{strings.TrimPrefix(tag, "W/")}, true},
		{"after another", []string{`"x", ` + tag}, true},
		{"on a second line", []string{`"x"`, tag}, true},
		{"any", []string{"*"}, true},
		{"nothing", nil, false},
		{"another", []string{OfBody([]byte("autre"))}, false},
		{"a part of it", []string{tag[:len(tag)-2] + `"`}, false},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		for _, line := range one.lines {
			r.Header.Add("If-None-Match", line)
		}
		if got := Held(r, tag); got != one.want {
			t.Errorf("%s: held %v", one.name, got)
		}
	}
}

func TestATagIsOfTheAddressAndOfAllThatMakesTheAnswer(t *testing.T) {
	seen := map[string]string{}
	for _, one := range []struct {
		target string
		parts  []string
	}{
		{"/a", nil},
		{"/b", nil},
		{"/a?q=eau", nil},
		{"/a", []string{"corpus"}},
		{"/a", []string{"corpus", "1"}},
		{"/a", []string{"corpus1"}},
	} {
		name := one.target + " of " + strings.Join(one.parts, "+")
		w := httptest.NewRecorder()
		if NotModified(w, httptest.NewRequest(http.MethodGet, one.target, nil), one.parts...) {
			t.Errorf("%s: held by a client that told no tag", name)
		}
		tag := w.Header().Get("ETag")
		if other, taken := seen[tag]; taken || tag == "" {
			t.Errorf("%s and %s have the tag %q", name, other, tag)
		}
		seen[tag] = name
		r := httptest.NewRequest(http.MethodGet, one.target, nil)
		r.Header.Set("If-None-Match", tag)
		if w := httptest.NewRecorder(); !NotModified(w, r, one.parts...) || w.Code != http.StatusNotModified {
			t.Errorf("%s: %d to a client that holds it", name, w.Code)
		}
	}
}
