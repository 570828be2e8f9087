package api

import (
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net/http"
	"strings"

	"glane/index"
)

// notModified puts the validators of an answer on w. When the client holds that
// answer already, it also answers 304 and tells true.
//
// The ETag is of what is asked, not of the bytes: the corpus, the program's
// version and the address make the answer, all but took_ms. It is weak for that
// reason, and since the same answer goes out compressed or not.
func (a *API) notModified(w http.ResponseWriter, r *http.Request, g *index.Generation) bool {
	return NotModified(w, r, g.Corpus.Fingerprint, a.version)
}

// NotModified does so for an answer that is made of the address and of what
// parts tell from any other: the corpus, the program, and whatever else makes it.
func NotModified(w http.ResponseWriter, r *http.Request, parts ...string) bool {
	h := sha256.New()
	for _, part := range append(parts, r.URL.EscapedPath(), r.URL.RawQuery) {
		io.WriteString(h, part+"\n") // a hash never fails to take bytes
	}
	etag := `W/"` + base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:12]) + `"`
	w.Header().Set("ETag", etag)
	// Anyone may keep the answer, and asks each time whether it still holds: a
	// corpus may change at any moment.
	w.Header().Set("Cache-Control", "public, no-cache")
	if !holds(r.Header.Values("If-None-Match"), etag) {
		return false
	}
	w.WriteHeader(http.StatusNotModified)
	return true
}

// holds tells whether one of the tags of an If-None-Match header is etag, by
// weak comparison (RFC 9110, 8.8.3.2).
func holds(header []string, etag string) bool {
	opaque := strings.TrimPrefix(etag, "W/")
	for _, tag := range strings.Split(strings.Join(header, ","), ",") {
		tag = strings.TrimSpace(tag)
		if tag == "*" || strings.TrimPrefix(tag, "W/") == opaque {
			return true
		}
	}
	return false
}
