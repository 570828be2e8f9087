package server

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"glane/index"
	"glane/internal/api"
	"glane/internal/params"
	"glane/internal/problem"
)

// A route is one path of the service with what answers there.
type route struct {
	path   string
	handle handler
}

// searching are the routes that need a generation. A word in braces reaches
// the handler by r.PathValue.
func (x *service) searching() []route {
	return []route{
		{"/", x.pages.Search},
		{params.CasePrefix + "{id}", x.pages.Case},
		{params.FacetPrefix + "{facet}", x.pages.Facet},
		{params.MapPrefix + "{facet}", x.pages.Map},
		{params.MapPrefix + "{facet}/{level}", x.pages.Map},
		{params.AboutPath, x.pages.About},
		{params.GlossaryPath, x.pages.Glossary},
		{params.ContractPath, x.contract},
		{params.AccessibilityPath, x.pages.Accessibility},
		{api.PathSearch, x.api.Search},
		{api.PathFacets, x.api.Facets},
		{api.PathFacet, x.api.Facet},
		{api.PathCase, x.api.Case},
		{api.PathSimilar, x.api.Similar},
		{api.PathSuggest, x.api.Suggest},
		{api.PathSchema, x.api.Schema},
		{api.PathOpenAPI, x.api.OpenAPI},
	}
}

// contract brings the page and the API's document together: neither knows the other.
func (x *service) contract(w http.ResponseWriter, r *http.Request, g *index.Generation) error {
	doc, err := x.api.Document(g.Corpus)
	if err != nil {
		return err
	}
	return x.pages.Contract(w, r, g, doc, api.PathOpenAPI)
}

const (
	pathAlive = "/healthz"
	pathReady = "/readyz"
)

// router is the route table, and the only place that knows the router's package.
// Which methods are taken is decided before it.
func (x *service) router() http.Handler {
	// A path is taken as it was sent: no redirect to a cleaned one.
	m := mux.NewRouter().SkipClean(true)
	for _, r := range slices.Concat(x.searching(), x.telling()) {
		m.Handle(r.path, x.limiting(pathValues(x.answering(r.handle))))
	}
	for _, r := range x.taking() {
		m.Handle(r.path, x.limiting(pathValues(x.exporting(r.handle))))
	}
	m.HandleFunc(pathAlive, alive)
	m.HandleFunc(pathReady, x.ready)
	m.PathPrefix(params.AssetPrefix).Handler(x.pages.Assets())
	m.NotFoundHandler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x.fail(w, r, x.noAddress(r))
	})
	return m
}

// noAddress tells a program the address that it meant, and a reader where to go.
func (x *service) noAddress(r *http.Request) *problem.Problem {
	if !forPrograms(r) {
		return problem.NoAddress()
	}
	var known []string
	for _, way := range x.searching() {
		if strings.HasPrefix(way.path, api.Prefix) && !strings.Contains(way.path, "{") {
			known = append(known, way.path)
		}
	}
	return problem.NoAPIAddress(r.URL.Path, known, api.PathOpenAPI)
}

// pathValues hands the parts of a path on as the standard library does.
func pathValues(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range mux.Vars(r) {
			r.SetPathValue(name, value)
		}
		next.ServeHTTP(w, r)
	})
}
