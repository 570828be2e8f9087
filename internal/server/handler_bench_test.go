package server_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"glane/corpus/cooperations"
	"glane/internal/api"
)

// A sink takes an answer and keeps nothing of it.
type sink struct{ header http.Header }

func (s *sink) Header() http.Header            { return s.header }
func (s *sink) WriteHeader(int)                {}
func (s *sink) Write(body []byte) (int, error) { return len(body), nil }

// BenchmarkSearchHandler is a search through all that stands around it, but for the
// connection.
func BenchmarkSearchHandler(b *testing.B) {
	h, _ := whole(b, cooperations.Files)
	for name, question := range map[string]string{"word": "?q=eau", "words": "?q=alimentation+locale", "all": ""} {
		b.Run(name, func(b *testing.B) {
			r := httptest.NewRequest(http.MethodGet, api.PathSearch+question, nil)
			b.ReportAllocs()
			for b.Loop() {
				h.ServeHTTP(&sink{http.Header{}}, r)
			}
		})
	}
}
