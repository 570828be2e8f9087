// Package etag is how an answer is revalidated: the tag that names it, and
// whether a client holds the answer of that tag already (RFC 9110, 8.8.3 and
// 13.1.2).
//
// It does not know what answers say.
package etag

import (
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net/http"
	"strings"
)

// weakPrefix begins a tag that tells answers of the same meaning, and not of the
// same bytes: one answer goes out compressed or not.
const weakPrefix = "W/"

// OfBody is the weak tag of an answer that is made of those bytes.
func OfBody(body []byte) string {
	sum := sha256.Sum256(body)
	return weak(sum[:])
}

// Held tells whether one of the tags that a client holds is tag, by weak
// comparison.
func Held(r *http.Request, tag string) bool {
	opaque := strings.TrimPrefix(tag, weakPrefix)
	for one := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		one = strings.TrimSpace(one)
		if one == "*" || strings.TrimPrefix(one, weakPrefix) == opaque {
			return true
		}
	}
	return false
}

// NotModified puts the validators of an answer on w. When the client holds that
// answer already, it also answers 304 and tells true.
//
// The tag is of what is asked, not of the bytes, so that nothing has to be made
// to say that nothing has changed: the address, and what parts tell from any
// other answer there: the corpus, the program, and whatever else makes it.
func NotModified(w http.ResponseWriter, r *http.Request, parts ...string) bool {
	h := sha256.New()
	for _, part := range append(parts, r.URL.EscapedPath(), r.URL.RawQuery) {
		io.WriteString(h, part+"\n") // a hash never fails to take bytes
	}
	tag := weak(h.Sum(nil))
	w.Header().Set("ETag", tag)
	// Anyone may keep the answer, and asks each time whether it still holds: a
	// corpus may change at any moment.
	w.Header().Set("Cache-Control", "public, no-cache")
	if !Held(r, tag) {
		return false
	}
	w.WriteHeader(http.StatusNotModified)
	return true
}

func weak(sum []byte) string {
	return weakPrefix + `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
}
