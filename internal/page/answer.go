package page

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"

	"glane/internal/etag"
)

// write sends a page, whole or not at all: an error means that nothing was sent.
// The tag is made of the bytes of the page, so that a browser which holds the
// same page is told so and receives no second copy.
func write(w http.ResponseWriter, r *http.Request, d *design, name string, status int, view any) error {
	var body bytes.Buffer
	if err := d.pages[name].ExecuteTemplate(&body, "base", view); err != nil {
		return fmt.Errorf("write page %s: %w", name, err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	// The style is asked for before the first byte of the page is there: on a slow
	// network it is what the first picture of the page waits for.
	h.Set("Link", "<"+d.assets.styleOf(name)+">; rel=preload; as=style")
	if status == http.StatusOK {
		tag := etag.OfBody(body.Bytes())
		h.Set("ETag", tag)
		h.Set("Cache-Control", "no-cache") // kept, and asked again each time
		if etag.Held(r, tag) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	} else {
		h.Set("Cache-Control", "no-store")
	}
	h.Set("Content-Length", strconv.Itoa(body.Len()))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		// What fails from here on is the connection, and nobody is left to tell.
		_, _ = body.WriteTo(w)
	}
	return nil
}
