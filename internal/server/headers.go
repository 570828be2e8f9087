package server

import (
	"net/http"
	"strings"

	"glane/internal/api"
)

// everywhere are the headers of every answer, errors too. Nothing is allowed
// but what the service itself serves: no inline script or style, no frame, no
// other host.
var everywhere = []struct{ name, value string }{
	{"Content-Security-Policy", strings.Join([]string{
		"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
		"connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
	}, "; ")},
	{"X-Content-Type-Options", "nosniff"},
	// The address holds the query, which other sites have no need to know.
	{"Referrer-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
}

// securing puts the headers on before anything else can answer.
func (x *service) securing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for _, one := range everywhere {
			h.Set(one.name, one.value)
		}
		if x.config.HTTPS {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		if strings.HasPrefix(r.URL.Path, api.Prefix) {
			// Pages of other sites may read the API: it is public and has no cookies.
			h.Set("Access-Control-Allow-Origin", "*")
			h.Set("Access-Control-Expose-Headers", "ETag, Retry-After")
			h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		} else {
			h.Set("Cross-Origin-Resource-Policy", "same-origin")
		}
		next.ServeHTTP(w, r)
	})
}
